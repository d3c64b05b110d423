"""However many conditions are asked of one column, they are one question: is the text among these."""

from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.frames.among import Among, among, asks_of
from localdiplomacy.model.conditions import Operator, Where

nw = pytest.importorskip("narwhals.stable.v2")
polars = pytest.importorskip("polars")

TEXTS = ("a", "b", "c", "d", "e")
ANSWERED = (Operator.IS, Operator.IS_NOT)
LISTED = (Operator.IN, Operator.NOT_IN)


@frozen
class Record:
    state: str


def spellings(field: str, value: Any) -> tuple[Any, ...]:
    return (value,)


text = st.sampled_from(TEXTS)
leaves = st.one_of(
    st.builds(Where, field=st.just("state"), op=st.sampled_from(ANSWERED), value=text, negated=st.booleans()),
    st.builds(
        Where,
        field=st.just("state"),
        op=st.sampled_from(LISTED),
        value=st.lists(text, max_size=3).map(tuple),
        negated=st.booleans(),
    ),
    st.builds(Where, field=st.just("state"), op=st.sampled_from((Operator.MISSING, Operator.PRESENT))),
)
conditions = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(Where, all_of=st.lists(parts, min_size=1, max_size=3).map(tuple), negated=st.booleans()),
        st.builds(Where, any_of=st.lists(parts, min_size=1, max_size=3).map(tuple), negated=st.booleans()),
    ),
    max_leaves=6,
)


@given(conditions)
def test_the_question_is_answered_as_the_condition_is(where: Where) -> None:
    holds = where.predicate()
    column = polars.DataFrame({"state": TEXTS})
    found = nw.from_native(column).with_columns(passes=among(where, spellings).test(nw.col("state")))
    assert found["passes"].to_list() == [holds(Record(value)) for value in TEXTS]


@given(conditions)
def test_such_a_condition_asks_of_one_field(where: Where) -> None:
    assert asks_of(where) == {"state"}


def test_every_spelling_of_a_code_passes() -> None:
    where = Where(field="state", op=Operator.NOT_IN, value=("a",))
    assert among(where, lambda field, value: (value, f"{field}:{value}")) == Among(
        frozenset(("a", "state:a")), others=True
    )


@pytest.mark.parametrize(
    "where",
    [
        Where(),
        Where(field="days", op=Operator.AT_LEAST, value=3),
        Where(field="new", value=True),
        Where(field="days", op=Operator.IN, value=("a", 3)),
        Where(all_of=(Where(field="state", value="a"), Where(field="days", op=Operator.LESS_THAN, value=3))),
        Where(any_of=(Where(field="state", value="a"), Where())),
    ],
)
def test_what_asks_for_more_than_a_text_is_none_of_them(where: Where) -> None:
    assert asks_of(where) is None


def test_conditions_on_two_fields_name_both() -> None:
    where = Where(all_of=(Where(field="state", value="a"), Where(field="mode", value="b")))
    assert asks_of(where) == {"state", "mode"}
