"""Conditions as plain values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.conditions import read_where, write_where
from localdiplomacy.codec.convert import structure
from localdiplomacy.codec.faults import StructureError
from localdiplomacy.model.conditions import Operator, Where

SCALARS = st.text(max_size=5) | st.integers() | st.booleans() | st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def simple(draw: st.DrawFn) -> Where:
    op = draw(st.sampled_from(list(Operator)))
    if op in (Operator.MISSING, Operator.PRESENT):
        value: Any = None
    elif op in (Operator.IN, Operator.NOT_IN):
        value = tuple(draw(st.lists(SCALARS, max_size=3)))
    else:
        value = draw(SCALARS)
    return Where(field=draw(st.sampled_from(["kind", "headcount.persons"])), op=op, value=value)


def combined(inner: st.SearchStrategy[Where]) -> st.SearchStrategy[Where]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(
        lambda parts, how, negated: Where(**{how: parts}, negated=negated),
        parts,
        st.sampled_from(["all_of", "any_of"]),
        st.booleans(),
    )


CONDITIONS = st.recursive(simple(), combined, max_leaves=6)


@given(CONDITIONS)
def test_a_condition_written_and_read_means_the_same(where: Where) -> None:
    assert read_where(write_where(where)) == where


def test_a_list_means_all_of_it() -> None:
    where = read_where([{"field": "kind", "is": "own"}, {"field": "office", "present": True}])
    assert [part.op for part in where.all_of] == [Operator.IS, Operator.PRESENT]


@pytest.mark.parametrize(
    "value",
    [
        5,
        {},
        {"field": "kind"},
        {"field": "kind", "equals": 1},
        {"field": "kind", "is": 1, "in": [1]},
        {"field": 3, "is": 1},
        {"field": "kind", "is": 1.5},
        {"field": "kind", "in": "own"},
        {"field": "kind", "missing": False},
        {"all": {}},
        {"any": []},
        {"any": {"field": "kind"}},
        {"all": [{"field": "kind", "is": 1}], "any": [{"field": "kind", "is": 1}]},
    ],
)
def test_what_is_no_condition_is_refused(value: object) -> None:
    with pytest.raises(StructureError):
        structure(value, Where)


def test_faults_inside_are_located() -> None:
    with pytest.raises(StructureError) as caught:
        structure({"any": [{"field": "kind", "is": "own"}, {"not": 5}, {"field": "x"}]}, Where)
    assert [fault.place for fault in caught.value.faults] == ["any[1]", "any[2]"]
