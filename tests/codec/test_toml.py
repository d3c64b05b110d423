"""Reading TOML: file and line, or file and key, in every error."""

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import frozen

from localdiplomacy.codec.opening import Limits
from localdiplomacy.codec.toml import read_toml, read_toml_as
from localdiplomacy.issues import CannotContinue


@frozen
class Pair:
    left: int
    right: Decimal = Decimal(0)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "设置.toml"
    path.write_bytes(text.encode(encoding))
    return path


def test_numbers_with_a_point_are_decimals(tmp_path: Path) -> None:
    assert read_toml(write(tmp_path, "a = 0.1")) == {"a": Decimal("0.1")}


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    assert read_toml(write(tmp_path, "a = 1\r\nb = 2\r\n", "utf-8-sig")) == {"a": 1, "b": 2}


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_toml(tmp_path / "none.toml", "none.toml")
    assert caught.value.issue.code == "LD-FILE-001"
    assert "none.toml" in str(caught.value)


def test_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_toml(write(tmp_path, 'a = "外办"', "gb18030"))
    assert caught.value.issue.code == "LD-FILE-004"


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = = 2", "2"), ("a = 1\na = 2", "2"), ("\n\na = [", "3")])
def test_a_syntax_error_names_the_line(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_toml(write(tmp_path, text), "x.toml")
    issue = caught.value.issue
    assert issue.code == "LD-FILE-009"
    assert dict(issue.params)["line"] == line


def test_a_giant_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localdiplomacy.codec.toml.MOST", Limits(max_bytes=3))
    with pytest.raises(CannotContinue) as caught:
        read_toml(write(tmp_path, "a = 1"))
    assert caught.value.issue.code == "LD-FILE-003"


def test_every_wrong_key_is_named_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_toml_as(write(tmp_path, 'right = "x"\nlfet = 1'), Pair, "pair.toml")
    codes = {(issue.code, issue.path) for issue in caught.value.issues}
    assert codes == {("LD-SET-002", "lfet"), ("LD-SET-003", "right"), ("LD-SET-004", "left")}
    assert all("pair.toml" in line for line in caught.value.message("en").splitlines())


def test_a_good_file_becomes_the_object(tmp_path: Path) -> None:
    assert read_toml_as(write(tmp_path, "left = 1\nright = 2.5"), Pair) == Pair(1, Decimal("2.5"))
