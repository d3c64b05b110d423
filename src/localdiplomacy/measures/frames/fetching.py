"""Bringing cells from an engine into plain Python: the only rows that ever leave it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..dimensions import UNKNOWN

_DIGITS = 9


def columns_of(table: Any) -> Mapping[str, list[Any]]:
    """Return the columns of a small table."""
    return {name: table[name].to_list() for name in table.columns}


def fetched(rows: Any, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a small table as tuples of the columns named."""
    return zip(*columns_of(rows.select(*names).collect()).values(), strict=True)


def whole(value: Any) -> int:
    """Return a count; engines give decimals and numbers of their own."""
    return 0 if _empty(value) else int(value)


def wholes(column: list[Any]) -> list[int]:
    """Return a column of counts."""
    return column if set(map(type, column)) <= {int} else list(map(whole, column))


def amount(value: Any) -> Decimal:
    """Return a sum as a Decimal: a float to nine digits after the point, which is more than it holds exactly."""
    if _empty(value):
        return Decimal(0)
    if isinstance(value, float):
        return Decimal(int(value)) if value.is_integer() else Decimal(repr(round(value, _DIGITS)))
    return value if isinstance(value, Decimal) else Decimal(int(value))


def amounts(column: list[Any]) -> list[int] | list[int | Decimal]:
    """Return a column of sums: whole numbers as int, others as Decimal."""
    return column if set(map(type, column)) <= {int} else list(map(_plainest, map(amount, column)))


def _plainest(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def member(value: Any) -> str:
    """Return the member of a dimension that a cell of a frame names."""
    if _empty(value):
        return UNKNOWN
    if isinstance(value, float) and value.is_integer():  # whole numbers beside empty cells, in pandas
        value = int(value)
    return str(value)


def _empty(value: Any) -> bool:
    # pandas has three values for an empty cell: one cannot be compared, one does not equal itself.
    return value is None or type(value).__name__ == "NAType" or value != value
