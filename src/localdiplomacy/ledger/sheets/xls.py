"""Looking through an .xls (BIFF5, BIFF8; [MS-XLS]): corners and counts that it declares, and error cells."""

import struct
from collections.abc import Iterator

from attrs import Factory, define

from ...codec.opening import Limits
from ...codec.opening.compound import CompoundFile
from ...codec.opening.office import WORKBOOK_STREAMS
from ...codec.opening.refusals import damaged
from .faults import SOME_ERROR
from .survey import Place, SheetSurvey, Survey, check_extent

_BOF, _EOF, _SHEET, _DATES, _STRINGS, _DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x0022, 0x00FC, 0x0200
_BOOL_OR_ERROR, _MANY_NUMBERS = 0x0205, 0x00BD
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_CELLS = frozenset({_BOOL_OR_ERROR, *_FORMULAS, _MANY_NUMBERS, 0x0203, 0x0204, 0x00D6, 0x027E, 0x00FD})  # blanks no
_ROWS, _COLUMNS = 65_536, 256  # all that an .xls can hold
_BIFF8 = 0x0600
_SMALLEST_STRING = 3  # bytes: length and flags
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Part = tuple[int, int, int]  # kind of record, where its content begins, length of its content


def look_through_xls(data: bytes, file: str, limits: Limits) -> Survey:
    """Return what there is to know of a workbook before it is read in earnest.

    Raises:
        CannotContinue: if it is damaged, declares what cannot be there, or is too large.
    """
    opened = CompoundFile.open(data, file)
    name = next((name for name in WORKBOOK_STREAMS if name.lower() in opened.entries), None)
    if name is None:
        raise damaged(file, "OLE2: Workbook")
    try:
        return _Book(opened.read(name), file, limits).survey()
    except struct.error as error:
        raise damaged(file, "BIFF") from error


@define
class _Book:
    """The records of a workbook stream."""

    stream: bytes
    file: str
    limits: Limits
    wide: bool = True
    _sheets: dict[str, SheetSurvey] = Factory(dict)

    def survey(self) -> Survey:
        starts: list[tuple[str, int]] = []
        date1904 = False
        for kind, start, length in self._records(0):
            if kind == _BOF:
                self.wide = struct.unpack_from("<H", self.stream, start)[0] >= _BIFF8
            elif kind == _SHEET:
                starts.append(self._sheet(start, length))
            elif kind == _DATES:
                date1904 = struct.unpack_from("<H", self.stream, start)[0] == 1
            elif kind == _STRINGS:
                self._check_strings(start)
        for name, position in starts:
            self._sheets[name] = self._survey_sheet(name, position)
        return Survey(self._sheets, date1904)

    def _records(self, position: int) -> Iterator[Part]:
        """Yield the records from `position` to the end of that part of the stream."""
        depth = 0
        while position + 4 <= len(self.stream):
            kind, length = struct.unpack_from("<HH", self.stream, position)
            yield kind, position + 4, length
            # Charts lie within a sheet, with a beginning and an end of their own.
            depth += (kind == _BOF) - (kind == _EOF)
            if depth <= 0:
                return
            position += 4 + length
        raise damaged(self.file, "BIFF")

    def _sheet(self, start: int, length: int) -> tuple[str, int]:
        position, _, count = struct.unpack_from("<IHB", self.stream, start)
        if not self.wide:
            return self.stream[start + 7 : start + 7 + count].decode("gb18030", "replace"), position
        two_bytes = self.stream[start + 7 : start + 8] == b"\1"
        raw = self.stream[start + 8 : start + length][: count * 2 if two_bytes else count]
        return raw.decode("utf-16-le" if two_bytes else "latin-1", "replace"), position

    def _check_strings(self, start: int) -> None:
        total, unique = struct.unpack_from("<II", self.stream, start)
        if unique > len(self.stream) // _SMALLEST_STRING or total > 1 << 31:
            raise damaged(self.file, f"BIFF: SST {unique}")

    def _survey_sheet(self, name: str, position: int) -> SheetSurvey:
        broken: dict[Place, str] = {}
        rows = columns = depth = 0
        for kind, start, length in self._records(position):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth != 1:
                continue
            if kind == _DIMENSIONS:
                self._check_dimensions(start, length)
            if kind not in _CELLS:
                continue
            row, column = struct.unpack_from("<HH", self.stream, start)
            last = struct.unpack_from("<H", self.stream, start + length - 2)[0] if kind == _MANY_NUMBERS else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
            error = self._error(kind, start, length)
            if error is not None:
                broken[row, column] = error
        if columns > _COLUMNS:
            raise damaged(self.file, f"BIFF: {columns} columns")
        check_extent(rows, columns, self.file, name, self.limits)
        return SheetSurvey(broken)

    def _check_dimensions(self, start: int, length: int) -> None:
        layout = "<IIHH" if length >= 14 else "<HHHH"
        top, bottom, left, right = struct.unpack_from(layout, self.stream, start)
        if max(top, bottom) > _ROWS or max(left, right) > _COLUMNS or bottom < top or right < left:
            raise damaged(self.file, f"BIFF: DIMENSIONS {bottom} × {right}")

    def _error(self, kind: int, start: int, length: int) -> str | None:
        """Return the error in a cell: typed, or as the result of a formula ([MS-XLS] 2.4.24, 2.5.133)."""
        if kind == _BOOL_OR_ERROR:
            code, is_error = self.stream[start + 6], self.stream[start + 7] == 1
        elif kind in _FORMULAS:
            if struct.unpack_from("<H", self.stream, start + 20)[0] + 22 > length:
                raise damaged(self.file, "BIFF: FORMULA")
            result = self.stream[start + 6 : start + 14]
            code, is_error = result[2], result[0] == 2 and result[6:8] == b"\xff\xff"
        else:
            return None
        return _ERRORS.get(code, SOME_ERROR) if is_error else None
