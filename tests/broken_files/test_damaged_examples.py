"""The ledgers of the examples, damaged at random: a file is read or refused, and every row is accounted for.

`mutants_per_reader` damaged copies for each kind of file; the seed is fixed, so that a failure names the copy that
makes it again.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import localdiplomacy as ld

EXAMPLES = Path(__file__).parents[2] / "examples"
# What the settings of the examples say of files that do not say it themselves.
READERS = (".csv", ".xlsx", ".toml", ".json", ".jsonl")
# What damaged exports, careless typing and malice put into files.
ODD = (
    *("", "\0", '"', "'", ",", ";", "\t", "\r", "\n\n", "=", "[", "]", "{", "}", "<", "&", "\\ud800", "\\", "#"),
    *("NaN", "Infinity", "-1", "0", "1e400", "1e99999999999999999999", "9" * 5000, "9" * 30, "²", "①", "٣", "若干"),
    *("0000-00-00", "9999-12-31", "2021-02-30", "10000-01-01", "25:61", "合计", "小计:", "注:", "#DIV/0!", "=1+1"),
    *("null", "true", "[]", "{}", "\u202e", "\ufeff", "\U0001f600", "　", "Ａ", "亿" * 40, "x" * 40_000),
)
_CELLS = re.compile(rb'[,;\t\n"=\[\]{}<>]')

Damage = Callable[[random.Random, bytes], bytes]


def flip_bytes(chance: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut_short(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def cut_out(chance: random.Random, content: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:first] + content[last:]


def shuffle_lines(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    first = chance.randrange(len(lines))
    part = lines[first : first + chance.randint(2, 12)]
    chance.shuffle(part)
    return b"".join([*lines[:first], *part, *lines[first + len(part) :]])


def repeat_line(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines) * chance.randint(1, 3))
    return b"".join(lines)


def swap_cells(chance: random.Random, content: bytes) -> bytes:
    edges = [0, *(found.end() for found in _CELLS.finditer(content))]
    if len(edges) < 5:
        return flip_bytes(chance, content)
    one, other = sorted(chance.sample(range(len(edges) - 1), 2))
    (a, b), (c, d) = edges[one : one + 2], edges[other : other + 2]
    return content[:a] + content[c : d - 1] + content[b - 1 : c] + content[a : b - 1] + content[d - 1 :]


def put_in_something_odd(chance: random.Random, content: bytes) -> bytes:
    edges = [found.start() for found in _CELLS.finditer(content)] or [0]
    place = chance.choice(edges)
    until = chance.choice([place, next((edge for edge in edges if edge > place), place)])
    odd = chance.choice(ODD).encode(chance.choice(["utf-8", "utf-8", "utf-8", "gb18030", "utf-16-le"]))
    return content[: place + 1] + odd + content[max(until, place + 1) :]


DAMAGES: tuple[Damage, ...] = (
    *(flip_bytes, cut_short, cut_out, shuffle_lines, repeat_line, swap_cells, swap_cells),
    *(put_in_something_odd, put_in_something_odd, put_in_something_odd),
)


def damage_inside(chance: random.Random, content: bytes) -> bytes:
    """Damage one part of a workbook and zip it up again, so that the damage comes past the look at the zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        held = [name for name in names if "sheet" in name.lower()]
        damaged = chance.choice(names if chance.random() < 0.2 else held)
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, chance.choice(DAMAGES)(chance, part) if name == damaged else part)
    return target.getvalue()


def ledgers(suffix: str) -> dict[str, bytes]:
    if suffix == ".json":  # the examples have none of their own
        lines = {path.stem: path.read_bytes().splitlines() for path in sorted(EXAMPLES.glob("*/ledgers/*.jsonl"))}
        return {f"{stem}.json": b'{"outbound": [\n' + b",\n".join(rows) + b"\n]}" for stem, rows in lines.items()}
    endings = (".csv", ".tsv") if suffix == ".csv" else (suffix,)
    found = sorted(path for path in EXAMPLES.glob("*/ledgers/*") if path.suffix in endings)
    return {path.name: path.read_bytes() for path in found}


def mutants(suffix: str, count: int) -> Iterator[tuple[str, bytes]]:
    originals = ledgers(suffix)
    for number in range(count):
        name = list(originals)[number % len(originals)]
        chance = random.Random(f"{name} {number}")
        choices = (*DAMAGES, *[damage_inside] * 20) if suffix == ".xlsx" else DAMAGES
        content = chance.choice(choices)(chance, originals[name])
        yield f"{number} of {name}", content


@pytest.mark.parametrize("suffix", READERS)
def test_the_examples_are_sound(suffix: str, tmp_path: Path, all_accounted: Callable[[ld.Intake], None]) -> None:
    originals = ledgers(suffix)
    assert originals
    for name, content in originals.items():
        (tmp_path / name).write_bytes(content)
        intake = ld.read(tmp_path / name)
        all_accounted(intake)
        assert len(intake.ledger)
        assert not intake.issues.errors


@pytest.mark.parametrize("suffix", READERS)
def test_a_damaged_ledger_is_read_or_refused_and_no_row_is_lost(
    suffix: str, tmp_path: Path, mutants_per_reader: int, all_accounted: Callable[[ld.Intake], None]
) -> None:
    path = tmp_path / f"ledger{suffix}"
    refused = 0
    for number, (mutant, content) in enumerate(mutants(suffix, mutants_per_reader)):
        path.write_bytes(content)
        # The lines of the examples do not say what they are: their keys do, or whoever reads them.
        known = "outbound" if suffix == ".jsonl" and number % 2 else None
        try:
            intake = ld.read(path, format=known)
        except ld.CannotContinue as error:
            refused += 1
            issues = error.issues
            assert all(issue.severity is ld.Severity.ERROR for issue in issues), mutant
        except Exception as error:
            error.add_note(f"copy {mutant}")
            raise
        else:
            issues = tuple(intake.issues)
            try:
                all_accounted(intake)
            except AssertionError as error:
                error.add_note(f"copy {mutant}")
                raise
        for issue in issues:
            assert issue.message("zh"), mutant
            assert issue.message("en"), mutant
    assert refused < mutants_per_reader
