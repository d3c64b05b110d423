import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.codec.opening import Archive, Limits, check_zip
from localdiplomacy.issues import CannotContinue

Zipped = Callable[[dict[str, bytes]], bytes]


@pytest.fixture(scope="module")
def zipped(makers: dict[str, Any]) -> Zipped:
    made: Zipped = makers["zipped"]
    return made


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(CannotContinue) as caught:
        call()
    return caught.value.issue.code


def test_parts_are_found_without_case_and_read(zipped: Zipped, tmp_path: Path) -> None:
    data = zipped({"xl/Workbook.xml": b"<x/>" * 50_000, "a\\b.xml": b"y"})
    (tmp_path / "a.xlsx").write_bytes(data)
    for archive in (check_zip(data), check_zip(tmp_path / "a.xlsx", file="a.xlsx")):
        assert "xl/workbook.XML" in archive
        assert archive.read("xl/workbook.xml") == b"<x/>" * 50_000
        assert archive.read("a/b.xml") == b"y"


def test_stored_parts_are_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a", b"content")
    assert check_zip(target.getvalue()).read("a") == b"content"


@pytest.mark.parametrize(
    ("members", "limits", "code"),
    [
        ({"a": b"\0" * 9_000_000}, Limits(), "LD-FILE-007"),
        ({"a": b"x", "b": b"y"}, Limits(max_members=1), "LD-FILE-003"),
        ({"a": b"x" * 60, "b": b"y" * 60}, Limits(max_unzipped=100), "LD-FILE-003"),
        ({"../a": b"x"}, Limits(), "LD-FILE-007"),
        ({"/a": b"x"}, Limits(), "LD-FILE-007"),
        ({"x\\..\\a": b"x"}, Limits(), "LD-FILE-007"),
        ({"C:/a": b"x"}, Limits(), "LD-FILE-007"),
        ({"a.xml": b"x", "A.XML": b"y"}, Limits(), "LD-FILE-007"),
    ],
)
def test_what_no_office_program_writes_is_refused(
    zipped: Zipped, members: dict[str, bytes], limits: Limits, code: str
) -> None:
    assert code_of(lambda: check_zip(zipped(members), limits, file="a.xlsx")) == code


def test_a_high_ratio_below_the_size_that_matters_is_read(zipped: Zipped) -> None:
    assert check_zip(zipped({"a": b"\0" * 1_000_000})).read("a") == b"\0" * 1_000_000


def test_encrypted_parts_are_refused(zipped: Zipped) -> None:
    data = bytearray(zipped({"a": b"x"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert code_of(lambda: check_zip(bytes(data))) == "LD-FILE-006"


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"PK\5\6" + b"\0" * 18, b"no zip file"])
def test_what_is_no_zip_file_has_no_parts(data: bytes) -> None:
    if data.startswith(b"PK\5\6"):
        assert not check_zip(data).members
    else:
        assert code_of(lambda: check_zip(data)) == "LD-FILE-005"


def altered(zipped: Zipped, offset: int, value: bytes) -> Archive:
    """Return a zip file of one part with its entry in the directory altered."""
    data = bytearray(zipped({"a": b"content" * 20}))
    start = data.index(b"PK\1\2") + offset
    data[start : start + len(value)] = value
    return check_zip(bytes(data))


@pytest.mark.parametrize(
    ("offset", "value", "code"),
    [
        (24, struct.pack("<I", 10), "LD-FILE-007"),  # larger than it says
        (24, struct.pack("<I", 9999), "LD-FILE-005"),  # smaller than it says
        (20, struct.pack("<I", 5), "LD-FILE-005"),  # packed content cut short
        (20, struct.pack("<I", 99_999), "LD-FILE-005"),  # beyond the end of the file
        (10, struct.pack("<H", 12), "LD-FILE-007"),  # a method no office program uses
        (42, struct.pack("<I", 5), "LD-FILE-005"),  # not where a part begins
        (42, struct.pack("<I", 1 << 30), "LD-FILE-005"),
    ],
)
def test_a_directory_that_lies_is_found_out_while_unpacking(
    zipped: Zipped, offset: int, value: bytes, code: str
) -> None:
    archive = altered(zipped, offset, value)
    assert code_of(lambda: archive.read("a")) == code


def test_packed_content_that_is_broken_is_refused(zipped: Zipped) -> None:
    data = zipped({"a": b"content" * 20})
    packed = zlib.compress(b"content" * 20)[2:6]
    assert packed in data
    archive = check_zip(data.replace(packed, b"\xff" * 4))
    assert code_of(lambda: archive.read("a")) == "LD-FILE-005"


def test_a_missing_part_is_named(zipped: Zipped) -> None:
    archive = check_zip(zipped({"a": b"x"}), file="a.xlsx")
    with pytest.raises(CannotContinue, match=r"xl/workbook\.xml"):
        archive.read("xl/workbook.xml")
