"""A mutation run fails where too few changes to one room are noticed, and no room is forgotten."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOMS = ("checks", "measures", "planning", "scoring")  # where a wrong answer looks like a right one
Score = Callable[..., tuple[int, list[str]]]


def results(room: str, **many: int) -> str:
    """As `mutmut results --all true` prints them."""
    ends = [end.replace("_", " ") for end, count in many.items() for _ in range(count)]
    return "".join(f"    localdiplomacy.{room}.dates.x_days__mutmut_{i}: {end}\n" for i, end in enumerate(ends))


@pytest.fixture
def score(house: Path, project_root: Path) -> Score:
    """Score results in a house with every room; returns the exit status and the lines."""

    def run(printed: str, *options: str) -> tuple[int, list[str]]:
        (house / "results.txt").write_text(printed, "utf-8")
        script = str(project_root / ".ci" / "mutation_score.py")
        command = [sys.executable, script, "results.txt", *options]
        result = subprocess.run(command, cwd=house, capture_output=True, text=True)
        assert not result.stderr
        return result.returncode, result.stdout.splitlines()

    return run


GOOD = "".join(results(room, killed=18, survived=2) for room in ROOMS)
GOOD_LINES = [f"{room}: 18/20 killed, 90.0 %" for room in ROOMS]


def test_a_run_that_notices_enough_passes(score: Score) -> None:
    assert score(GOOD) == (0, GOOD_LINES)


@pytest.mark.parametrize(
    ("ends", "status", "said"),
    [
        ({"killed": 85, "survived": 15}, 0, "85/100 killed, 85.0 %"),
        ({"killed": 84, "survived": 16}, 1, "84/100 killed, 84.0 %, which is less than 85 %"),
        ({"killed": 9, "timeout": 9, "segfault": 1, "suspicious": 1}, 0, "19/20 killed, 95.0 %"),
        ({"killed": 8, "no_tests": 2}, 1, "8/10 killed, 80.0 %, which is less than 85 %"),
        ({"killed": 9, "skipped": 9}, 0, "9/9 killed, 100.0 %"),
        ({"killed": 9, "not_checked": 91}, 1, "9/100 killed, 9.0 %, which is less than 85 %"),
    ],
)
def test_each_room_must_notice_enough(score: Score, ends: dict[str, int], status: int, said: str) -> None:
    others = GOOD.replace(results("measures", killed=18, survived=2), "")
    lines = [GOOD_LINES[0], f"measures: {said}", *GOOD_LINES[2:]]
    assert score(others + results("measures", **ends)) == (status, lines)


def test_a_sample_leaves_out_what_was_not_tried(score: Score) -> None:
    status, lines = score(GOOD + results("checks", not_checked=400), "--sample")
    assert (status, lines) == (0, GOOD_LINES)


def test_a_room_without_changes_fails(score: Score) -> None:
    status, lines = score(GOOD.replace(results("checks", killed=18, survived=2), ""))
    assert (status, lines[0]) == (1, "checks: no change was tried")
    assert score("")[0] == 1
    assert score("Stopping early, because we could not find any test case for any mutant.")[0] == 1
    assert score(results("checks", not_checked=3), "--sample")[1][0] == "checks: no change was tried"


def test_a_room_that_is_not_built_is_told(score: Score, house: Path) -> None:
    (house / "src" / "localdiplomacy" / "scoring" / "__init__.py").unlink()
    (house / "src" / "localdiplomacy" / "scoring").rmdir()
    status, lines = score(GOOD)
    assert (status, lines) == (0, [*GOOD_LINES[:3], "scoring: not built yet"])


def test_every_such_room_is_changed_and_tested(project_root: Path) -> None:
    settings = tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    assert settings["only_mutate"] == [f"src/localdiplomacy/{room}/*" for room in ROOMS]
    built = [room for room in ROOMS if (project_root / "src" / "localdiplomacy" / room).is_dir()]
    assert settings["pytest_add_cli_args_test_selection"] == [f"tests/{room}" for room in built]
