"""The makers of broken files, and sound workbooks of each kind made by other people's writers."""

import io
import runpy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P


@pytest.fixture(scope="session")
def makers() -> dict[str, Any]:
    """`zipped`, `workbook`, `compound` and the rest of the script that makes the broken files."""
    return runpy.run_path(str(Path(__file__).parents[2] / "broken_files" / "files" / "make.py"))


def _xlsx() -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("出访")
    sheet.merge_range(1, 0, 1, 3, "出访台账")
    sheet.write_row(2, 0, ["编号", "人数", "金额", "日期", "完成"])
    for row in range(3, 40):
        sheet.write_row(row, 0, [f"00{row}", row, row / 8])
        sheet.write_datetime(row, 3, date(2021, 3, 1 + row % 28))
        sheet.write_boolean(row, 4, row % 2 == 0)
    sheet.write_formula(40, 1, "=1/0", None, "#DIV/0!")
    book.add_worksheet("空表")
    book.add_chartsheet("图")
    book.close()
    return target.getvalue()


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("出访")
    sheet.write_merge(1, 1, 0, 3, "出访台账")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for row in range(2, 40):
        sheet.write(row, 0, f"00{row}")
        sheet.write(row, 1, row)
        sheet.write(row, 2, row / 8)
        sheet.write(row, 3, date(2021, 3, 1 + row % 28), day)
        sheet.write(row, 4, row % 2 == 0)
    sheet.row(40).set_cell_error(1, "#DIV/0!")
    book.add_sheet("second").write(0, 0, "x")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(value: object, **more: Any) -> TableCell:
    kinds = {str: "string", bool: "boolean", int: "float", float: "float", date: "date"}
    if value is None:
        return TableCell(**more)
    kind = kinds[type(value)]
    stored = {"boolean": str(value).lower(), "date": str(value), "float": value}.get(kind)
    name = {"boolean": "booleanvalue", "date": "datevalue", "float": "value"}.get(kind)
    cell = TableCell(valuetype=kind, **({name: stored} if name else {}), **more)
    cell.addElement(P(text=str(value)))
    return cell


def _ods() -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="出访")
    rows: list[list[TableCell]] = [[_cell(None, numbercolumnsrepeated=5)]]
    rows.append(
        [_cell("出访台账", numbercolumnsspanned=4, numberrowsspanned=1), CoveredTableCell(numbercolumnsrepeated=3)]
    )
    for number in range(2, 20):
        day = date(2021, 3, 1 + number % 28)
        rows.append([_cell(value) for value in (f"00{number}", number, number / 8, day, number % 2 == 0)])
    failed = TableCell(valuetype="string", formula="of:=1/0")
    failed.addElement(P(text="#DIV/0!"))
    rows.append([_cell(None, numbercolumnsrepeated=2), failed])
    for cells in rows:
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)
    table.addElement(TableRow(numberrowsrepeated=1_048_000))
    document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


_MADE: dict[str, Callable[[], bytes]] = {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}


@pytest.fixture(scope="session")
def sound() -> dict[str, bytes]:
    """A sound workbook of each kind by suffix: a merged title in row 2, a table below it, an error in its last row."""
    return {suffix: make() for suffix, make in _MADE.items()}
