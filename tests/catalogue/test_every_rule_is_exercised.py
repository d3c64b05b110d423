"""Every rule of the catalogue has a failing and a passing example, kept in one of four tables."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.issues.catalogue import CATALOGUE

TESTS = Path(__file__).parents[1]
RECORDS = ("checks/test_examples.py", "checks/test_trip_examples.py", "checks/test_transfer_examples.py")
CODES = [rule.code for rule in CATALOGUE]


@pytest.fixture(scope="module")
def exercised() -> dict[str, str]:
    """Where each code has its examples."""
    records = {code: pair for table in RECORDS for code, pair in _names(table)["EXAMPLES"].items()}
    requests = _names("catalogue/test_examples.py")["EXAMPLES"]
    plugins = _names("plugins/test_examples.py")["EXAMPLES"]
    files = _names("broken_files/test_broken_files.py")
    broken = [*files["LEDGERS"], *files["REFUSED"], *files["NOTED"], *files["FOLDERS"], *files["APART"]]
    return {
        **dict.fromkeys(records, "checks"),
        **dict.fromkeys(requests, "catalogue"),
        **dict.fromkeys(plugins, "plugins"),
        **dict.fromkeys(broken, "broken_files"),
    }


def _names(test_file: str) -> dict[str, Any]:
    return runpy.run_path(str(TESTS / test_file))


@pytest.mark.parametrize("code", CODES)
def test_the_rule_has_its_examples(code: str, exercised: dict[str, str]) -> None:
    assert code in exercised, f"{code} has no example: add one to the table of its area"


def test_no_example_is_of_a_rule_that_is_gone(exercised: dict[str, str]) -> None:
    assert set(exercised) == set(CODES)


def test_each_failing_example_has_a_passing_one(exercised: dict[str, str]) -> None:
    assert all(len(pair) == 2 for pair in _names("catalogue/test_examples.py")["EXAMPLES"].values())
    for records in RECORDS:
        assert all(pair.broken and pair.sound for pair in _names(records)["EXAMPLES"].values())
    tables = TESTS / "broken_files" / "tables"
    assert {path.name for path in tables.glob("LD-*")} == {path.name for path in (tables / "mended").iterdir()}
    assert (TESTS / "broken_files" / "workspaces" / "sound").is_dir()
