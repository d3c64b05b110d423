"""A sheet as it was read: cells by row and column, before anyone knows what they mean."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from attrs import field, frozen

from ..model.sources import Origin

# What a cell can hold. Whole numbers are int, others Decimal: a float never leaves a reader.
Cell = None | str | int | Decimal | bool | date | datetime | time


def column_letter(index: int) -> str:
    """Return a spreadsheet's name for the column at `index` (0-based): A, B, … Z, AA.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@frozen(kw_only=True)
class Grid:
    """One sheet or text table.

    Args:
        origin: file and sheet.
        rows: the cells of each row; rows may differ in length.
        first_row: number of the first row, as the spreadsheet shows it (1-based).
        merged: merged areas as (top, left, bottom, right), 0-based, all included; one may reach below `rows`.
        broken: cells without a usable value, by (row, column), 0-based in `rows`: an error such as `#REF!`, a
            formula saved without its result, a text that is too long.
        date1904: True where serial dates count from 1904.
    """

    origin: Origin
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    merged: tuple[tuple[int, int, int, int], ...] = ()
    broken: Mapping[tuple[int, int], str] = field(factory=dict)
    date1904: bool = False
