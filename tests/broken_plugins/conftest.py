"""The packages here are really built and installed, into a folder of their own, and checked by processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
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
# The budget is generous: only the package that sleeps is to be slow, however busy the machine is.
_CHECK = """
import json, sys
from localdiplomacy.conformance import check_plugin

target, *names = sys.argv[1:]
reports = {name: check_plugin(name, import_budget=1.5).to_dict("en") for name in names}
open(target, "w", encoding="utf-8").write(json.dumps(reports))
"""


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which every package here is installed."""
    folder = tmp_path_factory.mktemp("broken_plugins")
    wheels, target = folder / "wheels", folder / "installed"
    python = [sys.executable, "-c"]
    subprocess.run([*python, _BUILD, wheels, *sorted(PACKAGES.iterdir())], check=True, stdout=subprocess.DEVNULL)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", target, *sorted(wheels.iterdir())], check=True)
    return target


@pytest.fixture(scope="session")
def reports(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """The conformance report of every package, by the name of its plugin."""
    folders = sorted(folder.name for folder in PACKAGES.iterdir())
    names = [name[len("LD-C00-") :] if name.startswith("LD-") else name for name in folders]
    library = Path(localdiplomacy.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (installed, library)))}
    folder = tmp_path_factory.mktemp("reports")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _CHECK, str(folder / f"{place}.json"), *names[place::2]], env=environment, cwd=folder
        )
        for place in range(2)
    ]
    assert [process.wait() for process in running] == [0, 0]
    return {name: report for file in folder.iterdir() for name, report in json.loads(file.read_text("utf-8")).items()}
