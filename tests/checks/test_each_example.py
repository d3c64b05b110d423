"""What holds for the examples of every rule on records; they stand in the files `test_…examples.py` beside this one."""

import runpy
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS
from localdiplomacy.model import CodeList
from localdiplomacy.regulations.regulations import builtin

TABLES = sorted(Path(__file__).parent.glob("test_*examples.py"))
EXAMPLES = {code: example for table in TABLES for code, example in runpy.run_path(str(table))["EXAMPLES"].items()}


@pytest.fixture
def world(lists: Mapping[str, CodeList], at: date) -> dict[str, Any]:
    """What the checks are given where an example says nothing of it."""
    return {"at": at, "code_lists": lists, "regulations": builtin()}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_rule_is_broken_as_its_example_says_and_by_that_one_alone(code: str, world: dict[str, Any]) -> None:
    assert EXAMPLES[code].faults(code, BUILTIN_CHECKS, **world) == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_messages_are_in_both_languages(code: str, world: dict[str, Any]) -> None:
    example = EXAMPLES[code]
    for issue in example.found_in(example.broken, BUILTIN_CHECKS, **world):
        assert issue.message("zh").endswith("。")
        # A rule that a kind declares says in brackets where it comes from.
        declared = code.startswith("LD-ENTRY-") and code != "LD-ENTRY-001"
        assert issue.message("en").endswith(")." if declared else ".")
        assert "{" not in issue.message("zh") + issue.message("en")
