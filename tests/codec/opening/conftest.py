"""The makers of broken files."""

import runpy
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def makers() -> dict[str, Any]:
    """`zipped`, `workbook`, `compound` and the rest of the script that makes the broken files."""
    return runpy.run_path(str(Path(__file__).parents[2] / "broken_files" / "files" / "make.py"))
