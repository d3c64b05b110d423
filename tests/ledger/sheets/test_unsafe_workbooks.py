"""Workbooks made to exhaust the reader: calamine alone would end the process on most of them."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwt

from localdiplomacy.codec.opening import Limits
from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.sheets import read_grids
from localdiplomacy.ledger.sheets.survey import check_extent

TINY = '<row r="1"><c r="A1"><v>1</v></c></row>'
CORNER = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def outcome(folder: Path, data: bytes, suffix: str = ".xlsx", limits: Limits | None = None) -> str:
    path = folder / f"a{suffix}"
    path.write_bytes(data)
    try:
        read_grids(path, limits=limits)
    except CannotContinue as refusal:
        return refusal.issue.code
    return "read"


@pytest.mark.parametrize(
    "cells",
    [
        CORNER,
        CORNER.replace("XFD", "xfd"),
        CORNER.replace("XFD1048576", "XFD60000"),
        CORNER.replace("XFD1048576", "AZ1048576"),
        CORNER.replace('<c r="XFD1048576">', "<c\nr='XFD1048576' >"),
        CORNER.replace("<c r", "<y:c xmlns:y='y' r").replace("</c>", "</y:c>"),
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">' + "<c><v>2</v></c>" * 100 + "</row>",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="AZ1048576"><f>A1</f></c></row>',
        '<row r="1"><c r="BUYF1"><v>1</v></c></row>',
        '<row r="9999999"><c r="A9999999"><v>1</v></c></row>',
    ],
)
def test_two_cells_far_apart_are_refused(tmp_path: Path, makers: dict[str, Any], cells: str) -> None:
    assert outcome(tmp_path, makers["workbook"](cells)) == "LD-FILE-003"


def test_cells_without_content_do_not_count(tmp_path: Path, makers: dict[str, Any]) -> None:
    styled = TINY + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert outcome(tmp_path, makers["workbook"](styled)) == "read"


def test_a_sheet_is_looked_at_wherever_it_lies(tmp_path: Path, makers: dict[str, Any]) -> None:
    odd = f'<worksheet xmlns="x"><sheetData>{CORNER}</sheetData></worksheet>'.encode()
    assert outcome(tmp_path, makers["workbook"](extra={"elsewhere/part.xml": odd})) == "LD-FILE-003"


@pytest.mark.parametrize("count", ["99999999999", "1e9", "-1", "9" * 40])
def test_shared_strings_that_cannot_be_there_are_refused(tmp_path: Path, makers: dict[str, Any], count: str) -> None:
    strings = f'<sst uniqueCount="{count}"><si><t>a</t></si></sst>'
    assert outcome(tmp_path, makers["workbook"](strings=strings)) == "LD-FILE-005"


def test_shared_strings_that_are_there_are_read(tmp_path: Path, makers: dict[str, Any]) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}" count="1" uniqueCount="1"><si><t>a</t></si></sst>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert outcome(tmp_path, makers["workbook"](cells, strings=strings)) == "read"


def test_a_zip_bomb_is_refused(tmp_path: Path, makers: dict[str, Any]) -> None:
    assert outcome(tmp_path, makers["workbook"](TINY + " " * 20_000_000)) == "LD-FILE-007"


def test_a_sheet_of_more_columns_than_allowed_is_refused(tmp_path: Path, makers: dict[str, Any]) -> None:
    wide = '<row r="1"><c r="A1"><v>1</v></c><c r="AB1"><v>1</v></c></row>'
    assert outcome(tmp_path, makers["workbook"](wide), limits=Limits(max_columns=27)) == "LD-FILE-003"
    assert outcome(tmp_path, makers["workbook"](wide), limits=Limits(max_columns=28)) == "read"


def test_a_sheet_of_more_rows_than_allowed_is_refused(tmp_path: Path, makers: dict[str, Any]) -> None:
    tall = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 8))
    assert outcome(tmp_path, makers["workbook"](tall), limits=Limits(max_rows=6)) == "LD-FILE-003"
    assert outcome(tmp_path, makers["workbook"](tall), limits=Limits(max_rows=7)) == "read"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("prolog", [LAUGHS, ELSEWHERE])
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_document_type_is_refused_in_every_part(
    tmp_path: Path, makers: dict[str, Any], sound: dict[str, bytes], suffix: str, prolog: str, encoding: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(sound[suffix])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    parts = [name for name in members if name.endswith((".xml", ".rels"))]
    assert {"xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"} <= set(parts) or "content.xml" in parts
    for name in parts:
        body = re.sub(r"^<\?xml.*?\?>", "", members[name].decode())
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{body}'
        data = makers["zipped"]({**members, name: declared.encode(encoding)})
        assert (name, outcome(tmp_path, data, suffix)) == (name, "LD-FILE-007")
    assert outcome(tmp_path, makers["zipped"](members), suffix) == "read"


def test_a_file_that_is_two_kinds_at_once_is_refused(tmp_path: Path, makers: dict[str, Any]) -> None:
    assert outcome(tmp_path, makers["workbook"](extra={"content.xml": b"<x/>"})) == "LD-FILE-007"


def test_a_sheet_that_is_missing_is_named(tmp_path: Path, makers: dict[str, Any]) -> None:
    data = makers["workbook"](target="worksheets/other.xml")
    assert outcome(tmp_path, data) == "LD-FILE-005"


ODF = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:table="{ODF}:table:1.0" xmlns:text="{ODF}:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="s">'
)
TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
ONE = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'


@pytest.fixture(scope="module")
def ods(makers: dict[str, Any]) -> Callable[..., bytes]:
    def make(rows: str, **extra: bytes) -> bytes:
        members = {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{ODF}:manifest:1.0"/>'.encode(),
            "content.xml": (HEAD + rows + TAIL).encode(),
        }
        data: bytes = makers["zipped"]({**members, **extra})
        return data

    return make


@pytest.mark.parametrize(
    ("rows", "result"),
    [
        ("<table:table-row>" + ONE.format("") + "</table:table-row>", "read"),
        (
            "<table:table-row>" + ONE.format(' table:number-columns-repeated="4294967295"') + "</table:table-row>",
            "LD-FILE-003",
        ),
        (
            "<table:table-row>" + ONE.format(' table:number-columns-repeated="16385"') + "</table:table-row>",
            "LD-FILE-003",
        ),
        (
            '<table:table-row table:number-rows-repeated="99999999">' + ONE.format("") + "</table:table-row>",
            "LD-FILE-003",
        ),
        (
            '<table:table-row table:number-rows-repeated="1000000">'
            + ONE.format(' table:number-columns-repeated="16000"')
            + "</table:table-row>",
            "LD-FILE-003",
        ),
        (
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
            "<table:table-row>" + ONE.format("") + "</table:table-row>",
            "read",
        ),
    ],
)
def test_repetitions_of_an_ods_are_bounded(tmp_path: Path, ods: Callable[..., bytes], rows: str, result: str) -> None:
    assert outcome(tmp_path, ods(rows), ".ods") == result


def test_repeated_errors_of_an_ods_are_named_up_to_a_number(tmp_path: Path, ods: Callable[..., bytes]) -> None:
    cell = (
        '<table:table-cell table:formula="of:=[.A9]" calcext:value-type="error" office:value-type="string" '
        'office:string-value="" table:number-columns-repeated="2"><text:p>#REF!</text:p></table:table-cell>'
    )
    rows = f'<table:table-row table:number-rows-repeated="20000">{ONE.format("")}{cell}</table:table-row>'
    (tmp_path / "a.ods").write_bytes(ods(rows))
    (grid,), _ = read_grids(tmp_path / "a.ods")
    assert grid.rows[19_999][0] == 1
    assert grid.broken[3, 1] == grid.broken[3, 2] == "#REF!"
    assert 10_000 <= len(grid.broken) <= 10_002


def test_an_encrypted_ods_is_refused(tmp_path: Path, ods: Callable[..., bytes]) -> None:
    manifest = (
        f'<m:manifest xmlns:m="{ODF}:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    )
    data = ods("", **{"META-INF/manifest.xml": manifest.encode()})
    assert outcome(tmp_path, data, ".ods") == "LD-FILE-006"


def biff(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


BOF = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
EOF = (0x000A, b"")


def xls(makers: dict[str, Any], *records: tuple[int, bytes], globals_: tuple[tuple[int, bytes], ...] = ()) -> bytes:
    """Return an .xls of one sheet with these records."""
    name = struct.pack("<BB", 1, 0) + b"s"
    head = biff(BOF, (0x0085, struct.pack("<IH", 0, 0) + name), *globals_, EOF)
    head = biff(BOF, (0x0085, struct.pack("<IH", len(head), 0) + name), *globals_, EOF)
    data: bytes = makers["compound"]({"Workbook": head + biff(BOF, *records, EOF)})
    return data


def number(row: int, column: int) -> tuple[int, bytes]:
    return 0x0203, struct.pack("<HHHd", row, column, 0, 1.0)


@pytest.mark.parametrize(
    ("records", "globals_", "result"),
    [
        ((number(0, 0),), (), "read"),
        ((number(0, 0), number(65_535, 65_535)), (), "LD-FILE-005"),
        ((number(0, 0), (0x00BD, struct.pack("<HHHiH", 0, 0, 0, 0, 9_999))), (), "LD-FILE-005"),
        (((0x0200, struct.pack("<IIHHH", 0, 1 << 31, 0, 256, 0)),), (), "LD-FILE-005"),
        (((0x0200, struct.pack("<IIHHH", 9, 1, 0, 1, 0)),), (), "LD-FILE-005"),
        (((0x0200, struct.pack("<HHHHH", 0, 1, 0, 1, 0)), number(0, 0)), (), "read"),
        (((0x0200, b"\0"),), (), "LD-FILE-005"),
        ((number(0, 0),), ((0x00FC, struct.pack("<II", 9, 0x7FFFFFFF)),), "LD-FILE-005"),
        (((0x0006, b"\0" * 20 + struct.pack("<H", 999)),), (), "LD-FILE-005"),
    ],
)
def test_what_an_xls_declares_must_be_possible(
    tmp_path: Path,
    makers: dict[str, Any],
    records: tuple[tuple[int, bytes], ...],
    globals_: tuple[tuple[int, bytes], ...],
    result: str,
) -> None:
    assert outcome(tmp_path, xls(makers, *records, globals_=globals_), ".xls") == result


def test_errors_of_formulas_in_an_xls_are_named(tmp_path: Path, makers: dict[str, Any]) -> None:
    def formula(row: int, result: bytes) -> tuple[int, bytes]:
        return 0x0006, struct.pack("<HHH", row, 0, 0) + result + b"\0" * 6 + struct.pack("<HBH", 3, 0x1E, 1)

    failed, sound = b"\2\0\x17\0\0\0\xff\xff", struct.pack("<d", 2.5)
    data = xls(makers, formula(0, failed), formula(1, sound), number(2, 0))
    (tmp_path / "a.xls").write_bytes(data)
    (grid,), _ = read_grids(tmp_path / "a.xls")
    assert grid.broken == {(0, 0): "#REF!"}
    assert grid.rows == ((None,), (Decimal("2.5"),), (1,))


def test_a_chart_within_a_sheet_is_passed_over(tmp_path: Path, makers: dict[str, Any]) -> None:
    assert outcome(tmp_path, xls(makers, BOF, number(0, 60_000), EOF, number(0, 0)), ".xls") == "read"


@pytest.mark.parametrize("name", ["WordDocument", "Workbook"])
def test_compound_files_without_a_workbook_are_damaged(tmp_path: Path, makers: dict[str, Any], name: str) -> None:
    data = makers["compound"]({name: struct.pack("<HH", 0x0809, 60_000)})
    assert outcome(tmp_path, data, ".xls") == "LD-FILE-005"


def test_an_older_xls_gives_its_sheets_and_names(tmp_path: Path) -> None:
    target = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("ascii").write(70, 200, "x")
    book.save(target)
    (tmp_path / "a.xls").write_bytes(target.getvalue())
    (grid,), _ = read_grids(tmp_path / "a.xls")
    assert grid.origin.sheet == "ascii"
    assert grid.rows[70][200] == "x"


def test_what_is_too_large_is_named_in_each_language() -> None:
    with pytest.raises(CannotContinue) as caught:
        check_extent(3, 50_000, "a.xlsx", "出访", Limits())
    assert "工作表“出访”的列数（50000）超过上限 16384" in caught.value.issue.message("zh")
    assert 'sheet "出访": the number of columns (50000)' in caught.value.issue.message("en")
    with pytest.raises(CannotContinue) as caught:
        check_extent(10_000, 5_000, "a.json", "", Limits())
    assert caught.value.issue.message("zh").startswith("a.json：单元格数（10000 × 5000）超过")
