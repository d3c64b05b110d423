"""`import localdiplomacy` stays light, and the gate that says so can say no."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def test_the_package_loads_nothing_heavy(project_root: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(project_root / ".ci" / "import_budget.py")], capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_early_import_is_named(run_in, add_fault: Callable[[str], None], project_root: Path) -> None:
    add_fault("heavy_import")
    result = run_in(str(project_root / ".ci" / "import_budget.py"))
    assert result.returncode == 1
    assert "import localdiplomacy loads importlib.metadata:" in result.stdout


def test_empty_rooms_pass(run_in, project_root: Path) -> None:
    result = run_in(str(project_root / ".ci" / "import_budget.py"))
    assert result.returncode == 0, result.stdout + result.stderr
