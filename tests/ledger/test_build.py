"""Building many records at once does what building them one by one does."""

import gc

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.faults import Fault
from localdiplomacy.ledger.build import BAD, default_of, make_good, make_objects, paused_gc
from localdiplomacy.model import (
    City,
    Headcount,
    Leg,
    Name,
    Observation,
    Origin,
    OutboundDelegation,
    PartialDate,
    Period,
    Quantity,
    Source,
    Stop,
)
from localdiplomacy.model.texts import Text


@given(
    st.lists(st.tuples(st.integers(0, 9), st.none() | st.text(max_size=3), st.none() | st.integers(1, 9)), max_size=20)
)
def test_objects_equal_those_that_init_builds(rows: list[tuple[int, str | None, int | None]]) -> None:
    columns = {
        "id": [f"r{n}" for n, _, _ in rows],
        "unit": [u for _, u, _ in rows],
        "days_planned": [d for *_, d in rows],
    }
    made, faults = make_objects(OutboundDelegation, columns, len(rows))
    assert faults == []
    assert made == [OutboundDelegation(id=f"r{n}", unit=u, days_planned=d) for n, u, d in rows]
    assert len(set(made)) == len(set(rows))


def test_the_objects_are_frozen_and_of_the_real_class() -> None:
    (made,), _ = make_objects(OutboundDelegation, {"id": ["a"]}, 1)
    assert type(made) is OutboundDelegation
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.unit = "x"  # type: ignore[union-attr, misc]


@pytest.mark.parametrize("type_", [Stop, Source, Leg, City, Headcount])
def test_every_kind_of_class_gets_all_its_fields(type_: type) -> None:
    given_ = {attribute.name: ["x", "y"] for attribute in attrs.fields(type_) if attribute.default is attrs.NOTHING}
    made, faults = make_objects(type_, given_, 2)
    assert faults == []
    assert made == [type_(**{name: values[row] for name, values in given_.items()}) for row in range(2)]


def test_converters_are_applied_as_init_does() -> None:
    columns = {
        "indicator": ["x"],
        "period": [Period.year(2021)],
        "dimensions": [(("kind", "b"), ("country", "JP"))],
    }
    (made,), _ = make_objects(Observation, columns, 1)
    assert made == Observation(indicator="x", period=Period.year(2021), dimensions=columns["dimensions"][0])


def test_value_objects_are_asked_and_may_refuse() -> None:
    made, faults = make_objects(Quantity, {"low": [1, 5], "high": [2, 3], "unit": ["persons"] * 2}, 2)
    assert made == [Quantity(1, 2, "persons"), BAD]
    assert [row for row, _ in faults] == [1]
    assert repr(BAD) == "BAD"


def test_an_object_without_given_fields() -> None:
    assert make_objects(Headcount, {}, 2) == ([Headcount(), Headcount()], [])
    made, faults = make_objects(Name, {}, 1)
    assert made == [BAD]
    assert len(faults) == 1


def test_rows_with_faults_are_left_out_and_the_others_keep_their_places() -> None:
    fault = Fault(("unit",), "wrong", Text("x", "x"))
    made, faults = make_good(City, {"id": ["a", "b", "c"]}, 3, [(1, fault)])
    assert made == [City(id="a"), BAD, City(id="c")]
    assert faults == [(1, fault)]


def test_faults_found_while_building_are_told_with_the_row_they_belong_to() -> None:
    fault = Fault(("unit",), "wrong", Text("x", "x"))
    made, faults = make_good(Quantity, {"low": [9, 5, 1], "high": [9, 3, 1], "unit": ["p"] * 3}, 3, [(0, fault)])
    assert made[0] is BAD
    assert made[1] is BAD
    assert made[2] == Quantity(1, 1, "p")
    assert [row for row, _ in faults] == [0, 1]


def test_the_default_of_a_factory_is_made() -> None:
    @attrs.frozen
    class Sample:
        items: tuple[int, ...] = attrs.field(factory=tuple)
        needed: int = attrs.field(kw_only=True)

    assert default_of(attrs.fields(Sample).items) == ()
    assert default_of(attrs.fields(Sample).needed) is attrs.NOTHING


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running: bool) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if running else gc.disable()
        with paused_gc():
            assert not gc.isenabled()
        assert gc.isenabled() is running
    finally:
        gc.enable() if before else gc.disable()


def test_sources_are_made_with_their_row() -> None:
    origin = Origin(file="a")
    made, _ = make_objects(Source, {"origin": [origin], "row": [3]}, 1)
    assert made == [Source(origin, 3)]
    assert make_objects(Stop, {"country": ["JP"], "arrives_on": [PartialDate(2021)]}, 1)[0] == [
        Stop(country="JP", arrives_on=PartialDate(2021))
    ]
