"""The rows of a table are a sequence that equals a tuple of the same rows."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.rows import Row
from localdiplomacy.measures.table_rows import Rows, as_rows
from localdiplomacy.model.observations import Observation
from localdiplomacy.model.periods import Period


def row(indicator: str, number: int = 0) -> Row:
    return Row(members=(str(number),), observation=Observation(indicator=indicator, period=Period.of(2021)))


lists = st.lists(st.builds(row, st.sampled_from("ab"), st.integers(0, 9)), max_size=8).map(tuple)


@given(lists)
def test_rows_are_a_sequence_like_a_tuple(rows: tuple[Row, ...]) -> None:
    made = as_rows(rows)
    assert (len(made), tuple(made), list(reversed(made))) == (len(rows), rows, list(reversed(rows)))
    assert [made[place] for place in range(-len(rows), len(rows))] == [*rows, *rows]
    assert made[1:3] == rows[1:3]
    assert made[::-2] == rows[::-2]


@given(lists, lists)
def test_rows_are_equal_when_tuples_are(left: tuple[Row, ...], right: tuple[Row, ...]) -> None:
    assert (as_rows(left) == as_rows(right)) == (left == right)
    assert (as_rows(left) == right) == (left == right)
    assert as_rows(left) != list(left)
    assert hash(as_rows(left)) == hash(left)
    assert repr(as_rows(left)) == repr(left)


@given(lists)
def test_rows_survive_copying(rows: tuple[Row, ...]) -> None:
    made = as_rows(rows)
    assert as_rows(made) is made
    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == rows


def test_rows_of_one_indicator() -> None:
    apart = as_rows((row("a", 1), row("b", 2), row("a", 3)))
    assert apart.of_indicator("a") == (row("a", 1), row("a", 3))
    assert apart.of_indicator("b") == (row("b", 2),)
    assert apart.of_indicator("c") == ()


def test_there_is_no_row_beyond_the_last() -> None:
    made = Rows((("a", ()), ("b", (row("b"),))))
    assert made[0] == made[-1] == row("b")
    for place in (1, -2):
        with pytest.raises(IndexError):
            made[place]
