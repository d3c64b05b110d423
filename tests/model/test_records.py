"""What all records share: frozen, hashable, silent on their source and on what is sensitive."""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import RECORD_TYPES
from localdiplomacy.model import (
    CrewMember,
    Details,
    Entry,
    EntryKind,
    HandOver,
    Leg,
    Member,
    Name,
    Observation,
    Origin,
    OutboundDelegation,
    Period,
    Quantity,
    Record,
    Source,
    Stop,
    TransferBatch,
    Vehicle,
)
from localdiplomacy.testing import strategies

RECORDS: st.SearchStrategy[Record] = st.one_of(
    strategies.cities(),
    strategies.offices(),
    strategies.partnerships(),
    strategies.outbound_delegations(),
    strategies.inbound_delegations(),
    strategies.transfer_batches(),
    strategies.work_plans(),
    strategies.entries(),
)
ANYTHING = RECORDS | strategies.observations()
ELSEWHERE = Source(Origin(file="秘密.xlsx", document="秘密文件"), 99, "Z")
PARTS = (Stop, Member, Leg, HandOver, CrewMember, Vehicle, Name, Source, Origin, Quantity, Period, EntryKind)


@given(ANYTHING)
def test_records_are_values(record: Any) -> None:
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert hash(again) == hash(record)
    assert again.source == record.source


@given(ANYTHING)
def test_the_source_takes_no_part_in_equality_and_is_not_shown(record: Any) -> None:
    moved = attrs.evolve(record, source=ELSEWHERE)
    assert moved == record
    assert hash(moved) == hash(record)
    assert "秘密" not in repr(moved)
    assert moved.source is ELSEWHERE


@given(RECORDS)
def test_another_id_is_another_record(record: Record) -> None:
    assert attrs.evolve(record, id=f"{record.id}x") != record


@given(ANYTHING)
def test_records_cannot_be_changed(record: Any) -> None:
    for attribute in attrs.fields(type(record)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, attribute.name, None)


@pytest.mark.parametrize("type_", [*RECORD_TYPES.values(), Observation, *PARTS], ids=lambda type_: type_.__name__)
def test_no_default_can_be_changed_behind_the_back(type_: Any) -> None:
    assert "__slots__" in vars(type_)
    for attribute in attrs.fields(type_):
        assert not isinstance(attribute.default, list | dict | set)


def test_observations_do_not_compare_where_they_came_from_or_what_they_count() -> None:
    one = Observation(indicator="i", period=Period.year(2021), evidence=("a",), plugin="x 1")
    other = Observation(indicator="i", period=Period.year(2021), source=ELSEWHERE)
    assert one == other
    assert "x 1" not in repr(one)


def test_the_key_of_a_figure_leaves_out_its_value() -> None:
    pairs = (("mode", "own"), ("country", "JP"))
    one = Observation(indicator="i", office="o", period=Period.year(2021), dimensions=pairs)
    other = attrs.evolve(one, value=Quantity.of(5, "persons"), dimensions=tuple(reversed(pairs)))
    assert one.key == other.key == ("i", "o", Period.year(2021), (("country", "JP"), ("mode", "own")))
    assert Observation(indicator="i", period=Period.year(2021)).key[1] == ""


SECRET = "张三丰"


def _sensitive(type_: type) -> set[str]:
    return {attribute.name for attribute in attrs.fields(type_) if attribute.metadata.get("sensitive")}


@pytest.mark.parametrize(
    "type_",
    [*RECORD_TYPES.values(), Stop, Member, Leg, HandOver, CrewMember, Vehicle],
    ids=lambda type_: type_.__name__,
)
def test_sensitive_fields_are_never_in_repr(type_: type) -> None:
    shown = {attribute.name for attribute in attrs.fields(type_) if attribute.repr}
    assert not _sensitive(type_) & shown


def test_the_known_sensitive_fields_are_marked() -> None:
    assert "name" in _sensitive(Member)
    assert "travellers" in _sensitive(TransferBatch)
    assert _sensitive(Leg) == {"travellers"}
    assert _sensitive(HandOver) == {"travellers_given", "travellers_received"}


def test_sensitive_values_do_not_show_through_the_record_that_holds_them() -> None:
    trip = OutboundDelegation(id="d", members=(Member(name=SECRET, role="leader"),))
    leg = Leg(origin="a", destination="b", travellers=(SECRET,))
    hand_over = HandOver(place="b", travellers_given=(SECRET,), travellers_received=(SECRET,))
    batch = TransferBatch(id="b", travellers=(SECRET,), legs=(leg,), hand_overs=(hand_over,))
    entry = Entry(id="e", kind="case", details=Details(person=SECRET))
    for record in (trip, batch, entry, entry.details):
        assert SECRET not in repr(record)
        assert SECRET not in str(record)
    assert "role='leader'" in repr(trip)


@given(strategies.outbound_delegations())
def test_countries_count_once_and_without_mere_transit(trip: OutboundDelegation) -> None:
    visited = [stop.country for stop in trip.stops if not (stop.transit and not stop.left_airport)]
    assert set(trip.countries) == set(visited)
    assert list(trip.countries) == sorted(set(visited), key=visited.index)


@pytest.mark.parametrize(
    ("transit", "left", "counts"),
    [(False, None, True), (False, False, True), (True, None, False), (True, False, False), (True, True, True)],
)
def test_a_stop_in_transit_counts_only_outside_the_airport(transit: bool, left: bool | None, counts: bool) -> None:
    trip = OutboundDelegation(id="d", stops=(Stop(country="JP", transit=transit, left_airport=left),))
    assert trip.countries == (("JP",) if counts else ())


DETAILS = st.dictionaries(
    strategies.slugs(),
    st.one_of(strategies.texts(), st.integers(), st.booleans(), strategies.quantities(), strategies.partial_dates()),
    max_size=5,
)


@given(DETAILS)
def test_details_are_an_immutable_mapping(items: dict[str, Any]) -> None:
    details = Details(items)
    assert dict(details) == items
    assert list(details) == sorted(items)
    assert len(details) == len(items)
    reverse = Details(dict(reversed(items.items())))
    assert reverse == details
    assert hash(reverse) == hash(details)
    assert pickle.loads(pickle.dumps(details)) == details
    assert all(details[name] == value for name, value in items.items())
    assert repr(details) == f"Details({', '.join(sorted(items))})"


def test_details_not_filled_in_are_missing_not_wrong() -> None:
    details = Details({"outlet": "a"}, copies=5)
    assert (details.outlet, details.copies, details.nothing) == ("a", 5, None)
    assert details.get("nothing") is None
    with pytest.raises(KeyError):
        details["nothing"]
    with pytest.raises(AttributeError):
        details._private  # noqa: B018
    with pytest.raises(TypeError):
        details["outlet"] = "b"  # type: ignore[index]
    assert Details(outlet="a") == {"outlet": "a"}
