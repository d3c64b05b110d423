"""Lists in tables: pages that repeat the header, cells that are not filled in, files that cannot be read."""

from pathlib import Path

import pytest

import localdiplomacy as ld


def listed(path: Path, text: str) -> list[tuple[str | None, str | None]]:
    path.write_text(text, "utf-8")
    return [(line.reference, line.batch) for line in ld.read_manifest(path).lines]


def test_a_header_in_the_first_row(tmp_path: Path) -> None:
    assert listed(tmp_path / "list.csv", "人员代号,批次\nt1,b1\nt2,b2\n") == [("t1", "b1"), ("t2", "b2")]


def test_a_header_that_a_new_page_repeats_is_no_line(tmp_path: Path) -> None:
    pages = "名单,\n人员 代号,批次\nt1,b1\n人员 代号,批次\nt2,b1\n"
    assert listed(tmp_path / "list.csv", pages) == [("t1", "b1"), ("t2", "b1")]


def test_a_cell_that_is_not_filled_in_names_no_batch(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert listed(path, "人员代号,批次\nt1,b1\nt2, \nt3\n") == [("t2", None), ("t3", None), ("t1", "b1")]
    assert not ld.read_manifest(path).by_batch


def test_the_first_of_two_columns_of_references_is_read(tmp_path: Path) -> None:
    assert listed(tmp_path / "list.csv", "人员代号,人员代号\nt1,t9\n") == [("t1", None)]


def test_numbers_above_the_header_are_no_headings(tmp_path: Path) -> None:
    assert listed(tmp_path / "list.csv", "2021,3\n人员代号,批次\n7,b1\n") == [("7", "b1")]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "damaged.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0 no workbook")
    with pytest.raises(ld.CannotContinue) as caught:
        ld.read_manifest(path)
    assert [issue.values("en")["file"] for issue in caught.value.issues] == ["damaged.xls"]
    assert str(tmp_path) not in str(caught.value)
