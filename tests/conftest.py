"""Hypothesis profiles, and the sizes of work that CI does a share of and `nox -s deep` does in full."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The trees under gates/fixtures are broken on purpose: they are read by the gates' tests, never collected.
collect_ignore_glob = ["gates/fixtures/*", "docs/fixtures/*"]

# No deadlines and no "too slow": a shared machine's speed says nothing about the code.
_STEADY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", **_STEADY)
settings.register_profile("ci", **_STEADY, derandomize=True, max_examples=100, print_blob=True)
settings.register_profile("deep", **_STEADY, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


@pytest.fixture(scope="session")
def mutants_per_reader() -> int:
    """How many damaged copies of a file each reader is fed: LOCALDIPLOMACY_MUTANTS, 500 unless told."""
    return int(os.environ.get("LOCALDIPLOMACY_MUTANTS", "500"))


@pytest.fixture
def two_offices(tmp_path: Path) -> Path:
    """A copy of the small workspace `two_offices`, to be read or spoiled."""
    return Path(shutil.copytree(Path(__file__).parent / "two_offices", tmp_path / "two_offices"))
