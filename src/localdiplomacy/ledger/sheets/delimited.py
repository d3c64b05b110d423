"""Splitting delimited text into records (RFC 4180, as spreadsheets write it), whatever its size and its faults.

The standard library's reader gets sound lines only: it loses the rest of the file in one field where a quotation mark
is not closed, does not say where a record starts, and has one limit on the length of a field for the whole process.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
# Possessive, so that a quotation mark without a partner costs one pass and not one for every character.
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')


class Record(NamedTuple):
    """One record of delimited text.

    Args:
        line: number of the physical line on which it starts, 1-based.
        lines: how many physical lines it covers.
        cells: its cells; none for an empty line.
        stray: True where text follows a closed quotation mark; it is kept.
        unclosed: True where a quotation mark is not closed; it then counts as text.
    """

    line: int
    lines: int
    cells: tuple[str, ...]
    stray: bool = False
    unclosed: bool = False


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Yield the records of `text` in order.

    Args:
        text: the whole text; lines end with CR, LF or both.
        delimiter: one character.
    """
    position, line, length = 0, 1, len(text)
    while position < length:
        ending = _LINE_END.search(text, position)
        end, after = ending.span() if ending else (length, length)
        cells = _sound_cells(text[position:end], delimiter)
        if cells is not None:
            record = Record(line, 1, cells)
        else:
            record, after = _quoted_record(text, position, delimiter, line)
        yield record
        position = after
        line += record.lines


def _sound_cells(line: str, delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of a line in which every quotation mark is where it should be, None for any other."""
    if '"' not in line:
        return tuple(line.split(delimiter)) if line else ()
    if _sound(delimiter).fullmatch(line) is None:
        return None
    try:
        return tuple(next(csv.reader((line,), delimiter=delimiter)))
    except csv.Error:  # a cell beyond the limit that the process has set
        return None


@cache
def _sound(delimiter: str) -> re.Pattern[str]:
    cell = f'(?:{_QUOTED.pattern}|[^"{re.escape(delimiter)}]*+)'
    return re.compile(f"{cell}(?:{re.escape(delimiter)}{cell})*+")


@cache
def _cell_end(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(delimiter)}\r\n]")


def _quoted_record(text: str, position: int, delimiter: str, line: int) -> tuple[Record, int]:
    """Return the record that starts at `position`, and where the next one starts."""
    cell_end = _cell_end(delimiter)
    cells: list[str] = []
    lines, stray, unclosed = 1, False, False
    while True:
        quoted, rest = "", position
        if text.startswith('"', position):
            found = _QUOTED.match(text, position)
            breaks = len(_LINE_END.findall(found[1])) if found else 0
            closed = found is not None and (not breaks or _ends_cell(text, found.end(), delimiter))
            if found and closed:
                quoted, rest, lines = found[1].replace('""', '"'), found.end(), lines + breaks
                stray = stray or not _ends_cell(text, rest, delimiter)
            else:
                # Either no partner before the end of the text, or one far below that opens another cell.
                unclosed = True
        end = cell_end.search(text, rest)
        stop = end.start() if end else len(text)
        cells.append(quoted + text[rest:stop])
        if end is None or end[0] != delimiter:
            after = _LINE_END.match(text, stop)
            return Record(line, lines, tuple(cells), stray, unclosed), after.end() if after else stop
        position = stop + 1


def _ends_cell(text: str, position: int, delimiter: str) -> bool:
    return position == len(text) or text[position] in (delimiter, "\r", "\n")
