"""Reading a workbook of 100,000 rows: calamine alone, and to a grid with exact numbers, error cells and limits.

`pytest benchmarks/test_xlsx_read.py` prints both side by side. The aim is at most twice the bare read. The cyclic
garbage collector is paused for both: it would count the cells again and again while they are made.
"""

import gc
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from localdiplomacy.ledger.sheets import read_grids

ROWS = 100_000
HEADINGS = ["编号", "城市", "国别", "出发", "返回", "人数", "金额", "类别", "备注"]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "outbound.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("出访")
    sheet.write_row(0, 0, HEADINGS)
    for row in range(1, ROWS + 1):
        start = date(2021, 1, 1) + timedelta(row % 365)
        sheet.write_row(row, 0, [f"D{row:06}", 320_100 + row % 13 * 100, ("日本", "韩国", "德国")[row % 3]])
        sheet.write_datetime(row, 3, start)
        sheet.write_datetime(row, 4, start + timedelta(5))
        sheet.write_row(row, 5, [row % 9 + 1, row * 1.37, "经贸", f"第{row % 500}批"])
    book.close()
    return path


@pytest.fixture(autouse=True)
def paused_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def bare(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def as_cell(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    return None if value == "" else value


@pytest.mark.benchmark(group="xlsx, 100,000 rows × 9 columns")
def test_calamine_alone(benchmark: Any, workbook: Path) -> None:
    rows = benchmark.pedantic(bare, (workbook,), rounds=5, warmup_rounds=1)
    assert len(rows) == ROWS + 1


@pytest.mark.benchmark(group="xlsx, 100,000 rows × 9 columns")
def test_read_grids(benchmark: Any, workbook: Path) -> None:
    (grid,), issues = benchmark.pedantic(read_grids, (workbook,), rounds=5, warmup_rounds=1)
    assert issues == ()
    assert list(grid.rows) == [tuple(map(as_cell, row)) for row in bare(workbook)]
