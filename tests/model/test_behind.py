"""A figure leads to its records; what it is does not depend on that."""

import copy
import pickle
from collections.abc import Iterable

import pytest
from attrs import evolve

from localdiplomacy.codec.convert import unstructure
from localdiplomacy.model.behind import DENOMINATOR, NUMERATOR, Behind, Part
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.observations import Observation
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Quantity
from localdiplomacy.model.records import Record

TRIPS = {id: OutboundDelegation(id=id) for id in ("a", "b", "c")}


def find(ids: tuple[str, ...]) -> Iterable[Record]:
    return (TRIPS[id] for id in ids)


FIGURE = Observation(indicator="x", period=Period.year(2021), value=Quantity.of(2, "batches"), evidence=("a", "b"))
COUNTED = FIGURE.counted_from(Behind((Part(ids=("a", "b"), find=find),)))


def test_a_counted_figure_has_its_records() -> None:
    assert COUNTED.records() == (TRIPS["a"], TRIPS["b"])
    assert [record.id for record in COUNTED.records()] == list(COUNTED.evidence)
    assert COUNTED.behind is not None
    assert COUNTED.behind.names == ()
    with pytest.raises(KeyError, match="numerator"):
        COUNTED.records(NUMERATOR)


def test_a_ratio_has_the_records_above_and_below_the_line_each_once() -> None:
    parts = (Part(name=NUMERATOR, ids=("b",), find=find), Part(name=DENOMINATOR, ids=("a", "b"), find=find))
    ratio = FIGURE.counted_from(Behind(parts))
    assert ratio.behind is not None
    assert ratio.behind.names == (NUMERATOR, DENOMINATOR)
    assert ratio.records() == (TRIPS["b"], TRIPS["a"])
    assert ratio.records(NUMERATOR) == (TRIPS["b"],)
    assert ratio.records(DENOMINATOR) == (TRIPS["a"], TRIPS["b"])


def test_a_figure_that_was_read_has_none() -> None:
    assert FIGURE.records() == ()
    assert FIGURE.records(NUMERATOR) == ()
    assert FIGURE.behind is None


def test_records_are_looked_up_when_asked_for() -> None:
    asked: list[tuple[str, ...]] = []

    def looked_up(ids: tuple[str, ...]) -> Iterable[Record]:
        asked.append(ids)
        return find(ids)

    lazy = FIGURE.counted_from(Behind((Part(ids=("c",), find=looked_up),)))
    assert asked == []
    assert lazy.records() == (TRIPS["c"],)
    assert asked == [("c",)]


def test_what_a_figure_is_does_not_depend_on_its_records() -> None:
    assert COUNTED == FIGURE
    assert hash(COUNTED) == hash(FIGURE)
    assert repr(COUNTED) == repr(FIGURE)
    assert unstructure(COUNTED) == unstructure(FIGURE)
    assert len({COUNTED, FIGURE}) == 1


def test_the_ledger_is_not_pickled_with_a_figure() -> None:
    again = pickle.loads(pickle.dumps(COUNTED))
    assert again == COUNTED
    assert (again.evidence, again.behind, again.records()) == (("a", "b"), None, ())


def test_copies_know_the_records_changed_ones_do_not() -> None:
    assert copy.copy(COUNTED).records() == COUNTED.records()
    assert copy.deepcopy(COUNTED).behind is COUNTED.behind
    assert evolve(COUNTED, value=None).records() == ()
    assert COUNTED.counted_from(None).behind is None
