"""Members in columns are combinations of members like others."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.coded import Coded
from localdiplomacy.measures.combinations import Combinations, added_up, as_combinations

pairs = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=9)


@given(pairs, st.slices(9))
def test_they_read_as_what_they_were_made_of(members: Sequence[tuple[str, str]], some: slice) -> None:
    found = as_combinations(members)
    assert list(found) == members
    assert [found[place] for place in range(len(found))] == members
    assert found[some] == tuple(members[some])
    assert as_combinations(found) is found
    with pytest.raises(IndexError):
        found[len(members)]


def test_of_no_dimension_there_is_an_empty_combination() -> None:
    one = Combinations((), 1)
    assert list(one) == [()]
    assert one[0] == one[-1] == ()
    assert one.find(()) == 0
    with pytest.raises(IndexError):
        one[1]
    assert list(as_combinations([(), ()])) == [(), ()]


@given(pairs)
def test_a_combination_is_found_where_it_stands(members: Sequence[tuple[str, str]]) -> None:
    found = as_combinations(dict.fromkeys(members))
    for place, pair in enumerate(found):
        assert found.find(pair) == place
    for pair in {(one, other) for one in "abcd" for other in "xyz"} - set(members):
        assert found.find(pair) is None
    assert found.find(("a",)) is None


def test_one_member_may_be_there_in_two_spellings() -> None:
    found = Combinations((Coded(("JP", "US", "JP"), (2, 1, 0)), Coded("xy", (0, 0, 1))), 3)
    assert list(found) == [("JP", "x"), ("US", "x"), ("JP", "y")]
    assert [found.find(members) for members in found] == [0, 1, 2]
    assert found.find(("US", "y")) is None


@given(pairs)
def test_repeats(members: Sequence[tuple[str, str]]) -> None:
    assert as_combinations(members).repeats == (len(set(members)) < len(members))


def test_what_an_engine_told_apart_is_not_looked_at() -> None:
    same = (Coded("a", (0, 0)),)
    assert Combinations(same, 2).repeats
    assert not Combinations(same, 2, apart=True).repeats


@given(pairs, st.data())
def test_some_of_them(members: Sequence[tuple[str, str]], data: st.DataObject) -> None:
    truths = data.draw(st.lists(st.booleans(), min_size=len(members), max_size=len(members)))
    chosen = as_combinations(members).chosen(truths)
    assert list(chosen) == [pair for pair, true in zip(members, truths, strict=True) if true]
    assert len(chosen) == sum(truths)
    assert Combinations((), 2, apart=True).chosen([True, False]).apart


@given(st.lists(pairs, min_size=1, max_size=3))
def test_joined(several: Sequence[Sequence[tuple[str, str]]]) -> None:
    parts = [
        as_combinations(members) if members else Combinations((Coded((), ()), Coded((), ())), 0) for members in several
    ]
    joined = Combinations.joined(parts)
    assert list(joined) == [pair for members in several for pair in members]
    assert len(joined) == sum(map(len, several))


def test_what_members_amount_to_is_added_up() -> None:
    columns = as_combinations([("a", "x"), ("b", "y"), ("c", "x")]).columns
    assert added_up(columns, [{"a": 1, "b": 2}, {"x": 10, "y": 20}], -100, 3) == [11, 22, -90]
    assert added_up((), [], -1, 2) == [0, 0]
