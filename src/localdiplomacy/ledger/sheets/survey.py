"""What our own look through a workbook finds before calamine reads it.

calamine answers a sheet by one block of memory for all rows times all columns between its corners, and reserves what
headers declare; beyond the machine's memory that ends the process. So corners and counts are looked at first.
"""

from collections.abc import Mapping

from attrs import field, frozen

from ...codec.opening import Limits
from ...codec.opening.refusals import too_large
from ...issues.errors import CannotContinue
from ...model.texts import Text

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
        sheet: the sheet's name; empty where there is none.
        limits: what a sheet may cost.

    Raises:
        CannotContinue: if rows, columns or their product are beyond the limits.
    """
    if rows > limits.max_rows:
        raise _refusal(file, sheet, Text(f"行数（{rows}）", f"the number of rows ({rows})"), limits.max_rows)
    if columns > limits.max_columns:
        raise _refusal(
            file, sheet, Text(f"列数（{columns}）", f"the number of columns ({columns})"), limits.max_columns
        )
    if rows * columns > limits.max_cells:
        cells = f"{rows} × {columns}"
        raise _refusal(file, sheet, Text(f"单元格数（{cells}）", f"the number of cells ({cells})"), limits.max_cells)


def _refusal(file: str, sheet: str, what: Text, limit: int) -> CannotContinue:
    of_sheet = Text(f"工作表“{sheet}”的", f'sheet "{sheet}": ') if sheet else Text("", "")
    return too_large(file, Text(of_sheet.zh + what.zh, of_sheet.en + what.en), limit)
