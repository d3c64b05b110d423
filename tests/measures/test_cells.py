from decimal import Decimal

from localdiplomacy.measures.cells import EMPTY, CellKey, Cells, Latest, LeftOut, Partial, Reason, latest_of
from localdiplomacy.model.quantities import Qualifier

KEY = CellKey("x", "persons")


def test_partials_add_field_by_field() -> None:
    one = Partial(
        records=("b",),
        stated=1,
        low=Decimal(2),
        high=Decimal(4),
        qualifiers=frozenset([Qualifier.OVER]),
        distinct=frozenset(["JP"]),
        latest=(Latest("o", "2021-01-01", "b", Decimal(2)),),
        files=frozenset(["b.csv"]),
        synthetic=1,
    )
    two = Partial(
        records=("a", "c"),
        stated=1,
        low=Decimal(3),
        high=Decimal(3),
        distinct=frozenset(["KR"]),
        latest=(Latest("o", "2021-02-01", "a", Decimal(3)),),
        files=frozenset(["a.csv"]),
    )
    assert one + two == Partial(
        records=("a", "b", "c"),
        stated=2,
        low=Decimal(5),
        high=Decimal(7),
        qualifiers=frozenset([Qualifier.OVER]),
        distinct=frozenset(["JP", "KR"]),
        latest=(Latest("o", "2021-02-01", "a", Decimal(3)),),
        files=frozenset(["a.csv", "b.csv"]),
        synthetic=1,
    )
    assert one + EMPTY == one
    assert (one + two).counted == 3


def test_the_last_value_of_each_office() -> None:
    values = [
        Latest("b", "2021-01-01", "x", Decimal(9)),
        Latest("a", "2021-02-01", "y", Decimal(1)),
        Latest("a", "2021-02-01", "z", Decimal(2)),
        Latest("a", "2020-02-01", "zz", Decimal(3)),
    ]
    assert latest_of(values) == (values[2], values[0])
    assert latest_of(reversed(values)) == (values[2], values[0])


def test_cells_merge() -> None:
    left = Cells(
        partials={KEY: Partial(records=("a",), stated=1, low=Decimal(1), high=Decimal(1))},
        covered=frozenset([("x", "o")]),
        left_out=(LeftOut(indicator="x", reason=Reason.UNDATED, records=("z",)),),
    )
    other = CellKey("x", "persons", ("office",), ("o",))
    right = Cells(
        partials={KEY: Partial(records=("b",), stated=1, low=Decimal(2), high=Decimal(2)), other: EMPTY},
        covered=frozenset([("x", "p")]),
        left_out=(
            LeftOut(indicator="x", reason=Reason.UNDATED, records=("y",)),
            LeftOut(indicator="w", reason=Reason.NEGATIVE, records=("v",)),
        ),
    )
    merged = left + right
    assert merged == Cells(
        partials={KEY: Partial(records=("a", "b"), stated=2, low=Decimal(3), high=Decimal(3)), other: EMPTY},
        covered=frozenset([("x", "o"), ("x", "p")]),
        left_out=(
            LeftOut(indicator="w", reason=Reason.NEGATIVE, records=("v",)),
            LeftOut(indicator="x", reason=Reason.UNDATED, records=("y", "z")),
        ),
    )
    assert merged == right + left
    assert merged.get(KEY).counted == 2
    assert merged.get(CellKey("nothing", "x")) == EMPTY
    assert left.get(KEY).counted == 1  # merging leaves the parts as they were
