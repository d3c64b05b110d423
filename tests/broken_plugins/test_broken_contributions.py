"""Packages that break the checks on hooks and on what they contribute: exactly that check fails; and those that break none."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.conformance import CHECKS

PACKAGES = Path(__file__).parent / "packages"
BROKEN = sorted(folder.name for folder in PACKAGES.glob("LD-C[23]*"))
SOUND = sorted(folder.name for folder in PACKAGES.iterdir() if not folder.name.startswith("LD-"))
FOLDERS = [*BROKEN, *SOUND]


def test_every_check_has_its_broken_package() -> None:
    every = sorted(folder.name[:6] for folder in PACKAGES.glob("LD-*"))
    assert every == [check.id for check in CHECKS]


def test_a_plugin_in_python_and_one_of_data_are_sound() -> None:
    assert SOUND == ["sound", "sound-toml"]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_plugin_passes_every_check(name: str, reports: Mapping[str, Any]) -> None:
    assert {found["outcome"] for found in reports[name]["checks"]} == {"passed"}, reports[name]
    assert reports[name]["version"] == "0.1.0"


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
