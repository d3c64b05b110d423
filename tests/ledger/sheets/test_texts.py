import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.opening import Limits
from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.sheets import TOO_LONG, read_grids

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030")
ROWS = [
    ["编号", "名称", "国别"],
    ["001", "泰州, 一团; 共 5 人", "日\t本"],
    ["", '说"好"', "第一行\r\n第二行"],
    ["4", "x", ""],
]


def written(rows: list[list[str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, quoting=quoting).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("delimiter", "suffix"), [(",", ".csv"), ("\t", ".tsv"), (";", ".txt"), ("，", ".csv")])
def test_text_tables_read_back(tmp_path: Path, encoding: str, delimiter: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(written(ROWS, delimiter, csv.QUOTE_ALL).encode(encoding))
    (grid,), issues = read_grids(path, file="a")
    assert [list(row) for row in grid.rows] == [*ROWS[:3], [], ROWS[3]]
    assert issues == ()
    assert (grid.origin.file, grid.first_row, grid.broken) == ("a", 1, {})


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10)
TABLES = st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6))


@given(TABLES, st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "gb18030")), st.sampled_from(",\t;，"))
def test_any_table_of_texts_reads_back(rows: list[list[str]], encoding: str, delimiter: str) -> None:
    # The heading makes it plain that GB 18030 is no UTF-8; a table that is both cannot be told apart by anyone.
    table = [["编号", "名称", "国别", "备注"][: len(rows[0]) if rows else 2], *rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(written(table, delimiter, csv.QUOTE_ALL).encode(encoding))
        (grid,), issues = read_grids(path)
    assert [list(row) for row in grid.rows if row] == table
    assert issues == ()


def test_rows_keep_the_number_of_the_line_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('台账\n\n编号,备注\n1,"一\n二\n三"\n2,四\n\n', encoding="utf-8")
    (grid,), _ = read_grids(path)
    numbers = {row[0]: number for number, row in enumerate(grid.rows, grid.first_row) if row}
    assert numbers == {"台账": 1, "编号": 3, "1": 4, "2": 7}
    assert len(grid.rows) == 7


def test_an_unclosed_quote_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('编号,名称\n1,"泰州\n2,无锡\n', encoding="utf-8")
    (grid,), (issue,) = read_grids(path)
    assert grid.rows == (("编号", "名称"), ("1", '"泰州'), ("2", "无锡"))
    assert (issue.code, dict(issue.params)["line"]) == ("LD-FILE-009", "2")
    assert issue.source is not None
    assert issue.source.row == 2


def test_a_cell_that_is_too_long_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,名称\n1," + "长" * 32_768 + "\n2," + "长" * 32_767 + "\n", encoding="utf-8")
    (grid,), (issue,) = read_grids(path)
    assert grid.rows[1] == ("1", None)
    assert grid.rows[2] == ("2", "长" * 32_767)
    assert grid.broken == {(1, 1): TOO_LONG}
    assert issue.code == "LD-FILE-003"
    assert issue.source is not None
    assert (issue.source.row, issue.source.column) == (2, "B")


@pytest.mark.parametrize(
    ("text", "limits", "what"),
    [
        ("," * 49_999 + "\n", Limits(), "50000"),
        ("a\nb\nc\n", Limits(max_rows=2), "rows"),
    ],
)
def test_too_many_rows_or_columns_are_refused(tmp_path: Path, text: str, limits: Limits, what: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotContinue, match=what) as caught:
        read_grids(path, limits=limits)
    assert caught.value.issue.code == "LD-FILE-003"


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n", "\ufeff"])
def test_a_file_without_anything_in_it_is_said_to_be_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    grids, issues = read_grids(path)
    assert grids == ()
    assert [issue.code for issue in issues] == ["LD-FILE-008"]
