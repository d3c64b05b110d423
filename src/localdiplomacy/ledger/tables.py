"""One sheet to records: every row ends as a record, as a row set aside with its reasons, or as a recognised other row."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ..issues.catalogue.intake import TABLE_PLANNED, TABLE_UNKNOWN
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.ids import OfficeId
from ..model.sources import Source
from .cell_texts import is_blank
from .continuations import continued_rows
from .fields import TableRows, Trouble, records_of
from .formats import LedgerFormat
from .grids import Cell, Grid, column_letter
from .intake import Intake, SetAsideRow, TableTally
from .layout import Layout, find_layout
from .ledger import Ledger
from .noted import noted_issues
from .pieces import pieces_of
from .planned import as_planned
from .planned_visits import is_plan_of_visits
from .rows import RowKind
from .subtotals import check_totals
from .table_columns import TableBody, read_columns


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
    planned = plan is not None or is_plan_of_visits(grid, layout)
    kinds = layout.kinds(grid)
    places = [index for index, kind in enumerate(kinds) if kind is RowKind.RECORD]
    rows = _rows(grid, places, len(layout.columns))
    continued = continued_rows(grid, layout, rows, places)
    body = TableBody(grid=grid, layout=layout, rows=rows, places=places, continued=continued)
    columns, issues = read_columns(body, context.lists)
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
        planned=planned,
    )
    built = records_of(table)
    if planned:
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


def _cell_issue(grid: Grid, row: int, trouble: Trouble) -> Issue:
    letter = column_letter(trouble.column.index) if trouble.column else None
    return Issue(
        trouble.fault.rule, dict(trouble.fault.params), path=trouble.path, source=Source(grid.origin, row, letter)
    )
