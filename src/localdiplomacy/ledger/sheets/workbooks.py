"""Workbooks to grids: calamine reads, after the workbook has been looked through."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ...codec.opening import Limits
from ...codec.opening.refusals import damaged
from ...issues.catalogue.files import FILE_BURIED_SHEET, FILE_ENCRYPTED, FILE_HIDDEN_SHEET, FILE_NO_PACKAGE
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.sources import Origin, Source
from ..grids import Cell, Grid
from .faults import TOO_LONG
from .survey import Survey
from .texts import too_long_issue
from .values import column_of

Area = tuple[int, int, int, int]

_BLOCK = 1024  # rows turned at once: enough to be fast, few enough that a heading slows no more than its block


def read_workbook(data: bytes, file: str, limits: Limits, survey: Survey) -> tuple[tuple[Grid, ...], tuple[Issue, ...]]:
    """Return the worksheets of a workbook as grids; row 1 is the spreadsheet's row 1.

    Args:
        data: the workbook.
        file: the name to show in issues and sources.
        limits: what it may cost.
        survey: what was found when it was looked through.

    Raises:
        CannotContinue: if calamine is not installed or cannot read it.
    """
    try:
        import python_calamine as calamine
    except ImportError:
        raise CannotContinue(Issue(FILE_NO_PACKAGE, {"file": file, "package": "python-calamine"})) from None
    grids: list[Grid] = []
    issues: list[Issue] = []
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for index, sheet in enumerate(workbook.sheets_metadata):
                if sheet.typ not in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet):
                    continue
                rule = _hiding(sheet.visible, calamine.SheetVisibleEnum)
                if rule is not None:
                    source = Source(Origin(file=file, sheet=sheet.name))
                    issues.append(Issue(rule, {"file": file, "sheet": sheet.name}, source=source))
                if rule is not FILE_BURIED_SHEET:
                    read = workbook.get_sheet_by_index(index)
                    grids.append(_grid(read, Origin(file=file, sheet=sheet.name), limits, survey, issues))
    except calamine.PasswordError as error:
        raise CannotContinue(Issue(FILE_ENCRYPTED, {"file": file})) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(file, f"{type(error).__name__} {error}") from error
    except BaseException as error:
        # A panic of the Rust library arrives as a BaseException that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(file, type(error).__name__) from error
    return tuple(grids), tuple(issues)


def _hiding(visible: Any, states: Any) -> Rule | None:
    if visible == states.VeryHidden:
        return FILE_BURIED_SHEET
    return FILE_HIDDEN_SHEET if visible == states.Hidden else None


def _grid(sheet: Any, origin: Origin, limits: Limits, survey: Survey, issues: list[Issue]) -> Grid:
    known = survey.sheets.get(sheet.name)
    if known is None:
        raise damaged(origin.file or "", sheet.name)
    broken = dict(known.broken)
    rows: list[tuple[Cell, ...]] = []
    width = sheet.end[1] + 1 if sheet.end else 0
    values = sheet.iter_rows()
    while block := list(islice(values, _BLOCK)):
        columns = [column_of(column, limits.max_cell_characters) for column in zip(*block, strict=True)]
        # calamine leaves out columns that are empty on the left, though no rows above.
        columns[:0] = [(None,) * len(block)] * (width - len(columns))
        for place in _too_long(columns, len(rows)):
            broken[place] = TOO_LONG
            issues.append(too_long_issue(origin, place, limits))
        rows.extend(zip(*columns, strict=True))
    _make_room(rows, broken)
    areas = known.merged if known.merged is not None else _merged(sheet)
    merged = tuple(_within(areas, limits))
    return Grid(origin=origin, rows=tuple(rows), merged=merged, broken=broken, date1904=survey.date1904)


def _too_long(columns: list[Sequence[Cell]], first_row: int) -> Iterator[tuple[int, int]]:
    for number, column in enumerate(columns):
        if type(column) is list and TOO_LONG in column:
            yield from ((first_row + row, number) for row, cell in enumerate(column) if cell is TOO_LONG)


def _make_room(rows: list[tuple[Cell, ...]], broken: dict[tuple[int, int], str]) -> None:
    """Give every broken cell a place that holds None: calamine ends a sheet at its last value."""
    for row, column in broken:
        rows.extend(() for _ in range(row + 1 - len(rows)))
        cells = rows[row]
        if len(cells) <= column or cells[column] is not None:
            padded = (*cells, *(None for _ in range(column + 1 - len(cells))))
            rows[row] = (*padded[:column], None, *padded[column + 1 :])


def _merged(sheet: Any) -> Iterator[Area]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top, left, bottom, right


def _within(areas: Iterable[Area], limits: Limits) -> Iterator[Area]:
    """Yield merged areas as far as a sheet may reach: a file can name any, and every cell of them is looked at."""
    for top, left, bottom, right in areas:
        if top < limits.max_rows and left < limits.max_columns:
            yield top, left, min(bottom, limits.max_rows - 1), min(right, limits.max_columns - 1)
