"""Combinations as whole numbers: one each, in the order of the lines."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.combinations import as_combinations
from localdiplomacy.measures.grid import Grid

axes = st.lists(st.lists(st.sampled_from("abcdef"), unique=True, max_size=4).map(tuple), min_size=1, max_size=3).map(
    tuple
)


@given(axes)
def test_numbers_are_in_the_order_of_the_members(members: tuple[tuple[str, ...], ...]) -> None:
    grid, all_ = Grid(members=members), list(product(*members))
    numbers = grid.numbers(as_combinations(all_))
    assert list(numbers) == list(range(len(all_)))
    assert list(grid.combinations(numbers)) == all_
    for number, found in enumerate(all_):
        assert grid.number(dict(enumerate(found))) == number


@given(axes, st.data())
def test_what_is_not_there_has_a_number_below_0(members: tuple[tuple[str, ...], ...], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.tuples(*(st.sampled_from("abcdefgh") for _ in members)), max_size=9))
    for found, number in zip(others, Grid(members=members).numbers(as_combinations(others)), strict=False):
        assert (number < 0) == (found not in set(product(*members)))


def test_parts_of_another_period_stand_beside_those_of_this_one() -> None:
    grid = Grid(members=(("2021Q1", "2021Q2", "2021Q3"), ("a", "b")))
    cells = as_combinations([("2020Q2", "a"), ("2020Q1", "b"), ("2020Q4", "a"), ("2020Q3", "c")])
    beside = ({"2020Q1": "2021Q1", "2020Q2": "2021Q2", "2020Q3": "2021Q3", "2020Q4": "2021Q4"}, None)
    found = grid.numbers(cells, beside)
    assert list(found[:2]) == [2, 1]
    assert max(found[2:]) < 0
    assert grid.numbers(cells, beside) is found
    assert max(grid.numbers(cells)) < 0


@given(axes, st.data())
def test_numbers_without_one_dimension(members: tuple[tuple[str, ...], ...], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(members) - 1))
    grid, all_ = Grid(members=members), list(product(*members))
    some: Sequence[tuple[str, ...]] = data.draw(st.lists(st.sampled_from(all_), max_size=5)) if all_ else []
    first = [(*found[:place], members[place][0], *found[place + 1 :]) for found in some]
    expected = set(grid.numbers(as_combinations(first))) if some else set()
    assert grid.without(place, set(grid.numbers(as_combinations(some))) if some else set()) == expected


def test_without_dimensions_there_is_one_line() -> None:
    grid = Grid(members=())
    assert list(grid.numbers(as_combinations([()]))) == [0]
    assert list(grid.combinations([0])) == [()]
    assert grid.number({}) == 0
