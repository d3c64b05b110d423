"""Looking through one sheet of an .xlsx: its corners and its cells without value, without reading it all where possible.

Parsing a large sheet's XML in Python costs several times what calamine needs to read it. So the bytes are searched
first, and the sheet is parsed only where the search finds something to parse for, or XML that it does not understand.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import Factory, define

from ...codec.opening import Archive, Limits, parse_xml
from ...codec.opening.markup import Attributes, local_name
from .faults import NO_VALUE, SOME_ERROR
from .survey import Place, SheetSurvey, check_extent

_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")
_OVERLAP = 64  # bytes; longer than anything searched for

# Bytes by their class: capital letters A, digits 0, quotation marks ", white space a blank; the rest as it is.
_CLASSES = bytes(
    ord("A") if 65 <= byte <= 90 else ord("0") if 48 <= byte <= 57 else 32 if byte in b"\t\r\n" else byte
    for byte in range(256)
)
# A formula without result, or with one that is empty.
_NO_RESULT = (b"</f></c>", b"<v></v></c>", b"/></c>")
_CELL = re.compile(rb"<c[^A-Za-z]")
# A cell's beginning with a reference of up to three capital letters. calamine takes small letters too, and more of them:
# `InfinityG35` is a column for which no memory suffices.
_USUAL_CELLS = tuple(b'<c r="' + b"A" * letters + b"0" for letters in (1, 2, 3))


def survey_sheet(archive: Archive, path: str, name: str, limits: Limits) -> SheetSurvey:
    """Return the cells of a sheet that hold no value, after making sure that its area is bearable.

    Args:
        archive: the workbook.
        path: the sheet's part in it.
        name: the sheet's name, for issues.
        limits: what a sheet may cost.

    Raises:
        CannotContinue: if the sheet is too large, or its XML damaged or unsafe.
    """
    search = _Search()
    for chunk in _overlapping(archive.chunks(path)):
        search.look_at(chunk)
        if search.needs_parsing:
            break
    rows, columns = search.extent()
    bearable = rows <= limits.max_rows and columns <= limits.max_columns and rows * columns <= limits.max_cells
    if bearable and not search.needs_parsing:
        return SheetSurvey()
    cells = _Cells()
    # calamine does not decode: what is no UTF-8 to it must not be UTF-16 to us.
    parse_xml(archive.chunks(path), archive.file, start=cells.start, end=cells.end, text=cells.text)
    check_extent(cells.rows, cells.columns, archive.file, name, limits)
    return SheetSurvey(broken=cells.broken)


def _overlapping(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks, each preceded by the end of the one before, so that nothing is cut in two.

    The last `_OVERLAP` bytes of what is yielded come again with the next; after the last chunk they are blanks.
    """
    before = b""
    for chunk in chunks:
        joined = before + chunk
        yield joined
        before = joined[-_OVERLAP:]
    yield before + b" " * _OVERLAP


@define
class _Search:
    """Searches a sheet's bytes: is there anything to parse for, and how many letters and digits have its references?"""

    needs_parsing: bool = False
    formulas: bool = False
    letters: int = 1
    digits: int = 1

    def look_at(self, chunk: bytes) -> None:
        # One byte is found ten times as fast as several, and most sheets have no formula.
        self.formulas = self.formulas or (b"f" in chunk and b"<f" in chunk)
        self.needs_parsing = (
            b"\0" in chunk
            or (b"e" in chunk and b't="e"' in chunk)
            or (self.formulas and any(token in chunk for token in _NO_RESULT))
            or b":c" in chunk  # the end of a cell's tag with a prefix, such as <x:c
        )
        if not self.needs_parsing:
            self._look_at_references(chunk)

    def _look_at_references(self, chunk: bytes) -> None:
        classes = chunk.translate(_CLASSES)
        starts = max(len(chunk) - _OVERLAP, 0)  # tags that start later come again with the next chunk
        usual = sum(classes.count(cell, 0, starts + len(cell) - 1) for cell in _USUAL_CELLS) if starts else 0
        if usual != (chunk.count(b"<c", 0, starts + 1) if starts else 0):
            # Not all are cells: <cols>, <cfRule>, ...
            self.needs_parsing = usual != len(_CELL.findall(chunk, 0, starts + 2))
        while self.letters < 4 and b"A" * (self.letters + 1) + b"0" in classes:
            self.letters += 1
        while self.digits < 9 and b"0" * (self.digits + 1) + b'"' in classes:
            self.digits += 1

    def extent(self) -> tuple[int, int]:
        """Return the largest row and column that references with so many letters and digits can name."""
        return 10**self.digits - 1, sum(26**power for power in range(1, self.letters + 1))


@define
class _Cells:
    """Handlers that follow the cells of a sheet: where they are, and which hold an error or an uncalculated formula."""

    rows: int = 0
    columns: int = 0
    broken: dict[Place, str] = Factory(dict)
    _row: int = 0
    _column: int = 0
    _kind: str = ""
    _formula: bool = False
    _in_value: bool = False
    _value: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        tag = local_name(tag)
        if tag == "row":
            number = attributes.get("r", "")
            self._row = int(number[:12]) if number.isdecimal() else self._row + 1
            self._column = 0
        elif tag == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "")
            self._formula, self._value = False, ""
        elif tag == "f":
            self._formula = True
        elif tag in ("v", "t"):
            self._in_value = True

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            self._column += 1
            return
        self._row = int(found[2][:12])
        self._column = 0
        for letter in found[1].upper()[:8]:
            self._column = self._column * 26 + ord(letter) - 64

    def text(self, text: str) -> None:
        if self._in_value and len(self._value) < _OVERLAP:
            self._value += text

    def end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag in ("v", "t"):
            self._in_value = False
        elif tag == "c":
            self._cell()

    def _cell(self) -> None:
        place = (self._row - 1, self._column - 1)
        if self._kind == "e":
            self.broken[place] = self._value.strip() or SOME_ERROR
        elif self._formula and not self._value and self._kind != "str":
            # With t="str" the result is the empty text, as of IF(…, "").
            self.broken[place] = NO_VALUE
        elif not self._value:
            return
        self.rows = max(self.rows, self._row)
        self.columns = max(self.columns, self._column)
