"""Validating what the ledgers count."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.workspace.counting import countable, counted_for

N = {"id": "r", "zh": "某规则", "en": "A rule"}
TRIPS = "outbound.batches"


def term(indicator: str = TRIPS, **more: Any) -> ld.Term:
    return ld.Term(indicator=indicator, **more)


def at_most(left: ld.Term, right: ld.Term, **more: Any) -> ld.FigureRule:
    sides = {"left": ld.Side(terms=(left,)), "right": ld.Side(terms=(right,))}
    return ld.FigureRule(operator="at_most", **sides, **{**N, **more})


@pytest.fixture
def asked(two_offices: Path) -> Any:
    """What is counted for a rule: indicator, period, dimensions."""

    def run(*rules: Any, period: str = "2021") -> list[tuple[str, str, str]]:
        ws, found = ld.open(two_offices), []

        def measure(ids: tuple[str, ...], *, by: tuple[str, ...], period: ld.Period) -> Any:
            found.extend((id, period.code, " ".join(by)) for id in ids)
            return ws.measure(ids, by=by, period=period)

        counted_for(rules, ld.Period.parse(period), INDICATORS, DIMENSIONS, measure, ws.ledger)
        return found

    return run


def test_each_figure_is_counted_once_for_each_office_and_for_all(asked: Any) -> None:
    one, other = at_most(term(), term("出访人次")), at_most(term(), term(), id="s")
    assert asked(one, other) == [
        (TRIPS, "2021", ""),
        ("outbound.person_times", "2021", ""),
        (TRIPS, "2021", "office"),
        ("outbound.person_times", "2021", "office"),
    ]


def test_it_is_broken_down_as_the_rules_need_it(asked: Any) -> None:
    assert [by for _, _, by in asked(at_most(term(members={"country": "JP"}), term(), by=("mode",)))] == [
        "country mode",
        "office country mode",
        "mode",
        "office mode",
    ]
    parts = ld.PartsRule(total=term(), over="country", by=("mode",), **N)
    assert [by for _, _, by in asked(parts)] == ["mode", "office mode", "mode country", "office mode country"]
    offices = ld.PartsRule(total=term(), over="office", **N)
    assert [by for _, _, by in asked(offices)] == ["", "office"]
    quarters = ld.PartsRule(total=term(), over="quarter", **N)
    assert [by for _, _, by in asked(quarters)] == ["", "office", "quarter", "office quarter"]
    months = ld.OutlierRule(indicators=("出访批次",), by=("mode",), **N)
    assert asked(months) == [(TRIPS, "2021", "mode month"), (TRIPS, "2021", "office mode month")]
    along = ld.OutlierRule(indicators=(TRIPS,), along="offices", **N)
    assert [by for _, _, by in asked(along)] == ["", "office"]


def test_other_periods_are_counted_too(asked: Any) -> None:
    rule = at_most(term(period="previous-year"), term())
    assert sorted({days for _, days, _ in asked(rule, period="2021H1")}) == ["2020H1", "2021H1"]


def test_what_nobody_can_count_is_not_asked_for(asked: Any) -> None:
    due = ld.ReportingRule(indicators=(TRIPS,), every="year", due=ld.Due(days=1), **{**N, "id": "due"})
    assert asked(at_most(term("my.own"), term("your.own")), due) == []
    assert [by for _, _, by in asked(at_most(term(), term(), by=("network",)))] == []
    assert [by for _, _, by in asked(at_most(term(), term(), by=("no-such",)))] == []


def test_rules_on_reports_and_on_what_is_only_published_are_left_aside() -> None:
    due = ld.ReportingRule(indicators=(TRIPS,), every="year", due=ld.Due(days=1), **{**N, "id": "due"})
    boards = at_most(term("My Boards"), term(), id="boards")
    unknown = at_most(term("no.such"), term(), id="unknown")
    named = at_most(term("出访人次"), term(), id="named")
    rules = ld.RuleSet.of([at_most(term(), term()), due, boards, unknown, named])
    found = countable(rules, INDICATORS, ["my boards", "出访人次", TRIPS])
    assert [rule.id for rule in found] == ["r", "unknown", "named"]


def test_counts_are_held_against_each_other(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    rules = [
        ld.PartsRule(total=term(), over="month", complete=True, **{**N, "id": "months"}),
        ld.PartsRule(total=term(), over="office", complete=True, **{**N, "id": "offices"}),
        ld.PartsRule(total=term(), over="mode", complete=True, **{**N, "id": "modes"}),
        at_most(term("outbound.person_times"), term("outbound.person_times", factor="0.5")),
        ld.ReportingRule(indicators=(TRIPS,), every="year", due=ld.Due(days=1), **{**N, "id": "due"}),
    ]
    found = ws.validate(period=2021, counted=True, rules=rules)
    assert {(result.rule.id, result.place.office, result.outcome.value) for result in found} == {
        ("months", "", "holds"),
        ("months", "jia", "holds"),  # a month without a record of the office is 0: its ledger was kept
        ("offices", "", "holds"),
        ("modes", "", "holds"),
        ("modes", "jia", "holds"),
        ("r", "", "broken"),
        ("r", "jia", "broken"),
    }
    assert [rule.id for rule in found.rules] == ["r", "months", "offices", "modes"]


def test_counts_are_those_of_the_day(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    rule = at_most(term("outbound.person_times"), term("outbound.person_times"))
    found = {
        day: ws.validate(period=2021, at=day, counted=True, rules=rule).results[0].left.value
        for day in (date(2021, 3, 31), date(2021, 12, 31))
    }
    assert found[date(2021, 3, 31)] != found[date(2021, 12, 31)]


def test_observations_given_go_before_counts(two_offices: Path) -> None:
    rule = at_most(term("my.own"), term("my.own"))
    assert len(ld.open(two_offices).validate([], period=2021, counted=True, rules=rule)) == 0
