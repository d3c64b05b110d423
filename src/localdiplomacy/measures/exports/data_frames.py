"""Columns as data frames of pandas, Polars and PyArrow, without a float: whole numbers, else decimals."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from types import NoneType
from typing import Any

from ...issues.errors import MissingPackage
from ..coded import Coded
from ..memo import Memo
from .column import Column, Kind, Value, Values

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

    def made(kind: Kind, values: Values) -> Any:
        if kind is Kind.TEXT:
            return pandas.array(list(values), dtype="string")
        if kind is Kind.FLAG:
            return pandas.array(list(values), dtype="boolean")
        if is_whole(kind, values):
            return pandas.array(_integers(values), dtype="Int64")
        return pandas.array(_decimals(values), dtype="object")

    def codes(numbers: Sequence[int]) -> Any:
        return pandas.array(list(numbers), dtype="int64").to_numpy()

    series = _each_once(columns, made, codes, lambda array, places: array.take(places))
    return pandas.DataFrame({column.name: array for column, array in zip(columns, series, strict=True)})


def to_polars(columns: Sequence[Column]) -> Any:
    """Return a Polars DataFrame: `Int64` where all are whole, else `Decimal`; text where 38 digits do not hold them.

    Raises:
        MissingPackage: if Polars is not installed.
    """
    try:
        import polars  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise MissingPackage("polars", "frames") from error

    def made(kind: Kind, values: Values) -> Any:
        if kind is Kind.TEXT:
            return polars.Series(values, dtype=polars.String)
        if kind is Kind.FLAG:
            return polars.Series(values, dtype=polars.Boolean)
        if is_whole(kind, values):
            return polars.Series(_integers(values), dtype=polars.Int64)
        digits, scale = digits_of(values)
        if digits > _DECIMAL_128:
            return polars.Series(_as_text(values), dtype=polars.String)
        return polars.Series(_decimals(values), dtype=polars.Decimal(_DECIMAL_128, scale))

    def codes(numbers: Sequence[int]) -> Any:
        return polars.Series(numbers, dtype=polars.UInt32)

    series = _each_once(columns, made, codes, lambda words, places: words.gather(places))
    return polars.DataFrame([one.alias(column.name) for column, one in zip(columns, series, strict=True)])


def to_arrow(columns: Sequence[Column]) -> Any:
    """Return a PyArrow Table: `int64` where all are whole, else `decimal128` or `decimal256`; text beyond 76 digits.

    Raises:
        MissingPackage: if PyArrow is not installed.
    """
    try:
        import pyarrow  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackage("pyarrow") from error

    def made(kind: Kind, values: Values) -> Any:
        if kind is Kind.TEXT:
            return pyarrow.array(values, pyarrow.string())
        if kind is Kind.FLAG:
            return pyarrow.array(values, pyarrow.bool_())
        if is_whole(kind, values):
            return pyarrow.array(_integers(values), pyarrow.int64())
        digits, scale = digits_of(values)
        if digits > _DECIMAL_256:
            return pyarrow.array(_as_text(values), pyarrow.string())
        make, most = (
            (pyarrow.decimal128, _DECIMAL_128) if digits <= _DECIMAL_128 else (pyarrow.decimal256, _DECIMAL_256)
        )
        return pyarrow.array(_decimals(values), make(most, scale))

    def codes(numbers: Sequence[int]) -> Any:
        return pyarrow.array(numbers, pyarrow.int32())

    series = _each_once(columns, made, codes, lambda words, places: words.take(places))
    return pyarrow.table({column.name: array for column, array in zip(columns, series, strict=True)})


def _each_once(
    columns: Sequence[Column],
    made: Callable[[Kind, Values], Any],
    codes: Callable[[Sequence[int]], Any],
    take: Callable[[Any, Any], Any],
) -> list[Any]:
    """Return the columns of a data frame, converting once what several of them have in common.

    Args:
        columns: the columns.
        made: gives a column of the frame for values of a kind.
        codes: gives the places of words for a column in which few words come many times.
        take: gives the words that stand at places.
    """
    memo = Memo()

    def converted(kind: Kind, values: Values) -> Any:
        if not isinstance(values, Coded):
            return memo.once((kind, id(values)), lambda: made(kind, values))
        places = memo.once(id(values.codes), lambda: codes(values.codes))
        return take(made(kind, values.words), places)

    return [converted(column.kind, column.values) for column in columns]


def is_whole(kind: Kind, values: Values) -> bool:
    """Tell whether a column's numbers are whole ones that fit 64 bits."""
    if kind is not Kind.NUMBER:
        return False
    numbers = _different(values)
    if not all(number == number.to_integral_value() for number in numbers if isinstance(number, Decimal)):
        return False
    return not numbers or (min(numbers) >= -_MOST_WHOLE and max(numbers) < _MOST_WHOLE)


def digits_of(values: Sequence[Value]) -> tuple[int, int]:
    """Return how many digits a column of decimals needs, and how many of them stand after the point."""
    numbers = list(map(Decimal, _different(values)))
    after = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    before = max(min(numbers).adjusted(), max(numbers).adjusted()) + 1 if numbers else 0
    return max(before, 0) + max(after, 0), max(after, 0)


def _different(values: Sequence[Value]) -> set[int | Decimal]:
    # Few numbers are different, and many lines have them.
    return {value for value in set(values) if isinstance(value, (int, Decimal))}


def _integers(values: Sequence[Value]) -> Sequence[int | None]:
    if set(map(type, values)) <= {int, NoneType}:
        return values  # type: ignore[return-value]
    return [None if value is None else int(value) for value in values]


def _decimals(values: Sequence[Value]) -> Sequence[Decimal | None]:
    if set(map(type, values)) <= {Decimal, NoneType}:
        return values  # type: ignore[return-value]
    return [None if value is None else Decimal(value) for value in values]


def _as_text(values: Sequence[Value]) -> list[str | None]:
    return [None if value is None else f"{value:f}" for value in _decimals(values)]
