"""The broken files, ways to read them from Python and from a shell, and what must hold whatever is read."""

import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld

HEADINGS = ("编号", "团组名称", "前往国家", "离境日期", "入境日期", "人次")
# Not plans, of which many rows make one, nor cities, of which some are read from other tables.
ONE_ROW_ONE_RECORD = ("offices", "partnerships", "outbound", "inbound", "transfers", "entries", "observations")
Row = tuple[object, ...]
DAY = ("--at", "2021-12-31")
Shell = Callable[..., tuple[int, str]]
Check = Callable[[ld.Intake], None]


@pytest.fixture(scope="session")
def makers() -> dict[str, Any]:
    """`make`, `workbook`, `zipped` and the rest of the script that makes the broken files of the area FILE."""
    return runpy.run_path(str(Path(__file__).parent / "files" / "make.py"))


@pytest.fixture(scope="session")
def made_files(makers: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The broken files of the area FILE by code."""
    made: dict[str, Path] = makers["make"](tmp_path_factory.mktemp("files"))
    return made


@pytest.fixture(scope="session")
def cell() -> Callable[[str, object], str]:
    """Builds a cell of a sheet's XML: text inline, numbers bare, and whatever else is given as `(attributes, inside)`."""

    def build(reference: str, value: object) -> str:
        if isinstance(value, tuple):
            attributes, inside = value
            return f'<c r="{reference}" {attributes}>{inside}</c>'
        if isinstance(value, str):
            return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{reference}"><v>{value}</v></c>'

    return build


@pytest.fixture(scope="session")
def outbound_workbook(makers: dict[str, Any], cell: Callable[[str, object], str]) -> Callable[..., bytes]:
    """Builds an .xlsx of outbound groups; each row gives its six cells, None for an empty one."""

    def build(*rows: Row) -> bytes:
        lines = []
        for number, row in enumerate((HEADINGS, *rows), 1):
            cells = (
                cell(f"{letter}{number}", value)
                for letter, value in zip("ABCDEF", row, strict=True)
                if value is not None
            )
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        workbook: bytes = makers["workbook"]("".join(lines))
        return workbook

    return build


@pytest.fixture(scope="session")
def outbound_table() -> Callable[..., bytes]:
    """Builds a .csv of outbound groups in UTF-8; every cell is quoted."""

    def build(*rows: Row) -> bytes:
        return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in (HEADINGS, *rows)).encode()

    return build


@pytest.fixture(scope="session")
def all_accounted() -> Callable[[ld.Intake], None]:
    """Asserts that no row was lost: each is counted once, and each that was set aside has its reason and content."""

    def check(intake: ld.Intake) -> None:
        assert [table.accounted for table in intake.tally] == [table.rows for table in intake.tally]
        assert len(intake.set_aside) == sum(table.set_aside for table in intake.tally)
        assert all(row.issues and row.content for row in intake.set_aside)
        for name in ONE_ROW_ONE_RECORD:
            rows = sum(table.records for table in intake.tally if table.format == name)
            assert len(getattr(intake.ledger, name)) == rows

    return check


@pytest.fixture
def said(program: Callable[..., subprocess.CompletedProcess[str]]) -> Shell:
    """Runs the command line in this process and returns its exit status and all that it printed."""

    def run(*words: object) -> tuple[int, str]:
        done = program(*words)
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture
def refused(tmp_path: Path, said: Shell) -> Callable[..., ld.Issue]:
    """Writes a file, asserts that it is refused in a line that names it, by Python and by the shell; returns the issue."""

    def read(name: str, content: bytes, **more: Any) -> ld.Issue:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(ld.CannotContinue) as caught:
            ld.read(path, **more)
        (issue,) = caught.value.issues
        for language in ("zh", "en"):
            assert name in issue.message(language)
            assert issue.remedy(language)
            assert "\n" not in caught.value.message(language)
        if not more:
            status, printed = said("check", path, *DAY, "--lang", "zh")
            assert status == 1
            assert issue.code in printed
        return issue

    return read


@pytest.fixture
def taken(tmp_path: Path, said: Shell, all_accounted: Check) -> Callable[..., ld.Intake]:
    """Writes a file and reads it by Python and by the shell; no row is lost."""

    def read(name: str, content: bytes | str, **more: Any) -> ld.Intake:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        intake = ld.read(path, **more)
        all_accounted(intake)
        said("check", path, *DAY, "--json")
        return intake

    return read
