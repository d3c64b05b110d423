"""Totals printed in a table, held against the rows above them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any

from ..issues.catalogue.intake import SUM_DIFFERS, SUM_UNCHECKED
from ..issues.issue import Issue
from ..model.codes import CodeList
from ..model.quantities import Money, Quantity
from ..model.sources import Source
from ..model.texts import Text
from .build import BAD
from .cells import CellContext, cell_reader
from .columns import Column, ColumnValues
from .grids import Grid, column_letter
from .rows import RowKind


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
    amounts = [_summable(value) for value in column.values]
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
            above = [row for row, place in enumerate(places) if place < total]
            parts = [row for row in above if places[row] > since]
            # Right after another total, a total of nothing would agree with 0.
            candidates = [_sum(amounts, rows, printed.unit) for rows in ([parts, above] if parts else [above])]
            if not any(printed.admits(candidate) for candidate in candidates):
                missing = sum(1 for row in above if row in faulty)
                issues.append(_issue(grid, total, column.column, printed, candidates, missing))
        since = total
    return issues


def _issue(
    grid: Grid, total: int, column: Column, printed: Quantity, candidates: Sequence[Quantity], missing: int
) -> Issue:
    source = Source(grid.origin, grid.first_row + total, column_letter(column.index))
    if missing:
        params: dict[str, object] = {"rows": missing, "heading": column.heading, "printed": in_words(printed)}
        return Issue(SUM_UNCHECKED, params, path=column.leaf.path, source=source)
    counted = min(candidates, key=lambda candidate: abs(apart(printed, candidate)))
    params = {
        "heading": column.heading,
        "printed": in_words(printed),
        "counted": in_words(counted),
        "difference": f"{apart(printed, counted).normalize():+f}",
    }
    return Issue(SUM_DIFFERS, params, path=column.leaf.path, source=source)


def in_words(amount: Quantity) -> str | Text:
    """Return an amount as a message shows it: a rough one differs by language."""
    return amount.text if amount.text.zh != amount.text.en else amount.text.en


def _sum(amounts: Sequence[Quantity | None], rows: Iterable[int], unit: str) -> Quantity:
    found = [amount for row in rows if (amount := amounts[row]) is not None and amount.unit == unit]
    exact = sum((amount.low for amount in found if amount.exact is not None), Decimal(0))
    return reduce(add, (amount for amount in found if amount.exact is None), Quantity.of(exact, unit))


def apart(printed: Quantity, counted: Quantity) -> Decimal:
    """Return by how much a printed total differs at the least from what was counted; 0 where both may be the same."""
    (least, most), (counted_least, counted_most) = printed.bounds(), counted.bounds()
    if least is not None and counted_most is not None and least > counted_most:
        return least - counted_most
    if most is not None and counted_least is not None and most < counted_least:
        return most - counted_least
    return Decimal(0)


def _summable(value: Any) -> Quantity | None:
    """Return what can be added up; None for blank and unreadable values."""
    if value is None or value is BAD:
        return None
    if isinstance(value, tuple):
        unit, count = value
        return Quantity.of(count, unit) if isinstance(count, int) else count
    if isinstance(value, Money):
        return Quantity.of(value.amount, value.currency)
    return value if isinstance(value, Quantity) else None
