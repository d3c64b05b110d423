"""Units whose requests are not taken. Under Beijing's rule: passports due by 12 May lock the unit from 12 June."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks.trips.deadlines import Due
from localdiplomacy.checks.trips.suspension import Suspension, _during, _lasting
from localdiplomacy.model import OutboundDelegation, Text, Transition
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.answers import InForce
from localdiplomacy.regulations.parameters import Citation, Grade, Precision

Found = list[tuple[str, str | None]]
Look = Callable[..., Found]
LATE = ("LD-TRIP-033", "d1")


def lived(**days: str) -> tuple[Transition, ...]:
    return tuple(Transition(state.replace("_", "-"), day) for state, day in days.items())


def made(**days: str) -> OutboundDelegation:
    history = lived(returned="2019-05-05", reported="2019-05-06", **days)
    return OutboundDelegation(id="d1", unit="局", departs_on="2019-05-01", returns_on="2019-05-05", history=history)


def requested(applied: str, **more: Any) -> OutboundDelegation:
    given = {"unit": "局", "departs_on": "2019-12-01", "returns_on": "2019-12-03", "history": lived(applied=applied)}
    return OutboundDelegation(id="d2", **{**given, **more})


@pytest.mark.parametrize(
    ("applied", "expected"),
    [("2019-06-11", []), ("2019-06-12", ["LD-TRIP-042"]), ("2019-07-01", ["LD-TRIP-042"]), ("2019-07-02", [])],
)
def test_requests_between_the_lock_and_the_handing_in(look: Look, applied: str, expected: list[str]) -> None:
    found = look(made(passports_returned="2019-07-02"), requested(applied), jurisdiction="11")
    assert found == [LATE, *((code, "d2") for code in expected)]


def test_passports_that_are_still_out_lock_the_unit(look: Look) -> None:
    found = look(made(), requested("2019-06-12"), jurisdiction="11")
    assert found == [LATE, ("LD-TRIP-041", "d1"), ("LD-TRIP-042", "d2")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (made(passports_returned="2019-07-02"), requested("2019-06-12", unit="委")),
        (made(passports_returned="2019-07-02"), requested("2019-06-12", unit=None)),
        (made(passports_returned="2019-07-02"), requested("2019-06")),
        (made(passports_returned="2019-07-02"), requested("2019-06-12", history=())),
        (made(passports_returned="2019-06-11"), requested("2019-06-20")),
    ],
)
def test_requests_that_are_taken(look: Look, first: OutboundDelegation, second: OutboundDelegation) -> None:
    assert look(first, second, jurisdiction="11") == [LATE]


def test_an_archived_trip_locks_nothing(look: Look) -> None:
    assert look(made(archived="2019-12-01"), requested("2019-06-20"), jurisdiction="11") == []


def test_passports_of_a_cancelled_trip_lock_as_well(look: Look) -> None:
    off = OutboundDelegation(id="d1", unit="局", history=lived(approved="2019-04-01", cancelled="2019-04-20"))
    expected = [("LD-TRIP-034", "d1"), ("LD-TRIP-041", "d1"), ("LD-TRIP-042", "d2")]
    assert look(off, requested("2019-06-12"), jurisdiction="11") == expected
    never = OutboundDelegation(id="d1", unit="局", history=lived(submitted="2019-04-01", cancelled="2019-04-20"))
    assert look(never, requested("2019-06-12"), jurisdiction="11") == []


def test_elsewhere_there_is_no_such_rule(look: Look) -> None:
    assert look(made(passports_returned="2019-07-02"), requested("2019-06-12"), jurisdiction="32") == [LATE]


def test_of_several_suspensions_the_one_that_lasts_is_named(look: Look) -> None:
    again = OutboundDelegation(
        id="d0",
        unit="局",
        departs_on="2019-04-01",
        returns_on="2019-04-02",
        history=lived(returned="2019-04-02", reported="2019-04-03", passports_returned="2019-06-01"),
    )
    found = look(again, made(passports_returned="2019-07-02"), requested("2019-06-12"), jurisdiction="11")
    assert found == [("LD-TRIP-011", "d2"), ("LD-TRIP-033", "d0"), LATE, ("LD-TRIP-042", "d2")]


RULE = InForce(
    name="passport.lock_after_overdue",
    value=Duration(30, DayKind.CALENDAR_DAYS),
    unit="duration",
    since=None,
    until=None,
    precision=Precision.DAY,
    source=Citation(text="a rule"),
    grade=Grade.B,
    jurisdiction="CN",
)
days = st.dates(date(2024, 1, 1), date(2024, 2, 1))


@given(spans=st.lists(st.tuples(days, st.none() | days), max_size=8), day=days)
def test_the_first_suspension_in_force_is_found_among_those_that_last(
    spans: list[tuple[date, date | None]], day: date
) -> None:
    due = Due(date(2023, 12, 1), Text("回国之日", "the return"), Duration(7, DayKind.CALENDAR_DAYS), RULE)
    spans = sorted((span for span in spans if span[1] is None or span[1] >= span[0]), key=lambda span: span[0])
    every = [Suspension(since, until, OutboundDelegation(id="t"), due, RULE) for since, until in spans]
    wanted = [one for one in every if one.since <= day and (one.until is None or day < one.until)]
    found = _during(_lasting(every), day)
    assert (found is None) is (not wanted)
    if found is not None:
        assert found in wanted
        assert found.since == wanted[0].since
