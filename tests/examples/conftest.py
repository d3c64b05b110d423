"""Where the examples are, and their ledgers read without the library: what it counts is held against a count of its own."""

import csv
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the examples."""
    return EXAMPLES


@pytest.fixture(scope="session")
def make_ledgers() -> ModuleType:
    """The script that makes the synthetic ledgers."""
    spec = importlib.util.spec_from_file_location("make_ledgers", EXAMPLES / "jiangsu" / "make_ledgers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def plain_rows() -> Callable[[Path, str, str], list[dict[str, str]]]:
    """Read a text table: rows by heading, without titles above the headings and without the total below."""

    def read(path: Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
        lines = list(csv.reader(io.StringIO(path.read_bytes().decode(encoding)), delimiter=delimiter))
        top = next(number for number, line in enumerate(lines) if line[0] == "编号")
        rows = [dict(zip(lines[top], line, strict=True)) for line in lines[top + 1 :]]
        return [row for row in rows if row["编号"] != "合计"]

    return read


@pytest.fixture(scope="session")
def json_lines() -> Callable[[Path], list[dict[str, Any]]]:
    """Read a file of JSON Lines."""
    return lambda path: [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def sheet_rows() -> Callable[[Path], list[list[Any]]]:
    """Read the cells of a workbook's only sheet."""

    def read(path: Path) -> list[list[Any]]:
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(str(path))
        assert len(book.sheet_names) == 1
        return book.get_sheet_by_index(0).to_python()

    return read
