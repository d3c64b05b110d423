"""A small house with the project's own settings, to which a test adds one fault."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def gate_fixtures() -> Path:
    return FIXTURES


@pytest.fixture(scope="session")
def rooms() -> list[str]:
    """Every room of the import contract, in its order."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [room.strip(" ()") for layer in layers for room in layer.split("|")]


@pytest.fixture
def house(tmp_path: Path, rooms: list[str]) -> Path:
    """The project's settings around empty rooms: every gate passes here, until a test adds a fault."""
    package = tmp_path / "src" / "localdiplomacy"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""The front door."""\n', "utf-8")
    for room in rooms:
        if room in {"__main__", "cli", "workspace"}:
            (package / f"{room}.py").write_text(f'"""The room {room}."""\n', "utf-8")
        else:
            (package / room).mkdir()
            (package / room / "__init__.py").write_text(f'"""The room {room}."""\n', "utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def add_fault(house: Path) -> Callable[[str], None]:
    """Lay one of the fixture trees over the house."""

    def lay(name: str) -> None:
        shutil.copytree(FIXTURES / name, house, dirs_exist_ok=True)

    return lay


@pytest.fixture
def run_in(house: Path) -> Run:
    """Run Python with these arguments in the house, with the house's package in front of any installed one."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(house / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
        return subprocess.run(
            [sys.executable, *arguments], cwd=house, env=environment, capture_output=True, text=True, encoding="utf-8"
        )

    return run


@pytest.fixture
def need() -> Callable[[str], None]:
    """Skip where a tool of the dev extra is not installed (.ci/run installs it and allows no skip)."""

    def check(module: str) -> None:
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed: it comes with the dev extra, which .ci/run installs")

    return check
