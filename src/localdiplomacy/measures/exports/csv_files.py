"""Text files of figures: CSV that Excel opens rightly and `ld.read` reads back, written in one step."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from ...codec.writing import write_atomically
from ...ledger.cell_texts import quoted
from ...model.texts import LANGUAGES
from .column import Column, Kind, Value

# What the reader takes for the name of a dimension in a heading; other dimensions go into one column of pairs.
_DIMENSIONS = "dimensions."
_NAMES = tuple(f".{language}" for language in LANGUAGES)
_PLAIN = re.compile(r"dimensions\.[a-z][a-z0-9_-]*")


def csv_text(columns: Sequence[Column]) -> str:
    """Return the columns as CSV (RFC 4180); texts that a spreadsheet would run stand behind an apostrophe."""
    rows = zip(*map(_cells, columns), strict=True)
    return rows_as_csv([[quoted(column.heading) for column in columns], *rows])


def _cells(column: Column) -> Iterator[str]:
    if column.kind is Kind.JSON:
        return (str(value or "") for value in column.values)
    return map(cell_of, column.values)


def cell_of(value: Value) -> str:
    """Return a value as it is written into a cell; empty where it is missing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return f"{Decimal(value):f}"
    return quoted(value)


def rows_as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as CSV, with the line ends of RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def saved(text: str, path: Path | str, encoding: str) -> Path:
    """Write a text to a file in one step and return the file.

    Raises:
        CannotContinue: if it cannot be written; what was there before is then untouched.
    """
    file = Path(path)
    write_atomically(file, text.encode(encoding))
    return file


def with_pairs(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns, with dimensions that no heading can name put together as pairs."""
    odd = [column for column in columns if _is_odd(column)]
    kept = tuple(column for column in columns if column not in odd)
    if not odd:
        return kept
    ids = [column.heading.removeprefix(_DIMENSIONS) for column in odd]
    rows = zip(*(column.values for column in odd), strict=True)
    pairs = [[pair for pair in zip(ids, row, strict=True) if pair[1] is not None] for row in rows]
    values = tuple(json.dumps(found, ensure_ascii=False) if found else None for found in pairs)
    return (*kept, Column(name="dimensions", heading="dimensions", kind=Kind.JSON, values=values))


def _is_odd(column: Column) -> bool:
    heading = column.heading
    return heading.startswith(_DIMENSIONS) and not heading.endswith(_NAMES) and not _PLAIN.fullmatch(heading)
