"""Files and folders: what is read, in which order, and what a file that cannot be read does to the others."""

import inspect
from pathlib import Path

import pytest
from attrs import evolve

from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.formats import BUILTIN_FORMATS, LedgerFormat, record_type_of
from localdiplomacy.ledger.read import read
from localdiplomacy.model import Observation, Origin

CSV = "团组名称,出访国家,出境日期\nA团,日本,2021-03-04\n"


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.csv").write_text(CSV, encoding="gb18030")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "~$b.xlsx").write_text("lock", encoding="utf-8")
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    (tmp_path / "localdiplomacy.toml").write_text("", encoding="utf-8")
    seen: list[tuple[str, int, int]] = []
    intake = read(tmp_path, progress=lambda *done: seen.append(done), origin=Origin(synthetic=True))
    assert seen == [("b.csv", 0, 3), ("broken.json", 1, 3), ("deep/a.csv", 2, 3)]
    assert [issue.code for issue in intake.issues] == ["LD-FILE-009"]
    assert {trip.source.origin.file for trip in intake.ledger.outbound if trip.source} == {"b.csv", "deep/a.csv"}
    assert all(trip.source.origin.synthetic for trip in intake.ledger.outbound if trip.source)
    assert len({trip.id for trip in intake.ledger.outbound}) == 2
    assert len(read(tmp_path).ledger.outbound) == 2


def test_what_is_not_there_or_of_no_known_kind(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue, match="LD-FILE-001"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    with pytest.raises(CannotContinue, match="LD-FILE-002"):
        read(tmp_path / "a.md")


def test_the_format_may_be_named_or_given(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("名称,日期\n某事,2021-01-01\n", encoding="utf-8")
    assert [entry.kind for entry in read(file, kind="event").ledger.entries] == ["event"]
    own = evolve(next(known for known in BUILTIN_FORMATS if known.id == "entries"), id="own", defaults=(("kind", "x"),))
    assert [entry.kind for entry in read(file, format=own).ledger.entries] == ["x"]
    assert [entry.kind for entry in read(file, format=own, kind="y").ledger.entries] == ["y"]
    with pytest.raises(CannotContinue, match="LD-READ-020") as caught:
        read(file, format="nothing")
    for language in ("zh", "en"):
        assert "nothing" in caught.value.issue.message(language)
        assert "outbound" in caught.value.issue.message(language)


def test_the_signature_does_not_spell_out_every_format() -> None:
    assert "LedgerFormat(" not in str(inspect.signature(read))


def test_the_office_and_the_document_are_given_to_all_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CSV, encoding="utf-8")
    (trip,) = read(file, office="suqian", origin=Origin(file="shown.csv", document="台账")).ledger.outbound
    assert trip.office == "suqian"
    assert trip.source is not None
    assert (trip.source.origin.file, trip.source.origin.document) == ("shown.csv", "台账")


def test_every_set_has_a_format() -> None:
    assert {known.records for known in BUILTIN_FORMATS} >= {"cities", "observations", "plans"}
    assert record_type_of("observations") is Observation
    assert all(isinstance(known, LedgerFormat) and known.record_type for known in BUILTIN_FORMATS)
