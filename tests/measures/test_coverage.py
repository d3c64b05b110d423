"""Who kept a ledger: of a period, of all time up to its end, of a stock; and never by part of the records."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.coverage import Kept, covering, covering_key, keepers, kept, kind_condition
from localdiplomacy.measures.dimensions import UNKNOWN
from localdiplomacy.model.sources import Origin, Source

YEAR = ld.Period.year(2021)
EVENTS = ld.Where(field="kind", value="event")
SOME_OF_THEM = Source(Origin(file="some.csv", partial=True))


def counted(**more: Any) -> ld.Indicator:
    about = {"id": "x.y", "zh": "某", "en": "Some", "definition": ld.Text("甲。", "a."), "unit": "items"}
    return ld.Indicator(**about | {"time": None if more.get("stock") else "on", "records": "entries"} | more)


def entry(id: str = "e", on: str | None = "2021-05-01", kind: str = "event", **more: Any) -> ld.Entry:
    return ld.Entry(id=id, kind=kind, on=on, **more)


@pytest.mark.parametrize(
    ("record", "covers"),
    [
        (entry(on="1998"), True),
        (entry(on=None), True),
        (entry(on="2030-01-01"), True),
        (entry(kind="honour"), False),
        (evolve(entry(), source=SOME_OF_THEM), False),
        (evolve(entry(kind="honour"), source=SOME_OF_THEM), False),
    ],
)
def test_a_stock_is_kept_where_there_is_a_line_of_the_kind(record: ld.Entry, covers: bool) -> None:
    assert covering(counted(stock=True, where=EVENTS), YEAR)(record) is covers


def test_a_stock_of_all_kinds_is_kept_by_any_line() -> None:
    assert covering(counted(stock=True), YEAR)(entry(kind="honour")) is True


@pytest.mark.parametrize(
    ("on", "covers"),
    [("1998", True), ("2021-12-31", True), ("2021", True), ("2022-01-01", False), ("2022", False), (None, False)],
)
def test_what_accumulates_is_kept_up_to_the_end(on: str | None, covers: bool) -> None:
    assert covering(counted(cumulative=True), YEAR)(entry(on=on)) is covers
    assert covering(counted(), YEAR)(entry(on=on)) is (covers and on != "1998")


def test_kinds_tell_ledgers_apart_among_entries_only() -> None:
    """A visit of another kind still shows that visits were entered."""
    media = counted(records="inbound", time="arrives_on", where=ld.Where(field="kind", value="media"))
    visit = ld.InboundDelegation(id="v", arrives_on="2021-05-01", kind="business")
    assert covering(media, YEAR)(visit) is True
    assert covering_key(media) == covering_key(counted(records="inbound", time="arrives_on"))
    assert covering_key(counted(where=EVENTS)) != covering_key(counted())


def test_each_office_keeps_its_own_ledger() -> None:
    lines = [
        entry("1", "2021-05-01", office="a"),
        entry("2", "2020-05-01", office="a"),
        entry("3", "2020-05-01", office="b"),
        entry("4", "2021-05-01"),
        entry("5", "2021-05-01", kind="honour", office="c"),
    ]
    ledger = ld.Ledger.of(lines)
    assert kept(counted(where=EVENTS), ledger, YEAR) == Kept(offices=frozenset(("a", UNKNOWN)))
    assert kept(counted(where=EVENTS), ledger, ld.Period.year(2020)) == Kept(offices=frozenset("ab"))
    assert kept(counted(records="transfers", time="moved_on"), ledger, YEAR) == Kept()
    assert kept(counted(where=EVENTS), ledger, YEAR).says_nothing_is_0("a")
    assert not kept(counted(where=EVENTS), ledger, YEAR).says_nothing_is_0("b")


_LINES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", None]),
        st.none() | st.dates(date(2019, 1, 1), date(2022, 12, 31)),
        st.booleans(),
    ),
    max_size=12,
)


@given(_LINES, st.sampled_from([{}, {"cumulative": True}, {"stock": True}]))
def test_an_office_keeps_a_ledger_with_one_line_that_shows_it(
    lines: list[tuple[str | None, date | None, bool]], how: dict[str, Any]
) -> None:
    entries = [
        entry(f"{place}", on and on.isoformat(), office=office, source=SOME_OF_THEM if partly else None)
        for place, (office, on, partly) in enumerate(lines)
    ]
    covers = covering(counted(**how), YEAR)
    expected = {found.office or UNKNOWN for found in entries if covers(found)}
    assert keepers(counted(**how), iter(entries), YEAR) == expected


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        (EVENTS, EVENTS),
        (ld.Where(field="country", value="JP"), ld.Where()),
        (ld.Where(all_of=(EVENTS, ld.Where(field="country", value="JP"))), ld.Where(all_of=(EVENTS,))),
        (ld.Where(all_of=(ld.Where(field="country", value="JP"),)), ld.Where()),
        (ld.Where(any_of=(EVENTS, ld.Where(field="country", value="JP"))), ld.Where()),
        (ld.Where(field="kind", op="missing"), ld.Where()),
    ],
)
def test_the_part_of_a_condition_that_picks_kinds(where: ld.Where, kinds: ld.Where) -> None:
    assert kind_condition(where) == kinds
