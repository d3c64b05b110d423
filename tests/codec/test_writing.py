"""Atomic writing: all of the file or none of it."""

from pathlib import Path

import pytest

from localdiplomacy.codec.writing import fill_atomically, write_atomically
from localdiplomacy.issues import CannotContinue


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "年报.md", b"x")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("年报.md", b"x")]


def test_what_was_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_failure_half_way_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def fail(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotContinue) as caught:
        fill_atomically(path, fail)
    assert caught.value.issue.code == "LD-FILE-010"
    assert "No space left" in str(caught.value)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"old")]


def test_any_other_error_passes_and_leaves_nothing(tmp_path: Path) -> None:
    def fail(temporary: Path) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fill_atomically(tmp_path / "a.md", fail)
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue):
        write_atomically(tmp_path / "none" / "a.md", b"x")
