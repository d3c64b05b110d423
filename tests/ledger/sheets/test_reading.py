from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.sheets import SUFFIXES, read_grids

SPREADSHEET_ML = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def code_of(path: Path) -> str:
    with pytest.raises(CannotContinue) as caught:
        read_grids(path, file="ledgers/a")
    assert "ledgers/a" in caught.value.issue.message("zh")
    return caught.value.issue.code


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_text_saved_as_a_workbook_is_read_as_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes("编号\t名称\r\n001\t泰州\r\n".encode(encoding))
    (grid,), issues = read_grids(path)
    assert grid.rows == (("编号", "名称"), ("001", "泰州"))
    assert issues == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        ("\n <!-- made by --> <TABLE border=1><tr><td>1", "HTML"),
        ('<!DOCTYPE html PUBLIC "x"><html>', "HTML"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "HTML"),
        ("<meta http-equiv=Content-Type>", "HTML"),
        (SPREADSHEET_ML, "XML Spreadsheet 2003"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        ("%PDF-1.7\n", "PDF"),
        (r"{\rtf1\ansi", "RTF"),
    ],
)
@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".csv"])
def test_documents_that_pose_as_tables_are_refused_by_their_kind(
    tmp_path: Path, content: str, kind: str, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content.encode("gb18030"))
    assert code_of(path) == "LD-FILE-013"
    with pytest.raises(CannotContinue, match=kind):
        read_grids(path)


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("photo.jpg", "zip"),
    ],
)
def test_zip_files_of_other_kinds_are_refused_by_their_kind(
    tmp_path: Path, makers: dict[str, Any], member: str, kind: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(makers["zipped"]({member: b"x"}))
    assert code_of(path) == "LD-FILE-013"
    with pytest.raises(CannotContinue, match=kind):
        read_grids(path)


@pytest.mark.parametrize("content", [b"", b"\x01\x02\x03", b"\xff\xfe\x00", b"ab\0\0", "﻿\x02".encode()])
def test_a_workbook_that_has_lost_its_beginning_is_damaged_and_not_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert code_of(path) == "LD-FILE-005"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"x", "LD-FILE-002"),
        ("a", b"x", "LD-FILE-002"),
        ("a.csv", b"\x81", "LD-FILE-004"),
    ],
)
def test_files_that_are_no_tables_are_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert code_of(tmp_path / "a.csv") == "LD-FILE-001"


def test_the_suffixes_are_those_of_tables_and_workbooks() -> None:
    assert {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"} == SUFFIXES


def raised_or_reported(path: Path) -> list[str]:
    try:
        _, issues = read_grids(path)
    except CannotContinue as refusal:
        return [refusal.issue.code]
    return [issue.code for issue in issues]


# Writing and absent packages are no matter of what is in a file.
@pytest.mark.parametrize("code", [f"LD-FILE-{n:03}" for n in range(1, 17) if n not in (10, 11)])
def test_every_broken_file_has_its_code(tmp_path: Path, makers: dict[str, Any], code: str) -> None:
    assert code in raised_or_reported(makers["make"](tmp_path)[code])


def test_the_broken_files_are_the_same_each_time(tmp_path: Path, makers: dict[str, Any]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        makers["make"](tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.is_dir() or path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
