"""Values as calamine gives them to cells: no float leaves."""

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ..grids import Cell
from .faults import TOO_LONG

_DAY = timedelta(days=1)
_MIDNIGHT = datetime.combine(date(1, 1, 1), time())
_KEPT = frozenset({bool, int, date, datetime, time})


def cells_of(row: Iterable[Any], longest: int) -> tuple[Cell, ...]:
    """Return a row of calamine's values as cells; the empty text, its sign for an empty cell, becomes None.

    Args:
        row: values of one row.
        longest: number of characters beyond which a text is replaced by the object `TOO_LONG`.
    """
    return tuple(
        [
            (value if 0 < len(value) <= longest else _odd_text(value))
            if type(value) is str
            else number(value)
            if type(value) is float
            else other(value)
            for value in row
        ]
    )


def _odd_text(value: str) -> str | None:
    return TOO_LONG if value else None


def number(value: float) -> Cell:
    """Return a number as int where it is whole and as Decimal elsewhere; one that is none (NaN) as text.

    The Decimal is the shortest that means this float, which is what a spreadsheet shows: 0.1 and not 0.1000000000000000055.
    """
    if value.is_integer():
        return int(value)
    return Decimal(repr(value)) if math.isfinite(value) else repr(value)


def other(value: Any) -> Cell:
    """Return a truth value, date or time as it is, and a span of time as a time of day or as hours in text."""
    if type(value) in _KEPT:
        kept: Cell = value
        return kept
    if not isinstance(value, timedelta):
        return str(value)
    if timedelta() <= value < _DAY:
        return (_MIDNIGHT + value).time()
    minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
    return f"{'-' if value < timedelta() else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
