"""The packages here are really built and installed, into a folder of their own, and checked by processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy

PACKAGES = Path(__file__).parent / "packages"
collect_ignore_glob = ["packages/*"]  # they are installed and checked, never collected

_BUILD = """
import os, sys
from hatchling.build import build_wheel

target, *folders = sys.argv[1:]
for folder in folders:
    os.chdir(folder)
    build_wheel(target)
"""


def _name(folder: str) -> str:
    return folder[len("LD-C00-") :] if folder.startswith("LD-") else folder


@pytest.fixture(scope="module")
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the packages are installed that a file of tests is about: its `FOLDERS`."""
    folder = tmp_path_factory.mktemp("broken_plugins")
    wheels, target = folder / "wheels", folder / "installed"
    packages = [PACKAGES / name for name in request.module.FOLDERS]
    subprocess.run([sys.executable, "-c", _BUILD, wheels, *packages], check=True, stdout=subprocess.DEVNULL)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", target, *sorted(wheels.iterdir())], check=True)
    return target


@pytest.fixture(scope="module")
def reports(
    request: pytest.FixtureRequest, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Any]:
    """The conformance report of each of these packages, by the name of its plugin."""
    names = [_name(folder) for folder in request.module.FOLDERS]
    library = Path(localdiplomacy.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (installed, library)))}
    folder = tmp_path_factory.mktemp("reports")
    target = folder / "reports.json"
    command = [sys.executable, Path(__file__).with_name("checking.py"), target, *names]
    subprocess.run(command, env=environment, cwd=folder, check=True)
    return dict(json.loads(target.read_text("utf-8")))


@pytest.fixture
def failed(reports: Mapping[str, Any]) -> Callable[[str], Mapping[str, Any]]:
    """Returns the checks that the package in a folder fails, with what they found; it has passed only where there are none."""

    def found(folder: str) -> Mapping[str, Any]:
        report = reports[_name(folder)]
        checks = {each["check"]: each["findings"] for each in report["checks"] if each["outcome"] == "failed"}
        assert report["passed"] is not bool(checks)
        return checks

    return found


@pytest.fixture
def leaves_out(reports: Mapping[str, Any]) -> Callable[[str], set[str]]:
    """Returns the checks that were not made of the package in a folder."""
    return lambda folder: {
        found["check"] for found in reports[_name(folder)]["checks"] if found["outcome"] == "not-run"
    }
