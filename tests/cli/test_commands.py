"""The command line, run in a process of its own: output, exit status, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra cli is not installed")
pytest.importorskip("rich", reason="the extra cli is not installed")


def run(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "localdiplomacy", *map(str, words)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **env}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_a_report_is_written_to_the_folder_asked_for(two_offices: Path, tmp_path: Path) -> None:
    out = tmp_path / "新" / "out"
    done = run("report", two_offices, "--period", 2021, "--out", out, "--format", "md", "--format", "json")
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["core.annual-summary.json", "core.annual-summary.md"]
    assert "core.annual-summary.md" in done.stdout
    assert json.loads((out / "core.annual-summary.json").read_text("utf-8"))["properties"]["period"] == "2021"


def test_a_report_is_printed_without_a_folder(two_offices: Path) -> None:
    done = run("report", two_offices, "--period", "2021", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith("# Two offices")


def test_a_report_of_single_records(tmp_path: Path) -> None:
    path = tmp_path / "transfers.json"
    batch = {"id": "b1", "moved_on": "2021-03-01", "travellers": ["secret-1"], "hand_overs": [{"place": "B"}]}
    path.write_text(json.dumps({"transfers": [batch]}), "utf-8")
    words = ("report", path, "--period", "2021", "--report", "core.transfer-chain", "--lang", "en", "--record", "b1")
    done = run(*words)
    assert done.returncode == 0
    assert "Batch b1" in done.stdout
    assert "secret-1" not in done.stdout
    assert "secret-1" in run(*words, "--reveal", "travellers").stdout
    missing = run(*words, "--record", "b2")
    assert (missing.returncode, "LD-REPORT-003" in missing.stderr) == (2, True)


def test_check_lists_issues_and_its_status_tells_errors(two_offices: Path) -> None:
    done = run("check", two_offices, "--at", "2021-12-31", "--json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["errors"], data["at"]) == (0, 0, "2021-12-31")
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_bytes(ledger.read_bytes().replace(b"2021-03-11", b"2021-03-01"))
    done = run("check", two_offices, "--at", "2021-12-31", "--lang", "zh")
    assert done.returncode == 1
    assert "LD-DATE" in done.stdout


def test_the_day_taken_from_the_clock_is_printed(two_offices: Path) -> None:
    assert "--at 2" in run("check", two_offices).stderr


def test_measure_prints_a_table_or_json(two_offices: Path) -> None:
    words = ("measure", two_offices, "outbound.person_times", "--period", "2021", "--by", "office")
    text = run(*words, "--compare", "previous-year", "--at", "2022-01-01")
    assert text.returncode == 0
    assert "甲市外办" in text.stdout
    assert "+50.0%" in text.stdout
    data = json.loads(run(*words, "--json").stdout)
    assert data["rows"][0]["low"] == "9"


def test_a_period_may_be_a_word_as_of_the_day(two_offices: Path) -> None:
    words = ("measure", two_offices, "outbound.person_times", "--at", "2021-03-31", "--json")
    data = json.loads(run(*words, "--period", "年初至今", "--compare", "同比").stdout)
    assert (data["period"], data["base_period"]) == ("2021Q1", "2020Q1")
    data = json.loads(run(*words, "--period", "last quarter", "--compare", "previous-period").stdout)
    assert (data["period"], data["base_period"]) == ("2020Q4", "2020Q3")


def test_a_report_of_a_word_is_as_of_that_day(two_offices: Path) -> None:
    words = ("report", two_offices, "--lang", "en", "--json")
    assert json.loads(run(*words, "--period", "上年", "--at", "2022-03-31").stdout)["properties"]["period"] == "2021"
    done = run("report", two_offices, "--period", "last year")
    assert "--at 2" in done.stderr
    assert "--at" not in run("report", two_offices, "--period", "2021").stderr
    part = run("report", two_offices, "--lang", "en", "--period", "this year", "--at", "2021-06-30").stdout
    assert "(periods of different length, or not over yet)" in part


def test_reconcile_tells_contradictions(two_offices: Path) -> None:
    done = run("reconcile", two_offices)
    assert done.returncode == 1
    assert "矛盾" in done.stdout
    done = run("reconcile", two_offices, two_offices / "ledgers" / "figures.csv", "--json")
    assert json.loads(done.stdout)["counts"]["contradicts"] == 1


def test_codes_explain_themselves() -> None:
    assert "LD-FILE-001" in run("codes").stdout
    assert "LD-SET-001" in run("codes", "LD-SET", "--lang", "en").stdout
    assert "自组团" in run("codes", "outbound-mode").stdout or "own" in run("codes", "outbound-mode").stdout
    assert json.loads(run("codes", "LD-SET-001", "--json").stdout)
    assert run("codes", "nonsense").returncode == 2


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
def test_what_cannot_run_is_said_in_a_line_and_ends_with_2(two_offices: Path, words: list[str], said: str) -> None:
    done = run(*(word.replace("{folder}", str(two_offices)) for word in words))
    assert done.returncode == 2
    assert said in done.stderr


def test_a_failure_in_json_is_json(tmp_path: Path) -> None:
    done = run("check", tmp_path / "none", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["failed"][0]["code"] == "LD-FILE-001"


def test_figures_from_a_ledger_read_in_part_say_so_on_the_side(two_offices: Path) -> None:
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_bytes(ledger.read_bytes().replace(b"2021-03-07", b"2021-13-07"))
    words = ("measure", two_offices, "outbound.person_times", "--period", "2021", "--by", "office")
    done = run(*words, "--lang", "en")
    assert done.returncode == 0
    assert "Reading met 1 error" in done.stderr
    assert json.loads(run(*words, "--json").stdout)["intake"]["errors"] == 1
    assert "1 项错误" in run("reconcile", two_offices).stderr
    assert "1 项错误" in run("report", two_offices, "--period", "2021").stderr


def test_a_single_file_that_cannot_be_read_stops_the_count(tmp_path: Path) -> None:
    broken = tmp_path / "出访.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    done = run("measure", broken, "outbound.batches", "--period", "2021")
    assert done.returncode == 2
    assert "LD-FILE-005" in done.stderr
    assert run("check", broken).returncode == 1


def test_version_and_lists() -> None:
    assert run("--version").stdout.strip() == "0.1.0"
    assert "outbound.batches" in run("codes", "indicators").stdout
    assert "country" in run("codes", "dimensions", "--lang", "en").stdout
    early = json.loads(run("codes", "country", "--at", "1990-01-01", "--json").stdout)
    assert len(early) != len(json.loads(run("codes", "country", "--json").stdout))


def test_figures_are_reconciled_as_of_a_day(two_offices: Path) -> None:
    data = json.loads(run("reconcile", two_offices, "--at", "2021-04-01", "--json").stdout)
    found = {line["period"]: line["left"][0]["low"] for line in data["figures"]}
    assert found == {"2020": "6", "2021": "5"}


def test_help_names_every_verb() -> None:
    done = run("--help")
    assert done.returncode == 0
    for verb in ("check", "measure", "report", "reconcile", "codes"):
        assert verb in done.stdout


def test_an_unforeseen_error_is_one_line_unless_debugging(two_offices: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import localdiplomacy.workspace.workspace as w\n"
        "def broken(self, *a, **k): raise ZeroDivisionError('secret')\n"
        "w.Workspace.report = broken\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    done = run("report", two_offices, "--period", "2021", PYTHONPATH=path)
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert "secret" not in done.stderr
