"""Ledgers to files: csv, json lines, xlsx. In one step each, readable again, and no cell that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..codec.convert import unstructure
from ..codec.writing import fill_atomically, write_atomically
from ..issues.errors import MissingPackage
from ..model.records import Record
from ..model.sources import Source
from .flatten import Item, flat_columns, rows_of
from .formats import OBSERVATIONS
from .grids import Cell
from .ledger import RECORD_TYPES, Ledger, set_name

_ORIGIN_FIELDS = ("document", "publisher", "published", "url", "synthetic")


def write_csv(records: Iterable[Item], path: Path | str) -> None:
    """Write records of one type as CSV (UTF-8 with a byte-order mark, so that spreadsheets see the encoding).

    Args:
        records: records of one type.
        path: the file; it is replaced in one step, or left as it was.

    Raises:
        ValueError: if there are no records or they are of several types.
        CannotContinue: if the file cannot be written.
    """
    held = list(records)
    columns = flat_columns(_one_type(held), held)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows_of(columns, held))
    write_atomically(Path(path), text.getvalue().encode("utf-8-sig"))


def _one_type(records: Sequence[Item]) -> type[Item]:
    types = {type(record) for record in records}
    if len(types) != 1:
        raise ValueError(f"write records of one type, not {len(types)} / 须写入同一种记录")
    return types.pop()


def _csv_cell(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def write_jsonl(records: Ledger | Iterable[Item], path: Path | str) -> None:
    """Write records as JSON Lines, one a line, with the name of its set under `set`.

    Args:
        records: a ledger, or records of any types.
        path: the file; it is replaced in one step, or left as it was.

    Raises:
        CannotContinue: if the file cannot be written.
    """
    items = _items(records)
    lines = [json.dumps(_plain(item), ensure_ascii=False, separators=(",", ":")) for item in items]
    write_atomically(Path(path), "".join(f"{line}\n" for line in lines).encode())


def _items(records: Ledger | Iterable[Item]) -> list[Item]:
    if isinstance(records, Ledger):
        return [*records.records(), *records.observations]
    return list(records)


def _plain(item: Item) -> dict[str, Any]:
    name = set_name(item) if isinstance(item, Record) else OBSERVATIONS
    plain = {"set": name, **unstructure(item)}
    origin = _origin_of(item.source)
    return {**plain, "source": origin} if origin else plain


def _origin_of(source: Source | None) -> dict[str, Any]:
    """Return what a source says beyond file and row, which are new when the file is read again."""
    origin: dict[str, Any] = unstructure(source.origin) if source else {}
    return {name: origin[name] for name in _ORIGIN_FIELDS if name in origin}


def write_xlsx(ledger: Ledger, path: Path | str) -> None:
    """Write a ledger as a workbook, one sheet a set; texts are written as texts, never as formulas or links.

    Args:
        ledger: the ledger.
        path: the file; it is replaced in one step, or left as it was.

    Raises:
        CannotContinue: if the file cannot be written.
        MissingPackage: if XlsxWriter is not installed.
    """
    fill_atomically(Path(path), lambda temporary: _fill_workbook(ledger, temporary))


def _fill_workbook(ledger: Ledger, path: Path) -> None:
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackage("XlsxWriter", "excel") from error
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), options) as book:
        header = book.add_format({"bold": True})
        for name in (*RECORD_TYPES, OBSERVATIONS):
            records: Sequence[Item] = getattr(ledger, name)
            if records:
                _fill_sheet(book.add_worksheet(name), records, header)
        if not len(ledger):
            book.add_worksheet("empty")


def _fill_sheet(sheet: Any, records: Sequence[Item], header: Any) -> None:
    columns = flat_columns(type(records[0]), records)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.heading, header)
    for number, row in enumerate(rows_of(columns, records), 1):
        for index, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(number, index, cell)
            elif isinstance(cell, int):
                sheet.write_number(number, index, cell)
            elif cell is not None:
                sheet.write_string(number, index, str(cell))
