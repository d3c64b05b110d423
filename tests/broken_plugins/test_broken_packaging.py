"""Packages that break the checks on packaging and importing: exactly that check fails."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

PACKAGES = Path(__file__).parent / "packages"
FOLDERS = sorted(folder.name for folder in PACKAGES.glob("LD-C[01]*"))
BROKEN = FOLDERS


@pytest.mark.parametrize("folder", BROKEN)
def test_exactly_the_intended_check_fails(folder: str, failed: Callable[[str], Mapping[str, Any]]) -> None:
    checks = failed(folder)
    assert list(checks) == [folder[:6]]
    # Each finding says what is wrong, where, and what to do.
    assert all(found[part].strip() for found in checks[folder[:6]] for part in ("what", "where", "fix"))


@pytest.mark.parametrize("folder", BROKEN)
def test_checks_are_left_out_only_where_the_plugin_cannot_be_loaded(
    folder: str, leaves_out: Callable[[str], set[str]]
) -> None:
    left_out = leaves_out(folder)
    # What concerns the package itself is looked at in every case.
    assert left_out.isdisjoint(f"LD-C0{number}" for number in range(1, 7))
    if folder[:6] < "LD-C10" and folder[:6] != "LD-C01":
        assert left_out == set()
