"""Looking through an .ods: repetitions that grow beyond bounds, error cells, merged areas, encryption."""

import re

from attrs import Factory, define

from ...codec.opening import Archive, Limits, parse_xml
from ...codec.opening.markup import Attributes, local_name
from ...issues.catalogue.files import FILE_ENCRYPTED
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from .faults import SOME_ERROR
from .survey import Place, SheetSurvey, Survey, check_extent

OPEN_DOCUMENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
# What LibreOffice and Excel show for the result of a formula that failed.
_ERROR_TEXT = re.compile(r"#[A-Z/0]+[!?]?|Err:[0-9]{3}")
_MOST_ERRORS = 10_000  # an error that is repeated a million times is one fault, not a million
_TEXT_KEPT = 64


def look_through_ods(archive: Archive, limits: Limits) -> Survey:
    """Return what there is to know of a workbook before it is read in earnest.

    Raises:
        CannotContinue: if it is encrypted, damaged, unsafe or too large.
    """
    if _MANIFEST in archive:
        parse_xml(archive.chunks(_MANIFEST), archive.file, start=lambda tag, _: _refuse_encryption(archive.file, tag))
    cells = _Cells(archive.file, limits)
    parse_xml(archive.chunks(OPEN_DOCUMENT), archive.file, start=cells.start, end=cells.end, text=cells.text)
    return Survey(cells.sheets)


def _refuse_encryption(file: str, tag: str) -> None:
    if local_name(tag) == "encryption-data":
        raise CannotContinue(Issue(FILE_ENCRYPTED, {"file": file}))


@define
class _Cells:
    """Handlers that follow the cells of content.xml with their repetitions."""

    file: str
    limits: Limits
    sheets: dict[str, SheetSurvey] = Factory(dict)
    _sheet: str = ""
    _broken: dict[Place, str] = Factory(dict)
    _merged: list[tuple[int, int, int, int]] = Factory(list)
    _row: int = 0
    _row_repeats: int = 1
    _row_broken: dict[int, str] = Factory(dict)
    _row_columns: int = 0
    _rows: int = 0
    _columns: int = 0
    _column: int = 0
    _repeats: int = 1
    _cell: Attributes | None = None
    _text: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        tag = local_name(tag)
        if tag == "table":
            self._sheet = next((value for key, value in attributes.items() if local_name(key) == "name"), "")
            self._broken, self._merged, self._row, self._rows, self._columns = {}, [], 0, 0, 0
        elif tag == "table-row":
            self._row_repeats = self._repeated(attributes, "number-rows-repeated", self.limits.max_rows)
            self._row_broken, self._row_columns, self._column = {}, 0, 0
        elif tag in ("table-cell", "covered-table-cell"):
            plain = {local_name(key): value for key, value in attributes.items() if not key.startswith("calcext:")}
            plain["calcext"] = attributes.get("calcext:value-type", "")
            self._repeats = self._repeated(attributes, "number-columns-repeated", self.limits.max_columns)
            self._cell, self._text = plain, ""

    def _repeated(self, attributes: Attributes, name: str, most: int) -> int:
        text = next((value for key, value in attributes.items() if local_name(key) == name), "1")
        count = int(text[:12]) if text.isdecimal() else 1
        if count > most:
            check_extent(
                *((count, 1) if "rows" in name else (1, count)), file=self.file, sheet=self._sheet, limits=self.limits
            )
        return max(count, 1)

    def text(self, text: str) -> None:
        if self._cell is not None and len(self._text) < _TEXT_KEPT:
            self._text += text

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            self.sheets[self._sheet] = SheetSurvey(self._broken, tuple(self._merged))

    def _end_cell(self, cell: Attributes) -> None:
        first, self._column = self._column, self._column + self._repeats
        down, across = (cell.get(f"number-{side}-spanned", "1") for side in ("rows", "columns"))
        if down.isdecimal() and across.isdecimal() and (int(down[:9]), int(across[:9])) != (1, 1):
            bottom, right = self._row + max(int(down[:9]), 1) - 1, first + max(int(across[:9]), 1) - 1
            self._merged.append((self._row, first, bottom, right))
        if not (self._text or "value-type" in cell or "formula" in cell):
            return
        self._row_columns = self._column
        text = self._text.strip()
        if cell["calcext"] == "error" or ("formula" in cell and _ERROR_TEXT.fullmatch(text)):
            for column in range(first, min(self._column, self.limits.max_columns)):
                self._row_broken[column] = text or SOME_ERROR

    def _end_row(self) -> None:
        if self._row_columns:
            self._rows = self._row + self._row_repeats
            self._columns = max(self._columns, self._row_columns)
            check_extent(self._rows, self._columns, self.file, self._sheet, self.limits)
        for row in range(self._row, self._row + self._row_repeats if self._row_broken else 0):
            if len(self._broken) >= _MOST_ERRORS:
                break
            self._broken.update({(row, column): text for column, text in self._row_broken.items()})
        self._row += self._row_repeats
