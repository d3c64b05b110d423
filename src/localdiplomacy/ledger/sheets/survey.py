"""What our own look through a workbook finds before calamine reads it.

calamine answers a sheet by one block of memory for all rows times all columns between its corners, and reserves what
headers declare; beyond the machine's memory that ends the process. So corners and counts are looked at first.
"""

from collections.abc import Mapping

from attrs import field, frozen

from ...codec.opening import Limits
from ...codec.opening.refusals import too_large

Place = tuple[int, int]


@frozen
class SheetSurvey:
    """What is known of a sheet.

    Args:
        broken: cells with an error or without a value, by (row, column), 0-based from the sheet's corner.
        merged: merged areas (top, left, bottom, right), 0-based and inclusive; None where calamine tells them.
    """

    broken: Mapping[Place, str] = field(factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] | None = None


@frozen
class Survey:
    """What is known of a workbook.

    Args:
        sheets: by the sheet's name.
        date1904: True where serial dates count from 1904.
    """

    sheets: Mapping[str, SheetSurvey]
    date1904: bool = False


def check_extent(rows: int, columns: int, file: str, sheet: str, limits: Limits) -> None:
    """Refuse a sheet whose used area is too large.

    Args:
        rows: number of the last used row, 1-based.
        columns: number of the last used column, 1-based.
        file: the name to show in issues.
        sheet: the sheet's name.
        limits: what a sheet may cost.

    Raises:
        CannotContinue: if rows, columns or their product are beyond the limits.
    """
    if rows > limits.max_rows:
        raise too_large(file, f"{sheet}: 行数/rows ({rows})", limits.max_rows)
    if columns > limits.max_columns:
        raise too_large(file, f"{sheet}: 列数/columns ({columns})", limits.max_columns)
    if rows * columns > limits.max_cells:
        raise too_large(file, f"{sheet}: 单元格数/cells ({rows} × {columns})", limits.max_cells)
