"""Rows that go on with the record above: the next country of a trip, under cells that are merged or left blank."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .build import BAD
from .cell_texts import is_blank
from .grids import Cell, Grid
from .headers import Heading
from .layout import Layout
from .shapes import hints, item_type, plain_type

_NAMED = frozenset(("serial", "id", "name"))
_LAST = frozenset(("returns_on", "leaves_on", "until"))
_FIRST = frozenset(("departs_on", "arrives_on", "moved_on", "on"))


def continued_rows(grid: Grid, layout: Layout, rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> dict[int, int]:
    """Return the rows that go on with a record, each with the row in which the record begins.

    A row goes on with the one right above it where what tells a record from the others (serial, id, name, headcount)
    is merged with the cells above; or is blank, and nothing is filled in but items of a list, such as countries.

    Args:
        grid: the sheet.
        layout: its columns.
        rows: the rows of records, as wide as the widest.
        places: where they are in the sheet.
    """
    if layout.format.records == "plans":
        return {}
    columns = {index: heading.path for index, heading in enumerate(layout.columns) if heading is not None}
    named = [index for index, path in columns.items() if path in _NAMED]
    identity = named + [index for index, heading in enumerate(layout.columns) if heading and _counts(heading)]
    merged = {
        (place, left)
        for top, left, bottom, right in grid.merged
        if left == right
        for place in range(top + 1, bottom + 1)
    }
    listed = _listed(layout, columns)
    heads: dict[int, int] = {}
    for row in _candidates(rows, named, identity, merged, places):
        if row == 0 or places[row] != places[row - 1] + 1:
            continue
        cells, place = rows[row], places[row]
        tied = [index for index in identity if (place, index) in merged]
        if any(not is_blank(cells[index]) for index in identity if index not in tied):
            continue
        head = heads.get(row - 1, row - 1)
        filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
        named_above = any(not is_blank(rows[head][index]) for index in named)
        only_items = named_above and bool(filled) and listed.issuperset(filled)
        if tied or only_items:
            heads[row] = head
    return heads


def _candidates(
    rows: Sequence[Sequence[Cell]],
    named: Sequence[int],
    identity: Sequence[int],
    merged: set[tuple[int, int]],
    places: Sequence[int],
) -> Iterable[int]:
    """Return the rows that are worth a look: few, in a table of very many rows."""
    tied = {place for place, index in merged if index in identity}
    found = {row for row, place in enumerate(places) if place in tied} if tied else set()
    if named:
        first = named[-1]
        found.update(row for row, cells in enumerate(rows) if cells[first] is None or cells[first] == "")
    return sorted(found)


def _counts(heading: Heading) -> bool:
    return heading.leaf is not None and heading.leaf.counts


def _listed(layout: Layout, columns: dict[int, str]) -> frozenset[int]:
    """Return the columns of fields that hold several items."""
    record_type: Any = layout.format.record_type
    types = hints(record_type)
    heads = {index: path.partition(".")[0] for index, path in columns.items()}
    return frozenset(
        index
        for index, head in heads.items()
        if head in types and head != "history" and item_type(plain_type(types[head])) is not None
    )


def join_rows(name: str, values: list[Any], heads: Mapping[int, int]) -> list[Any]:
    """Return the values of a field with those of continuing rows joined to their record's; its own rows keep them too."""
    joined = list(values)
    join = _joiner(name)
    for row, head in heads.items():
        if joined[row] is not None and joined[row] is not BAD and joined[head] is not BAD:
            joined[head] = joined[row] if joined[head] is None else join(joined[head], joined[row])
    return joined


def _joiner(name: str) -> Callable[[Any, Any], Any]:
    def join(first: Any, second: Any) -> Any:
        if name in _LAST:
            return max(first, second, key=lambda day: day.last)
        if name in _FIRST:
            return min(first, second, key=lambda day: day.first)
        if isinstance(first, tuple) and isinstance(second, tuple):
            return (*first, *second)
        if isinstance(first, str) and isinstance(second, str) and second not in first:
            return f"{first}；{second}"
        return first

    return join
