"""What the ledgers count where they hold no record: 0 where an office kept its ledger, missing where it did not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.workspace.counting import CountedFigures, counted_for

TRIPS = "outbound.batches"
N = {"id": "r", "zh": "某规则", "en": "A rule"}
Y2021 = ld.Period.year(2021)
TABLE = """编号,出访日期,填报单位,国家,组团方式
a1,2021-01-05,a,日本,自组
a2,2021-03-05,a,日本,随团
b1,2021-02-05,b,韩国,自组
d1,2020-02-05,d,韩国,自组
"""


@pytest.fixture
def city(tmp_path: Path) -> Any:
    def write(more: str = "", partial: str = "") -> ld.Workspace:
        settings = '[workspace]\nname = "某市"\n[[ledgers]]\npath = "trips.csv"\n'
        if partial:
            settings += '[[ledgers]]\npath = "some.csv"\npartial = true\n'
            (tmp_path / "some.csv").write_text(TABLE.partition("\n")[0] + "\n" + partial, "utf-8")
        (tmp_path / "localdiplomacy.toml").write_text(settings, "utf-8")
        (tmp_path / "trips.csv").write_text(TABLE + more, "utf-8")
        return ld.open(tmp_path, registry=ld.Registry(discover=False))

    return write


def side(*terms: ld.Term) -> ld.Side:
    return ld.Side(terms=terms)


def counts(ws: ld.Workspace, rule: Any, at: date | None = None) -> CountedFigures:
    def measure(ids: Any, *, by: Any, period: Any, compare: Any = None) -> Any:
        return ws.measure(ids, by=by, period=period, at=at)

    return counted_for([rule], Y2021, INDICATORS, DIMENSIONS, measure, ws.ledger, at)


def value(found: ld.Observation | None) -> Any:
    return None if found is None or found.value is None else found.value.exact


MONTHS = ld.PartsRule(total=ld.Term(indicator=TRIPS), over="month", complete=True, **N)
JAPAN = ld.FigureRule(
    left=side(ld.Term(indicator=TRIPS, members={"country": "JP"})),
    operator="at_most",
    right=side(ld.Term(indicator=TRIPS)),
    **N,
)
JUMPS = ld.OutlierRule(indicators=("出访批次",), method="z", minimum=3, **N)


def test_the_months_of_an_office_that_kept_its_ledger_add_up(city: Any) -> None:
    found = city().validate(period=2021, counted=True, rules=MONTHS)
    assert {(each.place.office, each.outcome.value) for each in found} == {
        ("", "holds"),
        ("a", "holds"),
        ("b", "holds"),
    }
    assert all(not each.missing for each in found.comparisons)


def test_a_country_to_which_nobody_went_is_0(city: Any) -> None:
    found = {each.place.office: each for each in city().validate(period=2021, counted=True, rules=JAPAN).comparisons}
    assert {office: (each.left.value.exact, each.outcome.value) for office, each in found.items()} == {
        "": (2, "holds"),
        "a": (2, "holds"),
        "b": (0, "holds"),
    }


def test_a_year_in_which_the_ledger_was_not_kept_is_missing(city: Any) -> None:
    before = ld.Term(indicator=TRIPS, period="previous-year")
    rule = ld.FigureRule(left=side(ld.Term(indicator=TRIPS)), operator="at_most", right=side(before), **N)
    found = city().validate(period=2021, counted=True, rules=rule)
    assert {(each.place.office, each.outcome.value) for each in found} == {
        ("", "broken"),
        ("a", "skipped"),
        ("b", "skipped"),
    }


def test_a_series_holds_the_months_without_records(city: Any) -> None:
    found = city().validate(period=2021, counted=True, rules=JUMPS)
    assert {(each.place.office, each.count) for each in found.scores} == {("", 12), ("a", 12), ("b", 12)}
    zeros = [each for each in found.scores if each.place.office == "b" and each.stated.observations[0].value.exact == 0]
    assert len(zeros) == 11


def test_a_series_ends_where_the_count_ends(city: Any) -> None:
    found = city().validate(period=2021, counted=True, rules=JUMPS, at=date(2021, 4, 10))
    assert {(each.place.office, each.count) for each in found.scores} == {("", 4), ("a", 4), ("b", 4)}
    last = [each.stated.observations[0] for each in found.scores if each.place.period.code == "2021-04"]
    assert {item.status for item in last} == {ObsStatus.PROVISIONAL}


def test_a_series_along_offices_holds_those_without_a_member(city: Any) -> None:
    rule = ld.OutlierRule(indicators=(TRIPS,), along="offices", by=("country",), minimum=3, **N)
    found = city().validate(period=2021, counted=True, rules=rule)
    said = {(each.place.office, each.place.members[0][1]): each.stated.observations[0] for each in found.scores}
    assert {key: value(item) for key, item in said.items()} == {
        ("a", "JP"): 2,
        ("a", "KR"): 0,
        ("b", "JP"): 0,
        ("b", "KR"): 1,
    }


def test_a_file_that_holds_only_some_records_shows_no_0(city: Any) -> None:
    found = city(partial="c1,2021-05-05,c,日本,自组\n").validate(period=2021, counted=True, rules=MONTHS)
    assert {each.place.office: each.outcome.value for each in found}["c"] == "skipped"
    assert {each.place.office: each.outcome.value for each in found}["a"] == "holds"


def test_a_record_that_is_of_no_stated_month_is_a_part_too(city: Any) -> None:
    ws = city(more="a3,2021,a,日本,自组\n")
    found = {each.place.office: each for each in ws.validate(period=2021, counted=True, rules=MONTHS).comparisons}
    assert {office: each.outcome.value for office, each in found.items()} == {"": "holds", "a": "holds", "b": "holds"}
    assert found["a"].left.value == ld.Quantity.of(3, "batches")


def test_only_what_was_asked_for_is_told(city: Any) -> None:
    found = counts(city(), JAPAN)
    japan = (("country", "JP"),)
    assert value(found.unlisted((TRIPS, "b", Y2021, japan))) == 0
    assert value(found.unlisted((TRIPS, "", Y2021, (("country", "DE"),)))) == 0
    assert found.unlisted((TRIPS, "d", Y2021, japan)) is None  # kept no ledger then
    assert found.unlisted((TRIPS, "b", Y2021, (("mode", "own"),))) is None
    assert found.unlisted((TRIPS, "b", ld.Period.year(2020), japan)) is None
    assert found.unlisted((TRIPS, "b", ld.Period.parse("2021-02"), japan)) is None
    assert found.unlisted(("no.such", "b", Y2021, japan)) is None
    months = counts(city(), MONTHS)
    assert value(months.unlisted((TRIPS, "b", ld.Period.parse("2021-03"), ()))) == 0
    assert months.unlisted((TRIPS, "b", ld.Period.parse("2021Q1"), ())) is None


def test_a_mean_of_nothing_is_missing(city: Any) -> None:
    mean = ld.Indicator(
        id="x.mean",
        zh="平均",
        en="Mean",
        definition=ld.Text("甲。", "a."),
        unit="days",
        value="days_abroad",
        fold="mean",
        time="departs_on",
    )
    term = ld.Term(indicator="x.mean", members={"country": "DE"})
    rule = ld.FigureRule(left=side(term), operator="at_most", right=side(ld.Term(indicator=TRIPS)), **N)
    ws = city()

    def measure(ids: Any, *, by: Any, period: Any, compare: Any = None) -> Any:
        return ws.measure([mean if id == mean.id else id for id in ids], by=by, period=period)

    found = counted_for([rule], Y2021, (*INDICATORS, mean), DIMENSIONS, measure, ws.ledger)
    assert found.unlisted(("x.mean", "a", Y2021, (("country", "DE"),))) is None
    assert value(found.unlisted((TRIPS, "a", Y2021, ()))) == 0


def test_a_period_that_has_not_begun_is_missing(city: Any) -> None:
    found = counts(city(), MONTHS, at=date(2020, 12, 31))
    assert found.observations == () or all(item.value is None for item in found.observations)
    assert found.unlisted((TRIPS, "a", Y2021, ())) is None
    assert found.keepers(TRIPS, Y2021) == frozenset()
    assert found.keepers("no.such", Y2021) == frozenset()


def test_a_condition_on_figures_holds_for_those_of_nothing_too(city: Any) -> None:
    only_a = ld.FigureRule(
        left=side(ld.Term(indicator=TRIPS, members={"country": "JP"})),
        operator="at_most",
        right=side(ld.Term(indicator=TRIPS, members={"country": "KR"})),
        where=ld.Where(field="office", value="a"),
        **N,
    )
    found = city().validate(period=2021, counted=True, rules=only_a)
    assert [(each.place.office, each.outcome.value) for each in found] == [("a", "broken")]
    unnamed = ld.FigureRule(
        left=side(ld.Term(indicator=TRIPS)),
        operator="at_most",
        right=side(ld.Term(indicator=TRIPS, office="b", members={"country": "JP"})),
        where=ld.Where(field="office", op="is_not", value="b"),
        **N,
    )
    assert {each.outcome.value for each in city().validate(period=2021, counted=True, rules=unnamed)} == {"skipped"}
