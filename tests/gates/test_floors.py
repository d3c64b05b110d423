"""The import contract of pyproject.toml breaks when a room imports a higher one, a neighbour, or is not listed."""

from collections.abc import Callable

import pytest


@pytest.fixture
def lint_imports(need, run_in):
    need("importlinter")
    return lambda: run_in(
        "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    )


def test_empty_rooms_keep_the_contract(lint_imports) -> None:
    result = lint_imports()
    assert result.returncode == 0, result.stdout
    assert "Contracts: 1 kept, 0 broken." in result.stdout


def test_a_lower_room_may_not_import_a_higher_one(lint_imports, add_fault: Callable[[str], None]) -> None:
    add_fault("climbing")
    result = lint_imports()
    assert result.returncode == 1
    assert "localdiplomacy.model is not allowed to import localdiplomacy.ledger" in result.stdout


def test_rooms_of_one_floor_may_not_import_each_other(lint_imports, add_fault: Callable[[str], None]) -> None:
    add_fault("neighbours")
    result = lint_imports()
    assert result.returncode == 1
    assert "localdiplomacy.checks is not allowed to import localdiplomacy.measures" in result.stdout


def test_each_room_has_its_floor(lint_imports, add_fault: Callable[[str], None]) -> None:
    add_fault("unlisted_room")
    result = lint_imports()
    assert result.returncode == 1
    assert "localdiplomacy.attic" in result.stdout
    assert "exhaustive" in result.stdout
