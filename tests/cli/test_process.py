"""The command line in a process of its own: what a console gets, exit statuses, unforeseen errors, a reader who leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer", reason="the extra cli is not installed")
pytest.importorskip("rich", reason="the extra cli is not installed")

COMMAND = [sys.executable, "-m", "localdiplomacy"]


def run(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **env}
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_a_result_is_status_0_and_nothing_on_the_side(two_offices: Path) -> None:
    done = run("report", two_offices, "--period", "2021", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Two offices")


def test_an_error_among_the_findings_is_status_1(two_offices: Path) -> None:
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_bytes(ledger.read_bytes().replace(b"2021-03-11", b"2021-03-01"))
    done = run("check", two_offices, "--at", "2021-12-31", "--lang", "zh")
    assert done.returncode == 1
    assert "LD-DATE" in done.stdout


def test_what_could_not_run_is_status_2_and_says_so_on_the_side() -> None:
    done = run("frobnicate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "frobnicate" in done.stderr


def test_a_console_that_lacks_characters_gets_question_marks() -> None:
    done = run("codes", "plan-type", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "official | ??" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="what is written for nobody is another error there")
def test_a_reader_who_leaves_early_is_no_fault_of_the_program() -> None:
    ours, theirs = os.pipe()
    os.close(ours)  # as `| head` does once it has its lines
    with os.fdopen(theirs, "wb") as nobody:
        done = subprocess.run(
            [*COMMAND, "codes", "--json"],
            stdout=nobody,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "")


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
