"""Exchanges of ties: which records are some, whose they are, in which direction."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.codelists.builtin import ENTRY_KINDS, builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.partners.exchanges import EXCHANGE_KINDS, exchanges
from localdiplomacy.measures.partners.profile import LASTING_KINDS
from localdiplomacy.model import (
    City,
    Details,
    Entry,
    InboundDelegation,
    Name,
    OutboundDelegation,
    Partnership,
    Stop,
    Transition,
)
from localdiplomacy.testing import strategies

TIE = Partnership(id="t", city="suqian", partner="nara", office="suqian")


def _entry(**more: Any) -> Entry:
    return Entry(**{"id": "e", "kind": "event.exchange", "on": "2021-05", "partners": ("t",), **more})


def _trip(*cities: str, **more: Any) -> OutboundDelegation:
    stops = tuple(Stop(country="JP", city=city) for city in cities)
    return OutboundDelegation(**{"id": "d", "departs_on": "2019-04-01", "stops": stops, **more})


def _ids(*items: Any, tie: str = "t", **more: Any) -> list[str]:
    return [exchange.record.id for exchange in exchanges(Ledger.of([TIE, *items]), **more)[tie]]


def test_kinds_are_those_of_the_code_list() -> None:
    kinds = {kind.id for kind in builtin_code_lists()[ENTRY_KINDS]}
    assert kinds >= EXCHANGE_KINDS | LASTING_KINDS


def test_visits_events_and_trips_in_the_order_of_time() -> None:
    visit = InboundDelegation(id="v", partnership="t", arrives_on="2020-02-03")
    event = _entry(details=Details(direction="both", field="culture", fields=("sport", "youth")))
    found = exchanges(Ledger.of([TIE, event, visit, _trip("nara")]))["t"]
    assert [(each.record.id, each.direction, each.fields) for each in found] == [
        ("d", "out", ()),
        ("v", "in", ()),
        ("e", "both", ("culture", "sport", "youth")),
    ]


@pytest.mark.parametrize(
    "record",
    [
        _entry(on=None),
        _entry(partners=()),
        _entry(partners=("kobe",)),
        _entry(kind="mechanism"),
        _entry(history=(Transition("planned"),)),
        _entry(history=(Transition("planned"), Transition("cancelled"))),
        InboundDelegation(id="v", partnership="t"),
        InboundDelegation(id="v", arrives_on="2020"),
        InboundDelegation(id="v", partnership="t", arrives_on="2020", history=(Transition("cancelled"),)),
        _trip("nara", departs_on=None),
        _trip("nara", history=(Transition("refused"),)),
        _trip(),
        OutboundDelegation(id="d", departs_on="2019", stops=(Stop(country="JP", city="nara", transit=True),)),
    ],
)
def test_what_is_no_exchange_of_the_tie(record: Any) -> None:
    assert _ids(record) == []


def test_a_direction_that_is_none_is_not_stated() -> None:
    for direction in (5, "sideways"):
        ((found,),) = (exchanges(Ledger.of([TIE, _entry(details=Details(direction=direction))]))["t"],)
        assert found.direction is None


def test_the_kinds_and_the_last_day_may_be_chosen() -> None:
    assert _ids(_entry(kind="mechanism"), kinds=("mechanism",)) == ["e"]
    assert _ids(_entry(), until=date(2021, 4, 30)) == []
    assert _ids(_entry(), until=date(2021, 5, 1)) == ["e"]


def test_a_partner_is_known_by_id_and_by_every_spelling() -> None:
    place = City(id="nara", name=Name(zh="奈良市", en="Nara", aliases=("奈良",)))
    for name in ("nara", "奈良市", "NARA", "奈良"):
        assert _ids(place, _trip(name)) == ["d"]
    assert _ids(_trip("奈良")) == []
    twin = City(id="other", name=Name(zh="奈良"))
    elsewhere = Partnership(id="t2", partner="other")
    assert _ids(place, twin, elsewhere, _trip("奈良")) == []  # either may be meant


def test_a_record_belongs_to_the_tie_its_own_office_keeps() -> None:
    other = Partnership(id="t2", city="huaian", partner="nara", office="huaian")
    nobodys = Partnership(id="t3", city="lianyungang", partner="nara")
    items = (other, nobodys, _entry(partners=("nara", "t"), office="suqian"))
    assert [_ids(*items, tie=tie) for tie in ("t", "t2", "t3")] == [["e"], [], ["e"]]
    items = (other, nobodys, _entry(partners=("nara",)))
    assert [_ids(*items, tie=tie) for tie in ("t", "t2", "t3")] == [["e"], ["e"], ["e"]]


def test_a_trip_with_two_stops_in_one_place_is_one_exchange() -> None:
    assert _ids(_trip("nara", "nara")) == ["d"]


@given(strategies.ledgers(max_size=3), st.dates(date(2000, 1, 1), date(2023, 1, 1)))
def test_every_tie_has_its_exchanges_in_order_and_none_too_late(ledger: Ledger, day: date) -> None:
    found, every = exchanges(ledger, until=day), exchanges(ledger)
    assert set(found) == {tie.id for tie in ledger.partnerships}
    for tie, held in found.items():
        assert list(held) == sorted(held, key=lambda each: each.on)
        assert [each for each in every[tie] if each.on.first <= day] == list(held)
