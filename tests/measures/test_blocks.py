"""Plain cells in columns are cells like others."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.blocks import Block
from localdiplomacy.measures.cells import EMPTY, CellKey, Cells, Partial

BY = ("office",)
contents = st.dictionaries(
    st.sampled_from("abcd").map(lambda id: (id,)), st.tuples(st.integers(1, 9), st.integers(0, 9))
)


def partial(counted: int, total: int) -> Partial:
    return Partial(unlisted=counted, stated=counted, low=Decimal(total), high=Decimal(total))


def key(members: tuple[str, ...], unit: str = "batches") -> CellKey:
    return CellKey("x", unit, BY, members)


def block(content: dict[tuple[str, ...], tuple[int, int]]) -> Block:
    counted, totals = ([pair[place] for pair in content.values()] for place in (0, 1))
    return Block(indicator="x", unit="batches", by=BY, members=list(content), counted=counted, totals=totals)


def in_columns(content: dict[tuple[str, ...], tuple[int, int]]) -> Cells:
    return Cells(blocks=(block(content),))


def one_by_one(content: dict[tuple[str, ...], tuple[int, int]]) -> Cells:
    return Cells(partials={key(members): partial(*pair) for members, pair in content.items()})


@given(contents)
def test_cells_in_columns_are_found_by_their_key(content: dict[tuple[str, ...], tuple[int, int]]) -> None:
    cells = in_columns(content)
    assert dict(cells.items()) == dict(one_by_one(content).items())
    for members, pair in content.items():
        assert cells.get(key(members)) == partial(*pair)
        assert cells.get(key(members, "persons")) is EMPTY
        assert cells.get(CellKey("y", "batches", BY, members)) is EMPTY
    assert cells.get(key(("e",))) is EMPTY


@given(contents, contents)
def test_cells_in_columns_add_up_as_others_do(
    left: dict[tuple[str, ...], tuple[int, int]], right: dict[tuple[str, ...], tuple[int, int]]
) -> None:
    expected = one_by_one(left) + one_by_one(right)
    assert in_columns(left) + in_columns(right) == expected
    assert one_by_one(left) + in_columns(right) == expected
