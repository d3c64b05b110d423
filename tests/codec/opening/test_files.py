import os
from pathlib import Path

import pytest

from localdiplomacy.codec.opening import Limits, inside, open_bytes
from localdiplomacy.issues import CannotContinue


def test_a_file_within_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"12345")
    assert open_bytes(path) == open_bytes(path, Limits(max_bytes=5)) == b"12345"


@pytest.mark.parametrize(
    ("name", "limits", "code"),
    [
        ("missing.csv", Limits(), "LD-FILE-001"),
        ("a.csv", Limits(max_bytes=4), "LD-FILE-003"),
        ("folder", Limits(), "LD-FILE-016"),
        ("a\0.csv", Limits(), "LD-FILE-016"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, name: str, limits: Limits, code: str) -> None:
    (tmp_path / "a.csv").write_bytes(b"12345")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotContinue) as caught:
        open_bytes(tmp_path / name, limits, file="ledgers/it")
    assert caught.value.issue.code == code
    assert "ledgers/it" in caught.value.issue.message("en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CannotContinue) as caught:
        open_bytes(tmp_path / "pipe.csv")
    assert caught.value.issue.code == "LD-FILE-016"


def test_paths_inside_are_returned_in_full(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    assert inside(tmp_path, "a/../b.csv") == root / "b.csv"
    assert inside(tmp_path, root / "c.csv") == root / "c.csv"


@pytest.mark.parametrize("path", ["../x.csv", "a/../../x.csv", "/etc/passwd", "link/x.csv", "loop", "nul\0"])
def test_paths_leading_outside_are_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "loop").symlink_to(tmp_path / "elsewhere" / ".." / ".." / ".." / "loop")
    with pytest.raises(CannotContinue) as caught:
        inside(folder, path)
    assert caught.value.issue.code == "LD-SET-005"
