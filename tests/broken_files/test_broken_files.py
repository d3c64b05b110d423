"""One broken file for every rule on files, reading, settings and regulations: from Python and from a shell."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

import localdiplomacy as ld
from localdiplomacy.issues.catalogue import CATALOGUE, rule
from localdiplomacy.regulations.pack import read_pack
from localdiplomacy.regulations.regulations import Regulations, builtin

HERE = Path(__file__).parent
TABLES, WORKSPACES = HERE / "tables", HERE / "workspaces"
AREAS = ("LD-FILE", "LD-READ", "LD-SET", "LD-REG")
DAY = ("--at", "2021-12-31")
RED = 1
CANNOT_RUN = 2


@frozen
class Broken:
    """What reading a broken ledger says, where, and what is still there.

    Args:
        places: sheet, row, column and field of each issue of the rule.
        records: how many records it holds all the same.
        set_aside: how many rows are set aside.
    """

    places: tuple[tuple[str | None, int | None, str | None, str | None], ...]
    records: int
    set_aside: int = 0


LEDGERS = {
    "LD-READ-001": Broken(((None, 1, None, None),), 0, 2),
    "LD-READ-002": Broken(((None, 1, "E", None),), 1),
    "LD-READ-003": Broken(((None, None, "C", None),), 1),
    "LD-READ-004": Broken(
        (
            (None, 2, "C", "departs_on"),
            (None, 2, "D", "headcount.persons"),
        ),
        0,
        1,
    ),
    "LD-READ-005": Broken(((None, 2, None, "period"),), 0, 1),
    "LD-READ-006": Broken((("outbound", 2, "D", "headcount.persons"),), 0, 1),
    "LD-READ-007": Broken(((None, 2, "C", "category"),), 1),
    "LD-READ-008": Broken(((None, 4, "D", "headcount.persons"),), 2),
    "LD-READ-009": Broken(((None, 4, "D", "headcount.persons"),), 1, 1),
    "LD-READ-010": Broken((("outbound", 1, None, "departs_no"),), 0, 1),
    "LD-READ-011": Broken(((None, None, None, None),), 0, 1),
    "LD-READ-012": Broken((("outbuond", 1, None, None),), 0, 1),
    "LD-READ-013": Broken((("partnerships", 1, None, "city"),), 3),
    "LD-READ-014": Broken(((None, 1, "E", None),), 1),
    "LD-READ-015": Broken(((None, 2, "D", "headcount.persons"),), 0, 1),
    "LD-READ-016": Broken(((None, 1, "B", "headcount.batches"),), 3),
    "LD-READ-017": Broken((("汇总", None, None, None),), 2),
    "LD-READ-018": Broken((("汇总", None, None, None),), 2),
    "LD-READ-019": Broken(((None, 2, None, None),), 1),
    "LD-READ-021": Broken(((None, 2, "D", "days_planned"),), 1),
    "LD-READ-022": Broken(((None, 2, "D", "headcount.persons"),), 1),
    "LD-READ-023": Broken(((None, 2, "B", "stops.country"),), 1),
    "LD-READ-024": Broken(((None, 2, "D", "value"),), 1),
    "LD-READ-025": Broken(((None, 1, None, None),), 0, 1),
}
# Files that are refused, and files that are read with something to say.
REFUSED = [f"LD-FILE-{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 11, 13)]
NOTED = [f"LD-FILE-{number:03}" for number in (8, 9, 12, 14, 15)]
# Folders that do not open as workspaces: which file is named, and which key.
FOLDERS = {
    "LD-FILE-016": ("ledgers", None),
    "LD-SET-001": ("LD-SET-001", None),
    "LD-SET-002": ("localdiplomacy.toml", "workspace.langauge"),
    "LD-SET-003": ("localdiplomacy.toml", "workspace.language"),
    "LD-SET-004": ("localdiplomacy.toml", "workspace.name"),
    "LD-REG-001": ("pack.toml", "parameters.outbound.max_days.values"),
    "LD-REG-002": ("pack.toml", "parameters.outbound.max_days.values[0].grade"),
}
# Each has a test of its own below.
APART = ("LD-FILE-010", "LD-FILE-017", "LD-READ-020", "LD-SET-005", "LD-REG-003")

Shell = Callable[..., tuple[int, str]]
Check = Callable[[ld.Intake], None]


def test_every_rule_of_these_areas_has_its_broken_file() -> None:
    covered = [*LEDGERS, *REFUSED, *NOTED, *FOLDERS, *APART]
    assert sorted(covered) == sorted(rule.code for rule in CATALOGUE if rule.code.rpartition("-")[0] in AREAS)


def test_every_broken_file_has_its_rule() -> None:
    files = {path.stem for path in TABLES.glob("LD-*")} | {path.name for path in WORKSPACES.iterdir()}
    assert files - {"sound"} == {*LEDGERS, *FOLDERS, *APART} - {"LD-FILE-010", "LD-FILE-017", "LD-READ-020"}


def table_of(code: str) -> Path:
    (path,) = TABLES.glob(f"{code}.*")
    return path


def texts_of(issue: ld.Issue) -> Iterator[tuple[str, str]]:
    for language in ("zh", "en"):
        yield issue.message(language), issue.remedy(language)


@pytest.mark.parametrize("code", LEDGERS)
def test_a_broken_ledger_is_told_with_its_places_and_loses_no_row(code: str, all_accounted: Check) -> None:
    expected, path = LEDGERS[code], table_of(code)
    intake = ld.read(path)
    places = []
    for issue in (issue for issue in intake.issues if issue.code == code):
        assert issue.source is not None
        assert issue.source.origin.file == str(path)
        places.append((issue.source.origin.sheet, issue.source.row, issue.source.column, issue.path))
    assert tuple(places) == expected.places
    assert (len(intake.ledger), len(intake.set_aside)) == (expected.records, expected.set_aside)
    all_accounted(intake)


@pytest.mark.parametrize("code", LEDGERS)
def test_a_shell_says_the_same_of_a_broken_ledger(code: str, said: Shell) -> None:
    path = table_of(code)
    intake = ld.open(path).intake
    for language in ("zh", "en"):
        status, printed = said("check", path, *DAY, "--skip", "LD-REF", "--lang", language)
        assert status == (RED if intake.errors else 0)
        for issue in (issue for issue in intake if issue.code == code):
            for text in (code, path.name, issue.message(language), issue.remedy(language)):
                assert text in printed


@pytest.mark.parametrize("code", ["LD-READ-004", "LD-READ-005", "LD-READ-010", "LD-READ-012"])
def test_a_row_that_cannot_be_read_does_not_take_the_others_with_it(
    code: str, tmp_path: Path, all_accounted: Check
) -> None:
    """The broken table and its mended rows below one another, in one file."""
    broken, mended = table_of(code), TABLES / "mended" / table_of(code).name
    both = tmp_path / broken.name
    if broken.suffix == ".json":
        broken_sets, mended_sets = (json.loads(path.read_text("utf-8")) for path in (broken, mended))
        names = dict.fromkeys((*broken_sets, *mended_sets))
        merged = {name: [*broken_sets.get(name, []), *mended_sets.get(name, [])] for name in names}
        both.write_text(json.dumps(merged), "utf-8")
    else:
        rows = mended.read_text("utf-8-sig").splitlines(keepends=True)[1:]
        both.write_text(broken.read_text("utf-8-sig") + "".join(rows), "utf-8")
    intake = ld.read(both)
    assert (len(intake.ledger), len(intake.set_aside)) == (1, 1)
    assert {issue.code for issue in intake.issues} == {code}
    all_accounted(intake)


@pytest.mark.parametrize("code", LEDGERS)
def test_the_mended_ledgers_break_no_rule(code: str, said: Shell) -> None:
    path = TABLES / "mended" / table_of(code).name
    intake = ld.read(path)
    assert (list(intake.issues), intake.set_aside) == ([], ())
    assert said("check", path, *DAY, "--skip", "LD-REF")[0] == 0


@pytest.fixture
def file_of(made_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Returns the broken file of a rule on files, with what it needs missing where that is the point."""

    def find(code: str) -> Path:
        if code == "LD-FILE-011":
            monkeypatch.setitem(sys.modules, "python_calamine", None)
        return made_files[code]

    return find


@pytest.mark.parametrize("code", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(code: str, file_of: Callable[[str], Path]) -> None:
    path = file_of(code)
    with pytest.raises(ld.CannotContinue) as caught:
        ld.read(path)
    (issue,) = caught.value.issues
    assert issue.code == code
    assert all(path.name in message and remedy for message, remedy in texts_of(issue))
    assert all(remedy in str(caught.value) for _, remedy in texts_of(issue))


@pytest.mark.parametrize("code", REFUSED)
def test_a_shell_refuses_it_too(code: str, file_of: Callable[[str], Path], said: Shell) -> None:
    path = file_of(code)
    # A single file that is there opens like a workspace whose one ledger is broken: a finding, not a failure.
    status = RED if path.exists() else CANNOT_RUN
    for language in ("zh", "en"):
        left, printed = said("check", path, *DAY, "--lang", language)
        assert left == status
        for text in (code, path.name, rule(code).remedy.get(language)):
            assert text in printed


@pytest.mark.parametrize("code", [*REFUSED, *NOTED])
def test_one_broken_file_does_not_stop_the_others(
    code: str, file_of: Callable[[str], Path], two_offices: Path, all_accounted: Check, said: Shell
) -> None:
    path = file_of(code)
    name = f"ledgers/{path.name}"
    if path.exists():
        shutil.copy(path, two_offices / "ledgers")
    with (two_offices / "localdiplomacy.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[ledgers]]\npath = "{name}"\n')
    ws = ld.open(two_offices)
    assert {"a1", "a2", "a3"} <= {record.id for record in ws.ledger.outbound}
    (issue,) = (issue for issue in ws.intake if issue.code == code)
    assert issue.source is not None
    assert issue.source.origin.file == name
    all_accounted(ws.reading)
    status, printed = said("check", two_offices, *DAY, "--json")
    found = {issue["code"]: issue for issue in json.loads(printed)["issues"]}
    assert found[code]["file"] == name
    assert status == (RED if ws.intake.errors else 0)


@pytest.mark.parametrize("code", NOTED)
def test_what_is_odd_about_a_file_is_noted_and_it_is_read(
    code: str, made_files: dict[str, Path], all_accounted: Check
) -> None:
    path = made_files[code]
    intake = ld.read(path)
    (issue,) = (issue for issue in intake.issues if issue.code == code)
    assert all(path.name in message and remedy for message, remedy in texts_of(issue))
    all_accounted(intake)


def test_a_file_that_cannot_be_written_is_named(made_files: dict[str, Path], two_offices: Path, said: Shell) -> None:
    target = made_files["LD-FILE-010"] / "summary.md"
    with pytest.raises(ld.CannotContinue) as caught:
        ld.open(two_offices).report(period=2021).save(target)
    assert caught.value.issue.code == "LD-FILE-010"
    assert "not-a-folder" in str(caught.value) or "summary.md" in str(caught.value)
    for language in ("zh", "en"):
        status, printed = said("report", two_offices, "--period", 2021, "--out", target.parent, "--lang", language)
        assert status == CANNOT_RUN
        assert "LD-FILE-010" in printed
        assert rule("LD-FILE-010").remedy.get(language) in printed


def test_a_new_plugin_does_not_overwrite_what_is_there(tmp_path: Path, said: Shell) -> None:
    target = tmp_path / "corner"
    target.write_text("mine", encoding="utf-8")
    for language in ("zh", "en"):
        status, printed = said("plugins", "new", "corner", "--folder", target, "--lang", language)
        assert status == CANNOT_RUN
        for text in ("LD-FILE-017", str(target), rule("LD-FILE-017").remedy.get(language)):
            assert text in printed
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ld.CannotContinue, match="LD-FILE-016"):
        ld.read(tmp_path / "pipe.csv")


@pytest.mark.parametrize("code", FOLDERS)
def test_a_folder_with_broken_settings_does_not_open(code: str, said: Shell) -> None:
    file, key = FOLDERS[code]
    with pytest.raises(ld.CannotContinue) as caught:
        ld.open(WORKSPACES / code)
    (issue,) = caught.value.issues
    assert (issue.code, issue.path) == (code, key)
    for language in ("zh", "en"):
        status, printed = said("check", WORKSPACES / code, *DAY, "--lang", language)
        assert status == CANNOT_RUN
        for text in (code, file, key or "", issue.message(language), issue.remedy(language)):
            assert text in printed
        assert len(printed.strip().splitlines()) == 1


def test_a_ledger_outside_the_workspace_is_not_read_and_the_others_are(said: Shell) -> None:
    folder = WORKSPACES / "LD-SET-005"
    ws = ld.open(folder)
    assert [issue.code for issue in ws.intake] == ["LD-SET-005"]
    assert len(ws.ledger.outbound) == 2
    status, printed = said("check", folder, *DAY, "--lang", "en")
    assert status == RED
    assert "../elsewhere.csv is not inside the workspace folder. Move the file" in printed


def test_a_kind_of_ledger_that_is_not_there_is_named() -> None:
    with pytest.raises(ld.CannotContinue, match="LD-READ-020") as caught:
        ld.read(table_of("LD-READ-004"), format="outbuond")
    assert "outbuond" in caught.value.issue.message("en")
    assert ld.read(TABLES / "mended" / "LD-READ-004.csv", format="outbound").ledger.outbound


def test_two_packs_that_give_one_parameter_are_refused() -> None:
    folder = WORKSPACES / "LD-REG-003"
    with pytest.raises(ld.CannotContinue) as caught:
        Regulations.of([read_pack(folder / name) for name in ("one.toml", "two.toml")])
    (issue,) = caught.value.issues
    assert (issue.code, issue.values("en")["first"], issue.values("en")["second"]) == (
        "LD-REG-003",
        "first-pack",
        "second-pack",
    )


def test_a_sound_workspace_and_sound_regulations_break_no_rule(said: Shell) -> None:
    ws = ld.open(WORKSPACES / "sound")
    assert (list(ws.intake), len(ws.ledger.outbound)) == ([], 2)
    assert said("check", WORKSPACES / "sound", *DAY)[0] == 0
    assert builtin().overlay(read_pack(WORKSPACES / "LD-REG-003" / "one.toml")).parameters()


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("check", WORKSPACES / "LD-SET-002"), CANNOT_RUN, "LD-SET-002"),
        (("check", TABLES / "LD-READ-004.csv", *DAY), RED, "LD-READ-004"),
        (("report", WORKSPACES / "LD-REG-001", "--period", "2021"), CANNOT_RUN, "LD-REG-001"),
        (("check", TABLES / "none.csv"), CANNOT_RUN, "LD-FILE-001"),
    ],
)
def test_a_process_of_its_own_ends_the_same_way(words: tuple[Any, ...], status: int, code: str) -> None:
    command = [sys.executable, "-m", "localdiplomacy", *map(str, words)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)
    assert done.returncode == status
    assert code in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
