"""One sheet to records: every row ends as a record, as a row set aside with its reasons, or as a recognised other row."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from attrs import frozen

from ..codec.codelists import column_label
from ..issues.catalogue.intake import (
    CELL_BROKEN,
    CELL_WITHOUT_HEADING,
    CODE_UNKNOWN,
    COLUMN_ORDINAL,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    TABLE_PLANNED,
    TABLE_UNKNOWN,
)
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.ids import OfficeId
from ..model.sources import Source
from ..model.texts import Text
from .build import BAD
from .cell_texts import is_blank
from .cells import CellContext
from .columns import HIDDEN, CellFault, Column, ColumnValues, read_column
from .continuations import continued_rows
from .fields import TableRows, Trouble, records_of
from .formats import LedgerFormat
from .grids import Cell, Grid, column_letter
from .headers import Heading
from .intake import Intake, SetAsideRow, TableTally
from .layout import Layout, find_layout
from .ledger import Ledger
from .nearest import nearest
from .noted import noted_issues
from .ordinals import is_running, says_which
from .pieces import pieces_of
from .planned import as_planned
from .rows import RowKind
from .shapes import leaf_at
from .subtotals import check_totals

_BATCHES = "headcount.batches"


@frozen(kw_only=True)
class ReadingContext:
    """What the reading of every table needs.

    Args:
        formats: the kinds of ledgers a table may be.
        lists: code lists by id.
        office: the office the rows belong to where no column says so.
    """

    formats: tuple[LedgerFormat, ...]
    lists: Mapping[str, CodeList]
    office: str | None = None


def read_sheet(grid: Grid, context: ReadingContext) -> tuple[tuple[Grid, Intake], ...]:
    """Return the tables of a sheet, each with what came of reading it."""
    layout = find_layout(grid, context.formats, context.lists)
    if layout is None:
        return ((grid, _unknown(grid)),)
    pieces = pieces_of(grid, layout.top, context.formats, context.lists)
    if len(pieces) == 1:
        return ((grid, _read(grid, layout, context)),)
    return tuple((piece, read_table(piece, context)) for piece in pieces)


def read_table(grid: Grid, context: ReadingContext) -> Intake:
    """Return what came of reading a sheet that is one table."""
    layout = find_layout(grid, context.formats, context.lists)
    return _unknown(grid) if layout is None else _read(grid, layout, context)


def _read(grid: Grid, layout: Layout, context: ReadingContext) -> Intake:
    plan = as_planned(grid, layout, context.lists)
    layout = plan or layout
    kinds = layout.kinds(grid)
    places = [index for index, kind in enumerate(kinds) if kind is RowKind.RECORD]
    rows = _rows(grid, places, len(layout.columns))
    continued = continued_rows(grid, layout, rows, places)
    columns, issues = _columns(grid, layout, rows, places, continued, context)
    source_rows = [grid.first_row + place for place in places]
    table = TableRows(
        format=layout.format,
        kind=layout.headings.kind,
        origin=grid.origin,
        rows=source_rows,
        columns=columns,
        office=OfficeId(context.office) if context.office else None,
        titles=_titles(grid, layout),
        lists=context.lists,
        continued=continued,
        planned=plan is not None,
    )
    built = records_of(table)
    if plan is not None:
        issues.append(Issue(TABLE_PLANNED, source=Source(grid.origin, grid.first_row + layout.top)))
    issues += noted_issues(grid, source_rows, columns)
    reasons: dict[int, list[Issue]] = {}
    for trouble in built.troubles:
        issue = _cell_issue(grid, source_rows[trouble.row], trouble)
        issues.append(issue)
        reasons.setdefault(trouble.row, []).append(issue)
    reasons = _of_whole_records(reasons, continued)
    aside = [
        SetAsideRow(source=Source(grid.origin, source_rows[row]), content=grid.rows[places[row]], issues=tuple(found))
        for row, found in sorted(reasons.items())
    ]
    issues += check_totals(grid, kinds, places, columns, frozenset(reasons), context.lists)
    counts = {kind.value: kinds.count(kind) for kind in RowKind if kind is not RowKind.RECORD}
    tally = TableTally(
        origin=grid.origin,
        format=layout.format.id,
        rows=len(grid.rows),
        records=len(places) - len(aside),
        set_aside=len(aside),
        **counts,
    )
    return Intake(ledger=Ledger.of(built.items), issues=IssueReport(issues), set_aside=tuple(aside), tally=(tally,))


def _of_whole_records(reasons: dict[int, list[Issue]], continued: Mapping[int, int]) -> dict[int, list[Issue]]:
    """A fault in one row of a record sets all its rows aside, each for the same reasons."""
    if not reasons or not continued:
        return reasons
    by_head: dict[int, list[Issue]] = {}
    for row, found in sorted(reasons.items()):
        by_head.setdefault(continued.get(row, row), []).extend(found)
    rows = {*by_head, *(row for row, head in continued.items() if head in by_head)}
    return {row: by_head[continued.get(row, row)] for row in rows}


def _unknown(grid: Grid) -> Intake:
    filled = [index for index, row in enumerate(grid.rows) if any(not is_blank(cell) for cell in row)]
    tally = TableTally(
        origin=grid.origin, rows=len(grid.rows), set_aside=len(filled), blank=len(grid.rows) - len(filled)
    )
    if not filled:
        return Intake(tally=(tally,))
    # No cell is shown: without headings nobody knows which are names or numbers of passports.
    issue = Issue(TABLE_UNKNOWN, {"rows": len(filled)}, source=Source(grid.origin, grid.first_row + filled[0]))
    aside = tuple(
        SetAsideRow(source=Source(grid.origin, grid.first_row + index), content=grid.rows[index], issues=(issue,))
        for index in filled
    )
    return Intake(issues=IssueReport((issue,)), set_aside=aside, tally=(tally,))


def _titles(grid: Grid, layout: Layout) -> tuple[str, ...]:
    return tuple(
        cell.strip() for row in grid.rows[: layout.top] for cell in row if isinstance(cell, str) and cell.strip()
    )


def _rows(grid: Grid, places: Sequence[int], width: int) -> list[tuple[Cell, ...]]:
    """Return the rows of records, each as long as the widest."""
    rows = [grid.rows[place] for place in places]
    widest = max(width, max(map(len, rows), default=0))
    return [row if len(row) == widest else row + (None,) * (widest - len(row)) for row in rows]


def _columns(
    grid: Grid,
    layout: Layout,
    rows: list[tuple[Cell, ...]],
    places: list[int],
    continued: Mapping[int, int],
    context: ReadingContext,
) -> tuple[list[ColumnValues], list[Issue]]:
    """Return the columns that were read, and what is wrong with columns as a whole."""
    read: dict[str, ColumnValues] = {}
    issues: list[Issue] = []
    title_unit = layout.unit_in_titles(grid)
    by_column: Sequence[Sequence[Cell]] = list(zip(*rows, strict=True)) if rows else []
    for index in range(max(len(layout.columns), len(by_column))):
        cells = by_column[index] if by_column else ()
        heading = layout.columns[index] if index < len(layout.columns) else None
        if heading is None:
            issues += _unread(grid, layout, index, cells)
            continue
        if heading.leaf is not None and heading.path == _BATCHES and (says_which(cells) or is_running(cells)):
            source = Source(grid.origin, grid.first_row + layout.top, column_letter(index))
            issues.append(Issue(COLUMN_ORDINAL, {"heading": heading.text}, path=_BATCHES, source=source))
            heading = _batch_name(layout, heading, cells, context)
        if heading.leaf is None:
            continue
        unit = heading.unit or (title_unit if heading.takes_money else None)
        column = Column(index=index, heading=heading.text, leaf=heading.leaf, unit=unit, loose=heading.loose)
        cells = _filled_down(grid, column, cells, places, continued)
        cell_context = CellContext(lists=context.lists, date1904=grid.date1904, loose=heading.loose, unit=unit)
        values = read_column(column, cells, cell_context)
        values = _with_broken(grid, values, places)
        issues += _unlisted(grid, values, places, context.lists)
        path = heading.leaf.path
        if path in read:
            label = column_label(context.lists, layout.format.columns, path)
            issues.append(_twice(grid, read[path].column, column, label))
            values = _merged(read[path], values)
        read[path] = values
    return list(read.values()), issues


def _batch_name(layout: Layout, heading: Heading, cells: Sequence[Cell], context: ReadingContext) -> Heading:
    """`第3批` is the name of a batch where no column gives one; a mere running number is no part of a record."""
    named = any(column and column.path.startswith("name") for column in layout.columns)
    path = "name" if says_which(cells) and not named else "serial"
    return Heading(text=heading.text, path=path, leaf=leaf_at(layout.format.record_type, path, context.lists))


def _unread(grid: Grid, layout: Layout, index: int, cells: Sequence[Cell]) -> list[Issue]:
    filled = sum(1 for cell in cells if not is_blank(cell))
    text = layout.texts[index] if index < len(layout.texts) else ""
    source = Source(grid.origin, grid.first_row + layout.top, column_letter(index))
    if text:
        meant = nearest(text, layout.headings.words)
        hint = f" ({meant}?)" if meant else ""
        return [Issue(COLUMN_UNKNOWN, {"heading": text, "cells": filled, "hint": hint}, source=source)]
    if filled:
        return [Issue(CELL_WITHOUT_HEADING, {"column": column_letter(index), "cells": filled}, source=source)]
    return []


def _filled_down(
    grid: Grid, column: Column, cells: Sequence[Cell], places: list[int], continued: Mapping[int, int]
) -> Sequence[Cell]:
    """Repeat a cell that is merged over several rows in each of them, unless it counts or they are one record."""
    spans = [
        (top, bottom) for top, left, bottom, right in grid.merged if left == right == column.index and bottom > top
    ]
    if not spans or column.leaf.counts:
        return cells
    filled = list(cells)
    row_of = {place: row for row, place in enumerate(places)}
    own = {place: row for place, row in row_of.items() if row not in continued}
    for top, bottom in spans:
        for place in range(top + 1, bottom + 1):
            if top in row_of and place in own:
                filled[own[place]] = cells[row_of[top]]
    return filled


def _with_broken(grid: Grid, values: ColumnValues, places: list[int]) -> ColumnValues:
    """Add the cells that hold an error value to the faults of a column."""
    broken = {row: text for (row, index), text in grid.broken.items() if index == values.column.index}
    if not broken:
        return values
    faults, read = list(values.faults), list(values.values)
    for row, place in enumerate(places):
        if place in broken:
            faults.append((row, CellFault(CELL_BROKEN, (("found", broken[place]),))))
            read[row] = BAD
    return attrs.evolve(values, values=read, faults=faults)


def _unlisted(grid: Grid, values: ColumnValues, places: list[int], lists: Mapping[str, CodeList]) -> list[Issue]:
    leaf = values.column.leaf
    codes = lists.get(leaf.code_list or "")
    if codes is None:
        return []
    return [
        Issue(
            CODE_UNKNOWN,
            {
                "found": HIDDEN if values.column.hidden else text,
                "list": Text(codes.zh, codes.en),
                "hint": f" ({meant}?)"
                if (meant := nearest(text, (s for code in codes for s in code.spellings)))
                else "",
            },
            path=leaf.path,
            source=Source(grid.origin, grid.first_row + places[row], column_letter(values.column.index)),
        )
        for text, row in values.unlisted.items()
    ]


def _twice(grid: Grid, first: Column, second: Column, label: Text) -> Issue:
    return Issue(
        COLUMN_TWICE,
        {
            "heading": f"{first.heading} ({column_letter(first.index)})",
            "other": f"{second.heading} ({column_letter(second.index)})",
            "field": label,
        },
        source=Source(grid.origin, None, column_letter(second.index)),
    )


def _merged(first: ColumnValues, second: ColumnValues) -> ColumnValues:
    """Join two columns of one field: a fault in either is a fault; the second serves where the first is blank."""
    values: list[Any] = [
        BAD if BAD in (left, right) else right if left is None else left
        for left, right in zip(first.values, second.values, strict=True)
    ]
    faults, notes = [*first.faults, *second.faults], [*first.notes, *second.notes]
    return attrs.evolve(first, values=values, faults=faults, notes=notes)


def _cell_issue(grid: Grid, row: int, trouble: Trouble) -> Issue:
    letter = column_letter(trouble.column.index) if trouble.column else None
    return Issue(
        trouble.fault.rule, dict(trouble.fault.params), path=trouble.path, source=Source(grid.origin, row, letter)
    )
