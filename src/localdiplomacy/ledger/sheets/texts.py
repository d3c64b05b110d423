"""Text tables to one grid."""

from ...codec.opening import Limits
from ...codec.opening.refusals import too_large
from ...issues.catalogue.files import FILE_SYNTAX, FILE_TOO_LARGE
from ...issues.issue import Issue
from ...model.sources import Origin, Source
from ...model.texts import Text
from ..grids import Cell, Grid, column_letter
from .delimited import Record, records
from .delimiters import find_delimiter
from .faults import TOO_LONG

_UNCLOSED = Text("引号未闭合", "unclosed quotation mark")


def read_text(text: str, suffix: str, file: str, limits: Limits) -> tuple[Grid, tuple[Issue, ...]]:
    """Return a text table as a grid of text cells.

    Row numbers are those of the physical lines, as a text editor shows them: a record with a line break inside quotes
    is followed by as many empty rows as it has further lines.

    Args:
        text: the decoded text.
        suffix: the file's suffix; `.tsv` prefers tabs.
        file: the name to show in issues and sources.
        limits: what the table may cost.

    Raises:
        CannotContinue: if there are too many rows or columns.
    """
    delimiter = find_delimiter(text, "\t" if suffix == ".tsv" else None)
    origin = Origin(file=file)
    rows: list[tuple[Cell, ...]] = []
    broken: dict[tuple[int, int], str] = {}
    issues: list[Issue] = []
    for record in records(text, delimiter):
        if record.line > limits.max_rows:
            raise too_large(file, Text("行数", "the number of rows"), limits.max_rows)
        if len(record.cells) > limits.max_columns:
            raise too_large(
                file,
                Text(f"列数（{len(record.cells)}）", f"the number of columns ({len(record.cells)})"),
                limits.max_columns,
            )
        if record.unclosed:
            params = {"file": file, "line": record.line, "reason": _UNCLOSED}
            issues.append(Issue(FILE_SYNTAX, params, source=Source(origin, record.line)))
        rows.append(_shortened(record, limits, broken))
        rows += [()] * (record.lines - 1)
    while rows and not rows[-1]:
        rows.pop()
    issues += [too_long_issue(origin, place, limits) for place in broken]
    return Grid(origin=origin, rows=tuple(rows), broken=broken), tuple(issues)


def _shortened(record: Record, limits: Limits, broken: dict[tuple[int, int], str]) -> tuple[Cell, ...]:
    """Return the record's cells, None for those that are too long, which are noted in `broken`."""
    limit = limits.max_cell_characters
    if max(map(len, record.cells), default=0) <= limit:
        return record.cells
    for column, cell in enumerate(record.cells):
        if len(cell) > limit:
            broken[record.line - 1, column] = TOO_LONG
    return tuple(None if len(cell) > limit else cell for cell in record.cells)


def too_long_issue(origin: Origin, place: tuple[int, int], limits: Limits, first_row: int = 1) -> Issue:
    """Return the issue of a text cell that is too long, at (row, column), both 0-based in the grid."""
    row, column = place[0] + first_row, column_letter(place[1])
    params = {
        "file": origin.file or "",
        "what": Text(f"单元格 {column}{row}", f"cell {column}{row}"),
        "limit": Text(f"{limits.max_cell_characters} 字", f"{limits.max_cell_characters} characters"),
    }
    return Issue(FILE_TOO_LARGE, params, source=Source(origin, row, column))
