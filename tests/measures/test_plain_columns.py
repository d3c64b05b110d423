"""A field of all records at once says what it says of each record."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.field_paths import reader
from localdiplomacy.measures.plain_columns import all_text, each_once, of_types, plain_column, text_column
from localdiplomacy.measures.record_dates import Dates, each_day
from localdiplomacy.measures.times import When, dating
from localdiplomacy.testing.strategies import ledgers

LEDGER = ld.Ledger()
PATHS = (
    *("mode", "office", "departs_on", "headcount", "headcount.persons", "headcount.batches", "countries"),
    *("stops", "stops.country", "stops.leg.mode", "history.to", "history.on", "history.on.year", "members.rank"),
    *("office->city", "stops#", "leader_rank", "days_abroad", "source.origin.file", "budget.amount"),
)


def paths_of(records: Any) -> list[str]:
    """The paths that exist in the records."""
    found = []
    for path in PATHS:
        try:
            for record in records:
                reader(path, LEDGER)(record)
        except AttributeError:
            continue
        found.append(path)
    return found


@given(ledgers(), st.data())
def test_a_column_says_what_each_record_says(ledger: ld.Ledger, data: st.DataObject) -> None:
    records = data.draw(st.sampled_from([ledger.outbound, ledger.inbound, ledger.partnerships, ledger.entries]))
    for path in paths_of(records):
        one_by_one = [reader(path, LEDGER)(record) for record in records]
        column, texts = plain_column(path, tuple(records)), text_column(path, tuple(records))
        if column is not None:
            assert [() if value is None else (value,) for value in column] == one_by_one
        if texts is not None:
            assert texts == one_by_one
            assert all_text(texts)


def trip(*countries: str, **more: Any) -> ld.OutboundDelegation:
    return ld.OutboundDelegation(id="a", stops=tuple(ld.Stop(country=code) for code in countries), **more)


def test_what_is_read_at_once() -> None:
    trips = [trip("JP", "KR", mode="own"), trip(headcount=ld.Headcount(persons=3))]
    assert plain_column("mode", trips) == ["own", None]
    assert plain_column("headcount.persons", trips) == [None, 3]
    assert plain_column("countries", trips) is None
    assert text_column("mode", trips) == [("own",), ()]
    assert text_column("countries", trips) == text_column("stops.country", trips) == [("JP", "KR"), ()]
    assert text_column("headcount.persons", trips) is None  # no texts
    assert text_column("history.on.year", trips) is None
    assert text_column("office->city", trips) is plain_column("stops#", trips) is None


def test_a_record_that_names_several_values_beside_one_that_has_none() -> None:
    ties = [ld.Partnership(id="a", city="x", partner="y", networks=("n",)), trip("JP")]
    assert plain_column("id", ties) == ["a", "a"]
    with pytest.raises(AttributeError):
        plain_column("networks", ties)


def test_types_are_those_of_the_values_themselves() -> None:
    assert of_types([1, None], int)
    assert not of_types([1, True], int)
    assert of_types([], int)
    assert not of_types([Decimal(1)], int)


def test_equal_values_are_looked_at_once() -> None:
    asked: list[str] = []
    assert each_once(["a", "b", "a"], lambda value: asked.append(value) or value.upper()) == ["A", "B", "A"]
    assert sorted(asked) == ["a", "b"]


days = st.one_of(
    st.none(), st.dates(ld.PartialDate(2020).first, ld.PartialDate(2022).last).map(ld.PartialDate.of), st.just("2021")
)


@given(st.lists(st.tuples(days, days)), st.sampled_from(["2021", "2021-06", "2020-12-31/2021-01-02"]))
def test_dates_of_all_records_are_those_of_each(drawn: Any, code: str) -> None:
    trips = [
        ld.OutboundDelegation(
            id=f"{place}",
            departs_on=day,
            history=() if reached is None else (ld.Transition("refused", reached),),
        )
        for place, (day, reached) in enumerate(drawn)
    ]
    period = ld.Period.parse(code)
    for time in ("departs_on", "history.refused"):
        found = Dates(trips).of(time)
        assert list(found.whens) == list(map(dating(time), trips))
        wanted = [
            period.holds(when) if isinstance(when, ld.PartialDate) else None if when is When.UNDATED else False
            for when in found.whens
        ]
        assert found.within(period) == wanted


def test_a_day_is_looked_at_once() -> None:
    asked: list[ld.PartialDate] = []
    whens = [ld.PartialDate(2021, 3, 7), ld.PartialDate(2021, 3, 7), ld.PartialDate(2021, 3)]
    assert each_day(whens, lambda when: asked.append(when) or str(when)) == ["2021-03-07", "2021-03-07", "2021-03"]
    assert len(asked) == 2
