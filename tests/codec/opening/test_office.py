import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.opening import is_encrypted_office
from localdiplomacy.codec.opening.compound import CompoundFile
from localdiplomacy.issues import CannotContinue

Compound = Callable[[dict[str, bytes]], bytes]
BEGINNING = struct.pack("<HHHH", 0x0809, 4, 0x0600, 5)
FILEPASS = struct.pack("<HH6x", 0x2F, 6)
END = struct.pack("<HH", 0x0A, 0)


@pytest.fixture(scope="module")
def compound(makers: dict[str, Any]) -> Compound:
    made: Compound = makers["compound"]
    return made


@pytest.fixture(scope="module")
def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    for row in range(100):
        sheet.write(row, 0, row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("streams", "locked"),
    [
        ({"EncryptedPackage": b"x"}, True),
        ({"Workbook": BEGINNING + FILEPASS + END}, True),
        ({"Book": BEGINNING + FILEPASS + END}, True),
        ({"Workbook": BEGINNING + END + FILEPASS}, False),
        ({"Workbook": struct.pack("<HH", 0x1234, 0) + FILEPASS}, False),
        ({"Workbook": BEGINNING + struct.pack("<HH", 0x42, 60_000)}, False),
        ({"WordDocument": b"x"}, False),
    ],
)
def test_passwords_are_seen(compound: Compound, streams: dict[str, bytes], locked: bool) -> None:
    assert is_encrypted_office(compound(streams)) is locked


def test_other_files_are_not_locked(xls: bytes) -> None:
    assert not is_encrypted_office(xls)
    assert not is_encrypted_office(b"PK\3\4")
    assert not is_encrypted_office(b"")


def test_streams_are_read_whole(compound: Compound) -> None:
    content = bytes(range(256)) * 40
    opened = CompoundFile.open(compound({"One": content, "Two": b"2"}), "a.xls")
    assert opened.read("one") == content
    assert opened.read("TWO").startswith(b"2\0")
    with pytest.raises(CannotContinue):
        opened.read("three")


def with_small_stream(makers_compound: Compound) -> bytes:
    """Return a compound file whose one stream lies in the store of small streams."""
    data = bytearray(makers_compound({"Store": b"", "Table": b""}))
    directory = struct.unpack_from("<I", data, 48)[0]
    entry = (directory + 1) * 512
    store, table = (struct.unpack_from("<I", data, entry + 128 * index + 116)[0] for index in (1, 2))
    data[(store + 1) * 512 : (store + 1) * 512 + 100] = b"s" * 100
    struct.pack_into("<III", data, (table + 1) * 512, 1, 0xFFFFFFFE, 0)
    struct.pack_into("<II", data, 60, table, 1)  # where the table of small sectors is
    struct.pack_into("<II", data, entry + 116, store, 4096)  # the root entry owns the store
    struct.pack_into("<II", data, entry + 128 + 116, 0, 100)  # and the stream lies in it
    return bytes(data)


def test_small_streams_are_read_from_their_store(compound: Compound) -> None:
    assert CompoundFile.open(with_small_stream(compound), "a.xls").read("store") == b"s" * 100


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (0, 0),  # no magic number
        (30, 20),  # sectors of a megabyte
        (44, 0xFFFFFFFF),  # more tables than the file has room for
        (48, 0x00FFFFFF),  # a directory beyond the end
        (56, 9),
        (64, 0x7FFFFFFF),
        (72, 0x7FFFFFFF),
    ],
)
def test_headers_that_lie_are_refused(compound: Compound, offset: int, value: int) -> None:
    data = bytearray(compound({"Workbook": BEGINNING + END}))
    struct.pack_into("<I", data, offset, value)
    with pytest.raises(CannotContinue) as caught:
        CompoundFile.open(bytes(data), "a.xls")
    assert caught.value.issue.code == "LD-FILE-005"


def test_a_chain_that_bites_its_tail_is_refused(compound: Compound) -> None:
    data = bytearray(compound({"Workbook": BEGINNING + END}))
    table = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, (table + 1) * 512, 0)
    opened = CompoundFile.open(bytes(data), "a.xls")
    with pytest.raises(CannotContinue):
        opened.read("Workbook")


def test_a_stream_cut_short_is_refused(compound: Compound) -> None:
    data = bytearray(compound({"Workbook": BEGINNING + END}))
    directory = struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<I", data, (directory + 1) * 512 + 128 + 120, 5000)
    with pytest.raises(CannotContinue):
        is_encrypted_office(bytes(data))


def test_further_tables_are_followed(compound: Compound) -> None:
    data = bytearray(compound({"Workbook": BEGINNING + END}))
    table = struct.unpack_from("<I", data, 76)[0]
    # The number of the table moves from the header to a sector of its own, as in files above 7 MB.
    data += struct.pack("<128I", table, *(0xFFFFFFFF,) * 126, 0xFFFFFFFE)
    struct.pack_into("<I", data, 76, 0xFFFFFFFF)
    struct.pack_into("<II", data, 68, len(data) // 512 - 2, 2)
    assert CompoundFile.open(bytes(data), "a.xls").read("workbook").startswith(BEGINNING)


@given(st.data())
def test_damage_is_read_or_refused(xls: bytes, data: st.DataObject) -> None:
    damaged = bytearray(xls[: data.draw(st.integers(0, len(xls)))])
    for _ in range(data.draw(st.integers(0, 4)) if damaged else 0):
        damaged[data.draw(st.integers(0, min(len(damaged) - 1, 1500)))] = data.draw(st.integers(0, 255))
    try:
        is_encrypted_office(bytes(damaged))
    except CannotContinue as refusal:
        code = refusal.issue.code
    else:
        code = None
    assert code in (None, "LD-FILE-005")
