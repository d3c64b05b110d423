"""Totals printed in a table, held against the rows above them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from ..issues.catalogue.intake import SUM_DIFFERS, SUM_UNCHECKED
from ..issues.issue import Issue
from ..model.codes import CodeList
from ..model.quantities import Money, Quantity
from ..model.sources import Source
from .build import BAD
from .cells import CellContext, cell_reader
from .columns import ColumnValues
from .grids import Grid, column_letter
from .rows import RowKind


@frozen
class _Sum:
    """A number and what it counts."""

    number: Decimal
    unit: str


def check_totals(
    grid: Grid,
    kinds: Sequence[RowKind],
    places: Sequence[int],
    columns: Iterable[ColumnValues],
    faulty: frozenset[int],
    lists: Mapping[str, CodeList],
) -> list[Issue]:
    """Return an issue for each printed total that the rows above do not add up to.

    A total may be of the rows since the last total or of all rows above; it agrees if it is either.

    Args:
        grid: the sheet.
        kinds: what each of its rows is.
        places: the rows that are records.
        columns: what was read from them.
        faulty: which of the records were set aside, by their place in `places`.
        lists: code lists by id.
    """
    totals = [index for index, kind in enumerate(kinds) if kind is RowKind.SUBTOTAL]
    issues: list[Issue] = []
    for column in columns if totals else ():
        if column.column.leaf.counts:
            issues += _check_column(grid, totals, places, column, faulty, lists)
    return issues


def _check_column(
    grid: Grid,
    totals: list[int],
    places: Sequence[int],
    column: ColumnValues,
    faulty: frozenset[int],
    lists: Mapping[str, CodeList],
) -> list[Issue]:
    context = CellContext(lists=lists, unit=column.column.unit, loose=column.column.loose)
    read = cell_reader(column.column.leaf, context)
    issues: list[Issue] = []
    since = -1
    for total in totals:
        cells = grid.rows[total]
        cell = cells[column.column.index] if column.column.index < len(cells) else None
        try:
            printed = _summable(read(cell))
        except ValueError:
            printed = None
        if printed is not None:
            above = [(place, row) for row, place in enumerate(places) if place < total]
            parts = [row for place, row in above if place > since]
            issues += _compare(grid, total, column, printed, parts, [row for _, row in above], faulty)
        since = total
    return issues


def _compare(
    grid: Grid,
    total: int,
    column: ColumnValues,
    printed: _Sum,
    parts: list[int],
    above: list[int],
    faulty: frozenset[int],
) -> list[Issue]:
    # Right after another total, a total of nothing would agree with 0.
    candidates = [_sum(column, rows, printed.unit) for rows in ([parts, above] if parts else [above])]
    if printed.number in candidates:
        return []
    missing = sum(1 for row in above if row in faulty)
    source = Source(grid.origin, grid.first_row + total, column_letter(column.column.index))
    heading, shown = column.column.heading, _shown(printed.number)
    if missing:
        params: dict[str, object] = {"rows": missing, "heading": heading, "printed": shown}
        return [Issue(SUM_UNCHECKED, params, path=column.column.leaf.path, source=source)]
    counted = min(candidates, key=lambda number: abs(number - printed.number))
    params = {
        "heading": heading,
        "printed": shown,
        "counted": _shown(counted),
        "difference": f"{(printed.number - counted).normalize():+f}",
    }
    return [Issue(SUM_DIFFERS, params, path=column.column.leaf.path, source=source)]


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _sum(column: ColumnValues, rows: list[int], unit: str) -> Decimal:
    found = (_summable(column.values[row]) for row in rows)
    return sum((item.number for item in found if item is not None and item.unit == unit), Decimal(0))


def _summable(value: Any) -> _Sum | None:
    """Return what can be added up; None for blank, unreadable and approximate values."""
    if value is None or value is BAD:
        return None
    if isinstance(value, tuple):
        unit, number = value
        return _Sum(Decimal(number), unit)
    if isinstance(value, Money):
        return _Sum(value.amount, value.currency)
    if isinstance(value, Quantity):
        return None if value.exact is None else _Sum(value.exact, value.unit)
    return None
