from decimal import Decimal

import pytest

from localdiplomacy.measures.amounts import Number
from localdiplomacy.measures.cells import EMPTY, CellKey, Cells, Latest, LeftOut, Partial, Reason, latest_of
from localdiplomacy.model.quantities import Qualifier, Quantity

KEY = CellKey("x", "persons")
_ABOUT = frozenset([Qualifier.APPROX])


def test_partials_add_field_by_field() -> None:
    one = Partial(
        records=("b",),
        stated=1,
        low=Decimal(2),
        high=Decimal(4),
        above=Decimal(1),
        qualifiers=frozenset([Qualifier.OVER]),
        distinct=frozenset(["JP"]),
        latest=(Latest("o", "2021-01-01", "b", Number.exactly(2)),),
        files=frozenset(["b.csv"]),
        synthetic=1,
    )
    two = Partial(
        records=("a", "c"),
        stated=1,
        low=Decimal(3),
        high=Decimal(3),
        distinct=frozenset(["KR"]),
        latest=(Latest("o", "2021-02-01", "a", Number.exactly(3)),),
        files=frozenset(["a.csv"]),
    )
    assert one + two == Partial(
        records=("a", "b", "c"),
        stated=2,
        low=Decimal(5),
        high=Decimal(7),
        above=Decimal(1),
        qualifiers=frozenset([Qualifier.OVER]),
        distinct=frozenset(["JP", "KR"]),
        latest=(Latest("o", "2021-02-01", "a", Number.exactly(3)),),
        files=frozenset(["a.csv", "b.csv"]),
        synthetic=1,
    )
    assert one + EMPTY == one
    assert (one + two).counted == 3


@pytest.mark.parametrize(
    ("partial", "total", "ends"),
    [
        (Partial(low=Decimal(5), high=Decimal(7)), Quantity(5, 7, "persons"), (5, 7)),
        (
            Partial(low=Decimal(80), high=Decimal(80), below=Decimal(5), above=Decimal(5), qualifiers=_ABOUT),
            Quantity.of(80, "persons", Qualifier.APPROX),
            (75, 85),
        ),
        (
            Partial(low=Decimal(85), high=Decimal(87), below=Decimal("0.5"), above=Decimal("2.5"), qualifiers=_ABOUT),
            Quantity(84, 90, "persons"),
            (Decimal("84.5"), Decimal("89.5")),
        ),
        (
            Partial(
                low=Decimal(20),
                high=Decimal(20),
                below=Decimal("0.5"),
                qualifiers=_ABOUT | {Qualifier.AT_LEAST},
            ),
            Quantity.of(19, "persons", Qualifier.AT_LEAST),
            (Decimal("19.5"), None),
        ),
    ],
)
def test_what_a_sum_can_be(partial: Partial, total: Quantity, ends: tuple[Decimal, Decimal | None]) -> None:
    assert (partial.total("persons"), partial.ends) == (total, ends)


def test_about_none_is_not_less_than_none() -> None:
    sum_ = Partial(low=Decimal(0), high=Decimal(10), below=Decimal("0.5"), above=Decimal("0.5"), qualifiers=_ABOUT)
    assert (sum_.total("persons"), sum_.ends) == (Quantity(0, 11, "persons"), (0, Decimal("10.5")))


def test_other_things_than_heads_need_not_be_whole() -> None:
    areas = Partial(low=Decimal(7), high=Decimal(9), below=Decimal("0.5"), above=Decimal("0.5"), qualifiers=_ABOUT)
    assert areas.total("km2") == Quantity(7, 9, "km2", Qualifier.APPROX)
    assert (areas + Partial(low=Decimal(1), high=Decimal(1))).total("km2") == Quantity("7.5", "10.5", "km2")


def test_the_last_value_of_each_office() -> None:
    values = [
        Latest("b", "2021-01-01", "x", Number.exactly(9)),
        Latest("a", "2021-02-01", "y", Number.exactly(1)),
        Latest("a", "2021-02-01", "z", Number.exactly(2)),
        Latest("a", "2020-02-01", "zz", Number.exactly(3)),
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
