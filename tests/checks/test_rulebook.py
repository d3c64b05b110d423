"""Asking the regulations for the place and day of each record; what has no answer is said once."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.rulebook import Rulebook, cited, limit
from localdiplomacy.checks.rules_of_places import graded
from localdiplomacy.issues.catalogue.trips import TOO_LONG
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import City, Office, OutboundDelegation, PartialDate
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.answers import InForce
from localdiplomacy.regulations.parameters import Grade
from localdiplomacy.regulations.regulations import Regulations, builtin

DAY = PartialDate.parse("2020-01-01")
PLACES = (
    City(id="chengdu", division_code="510100"),
    City(id="district", parent="chengdu"),
    City(id="loop", parent="loop"),
    City(id="odd", division_code="不详"),
    Office(id="a", city="chengdu"),
    Office(id="b", city="district"),
    Office(id="c", city="loop"),
    Office(id="d", city="odd"),
    Office(id="e"),
    Office(id="f", city="nowhere"),
)


def book(*records: Any, **more: Any) -> Rulebook:
    given = {"ledger": Ledger.of(records), "at": date(2020, 1, 1), "regulations": builtin(), **more}
    return Rulebook(CheckContext(**given), "core.trial")


def trip(office: str | None = None) -> OutboundDelegation:
    return OutboundDelegation(id="t", office=office)


@pytest.mark.parametrize(
    ("office", "where", "most"),
    [
        ("a", None, 5),  # Sichuan
        ("b", None, 5),  # the place around it
        ("c", None, 6),
        ("d", None, 6),
        ("e", "51", 5),  # the workspace's
        ("f", None, 6),
        (None, "5101", 5),
        ("elsewhere", None, 6),
        ("a", "32", 5),
    ],
)
def test_rules_are_those_of_the_offices_place(office: str | None, where: str | None, most: int) -> None:
    answer = book(*PLACES, jurisdiction=where).ask("outbound.max_headcount", trip(office), DAY)
    assert answer is not None
    assert answer.value == most


def test_without_regulations_there_is_no_rule() -> None:
    for none in (None, Regulations()):
        assert book(regulations=none).ask("outbound.max_days", trip(), DAY, {"countries": 1}) is None


@pytest.mark.parametrize(("day", "days"), [("2012", 6), ("2013", 5), ("2012-12", 6), ("2007", None), ("2014-03-01", 5)])
def test_a_day_known_in_part_has_an_answer_where_the_rule_does_not_change(day: str, days: int | None) -> None:
    answer = book().ask("outbound.max_days", trip(), PartialDate.parse(day), {"countries": 1})
    assert (answer.value if answer else None) == days


def test_a_year_in_which_the_rule_begins_has_none() -> None:
    assert book().ask("outbound.max_headcount", trip("a"), PartialDate.parse("2015")) is not None
    assert book(*PLACES).ask("outbound.max_headcount", trip("a"), PartialDate.parse("2015")) is None


def test_conditions_that_a_parameter_does_not_have_are_left_out() -> None:
    answer = book().ask("outbound.max_headcount", trip(), DAY, {"countries": 3, "rank": None, "unit": "市外办"})
    assert answer is not None


def test_what_is_not_settled_is_said_once_with_its_variants() -> None:
    asking = book()
    for _ in range(3):
        assert asking.ask("report.deadline", trip(), DAY) is None
    assert asking.ask("outbound.quota", trip(), DAY, records=4) is None
    assert asking.ask("passport.return_deadline", trip(), DAY, quietly=True) is None
    first, second = asking.unanswered()
    assert (first.code, first.values("en")["count"], first.values("en")["known"]) == ("LD-CHECK-005", "4", "")
    assert second.values("en")["parameter"] == "report.deadline"
    assert second.values("en")["count"] == "3"
    assert second.values("en")["known"].startswith(" (known variants: return-15, return-15-working")


def _until_2027(day: date) -> bool:
    if day.year >= 2027:
        raise NotImplementedError
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("calendar", "start", "last", "problem"),
    [
        (_until_2027, date(2026, 12, 18), date(2026, 12, 25), None),
        (_until_2027, date(2026, 12, 28), None, "The working days of 2027 are not known"),
        (_until_2027, date(2026, 12, 31), None, "The working days of 2027 are not known"),
        (_until_2027, date(2027, 3, 1), None, "The working days of 2027 are not known"),
        (None, date(2026, 12, 18), None, "There is no calendar of working days"),
    ],
)
def test_a_year_that_is_not_announced_is_unknown(
    calendar: Any, start: date, last: date | None, problem: str | None
) -> None:
    asking = book(is_working_day=calendar)
    five = Duration(5, DayKind.WORKING_DAYS)
    assert [asking.last_day(five, start) for _ in range(2)] == [last, last]
    found = [(issue.code, issue.values("en")["problem"], issue.values("en")["count"]) for issue in asking.unanswered()]
    assert found == ([] if problem is None else [("LD-CHECK-006", problem, "2")])


def test_names_and_grades() -> None:
    asking = book(code_lists={})
    assert asking.label("country", "JP").en == "JP"
    weak = asking.ask("outbound.business_share", trip(), DAY)
    firm = asking.ask("outbound.max_headcount", trip(), DAY)
    assert isinstance(weak, InForce)
    assert isinstance(firm, InForce)
    assert graded(TOO_LONG, firm, weak) is TOO_LONG
    assert graded(TOO_LONG, firm, evolve(weak, grade=Grade.K)) == TOO_LONG.as_advice()
    assert (cited(weak).zh, cited(firm).zh) == (
        "outbound.business_share，辖区 CN",
        "outbound.max_headcount，自 2013-01-01 起，辖区 CN",
    )
    assert (limit(weak).zh, limit(firm).en) == ("2/3", "6 persons")


@pytest.mark.parametrize(
    ("name", "day", "after", "end"),
    [
        ("report.deadline", "2024-05-16", None, None),  # no duration but an event with one
        ("no.such-rule", "2024-05-16", None, None),
        ("case.consular_notice", "2024-05-16", None, date(2024, 5, 23)),
        ("case.consular_notice", "2024-05", None, date(2024, 5, 8)),
        ("case.consular_notice", "2024-05", date(2024, 5, 31), date(2024, 6, 7)),
    ],
)
def test_a_time_that_a_rule_gives_ends(name: str, day: str, after: date | None, end: date | None) -> None:
    found = book().ends(name, trip(), PartialDate.parse(day), {"case": "death"}, after=after)
    assert (found and found[0]) == end
    assert found is None or found[1].name == name
