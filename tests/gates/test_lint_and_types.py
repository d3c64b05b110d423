"""Ruff and mypy, with the project's settings, refuse what they are there to refuse."""

from collections.abc import Callable

import pytest


@pytest.fixture
def ruff(need, run_in):
    need("ruff")
    return lambda *arguments: run_in("-m", "ruff", *arguments)


def test_empty_rooms_pass(ruff) -> None:
    lint = ruff("check", "--no-cache")
    layout = ruff("format", "--check", "--no-cache")
    assert (lint.returncode, layout.returncode) == (0, 0), lint.stdout + layout.stdout


def test_the_package_may_not_name_itself(ruff, add_fault: Callable[[str], None]) -> None:
    add_fault("absolute_import")
    result = ruff("check", "--no-cache", "--select", "TID251", "--output-format", "concise")
    assert result.returncode == 1
    assert "absolute.py:4:1: TID251 `localdiplomacy` is banned" in result.stdout
    assert result.stdout.count("TID251") == 1


def test_relative_imports_are_not_taken_for_it(ruff, add_fault: Callable[[str], None]) -> None:
    add_fault("relative_import")
    result = ruff("check", "--no-cache", "--select", "TID251")
    assert result.returncode == 0, result.stdout


def test_the_guessing_date_parser_is_banned(ruff, add_fault: Callable[[str], None]) -> None:
    add_fault("date_parser")
    result = ruff("check", "--no-cache", "--output-format", "concise")
    assert result.returncode == 1
    assert "guesses.py:3:1: TID251 `dateutil.parser` is banned" in result.stdout


def test_the_layout_is_checked(ruff, add_fault: Callable[[str], None]) -> None:
    add_fault("unformatted")
    result = ruff("format", "--check", "--no-cache")
    assert result.returncode == 1
    assert "crooked.py" in result.stdout


def test_a_function_without_types_is_refused(need, run_in, add_fault: Callable[[str], None]) -> None:
    need("mypy")
    add_fault("untyped")
    result = run_in("-m", "mypy", "--strict", "--no-incremental")
    assert result.returncode == 1
    assert "untyped.py:4: error: Function is missing a type annotation" in result.stdout
    assert "Found 1 error in 1 file" in result.stdout
