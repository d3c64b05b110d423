"""What is due before a trip and after it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.rulebook import Rulebook
from localdiplomacy.checks.trips.deadlines import due, late
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import OutboundDelegation, PartialDate, Stop, Transition
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations, builtin

Look = Callable[..., list[tuple[str, str | None]]]
OURS = Citation(text="ours")


def trip(*moves: tuple[str, str | None], **more: Any) -> OutboundDelegation:
    given = {"departs_on": "2018-10-30", "returns_on": "2018-11-03", "stops": (Stop(country="JP"),), **more}
    return OutboundDelegation(id="d", history=tuple(Transition(to, on) for to, on in moves), **given)


@pytest.mark.parametrize(
    ("moves", "at", "found"),
    [
        ((), "2023-01-01", []),  # a ledger without lives does not follow its trips
        ((("approved", "2018-10-01"),), "2023-01-01", []),  # nor one that ends with the approval
        ((("returned", None),), "2018-11-10", []),
        ((("returned", None),), "2018-11-11", ["LD-TRIP-033"]),
        ((("returned", None),), "2018-11-19", ["LD-TRIP-033", "LD-TRIP-035"]),
        ((("returned", None),), "2018-12-04", ["LD-TRIP-033", "LD-TRIP-035"]),
        ((("returned", None), ("archived", None)), "2023-01-01", []),
        ((("passports-returned", None), ("reported", None)), "2018-11-30", []),
        ((("passports-returned", "2018-11"), ("reported", "2018")), "2018-11-30", []),
        ((("passports-returned", "2018-12"), ("reported", "2018-11-18")), "2018-12-01", ["LD-TRIP-033"]),
        # What is recorded for a later day had not happened on the day of the check.
        ((("passports-returned", "2018-11-20"), ("archived", None)), "2018-11-19", []),
        ((("returned", None), ("passports-returned", "2018-11-20")), "2018-11-15", ["LD-TRIP-033"]),
        ((("cancelled", "2018-10-01"),), "2023-01-01", []),
    ],
)
def test_done_late_not_done_and_not_followed(moves: Any, at: str, found: list[str], look: Look) -> None:
    assert [code for code, _ in look(trip(*moves), at=date.fromisoformat(at))] == found


@pytest.mark.parametrize(
    ("choice", "more", "last"),
    [
        ("return-7", {}, date(2018, 11, 10)),
        ("departure-approved-7", {"days_approved": 5}, date(2018, 11, 11)),  # one day more, as the sources say
        ("departure-approved-7", {}, None),
        ("return-7", {"returns_on": "2018-11"}, None),
        ("return-7", {"returns_on": None}, None),
        ("return-5-working", {}, date(2018, 11, 9)),
    ],
)
def test_both_formulas_of_the_passports(choice: str, more: dict[str, Any], last: date | None) -> None:
    rules = builtin().choose("passport.return_deadline", choice)
    context = CheckContext(
        ledger=Ledger(), at=date(2019, 1, 1), regulations=rules, is_working_day=lambda day: day.weekday() < 5
    )
    found = due(Rulebook(context, "x"), trip(**more), PartialDate.parse("2018-11-03"), "passport.return_deadline")
    assert (found.on if found else None) == last


def test_an_unknown_event_is_not_passed_over() -> None:
    rules = builtin().settle("passport.return_deadline", ("landing", Duration(7, DayKind.CALENDAR_DAYS)), source=OURS)
    context = CheckContext(ledger=Ledger(), at=date(2019, 1, 1), regulations=rules)
    with pytest.raises(ValueError, match="landing"):
        due(Rulebook(context, "x"), trip(), PartialDate.parse("2018-11-03"), "passport.return_deadline")


@given(st.dates(date(2018, 1, 1), date(2019, 12, 31)), st.dates(date(2018, 1, 1), date(2019, 12, 31)))
def test_what_was_done_in_time_is_never_late(done: date, on: date) -> None:
    made = trip(("returned", "2018-01-01"), ("reported", done.isoformat()))
    assert (late(made, "reported", on, date(2020, 1, 1)) is None) is (done <= on)


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ((("approved", "2018-09-20"), ("cancelled", "2018-10-08"), ("passports-returned", "2018-10-15")), []),
        (
            (("approved", "2018-09-20"), ("cancelled", "2018-10-08"), ("passports-returned", "2018-10-16")),
            ["LD-TRIP-034"],
        ),
        ((("approved", "2018-09-20"), ("cancelled", "2018-10-08"), ("archived", "2018-10-16")), []),
        ((("approved", "2018-09-20"), ("cancelled", "2018-10")), []),
        ((("approved", "2018-09-20"), ("cancelled", None)), []),
        ((("approved", "2015-09-20"), ("cancelled", "2015-10-08")), []),  # the rule is of 2016
    ],
)
def test_passports_of_cancelled_trips(moves: Any, found: list[str], look: Look) -> None:
    assert [code for code, _ in look(trip(*moves))] == found


def _working(day: date) -> bool:
    return day.weekday() < 5 and day != date(2018, 9, 24)


@pytest.mark.parametrize(
    ("moves", "calendar", "found"),
    [
        ((("public-notice", "2018-09-17"), ("noticed", "2018-09-21")), _working, []),
        ((("public-notice", "2018-09-17"), ("noticed", "2018-09-20")), _working, ["LD-TRIP-031"]),
        ((("public-notice", "2018-09-24"), ("noticed", "2018-09-28")), _working, ["LD-TRIP-031"]),  # a holiday
        ((("public-notice", "2018-09-17"), ("submitted", "2018-09-20")), _working, ["LD-TRIP-031"]),
        ((("public-notice", "2018-09-17"), ("noticed", "2018-09")), _working, []),
        ((("public-notice", "2018-09"), ("noticed", "2018-09-20")), _working, []),
        ((("noticed", "2018-09-20"),), _working, []),
        ((("public-notice", "2018-09-17"), ("noticed", "2018-09-18")), None, ["LD-CHECK-006"]),
        ((("public-notice", "2012-09-17"), ("noticed", "2012-09-18")), None, []),  # no such rule yet
    ],
)
def test_public_notices(moves: Any, calendar: Any, found: list[str], look: Look) -> None:
    assert [code for code, _ in look(trip(*moves), is_working_day=calendar)] == found


@pytest.mark.parametrize(
    ("applied", "departs", "found"),
    [
        ("2018-08-30", "2018-10-30", []),
        ("2018-08-31", "2018-10-30", ["LD-TRIP-036"]),
        ("2018-08", "2018-10-30", []),
        ("2018-08-31", "2018-10", []),
        ("2018-08-31", None, []),
    ],
)
def test_requests(applied: str, departs: str | None, found: list[str], look: Look) -> None:
    made = trip(("applied", applied), departs_on=departs, returns_on=None)
    assert [code for code, _ in look(made)] == found


def test_outcomes_are_overdue_where_publications_are_recorded(look: Look) -> None:
    open_, done = trip(("returned", None)), trip(("published", "2018-11-30"), ("archived", None))
    other = evolve(done, id="other")
    assert ("LD-TRIP-032", "d") not in look(open_, at=date(2018, 12, 4))
    assert ("LD-TRIP-032", "d") in look(open_, other, at=date(2018, 12, 4))
    assert ("LD-TRIP-032", "d") not in look(open_, other, at=date(2018, 12, 3))


@pytest.mark.parametrize("more", [{"departs_on": "2012-10-30", "returns_on": "2012-11-03"}, {"returns_on": "2018"}])
def test_without_a_rule_or_a_day_no_outcome_is_late(more: dict[str, Any], look: Look) -> None:
    late_one = trip(("published", "2019-12-30"), ("archived", None), **more)
    assert [code for code, _ in look(late_one)] == []


def test_the_day_of_coming_back_may_be_in_the_history(look: Look) -> None:
    made = trip(("returned", "2018-11-05"), returns_on=None)
    assert look(made, at=date(2018, 11, 12)) == []
    assert look(made, at=date(2018, 11, 13)) == [("LD-TRIP-033", "d")]
    assert look(made, regulations=Regulations()) == []
