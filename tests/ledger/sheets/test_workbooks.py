import io
import sys
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
import python_calamine
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.opening import Limits
from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.grids import Grid
from localdiplomacy.ledger.sheets import NO_VALUE, TOO_LONG, read_grids, reading
from localdiplomacy.ledger.sheets.survey import Survey


def sheet_of(folder: Path, data: bytes, suffix: str = ".xlsx", limits: Limits | None = None) -> Grid:
    path = folder / f"a{suffix}"
    path.write_bytes(data)
    (grid, *_), issues = read_grids(path, file="a", limits=limits)
    assert issues == ()
    return grid


def rows_xml(*rows: str) -> str:
    return "".join(f"<row>{row}</row>" for row in rows)


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_workbooks_keep_numbers_of_rows_types_merged_areas_and_errors(
    tmp_path: Path, sound: dict[str, bytes], suffix: str
) -> None:
    grid = sheet_of(tmp_path, sound[suffix], suffix)
    assert (grid.origin.file, grid.origin.sheet, grid.first_row, grid.date1904) == ("a", "出访", 1, False)
    assert set(grid.rows[0]) == {None}
    assert grid.rows[1][0] == "出访台账"
    assert grid.merged == ((1, 0, 1, 3),)
    assert grid.rows[8] == ("008", 8, 1, date(2021, 3, 9), True)
    assert grid.rows[9][2] == Decimal("1.125")
    assert {type(cell) for row in grid.rows for cell in row} == {type(None), str, int, Decimal, date, bool}
    ((row, column),) = grid.broken
    assert grid.broken[row, column] == "#DIV/0!"
    assert row == len(grid.rows) - 1
    assert grid.rows[row][column] is None


def test_a_workbook_is_read_by_its_content_whatever_its_suffix(tmp_path: Path, sound: dict[str, bytes]) -> None:
    plain = sheet_of(tmp_path, sound[".xlsx"])
    for suffix in (".csv", ".xls", ".xlsm", ".XLSX"):
        assert sheet_of(tmp_path, sound[".xlsx"], suffix) == plain


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20),
    st.integers(-(2**53), 2**53),
    st.floats(-1e12, 1e12).filter(lambda value: not value.is_integer()),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.times(time(0, 0, 1)).map(lambda value: value.replace(microsecond=0)),
)


def expected(value: Any) -> Any:
    return Decimal(repr(value)) if isinstance(value, float) else value


@given(st.lists(st.lists(st.none() | VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_xlsx_reads_back(rows: list[list[Any]]) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    formats = {kind: book.add_format({"num_format": text}) for kind, text in ((date, "yyyy-mm-dd"), (time, "hh:mm:ss"))}
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, float):
                # XlsxWriter keeps 16 digits, as Excel does; the shortest form of a float may need 17.
                sheet.write_number(number, column, float(f"{value:.12g}"))
            elif type(value) in formats:
                sheet.write_datetime(number, column, value, formats[type(value)])
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    wanted = [[expected(float(f"{v:.12g}")) if isinstance(v, float) else v for v in row] for row in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(target.getvalue())
        grids, _ = read_grids(path)
    read = [list(row) for grid in grids for row in grid.rows]
    assert trimmed(read) == trimmed(wanted)


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the rows without empty cells at their ends, and without empty rows at the end."""
    cut = [row[: max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)] for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    return cut


def test_zeros_in_front_are_kept_in_text_and_whole_numbers_have_no_point(
    tmp_path: Path, makers: dict[str, Any]
) -> None:
    cells = '<c r="A1" t="inlineStr"><is><t>000123</t></is></c><c r="B1"><v>110000</v></c><c r="C1"><v>1.10</v></c>'
    grid = sheet_of(tmp_path, makers["workbook"](rows_xml(cells)))
    assert grid.rows == (("000123", 110000, Decimal("1.1")),)


def test_numbers_that_are_none_stay_text(tmp_path: Path, makers: dict[str, Any]) -> None:
    grid = sheet_of(tmp_path, makers["workbook"](rows_xml('<c r="A1"><v>NaN</v></c><c r="B1"><v>1</v></c>')))
    assert grid.rows == (("nan", 1),)


def test_formulas_without_result_are_told_from_those_with_an_empty_one(tmp_path: Path, makers: dict[str, Any]) -> None:
    cells = (
        '<c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>A1+1</f><v></v></c><c r="D1"><f t="shared" si="0"/></c>'
        '<c r="E1" t="str"><f>IF(A1,"","x")</f><v></v></c><c r="F1"><f>A1+1</f><v>2</v></c><c r="G1" s="0"/>'
    )
    grid = sheet_of(tmp_path, makers["workbook"](rows_xml(cells)))
    assert grid.broken == dict.fromkeys([(0, 1), (0, 2), (0, 3)], NO_VALUE)
    assert grid.rows[0][:6] == (1, None, None, None, None, 2)


def test_broken_cells_beyond_the_last_value_have_their_place(tmp_path: Path, makers: dict[str, Any]) -> None:
    rows = rows_xml('<c r="A1"><v>1</v></c>', '<c r="C3"><f>A1</f></c>')
    grid = sheet_of(tmp_path, makers["workbook"](rows))
    assert grid.broken == {(2, 2): NO_VALUE}
    assert grid.rows == ((1,), (), (None, None, None))


ERRORS = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]


def test_every_error_of_excel_is_named(tmp_path: Path, makers: dict[str, Any]) -> None:
    cells = "".join(f'<c r="A{row}" t="e"><v>{error}</v></c>' for row, error in enumerate(ERRORS, 1))
    grid = sheet_of(tmp_path, makers["workbook"](rows_xml(cells)))
    assert list(grid.broken.values()) == ERRORS


def test_every_error_of_an_xls_is_named(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    for row, error in enumerate(ERRORS):
        # xlwt spells #N/A with a mark, and takes #VALUE! for #NUM!.
        sheet.row(row).set_cell_error(0, {"#N/A": 42, "#VALUE!": 15}.get(error, error))
    target = io.BytesIO()
    book.save(target)
    grid = sheet_of(tmp_path, target.getvalue(), ".xls")
    assert list(grid.broken.values()) == ERRORS


def test_unusual_ways_of_writing_cells_are_understood(tmp_path: Path, makers: dict[str, Any]) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c><x:v>1</x:v></x:c>'
        '<x:c r="C2" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    grid = sheet_of(tmp_path, makers["workbook"](sheet=sheet))
    assert grid.rows == ((None, None, None), (1, None, None))
    assert grid.broken == {(1, 2): "#REF!"}


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_sheets_are_found_by_every_way_of_naming_them(tmp_path: Path, makers: dict[str, Any], target: str) -> None:
    cells = rows_xml('<c r="A1" t="e"><v>#REF!</v></c>')
    assert sheet_of(tmp_path, makers["workbook"](cells, target=target)).broken == {(0, 0): "#REF!"}


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path, makers: dict[str, Any]) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"date_1904": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, date(2021, 3, 7))
    sheet.write(0, 1, 42_800)
    book.close()
    grid = sheet_of(tmp_path, target.getvalue())
    assert grid.rows == ((date(2021, 3, 7), 42_800),)
    assert grid.date1904
    older = xlwt.Workbook()
    older.dates_1904 = True
    older.add_sheet("s").write(0, 0, 1)
    target = io.BytesIO()
    older.save(target)
    assert sheet_of(tmp_path, target.getvalue(), ".xls").date1904


def test_hidden_sheets_are_read_and_very_hidden_ones_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name in ("shown", "hidden", "buried"):
        book.add_worksheet(name).write(0, 0, name)
    book.get_worksheet_by_name("hidden").hide()
    book.get_worksheet_by_name("buried").very_hidden()
    book.close()
    grids, issues = read_grids(path)
    assert [grid.origin.sheet for grid in grids] == ["shown", "hidden"]
    assert [(issue.code, dict(issue.params)["sheet"]) for issue in issues] == [
        ("LD-FILE-014", "hidden"),
        ("LD-FILE-015", "buried"),
    ]


def test_zero_and_no_are_values_and_sheets_without_any_are_left_out(tmp_path: Path, makers: dict[str, Any]) -> None:
    for value in ("<v>0</v>", "<v></v>"):
        (tmp_path / "a.xlsx").write_bytes(makers["workbook"](rows_xml(f'<c r="A1">{value}</c>')))
        grids, issues = read_grids(tmp_path / "a.xlsx")
        found = [grid.rows for grid in grids], [issue.code for issue in issues]
        assert found == (([((0,),)], []) if "0" in value else ([], ["LD-FILE-008"]))


def test_a_cell_that_is_too_long_is_left_out_and_the_rest_kept(tmp_path: Path, makers: dict[str, Any]) -> None:
    cells = '<c r="A2" t="inlineStr"><is><t>longer</t></is></c><c r="B2" t="inlineStr"><is><t>short</t></is></c>'
    (tmp_path / "a.xlsx").write_bytes(makers["workbook"](rows_xml(cells)))
    (grid,), (issue,) = read_grids(tmp_path / "a.xlsx", limits=Limits(max_cell_characters=5))
    assert grid.rows == ((None, None), (None, "short"))
    assert grid.broken == {(1, 0): TOO_LONG}
    assert (issue.code, str(issue.source).endswith(": 2 [A]")) == ("LD-FILE-003", True)


def test_without_calamine_the_package_to_install_is_named(
    tmp_path: Path, sound: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (tmp_path / "a.xlsx").write_bytes(sound[".xlsx"])
    with pytest.raises(CannotContinue, match="python-calamine") as caught:
        read_grids(tmp_path / "a.xlsx")
    assert caught.value.issue.code == "LD-FILE-011"


class PanicException(BaseException):
    """What a panic of a Rust library looks like: no Exception, and of a module that cannot be imported."""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (python_calamine.PasswordError("locked"), "LD-FILE-006"),
        (python_calamine.XmlError("bad"), "LD-FILE-005"),
        (PanicException("index out of range"), "LD-FILE-005"),
    ],
)
def test_whatever_calamine_raises_is_a_refusal(
    tmp_path: Path, sound: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes(sound[".xlsx"])
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=raiser(error)))
    with pytest.raises(CannotContinue) as caught:
        read_grids(tmp_path / "a.xlsx")
    assert caught.value.issue.code == code


def test_an_interruption_is_not_taken_for_damage(
    tmp_path: Path, sound: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(sound[".xlsx"])
    stub = SimpleNamespace(from_filelike=raiser(KeyboardInterrupt()))
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", stub)
    with pytest.raises(KeyboardInterrupt):
        read_grids(tmp_path / "a.xlsx")


def raiser(error: BaseException) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_sheet_that_only_calamine_sees_is_not_trusted(
    tmp_path: Path, sound: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(sound[".xlsx"])
    monkeypatch.setattr(reading, "look_through_xlsx", lambda *_: Survey({}))
    with pytest.raises(CannotContinue) as caught:
        read_grids(tmp_path / "a.xlsx")
    assert caught.value.issue.code == "LD-FILE-005"
