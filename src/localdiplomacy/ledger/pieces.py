"""Several tables below one another in one sheet: where each begins."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from attrs import evolve

from ..codec.han import fold
from ..model.codes import CodeList
from .cell_texts import is_blank
from .formats import LedgerFormat
from .grids import Cell, Grid
from .layout import find_layout

_FEWEST_HEADINGS = 3
_LOOKED_AT = 3


def pieces_of(grid: Grid, top: int, formats: Sequence[LedgerFormat], lists: Mapping[str, CodeList]) -> tuple[Grid, ...]:
    """Return the sheet cut before each further table: at a row of other headings, with the title above it.

    Args:
        grid: the sheet.
        top: where the headings are that fit best.
        formats: the kinds of ledgers it may hold.
        lists: code lists by id.
    """
    words = _words(tuple(listed for id, listed in lists.items() if id.startswith("columns.")))
    rows = sorted({top, *_rows_of_headings(grid, words)})
    cuts: list[int] = []
    head = last = rows[0]
    for row in rows[1:]:
        follows, last = row == last + 1, row
        if follows or _texts(grid.rows[row]) == _texts(grid.rows[head]):
            continue  # the second row of headings, or the first one repeated on a new page
        begin = _with_title(grid, row, head + 1)
        if find_layout(_part(grid, begin, row + 2), formats, lists) is not None:
            cuts.append(begin)
            head = row
    bounds = [0, *cuts, len(grid.rows)]
    return tuple(_part(grid, start, end) for start, end in pairwise(bounds)) if cuts else (grid,)


def _rows_of_headings(grid: Grid, words: frozenset[str]) -> Iterator[int]:
    """Yield the rows that hold known headings and nothing that is no text."""
    for row, cells in enumerate(grid.rows):
        # Nearly every row is ruled out by a glance at its first cells.
        if not words.isdisjoint(cells[:_LOOKED_AT]):
            texts = _texts(cells)
            known = {text for text in texts if text in words}
            if len(known) >= _FEWEST_HEADINGS and len(known) * 2 > len(texts) and all(texts):
                yield row


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the cells that are filled as plain texts; the empty text for one that is no text."""
    return tuple("".join(fold(cell).split()) if isinstance(cell, str) else "" for cell in cells if not is_blank(cell))


@cache
def _words(columns: tuple[CodeList, ...]) -> frozenset[str]:
    spellings = [spelling for listed in columns for code in listed for spelling in code.spellings]
    return frozenset(spellings) | {"".join(fold(spelling).split()) for spelling in spellings}


def _with_title(grid: Grid, row: int, above: int) -> int:
    """Return where a table begins whose headings are in `row`: with the titles and blank rows right above."""
    begin = row
    while begin > above and all(map(is_blank, grid.rows[begin - 1][1:])):
        begin -= 1
    return begin


def _part(grid: Grid, start: int, end: int) -> Grid:
    areas = [(top - start, left, bottom - start, right) for top, left, bottom, right in grid.merged]
    return evolve(
        grid,
        rows=grid.rows[start:end],
        first_row=grid.first_row + start,
        merged=tuple(area for area in areas if 0 <= area[0] < end - start),
        broken={(row - start, column): text for (row, column), text in grid.broken.items() if start <= row < end},
    )
