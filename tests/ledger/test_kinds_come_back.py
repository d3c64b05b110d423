"""Entries of every packaged kind come back equal: written and read, and as an office heads its own table."""

import csv
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.codec.convert import unstructure
from localdiplomacy.codec.toml_writing import toml_tables
from localdiplomacy.conformance.cities.filling import Words, entry_of
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.ledger.read import read
from localdiplomacy.ledger.write import write_csv, write_jsonl, write_xlsx
from localdiplomacy.model import Entry
from localdiplomacy.model.entries import DetailField, EntryKind
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.quantities import Quantity

LISTS = builtin_code_lists()
KINDS = [kind for kind in LISTS["entry-kind"] if isinstance(kind, EntryKind)]
EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
OFFICES = ("office-1",)


def _entries(kind: EntryKind) -> list[Entry]:
    return [entry_of(kind, number, OFFICES, LISTS, Words()) for number in range(3)]


def _plain(entry: Entry) -> Entry:
    return evolve(entry, source=None)


@EVERY
def test_entries_are_written_and_read_back_equal(kind: EntryKind, tmp_path: Path) -> None:
    held = _entries(kind)
    ledger = Ledger.of(held)
    write_csv(ledger.entries, tmp_path / "entries.csv")
    write_xlsx(ledger, tmp_path / "entries.xlsx")
    write_jsonl(ledger, tmp_path / "entries.jsonl")
    (tmp_path / "entries.toml").write_text(toml_tables("entries", map(unstructure, held)), "utf-8")
    for file in sorted(tmp_path.iterdir()):
        intake = read(file)
        assert [issue.message("en") for issue in intake.issues.errors] == [], file.suffix
        assert [_plain(entry) for entry in intake.ledger.entries] == sorted(held, key=lambda one: one.id), file.suffix


@EVERY
def test_an_office_heads_its_table_as_the_kind_calls_its_fields(kind: EntryKind, tmp_path: Path) -> None:
    (entry, *_) = _entries(kind)
    header = ("编号", "填报单位", "名称", "日期", *(field.label.zh for field in kind.fields))
    given = ("e1", "office-1", "样例", entry.on, *(_cell(field, entry) for field in kind.fields))
    with (tmp_path / "own.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((header, given))
    intake = read(tmp_path / "own.csv", format="entries", kind=kind.id)
    assert [issue.message("en") for issue in intake.issues.errors] == []
    (found,) = intake.ledger.entries
    assert found.kind == kind.id
    assert found.details == entry.details


def _cell(field: DetailField, entry: Entry) -> Any:
    value = entry.details[field.id]
    if field.code_list is not None:
        codes = value if isinstance(value, tuple) else (value,)
        return "、".join(LISTS[field.code_list].label(str(code), "zh") for code in codes)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Quantity):
        return f"{value.low}{LISTS['unit'].label(value.unit, 'zh')}"
    return str(value) if isinstance(value, PartialDate) else value
