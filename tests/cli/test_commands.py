"""The command line's verbs: output, exit status, never a traceback."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_a_report_is_written_to_the_folder_asked_for(two_offices: Path, tmp_path: Path, program: Program) -> None:
    out = tmp_path / "新" / "out"
    done = program("report", two_offices, "--period", 2021, "--out", out, "--format", "md", "--format", "json")
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["core.annual-summary.json", "core.annual-summary.md"]
    assert "core.annual-summary.md" in done.stdout
    assert json.loads((out / "core.annual-summary.json").read_text("utf-8"))["properties"]["period"] == "2021"


def test_a_report_is_printed_without_a_folder(two_offices: Path, program: Program) -> None:
    done = program("report", two_offices, "--period", "2021", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith("# Two offices")


def test_a_report_of_single_records(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "transfers.json"
    batch = {"id": "b1", "moved_on": "2021-03-01", "travellers": ["secret-1"], "hand_overs": [{"place": "B"}]}
    path.write_text(json.dumps({"transfers": [batch]}), "utf-8")
    words = ("report", path, "--period", "2021", "--report", "core.transfer-chain", "--lang", "en", "--record", "b1")
    done = program(*words)
    assert done.returncode == 0
    assert "Batch b1" in done.stdout
    assert "secret-1" not in done.stdout
    assert "secret-1" in program(*words, "--reveal", "travellers").stdout
    missing = program(*words, "--record", "b2")
    assert (missing.returncode, "LD-REPORT-003" in missing.stderr) == (2, True)


def test_check_lists_issues_and_its_status_tells_errors(two_offices: Path, program: Program) -> None:
    done = program("check", two_offices, "--at", "2021-12-31", "--json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["errors"], data["at"]) == (0, 0, "2021-12-31")
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_bytes(ledger.read_bytes().replace(b"2021-03-11", b"2021-03-01"))
    done = program("check", two_offices, "--at", "2021-12-31", "--lang", "zh")
    assert done.returncode == 1
    assert "LD-DATE" in done.stdout


def test_the_day_taken_from_the_clock_is_printed(two_offices: Path, program: Program) -> None:
    assert "--at 2" in program("check", two_offices).stderr


def test_measure_prints_a_table_or_json(two_offices: Path, program: Program) -> None:
    words = ("measure", two_offices, "outbound.person_times", "--period", "2021", "--by", "office")
    text = program(*words, "--compare", "previous-year", "--at", "2022-01-01")
    assert text.returncode == 0
    assert "甲市外办" in text.stdout
    assert "+50.0%" in text.stdout
    data = json.loads(program(*words, "--json").stdout)
    assert data["rows"][0]["low"] == "9"


def test_a_period_may_be_a_word_as_of_the_day(two_offices: Path, program: Program) -> None:
    words = ("measure", two_offices, "outbound.person_times", "--at", "2021-03-31", "--json")
    data = json.loads(program(*words, "--period", "年初至今", "--compare", "同比").stdout)
    assert (data["period"], data["base_period"]) == ("2021Q1", "2020Q1")
    data = json.loads(program(*words, "--period", "last quarter", "--compare", "previous-period").stdout)
    assert (data["period"], data["base_period"]) == ("2020Q4", "2020Q3")


def test_a_report_of_a_word_is_as_of_that_day(two_offices: Path, program: Program) -> None:
    words = ("report", two_offices, "--lang", "en", "--json")
    assert (
        json.loads(program(*words, "--period", "上年", "--at", "2022-03-31").stdout)["properties"]["period"] == "2021"
    )
    done = program("report", two_offices, "--period", "last year")
    assert "--at 2" in done.stderr
    assert "--at" not in program("report", two_offices, "--period", "2021").stderr
    part = program("report", two_offices, "--lang", "en", "--period", "this year", "--at", "2021-06-30").stdout
    assert "(periods of different length, or not over yet)" in part


def test_reconcile_tells_contradictions(two_offices: Path, program: Program) -> None:
    done = program("reconcile", two_offices)
    assert done.returncode == 1
    assert "矛盾" in done.stdout
    done = program("reconcile", two_offices, two_offices / "ledgers" / "figures.csv", "--json")
    assert json.loads(done.stdout)["counts"]["contradicts"] == 1


def test_codes_explain_themselves(program: Program) -> None:
    assert "LD-FILE-001" in program("codes").stdout
    assert "LD-SET-001" in program("codes", "LD-SET", "--lang", "en").stdout
    assert "自组团" in program("codes", "outbound-mode").stdout or "own" in program("codes", "outbound-mode").stdout
    assert json.loads(program("codes", "LD-SET-001", "--json").stdout)
    assert program("codes", "nonsense").returncode == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "no-such-folder"], "LD-FILE-001"),
        (["report", "{folder}/ledgers", "--period", "2021"], "LD-SET-001"),
        (["report", "{folder}", "--period", "2021年度"], "2021H1"),
        (["report", "{folder}", "--period", "明年"], "2021H1"),
        (["report", "{folder}", "--period", "上年", "--at", "0001-03-01"], "上年"),
        (["measure", "{folder}", "outbound.persons", "--period", "上年", "--at", "0001-03-01"], "上年"),
        (["measure", "{folder}", "outbound.persons", "--period", "2021", "--compare", "上年"], "LD-MEASURE-005"),
        (["check", "{folder}", "--at", "yesterday"], "2021-12-31"),
        (["measure", "{folder}", "outbound.persosn", "--period", "2021"], "outbound.persons"),
        (["report", "{folder}", "--period", "2021", "--report", "none"], "LD-REPORT-002"),
        (["report", "{folder}", "--period", "2021", "--out", "{folder}/o", "--format", "pdf"], "LD-REPORT-001"),
        (["report", "{folder}", "--period", "2021", "--out", "{folder}/localdiplomacy.toml/x"], "LD-FILE-010"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_what_cannot_run_is_said_in_a_line_and_ends_with_2(
    two_offices: Path, words: list[str], said: str, program: Program
) -> None:
    done = program(*(word.replace("{folder}", str(two_offices)) for word in words))
    assert done.returncode == 2
    assert said in done.stderr


def test_a_failure_in_json_is_json(tmp_path: Path, program: Program) -> None:
    done = program("check", tmp_path / "none", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["failed"][0]["code"] == "LD-FILE-001"


def test_figures_from_a_ledger_read_in_part_say_so_on_the_side(two_offices: Path, program: Program) -> None:
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_bytes(ledger.read_bytes().replace(b"2021-03-07", b"2021-13-07"))
    words = ("measure", two_offices, "outbound.person_times", "--period", "2021", "--by", "office")
    done = program(*words, "--lang", "en")
    assert done.returncode == 0
    assert "Reading met 1 error" in done.stderr
    assert json.loads(program(*words, "--json").stdout)["intake"]["errors"] == 1
    assert "1 项错误" in program("reconcile", two_offices).stderr
    assert "1 项错误" in program("report", two_offices, "--period", "2021").stderr


def test_a_single_file_that_cannot_be_read_stops_the_count(tmp_path: Path, program: Program) -> None:
    broken = tmp_path / "出访.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    done = program("measure", broken, "outbound.batches", "--period", "2021")
    assert done.returncode == 2
    assert "LD-FILE-005" in done.stderr
    assert program("check", broken).returncode == 1


def test_version_and_lists(program: Program) -> None:
    assert program("--version").stdout.strip() == "0.1.0"
    assert "outbound.batches" in program("codes", "indicators").stdout
    assert "country" in program("codes", "dimensions", "--lang", "en").stdout
    early = json.loads(program("codes", "country", "--at", "1990-01-01", "--json").stdout)
    assert len(early) != len(json.loads(program("codes", "country", "--json").stdout))


def test_figures_are_reconciled_as_of_a_day(two_offices: Path, program: Program) -> None:
    data = json.loads(program("reconcile", two_offices, "--at", "2021-04-01", "--json").stdout)
    found = {line["period"]: line["left"][0]["low"] for line in data["figures"]}
    assert found == {"2020": "6", "2021": "5"}


def test_help_names_every_verb(program: Program) -> None:
    done = program("--help")
    assert done.returncode == 0
    for verb in ("check", "measure", "report", "reconcile", "codes"):
        assert verb in done.stdout
