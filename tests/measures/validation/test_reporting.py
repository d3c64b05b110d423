"""Reports that are due: what came, when, and the rates."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.measures.rounding import Rounding
from localdiplomacy.measures.validation.arrivals import Arrival
from localdiplomacy.measures.validation.rates import Rate, rates_of
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.periods import Period
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

DUE = Due(days=15)


def workdays(day: date) -> bool:
    return day.weekday() < 5


@pytest.fixture
def reporting(names: dict[str, str]) -> Any:
    standard = {"indicators": ("a",), "every": "quarter", "due": DUE, "offices": ("x",)}
    return lambda **more: ReportingRule(**{**standard, **names, **more})


@pytest.fixture
def a(figure: Any) -> Any:
    def build(value: Any, period: str, published: str | None = None, **more: Any) -> Any:
        source = Source(Origin(published=PartialDate.parse(published) if published else None))
        return figure(value, period, source=source, **{"indicator": "a", "office": "x", **more})

    return build


def arrivals(found: Any) -> str:
    return " ".join(each.outcome.value for each in found)


@pytest.mark.parametrize(
    ("published", "arrival"),
    [
        ("2021-04-01", "on-time"),
        ("2021-04-15", "on-time"),
        ("2021-04-16", "late"),
        ("2021-04", "day-unknown"),
        ("2021-05", "late"),
        ("2021-03", "on-time"),
        ("2021", "day-unknown"),
        (None, "day-unknown"),
    ],
)
def test_a_report_comes_in_time_or_late(
    reporting: Any, apply: Any, a: Any, published: str | None, arrival: str
) -> None:
    (found,) = apply(reporting(), a(5, "2021Q1", published), period="2021Q1")
    assert found.outcome.value == arrival
    assert found.due == date(2021, 4, 15)
    assert (found.came_on and str(found.came_on)) == published
    assert found.complete
    assert found.ok is (arrival == "on-time")


@pytest.mark.parametrize(
    ("published", "arrival"),
    [("2021-04", "day-unknown"), ("2021-03", "on-time"), ("2021-04-01", "on-time"), ("2021-04-02", "late")],
)
def test_a_month_that_begins_on_the_due_day_may_be_in_time(
    reporting: Any, apply: Any, a: Any, published: str, arrival: str
) -> None:
    (found,) = apply(reporting(due=Due(days=1)), a(5, "2021Q1", published), period="2021Q1")
    assert (found.due, found.outcome.value) == (date(2021, 4, 1), arrival)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (Due(days=0), date(2021, 3, 31)),
        (Due(months=1), date(2021, 4, 30)),
        (Due(working_days=10), date(2021, 4, 14)),
    ],
)
def test_the_kind_of_days_decides_the_due_day(reporting: Any, apply: Any, due: Due, day: date) -> None:
    (found,) = apply(reporting(due=due), period="2021Q1", is_working_day=workdays)
    assert found.due == day


def test_working_days_need_a_calendar(reporting: Any, apply: Any, a: Any) -> None:
    rule = reporting(due=Due(working_days=10))

    def of_2020_only(day: date) -> bool:
        raise NotImplementedError(day.year)

    for calendar in (None, of_2020_only):
        settings = {"period": "2021Q1", "is_working_day": calendar}
        (came,) = apply(rule, a(5, "2021Q1", "2021-04-01"), **settings)
        assert (came.outcome, came.due, came.ok) == (Arrival.NO_CALENDAR, None, False)
        (waiting,) = apply(rule, at=date(2021, 6, 1), **settings)
        assert waiting.outcome is Arrival.NO_CALENDAR
        (missing,) = apply(rule, **settings)
        assert missing.outcome is Arrival.MISSING


def test_a_report_is_complete_when_no_figure_is_missing(reporting: Any, apply: Any, a: Any) -> None:
    rule = reporting(indicators=("a", "b", "b"))
    (half,) = apply(rule, a(5, "2021Q1", "2021-04-01"), period="2021Q1")
    assert (half.outcome, half.complete, half.came_on) == (Arrival.INCOMPLETE, False, None)
    assert [item.indicator for item in half.came] == ["a"]
    assert [(item.indicator, item.status) for item in half.missing] == [("b", ObsStatus.MISSING)]
    assert (half.missing[0].office, half.missing[0].period.code) == ("x", "2021Q1")
    b = a(0, "2021Q1", "2021-04-20", indicator="b")
    (late,) = apply(rule, a(5, "2021Q1", "2021-04-01"), b, period="2021Q1")
    assert (late.outcome, str(late.came_on)) == (Arrival.LATE, "2021-04-20")
    unknown = a(0, "2021Q1", indicator="b")
    (vague,) = apply(rule, a(5, "2021Q1", "2021-04-01"), unknown, period="2021Q1")
    assert (vague.outcome, vague.came_on) == (Arrival.DAY_UNKNOWN, None)


def test_a_stated_reason_is_kept_and_what_cannot_exist_is_an_answer(reporting: Any, apply: Any, a: Any) -> None:
    (none,) = apply(reporting(), a(None, "2021Q1", status=ObsStatus.NOT_COLLECTED), period="2021Q1")
    assert none.outcome is Arrival.MISSING
    assert none.missing[0].status is ObsStatus.NOT_COLLECTED
    cannot = a(None, "2021Q1", "2021-04-02", status=ObsStatus.CANNOT_EXIST)
    (answered,) = apply(reporting(), cannot, period="2021Q1")
    assert answered.outcome is Arrival.ON_TIME


def test_the_first_answer_counts(reporting: Any, apply: Any, a: Any) -> None:
    figures = a(5, "2021Q1", "2021-05-02"), a(5, "2021Q1", "2021-04-02"), a(5, "2021Q1")
    (found,) = apply(reporting(), *figures, period="2021Q1")
    assert (found.outcome, str(found.came_on)) == (Arrival.ON_TIME, "2021-04-02")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, "missing"),
        (date(2021, 3, 30), ""),
        (date(2021, 3, 31), "pending"),
        (date(2021, 4, 14), "pending"),
        (date(2021, 4, 15), "missing"),
    ],
)
def test_a_report_is_overdue_at_the_end_of_the_due_day(
    reporting: Any, apply: Any, at: date | None, expected: str
) -> None:
    found = apply(reporting(), period="2021Q1", at=at)
    assert arrivals(found) == expected
    if expected == "pending":
        assert found.results[0].missing[0].status is ObsStatus.NOT_COLLECTED
        assert found.results[0].ok


def test_what_is_published_later_has_not_come_yet(reporting: Any, apply: Any, a: Any) -> None:
    figure = a(5, "2021Q1", "2021-04-20")
    assert arrivals(apply(reporting(), figure, period="2021Q1", at=date(2021, 4, 19))) == "missing"
    assert arrivals(apply(reporting(), figure, period="2021Q1", at=date(2021, 4, 20))) == "late"
    month = a(5, "2021Q1", "2021-04")
    assert arrivals(apply(reporting(), month, period="2021Q1", at=date(2021, 4, 1))) == "day-unknown"
    early = a(5, "2021Q1", "2021-04-03")
    assert arrivals(apply(reporting(), early, period="2021Q1", at=date(2021, 4, 5))) == "on-time"


def test_each_office_reports_for_each_period(reporting: Any, apply: Any, a: Any) -> None:
    found = apply(reporting(offices=("y", "x")), period="2021H1")
    assert [(each.office, each.period.code) for each in found] == [
        ("x", "2021Q1"),
        ("x", "2021Q2"),
        ("y", "2021Q1"),
        ("y", "2021Q2"),
    ]
    of_the_ledger = apply(reporting(offices=()), period="2021Q1", offices=["z"])
    assert [each.office for each in of_the_ledger] == ["z"]
    assert [each.office for each in apply(reporting(), period="2021Q1", offices=["z"])] == ["x"]


def test_only_whole_periods_between_two_days_are_expected(reporting: Any, apply: Any) -> None:
    def expected(period: str, **more: Any) -> list[str]:
        return [each.period.code for each in apply(reporting(**more), period=period)]

    assert expected("2021") == ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]
    assert expected("2021-02-01/2021-08-01") == ["2021Q2"]
    assert expected("2021", since=date(2021, 4, 1)) == ["2021Q2", "2021Q3", "2021Q4"]
    assert expected("2021", since=date(2021, 4, 2)) == ["2021Q3", "2021Q4"]
    assert expected("2021", until=date(2021, 4, 1)) == ["2021Q1"]
    assert expected("2021", until=date(2021, 4, 2)) == ["2021Q1", "2021Q2"]


def test_breakdowns_are_no_reports(reporting: Any, apply: Any, a: Any) -> None:
    assert arrivals(apply(reporting(), a(5, "2021Q1", country="JP"), period="2021Q1")) == "missing"


def test_json_of_a_report(reporting: Any, apply: Any, a: Any) -> None:
    rule = reporting(indicators=("a", "b"))
    (found,) = apply(rule, a(5, "2021Q1", "2021-04-01"), period="2021Q1")
    assert found.to_dict() == {
        "kind": "report",
        "rule": "r",
        "office": "x",
        "period": "2021Q1",
        "outcome": "incomplete",
        "due": "2021-04-15",
        "came_on": None,
        "came": ["a"],
        "missing": [{"indicator": "b", "status": "O"}],
    }
    (came,) = apply(reporting(due=Due(working_days=1)), a(5, "2021Q1", "2021-04-01"), period="2021Q1")
    assert (came.to_dict()["due"], came.to_dict()["came_on"]) == (None, "2021-04-01")


def test_the_rates_of_offices_of_periods_and_of_all(reporting: Any, apply: Any, a: Any) -> None:
    rule = reporting(offices=("x", "y"))
    figures = (
        a(5, "2021Q1", "2021-04-01"),
        a(5, "2021Q2", "2021-08-01"),
        a(5, "2021Q1", "2021-04-02", office="y"),
    )
    found = apply(rule, *figures, period="2021", at=date(2021, 10, 10))  # the third quarter is not due yet
    assert [
        (rate.office, rate.period and rate.period.code, rate.expected, rate.complete, rate.on_time)
        for rate in found.rates
    ] == [
        ("x", None, 2, 2, 1),
        ("y", None, 2, 1, 1),
        (None, "2021Q1", 2, 2, 2),
        (None, "2021Q2", 2, 1, 0),
        (None, None, 4, 3, 2),
    ]
    assert found.rates[-1].to_dict() == {
        "rule": "r",
        "office": None,
        "period": None,
        "expected": 4,
        "complete": 3,
        "on_time": 2,
        "completeness": "75.0",
        "timeliness": "50.0",
    }
    assert found.rates[2].to_dict()["period"] == "2021Q1"


def test_each_rule_has_rates_of_its_own(reporting: Any, apply: Any) -> None:
    found = apply([reporting(), reporting(id="s")], period="2021Q1")
    assert [(rate.rule, rate.office) for rate in found.rates] == [
        ("r", "x"),
        ("r", None),
        ("r", None),
        ("s", "x"),
        ("s", None),
        ("s", None),
    ]


def test_rates_are_rounded_as_asked(reporting: Any, apply: Any, a: Any) -> None:
    whole = Rounding(id="w", label=Text("整", "whole"), decimals=0)
    found = apply(
        reporting(), a(5, "2021Q1", "2021-04-01"), a(5, "2021Q2", "2021-07-01"), period="2021-01-01/2021-10-01"
    )
    assert [str(rate.completeness) for rate in found.rates if rate.office] == ["66.7"]
    assert [str(rate.completeness) for rate in rates_of(found.reports, whole) if rate.office] == ["67"]
    other = apply(reporting(), a(5, "2021Q1"), a(5, "2021Q2"), period="2021-01-01/2021-10-01", rounding=whole)
    assert [str(rate.completeness) for rate in other.rates if rate.office] == ["67"]


def test_nothing_expected_has_no_rate() -> None:
    rate = Rate(rule="r", expected=0, complete=0, on_time=0)
    assert (rate.completeness, rate.timeliness) == (None, None)
    assert rate.to_dict()["completeness"] is rate.to_dict()["timeliness"] is None
    assert Rate(rule="r", expected=3, complete=1, on_time=0).completeness == Decimal("33.3")
    assert rates_of(()) == ()


def test_a_day_counts_once_its_day_is_over() -> None:
    due = ReportingRule(id="r", zh="z", en="e", indicators=("a",), every="day", due=Due(days=1))
    days = list(due.periods(Period.parse("2021-01-01/2021-01-03")))
    assert [due.due_on(day, None) for day in days] == [date(2021, 1, 1) + timedelta(days=n) for n in (1, 2)]
