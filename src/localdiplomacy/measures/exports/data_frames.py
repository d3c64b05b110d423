"""Columns as data frames of pandas, Polars and PyArrow, without a float: whole numbers, else decimals."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...issues.errors import MissingPackage
from .column import Column, Kind, Value

_MOST_WHOLE = 2**63
_DECIMAL_128 = 38  # the most digits that Polars and Arrow's smaller decimal hold
_DECIMAL_256 = 76


def to_pandas(columns: Sequence[Column]) -> Any:
    """Return a pandas DataFrame: nullable integers where all are whole, else `Decimal` objects; None or NA is missing.

    Raises:
        MissingPackage: if pandas is not installed.
    """
    try:
        import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackage("pandas") from error

    def series(column: Column) -> Any:
        if column.kind is Kind.TEXT:
            return pandas.array(list(column.values), dtype="string")
        if column.kind is Kind.FLAG:
            return pandas.array(list(column.values), dtype="boolean")
        if is_whole(column):
            return pandas.array(_integers(column.values), dtype="Int64")
        return pandas.Series(_decimals(column.values), dtype="object")

    return pandas.DataFrame({column.name: series(column) for column in columns})


def to_polars(columns: Sequence[Column]) -> Any:
    """Return a Polars DataFrame: `Int64` where all are whole, else `Decimal`; text where 38 digits do not hold them.

    Raises:
        MissingPackage: if Polars is not installed.
    """
    try:
        import polars  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise MissingPackage("polars", "frames") from error

    def series(column: Column) -> Any:
        if column.kind is Kind.TEXT:
            return polars.Series(column.name, column.values, dtype=polars.String)
        if column.kind is Kind.FLAG:
            return polars.Series(column.name, column.values, dtype=polars.Boolean)
        if is_whole(column):
            return polars.Series(column.name, _integers(column.values), dtype=polars.Int64)
        digits, scale = digits_of(column.values)
        if digits > _DECIMAL_128:
            return polars.Series(column.name, _as_text(column.values), dtype=polars.String)
        return polars.Series(column.name, _decimals(column.values), dtype=polars.Decimal(_DECIMAL_128, scale))

    return polars.DataFrame([series(column) for column in columns])


def to_arrow(columns: Sequence[Column]) -> Any:
    """Return a PyArrow Table: `int64` where all are whole, else `decimal128` or `decimal256`; text beyond 76 digits.

    Raises:
        MissingPackage: if PyArrow is not installed.
    """
    try:
        import pyarrow  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackage("pyarrow") from error

    def array(column: Column) -> Any:
        if column.kind is Kind.TEXT:
            return pyarrow.array(column.values, pyarrow.string())
        if column.kind is Kind.FLAG:
            return pyarrow.array(column.values, pyarrow.bool_())
        if is_whole(column):
            return pyarrow.array(_integers(column.values), pyarrow.int64())
        digits, scale = digits_of(column.values)
        if digits > _DECIMAL_256:
            return pyarrow.array(_as_text(column.values), pyarrow.string())
        make = pyarrow.decimal128 if digits <= _DECIMAL_128 else pyarrow.decimal256
        return pyarrow.array(
            _decimals(column.values), make(_DECIMAL_128 if digits <= _DECIMAL_128 else _DECIMAL_256, scale)
        )

    return pyarrow.table({column.name: array(column) for column in columns})


def is_whole(column: Column) -> bool:
    """Tell whether a column's numbers are whole ones that fit 64 bits."""
    if column.kind is not Kind.NUMBER:
        return False
    # Few numbers are different, and many lines have them.
    numbers = _different(column.values)
    if not all(number == number.to_integral_value() for number in numbers if isinstance(number, Decimal)):
        return False
    return not numbers or (min(numbers) >= -_MOST_WHOLE and max(numbers) < _MOST_WHOLE)


def digits_of(values: Sequence[Value]) -> tuple[int, int]:
    """Return how many digits a column of decimals needs, and how many of them stand after the point."""
    before = after = 0
    for number in map(Decimal, _different(values)):
        exponent = int(number.as_tuple().exponent)
        before, after = max(before, number.adjusted() + 1), max(after, -exponent)
    return before + after, after


def _different(values: Sequence[Value]) -> set[int | Decimal]:
    return {value for value in set(values) if isinstance(value, (int, Decimal))}


def _integers(values: Sequence[Value]) -> list[int | None]:
    if set(map(type, values)) <= {int, type(None)}:
        return list(values)  # type: ignore[arg-type]
    return [None if value is None else int(value) for value in values]


def _decimals(values: Sequence[Value]) -> list[Decimal | None]:
    if set(map(type, values)) <= {Decimal, type(None)}:
        return list(values)  # type: ignore[arg-type]
    return [None if value is None else Decimal(value) for value in values]


def _as_text(values: Sequence[Value]) -> list[str | None]:
    return [None if value is None else f"{value:f}" for value in _decimals(values)]
