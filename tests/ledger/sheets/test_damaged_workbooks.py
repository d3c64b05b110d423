"""Damaged copies of sound files: each is read, or refused with a reason."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.sheets import read_grids

# What calamine says of a panic goes to the standard error output by its own hand; it is caught all the same.
pytestmark = pytest.mark.usefixtures("capfd")


def flipped(data: bytes, chance: random.Random) -> bytes:
    copy = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        copy[chance.randrange(len(copy))] = chance.choice((chance.randrange(256), 0, 255))
    return bytes(copy)


def flipped_inside(data: bytes, chance: random.Random) -> bytes:
    """Return a sound zip file with one damaged part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = bytearray(old.read(name))
            for _ in range(chance.randint(1, 6) if name == victim and content else 0):
                content[chance.randrange(len(content))] = chance.choice(b'0123456789"<>/ \0ABCXZabc&;')
            new.writestr(name, bytes(content))
    return target.getvalue()


def mutants(data: bytes, suffix: str, count: int) -> Iterator[bytes]:
    chance = random.Random(20_210_307)
    for number in range(count):
        if number % 3 == 0:
            yield data[: chance.randrange(len(data))]
        elif number % 3 == 1 or suffix == ".xls":
            yield flipped(data, chance)
        else:
            yield flipped_inside(data, chance)


def outcome(path: Path) -> str:
    try:
        read_grids(path)
    except CannotContinue as refusal:
        return refusal.issue.code
    return "read"


KNOWN = {"read", *(f"LD-FILE-{number:03}" for number in (3, 4, 5, 6, 7, 13))}


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_damaged_workbooks_are_read_or_refused(
    tmp_path: Path, sound: dict[str, bytes], suffix: str, mutants_per_reader: int
) -> None:
    path = tmp_path / f"a{suffix}"
    outcomes = set()
    for mutant in mutants(sound[suffix], suffix, mutants_per_reader):
        path.write_bytes(mutant)
        outcomes.add(outcome(path))
    assert outcomes <= KNOWN
    assert "LD-FILE-005" in outcomes


BEGINNINGS = (b"", b"PK\3\4", b"PK\5\6", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200), st.sampled_from([".csv", ".tsv", ".xlsx", ".xls", ".ods"]))
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(beginning + rest)
        assert outcome(path) in KNOWN
