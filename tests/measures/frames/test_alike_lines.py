"""Lines that are filled in together say what each of them says alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.alike import Alike
from localdiplomacy.measures.exports import data_frames
from localdiplomacy.measures.table import Table
from localdiplomacy.measures.table_rows import as_rows

DAYS = st.dates(date(2019, 11, 1), date(2021, 3, 1))
COLUMNS = {
    "office": pl.String,
    "category": pl.String,
    "state": pl.String,
    "departs_on": pl.Date,
    "headcount.persons": pl.Float64,
}
trips = st.fixed_dictionaries(
    {
        "office": st.sampled_from(["a", "b", "c", None]),
        "category": st.sampled_from(["economic", "academic", "经贸合作", None]),
        "state": st.sampled_from(["archived", "archived", "archived", "cancelled"]),
        "departs_on": DAYS | DAYS | DAYS | st.none(),
        "headcount.persons": st.sampled_from([0, 1, 2, 5, 5, 7, 1.5, -1, None]),
    }
)
CITIES = ld.Ledger.of(
    [
        ld.City(id="old", name=ld.Name(zh="旧区"), until=ld.PartialDate(2020, 3)),
        *(ld.Office(id=id, city="old" if id == "a" else "new") for id in "abc"),
        ld.City(id="new", name=ld.Name(zh="新区")),
    ]
)


def table_of(rows: Sequence[Mapping[str, Any]], **question: Any) -> Table:
    frame = pl.DataFrame(list(rows), schema=COLUMNS)
    return ld.measure(frame, ["outbound.batches", "outbound.persons", "outbound.countries"][:2], **question)


def one_by_one(table: Table, labels: Any, totals: bool) -> Any:
    """Return the data frame that is made by looking at each row."""
    layout = table._layout()
    rows = as_rows(tuple(layout.exported(totals)))
    return data_frames.to_polars(layout.long_form(labels).columns(rows))


@settings(max_examples=150)
@given(
    rows=st.lists(trips, max_size=25),
    by=st.sampled_from([(), ("office",), ("category", "quarter"), ("office", "month"), ("half", "office", "category")]),
    period=st.sampled_from(["2020", "2020H2", "2020Q1", "2020-03-07/2020-06-04"]),
    compare=st.sampled_from([None, "previous-year", "2019-12"]),
    at=st.none() | DAYS,
    places=st.sampled_from([None, CITIES]),
    labels=st.sampled_from([None, "zh", "en"]),
    totals=st.booleans(),
)
def test_lines_in_columns_say_what_each_says_alone(
    rows: Sequence[Mapping[str, Any]], labels: Any, totals: bool, **question: Any
) -> None:
    table = table_of(rows, **question)
    together = table.to_polars(labels=labels, totals=totals)
    alone = one_by_one(table, labels, totals)
    assert together.equals(alone), (together, alone)
    assert together.schema == alone.schema


def plain_rows() -> list[dict[str, Any]]:
    return [
        {
            "office": office,
            "category": "economic",
            "state": "archived",
            "departs_on": date(year, 1 + number % 12, 3),
            "headcount.persons": number % 4,
        }
        for number in range(200)
        for office, year in (("a", 2020), ("b", 2020), ("a", 2021), ("c", 2021))
    ]


@pytest.mark.parametrize(("by", "sorts"), [(("office",), 3), (("office", "quarter"), 12)])
def test_plain_lines_are_worked_out_once_for_each_sort(by: tuple[str, ...], sorts: int) -> None:
    table = table_of(plain_rows(), by=by, period="2021", compare="previous-year")
    found = Alike.of(table.rows, len(by))
    assert len(found.examples) <= 2 * sorts
    assert list(map(tuple, zip(*found.members, strict=True))) == [row.members for row in table]
    for row, sort, now, base in zip(table, found.sorts, found.now, found.base, strict=True):
        example = found.examples[sort]
        assert example.observation.period == row.observation.period
        assert (example.change.reason, example.observation.status) == (row.change.reason, row.observation.status)
        assert now == (row.observation.value.exact if row.observation.value else -1)
        assert base == (row.base.value.exact if row.base.value else -1)


def test_a_row_with_more_to_say_is_a_sort_of_its_own() -> None:
    rows = [*plain_rows(), {**plain_rows()[0], "office": "d", "headcount.persons": 1.5}]
    table = table_of(rows, by="office", period="2020")
    found = Alike.of(table.rows, 1)
    lines = list(zip(table, found.sorts, found.now, strict=True))
    assert [(row.members, row.observation.indicator) for row, _, now in lines if now < 0] == [
        (("d",), "outbound.persons")
    ]
    alone = lines[-1][1]
    assert found.sorts.count(alone) == 1
    assert found.examples[alone] is table.rows[-1]
    assert table.to_polars()["value"].to_list()[-1] == Decimal("1.5")


def test_records_of_a_ledger_are_looked_at_one_by_one() -> None:
    trip = ld.OutboundDelegation(id="t", office="a", departs_on=ld.PartialDate(2020, 1, 3))
    table = ld.measure(ld.Ledger.of([trip]), "outbound.batches", by="office", period=2020)
    assert list(Alike.of(table.rows, 1).examples) == list(table)


def needed_sorts(table: Table) -> set[tuple[Any, ...]]:
    """Return what lines differ in besides their members and numbers."""
    return {
        (
            row.observation.indicator,
            row.observation.period,
            row.observation.value is None,
            None if row.base is None or row.base.value is None else row.base.value.exact == 0,
        )
        for row in table
    }


@pytest.mark.parametrize("by", [("office",), ("category",), ("office", "quarter"), ("quarter", "category")])
def test_there_are_no_more_sorts_than_needed(by: tuple[str, ...]) -> None:
    rows = [row for row in plain_rows() if row["departs_on"].month in (1, 2, 7) or row["office"] == "a"]
    table = table_of(rows, by=by, period="2021", compare="previous-year")
    assert len(Alike.of(table.rows, len(by)).examples) == len(needed_sorts(table))


def test_where_nothing_counts_a_kept_ledger_says_0() -> None:
    kept = [("a", date(2020, 1, 3)), ("a", date(2021, 1, 3)), ("b", date(2020, 5, 3))]
    rows = [{**plain_rows()[0], "office": office, "departs_on": day, "headcount.persons": 3} for office, day in kept]
    table = table_of(rows, by=("office", "quarter"), period="2021", compare="previous-year")
    found = Alike.of(table.rows, 2)
    assert list(found.now) == [1, 0, 0, 0, -1, -1, -1, -1, 3, 0, 0, 0, -1, -1, -1, -1]
    assert list(found.base) == [1, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0]
    assert len(found.examples) == len(needed_sorts(table))


def test_without_offices_the_ledger_was_kept_by_somebody_or_nobody() -> None:
    rows = [row for row in plain_rows() if row["departs_on"].year == 2020]
    table = table_of(rows, by="quarter", period="2021", compare="previous-year")
    found = Alike.of(table.rows, 1)
    assert set(found.now) == {-1}
    assert min(found.base) > 0
    earlier = Alike.of(table_of(rows, by="quarter", period="2020", compare="previous-year").rows, 1)
    assert set(earlier.base) == {-1}
    assert min(earlier.now) > 0


def test_a_part_that_the_base_does_not_have_is_looked_at_one_by_one() -> None:
    table = table_of(plain_rows(), by="month", period="2021", compare="2020H1")
    found = Alike.of(table.rows, 1)
    assert [base == -2 for base in found.base] == [place % 12 >= 6 for place in range(24)]
    assert len(found.examples) == 24


def test_an_office_that_is_not_stated_and_one_of_changed_territory_are_sorts_of_their_own() -> None:
    rows = [*plain_rows(), *({**row, "office": None} for row in plain_rows()[:40])]
    table = table_of(rows, by="office", period="2020", compare="previous-year", places=CITIES)
    found = Alike.of(table.rows, 1)
    batches = dict(zip(found.members[0], found.sorts, strict=True))
    assert len({batches[office] for office in ("a", "b", "_unknown")}) == 3
