"""Files that are missing, damaged, locked, huge or strange as a whole: told in a line, and no row lost."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.opening import Limits
from localdiplomacy.ledger.sheets import read_grids

DAY = ("--at", "2021-12-31")
CANNOT_RUN = 2
FIRST = ("a1", "经贸", "日本", "2021-03-07", "2021-03-11", 5)
MEGABYTE = 1024**2

Build = Callable[..., bytes]
Shell = Callable[..., tuple[int, str]]


def test_a_missing_file_and_a_folder_without_settings_are_one_line(tmp_path: Path, said: Shell) -> None:
    for verb, more in (("check", ()), ("report", ("--period", "2021")), ("reconcile", ())):
        status, printed = said(verb, tmp_path / "没有.xlsx", *more, "--lang", "zh")
        assert (status, printed.count("\n"), "没有.xlsx" in printed) == (CANNOT_RUN, 1, True)
        status, printed = said(verb, tmp_path, *more, "--lang", "en")
        assert (status, printed.count("\n"), "Create localdiplomacy.toml" in printed) == (CANNOT_RUN, 1, True)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_text_in_no_known_encoding_is_refused(name: str, refused: Callable[..., ld.Issue]) -> None:
    assert refused(name, bytes(range(128, 256)) * 4).code == "LD-FILE-004"


def test_toml_in_another_encoding_than_its_own_is_refused(refused: Callable[..., ld.Issue]) -> None:
    assert refused("a.toml", '[[cities]]\nname = "泰州市"\n'.encode("gb18030")).code == "LD-FILE-004"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_offices_are_read(
    encoding: str, taken: Callable[..., ld.Intake], outbound_table: Build
) -> None:
    intake = taken("a.csv", outbound_table(FIRST).decode().encode(encoding))
    assert [(record.id, record.name.zh) for record in intake.ledger.outbound if record.name] == [("a1", "经贸")]
    assert not intake.issues


@pytest.mark.parametrize("part", [0.01, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(
    part: float, refused: Callable[..., ld.Issue], outbound_workbook: Build
) -> None:
    content = outbound_workbook(*[FIRST] * 50)
    assert refused("a.xlsx", content[: int(len(content) * part)]).code == "LD-FILE-005"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_workbook_with_a_password_is_refused(
    name: str, refused: Callable[..., ld.Issue], makers: dict[str, Any]
) -> None:
    locked = makers["compound"]({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": os.urandom(8000)})
    assert refused(name, locked).code == "LD-FILE-006"


def _bomb(path: Path, megabytes: int, before: bytes = b"", after: bytes = b"") -> None:
    """Write a workbook whose sheet unpacks to so many megabytes of the letter a; it is never whole in memory."""
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(before)
        for _ in range(megabytes):
            part.write(b"a" * MEGABYTE)
        part.write(after)


def _without_sheet(workbook: bytes, path: Path) -> tuple[bytes, bytes]:
    """Write a workbook without its sheet to `path`, and return the sheet as it is before and after its first text."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive, zipfile.ZipFile(path, "w") as copy:
        for name in archive.namelist():
            if not name.endswith("sheet1.xml"):
                copy.writestr(name, archive.read(name))
        before, _, after = archive.read("xl/worksheets/sheet1.xml").partition(b"HUGE")
    return before, after


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, outbound_workbook: Build, said: Shell) -> None:
    path = tmp_path / "bomb.xlsx"
    _bomb(path, 64, *_without_sheet(outbound_workbook(("HUGE", *FIRST[1:])), path))
    with pytest.raises(ld.CannotContinue) as caught:
        ld.read(path)
    assert caught.value.issue.code == "LD-FILE-007"
    assert "1:" in caught.value.issue.message("en")
    assert said("check", path, *DAY)[0] == 1


def test_a_zip_file_that_lies_about_its_size_is_refused(
    refused: Callable[..., ld.Issue], makers: dict[str, Any]
) -> None:
    content = bytearray(makers["workbook"](extra={"xl/sharedStrings.xml": b"<sst>" + b"a" * 5000 + b"</sst>"}))
    place = content.rindex(b"xl/sharedStrings.xml") - 46 + 24
    content[place : place + 4] = (100).to_bytes(4, "little")
    assert refused("liar.xlsx", bytes(content)).code in ("LD-FILE-005", "LD-FILE-007")


def test_a_cell_that_is_too_long_is_told_and_its_row_set_aside(
    taken: Callable[..., ld.Intake], outbound_table: Build, outbound_workbook: Build
) -> None:
    rows = (FIRST, ("a2", "a" * 5000, "日本", "2021-05-01", "2021-05-08", 4))
    limits = Limits(max_cell_characters=1000)
    for name, content in (("a.csv", outbound_table(*rows)), ("a.xlsx", outbound_workbook(*rows))):
        intake = taken(name, content, limits=limits)
        told = [(issue.code, issue.source.row, issue.source.column) for issue in intake.issues if issue.source]
        assert told == [("LD-FILE-003", 3, "B"), ("LD-READ-006", 3, "B")]
        assert [record.id for record in intake.ledger.outbound] == ["a1"]


def test_a_file_over_the_limit_is_refused_whatever_its_kind(refused: Callable[..., ld.Issue]) -> None:
    for name in ("a.csv", "a.xlsx", "a.json", "a.jsonl", "a.toml"):
        assert refused(name, b"a" * 2000, limits=Limits(max_bytes=1000)).code == "LD-FILE-003"


BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1536 * 1024**2,) * 2)
import localdiplomacy as ld
from localdiplomacy.codec.opening import Limits
from localdiplomacy.ledger.sheets import read_grids
try:
    intake = ld.read(sys.argv[1], limits=Limits(max_ratio=10**9) if sys.argv[2] == "trusted" else None)
except ld.CannotContinue as error:
    print(error.issue.code)
else:
    assert all(table.accounted == table.rows for table in intake.tally)
    print(*(issue.code for issue in intake.issues), len(intake.ledger))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
@pytest.mark.parametrize(("trust", "said"), [("untrusted", "LD-FILE-007"), ("trusted", "LD-FILE-003 LD-READ-006 1")])
def test_a_cell_of_128_megabytes_does_not_take_the_memory(
    trust: str, said: str, tmp_path: Path, outbound_workbook: Build
) -> None:
    path = tmp_path / "cell.xlsx"
    _bomb(path, 128, *_without_sheet(outbound_workbook(FIRST, ("a2", "HUGE", *FIRST[2:])), path))
    assert path.stat().st_size < MEGABYTE
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(path), trust], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, said), done.stderr


def test_fifty_thousand_columns_are_refused(refused: Callable[..., ld.Issue], makers: dict[str, Any]) -> None:
    table = (",".join(f"栏{number}" for number in range(50_000)) + "\n").encode()
    assert refused("wide.csv", table).code == "LD-FILE-003"
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="BUYB1"><v>1</v></c></row>'
    assert refused("wide.xlsx", makers["workbook"](cells)).code == "LD-FILE-003"


def test_as_many_columns_as_a_sheet_holds_are_read(taken: Callable[..., ld.Intake]) -> None:
    more = 16_384 - 6
    headings = "编号,团组名称,前往国家,离境日期,入境日期,人次" + "," * more
    intake = taken("wide.csv", f"{headings}\na1,经贸,日本,2021-03-07,2021-03-11,5{',' * (more - 1)},x\n")
    assert [issue.code for issue in intake.issues] == ["LD-READ-014"]
    assert len(intake.ledger.outbound) == 1


def test_duplicate_headers_are_told_and_the_first_is_used(taken: Callable[..., ld.Intake]) -> None:
    intake = taken(
        "a.csv", "编号,离境日期,人次,人次,编号\na1,2021-03-07,5,6,b1\na2,2021-05-01,,4,\n,2021-06-01,3,,b3\n"
    )
    assert [issue.code for issue in intake.issues] == ["LD-READ-003"] * 2
    counted = {record.id: record.headcount.person_times for record in intake.ledger.outbound if record.headcount}
    assert counted == {"a1": 5, "a2": 4, "b3": 3}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.toml"])
def test_nesting_without_end_is_a_fault_of_its_line(name: str, tmp_path: Path, said: Shell) -> None:
    opening = {"a.json": "[", "a.jsonl": '{"a":', "a.toml": "a = ["}[name]
    (tmp_path / name).write_text(opening + "[" * 100_000, "utf-8")
    status, printed = said("check", tmp_path / name, *DAY, "--lang", "en")
    assert (status, "LD-FILE-009" in printed) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_reference_to_a_column_without_end_does_not_end_the_process(tmp_path: Path, makers: dict[str, Any]) -> None:
    # A whole sheet of sound cells before it, so that it is found by the search for bytes and not by parsing.
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 200))
    cells += '<row r="200"><c r="InfinityG200"><v>1</v></c></row>'
    (tmp_path / "far.xlsx").write_bytes(makers["workbook"](cells))
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(tmp_path / "far.xlsx"), "untrusted"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "LD-FILE-003"), done.stderr


@pytest.mark.parametrize(
    ("area", "merged"),
    [
        ("A1:ZZZZZZ1", ((0, 0, 0, 99),)),
        ("A2:A4000000000", ((1, 0, 49, 0),)),
        ("B2:C3", ((1, 1, 2, 2),)),
        ("ZZZ1:ZZZ9", ()),
    ],
)
def test_merged_areas_end_where_a_sheet_ends(
    area: str, merged: tuple[tuple[int, ...], ...], tmp_path: Path, makers: dict[str, Any]
) -> None:
    rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    sheet = f'<worksheet xmlns="{makers["_MAIN"]}">{rows}<mergeCells><mergeCell ref="{area}"/></mergeCells></worksheet>'
    (tmp_path / "a.xlsx").write_bytes(makers["workbook"](sheet=sheet))
    (grid,), _ = read_grids(tmp_path / "a.xlsx", limits=Limits(max_rows=50, max_columns=100))
    assert grid.merged == merged
