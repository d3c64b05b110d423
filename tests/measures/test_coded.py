"""A column of few values is a sequence like any other."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.coded import Coded, end_to_end

columns = st.lists(st.sampled_from("abc"), max_size=8)


@given(columns, st.slices(8))
def test_it_reads_as_what_it_was_made_of(values: Sequence[str], some: slice) -> None:
    column = Coded.of(values)
    assert list(column) == values
    assert len(column) == len(values)
    assert [column[place] for place in range(len(values))] == values
    assert list(column[some]) == values[some]
    assert list(column.words) == list(dict.fromkeys(values))


@given(columns)
def test_each_value_is_asked_for_its_name_once(values: Sequence[str]) -> None:
    asked: list[str] = []

    def name(value: str) -> str:
        asked.append(value)
        return value.upper()

    column = Coded.of(values)
    assert list(column.renamed(name)) == [value.upper() for value in values]
    assert len(asked) == len(set(values))
    assert column.renamed(name).codes is column.codes


@given(st.lists(columns, min_size=1, max_size=4), st.booleans())
def test_several_are_one_after_the_other(several: Sequence[Sequence[str]], alike: bool) -> None:
    parts = [
        Coded("abc", ["abc".index(value) for value in values]) if alike else Coded.of(values) for values in several
    ]
    joined = end_to_end(parts)
    assert list(joined) == [value for values in several for value in values]
    assert len(joined.words) == (3 if alike else sum(len(set(values)) for values in several))
