"""The conformance kit is proved: for each check there is a package that breaks it, and exactly that check fails."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.conformance import CHECKS

FOLDERS = sorted(folder.name for folder in (Path(__file__).parent / "packages").iterdir())
BROKEN = [name for name in FOLDERS if name.startswith("LD-")]
SOUND = [name for name in FOLDERS if not name.startswith("LD-")]


def test_every_check_has_its_broken_package() -> None:
    assert [name[:6] for name in BROKEN] == [check.id for check in CHECKS]


def test_a_plugin_in_python_and_one_of_data_are_sound() -> None:
    assert SOUND == ["sound", "sound-toml"]


@pytest.mark.parametrize("folder", BROKEN)
def test_exactly_the_intended_check_fails(folder: str, reports: Mapping[str, Any]) -> None:
    report = reports[folder[7:]]
    failed = {found["check"]: found["findings"] for found in report["checks"] if found["outcome"] == "failed"}
    assert list(failed) == [folder[:6]], failed
    assert not report["passed"]
    for finding in failed[folder[:6]]:
        assert all(finding[part].strip() for part in ("what", "where", "fix")), finding


@pytest.mark.parametrize("folder", BROKEN)
def test_checks_are_left_out_only_where_the_plugin_cannot_be_loaded(folder: str, reports: Mapping[str, Any]) -> None:
    report = reports[folder[7:]]
    left_out = {found["check"] for found in report["checks"] if found["outcome"] == "not-run"}
    # What concerns the package itself is looked at in every case.
    assert left_out.isdisjoint(f"LD-C0{number}" for number in range(1, 7))
    if folder[:6] >= "LD-C40" or (folder[:6] < "LD-C10" and folder[:6] != "LD-C01"):
        assert left_out == set()


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_plugin_passes_every_check(name: str, reports: Mapping[str, Any]) -> None:
    assert {found["outcome"] for found in reports[name]["checks"]} == {"passed"}, reports[name]
    assert reports[name]["version"] == "0.1.0"
