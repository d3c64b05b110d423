"""The verb `validate`."""

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

RULES = """
[[rules]]
id = "limit"
zh = "每年不超过 10 人次"
en = "No more than ten a year"
importance = "{importance}"
left = {{ terms = [{{ indicator = "outbound.person_times" }}] }}
operator = "{operator}"
right = {{ terms = [{{ indicator = "outbound.person_times", factor = 2 }}] }}
"""


@pytest.fixture
def run(program: Run) -> Run:
    """Runs `localdiplomacy validate`."""
    return partial(program, "validate")


@pytest.fixture
def folder(two_offices: Path) -> Path:
    (two_offices / "validation").mkdir()
    return two_offices


def write(folder: Path, operator: str, importance: str = "high") -> None:
    (folder / "validation" / "r.toml").write_text(RULES.format(operator=operator, importance=importance), "utf-8")


@pytest.mark.parametrize(
    ("operator", "importance", "status"),
    [("less_than", "high", 0), ("more_than", "high", 1), ("more_than", "medium", 0)],
)
def test_the_status_tells_errors(folder: Path, operator: str, importance: str, status: int, run: Run) -> None:
    write(folder, operator, importance)
    done = run(folder, "--period", "2021", "--at", "2022-01-31", "--rule", "limit", "--lang", "en")
    assert done.returncode == status
    assert done.stdout.startswith("Rules between figures\n")
    assert f"{'broken' if operator == 'more_than' else 'holds'} 1" in done.stdout
    assert done.stdout.rstrip().endswith("advice")


def test_json_is_the_whole_result(folder: Path, run: Run) -> None:
    write(folder, "more_than")
    done = run(folder, "--period", "last-year", "--at", "2022-01-31", "--json", "--lang", "en")
    data = json.loads(done.stdout)
    assert (done.returncode, data["at"], data["period"]) == (1, "2022-01-31", "2021")
    assert data["results"][-1]["rule"] == "limit"
    assert data["issues"]["issues"][0]["code"] == "LD-VALID-001"
    assert data["intake"]["errors"] == 0


def test_what_was_skipped_is_listed_when_asked_for(folder: Path, run: Run) -> None:
    words = (folder, "--period", "2021", "--at", "2022-01-31", "--lang", "zh")
    assert "缺数未判断   " not in run(*words).stdout
    every = run(*words, "--all").stdout
    assert "│ 缺数未判断 │" in every
    assert "没有用到的规则：" in every


def test_counts_are_validated_when_asked_for(folder: Path, run: Run) -> None:
    write(folder, "more_than")
    words = (folder, "--period", "2021", "--at", "2022-01-31", "--rule", "limit", "--json")
    assert json.loads(run(*words).stdout)["counts"] == {"broken": 1}
    assert json.loads(run(*words, "--counted").stdout)["counts"] == {"broken": 2}  # the office, and all offices


def test_a_wrong_file_or_rule_stops_it(folder: Path, run: Run) -> None:
    done = run(folder, "--period", "2021", "--rule", "limt", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "LD-VALID-011: There is no rule limt." in done.stderr
    write(folder, "lower")
    done = run(folder, "--period", "2021", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["failed"][0]["path"] == "rules[0].operator"
    assert run(folder).returncode == 2


def test_the_day_taken_from_the_clock_is_printed(folder: Path, run: Run) -> None:
    assert "--at 2" in run(folder, "--period", "2021").stderr
