"""The tutorial on plugins in Chinese, followed step by step; `conftest.py` says what a step is."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typer", reason="the extra cli is not installed")

PAGE = Path(__file__).parents[2] / "docs" / "plugin-tutorial.zh.md"


def test_each_step_does_what_the_page_says(walk: Any) -> None:
    walk.follow(PAGE)
    assert walk.commands > 0
