"""Hypothesis profiles, and the sizes of work that CI does a share of and `nox -s deep` does in full."""

import importlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# The trees under gates/fixtures are broken on purpose: they are read by the gates' tests, never collected.
collect_ignore_glob = ["gates/fixtures/*", "docs/fixtures/*"]

# No deadlines and no "too slow": a shared machine's speed says nothing about the code.
_STEADY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", **_STEADY)
settings.register_profile("ci", **_STEADY, derandomize=True, max_examples=100, print_blob=True)
settings.register_profile("deep", **_STEADY, max_examples=5_000, print_blob=True)
# A mutant is noticed by the first example that fails; nobody reads the smallest one, which takes long to find.
_FIRST_FAILURE = (Phase.explicit, Phase.generate)
settings.register_profile("mutants", **_STEADY, derandomize=True, max_examples=50, phases=_FIRST_FAILURE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


@pytest.fixture(scope="session")
def mutants_per_reader() -> int:
    """How many damaged copies of a file each reader is fed: LOCALDIPLOMACY_MUTANTS, 500 unless told."""
    return int(os.environ.get("LOCALDIPLOMACY_MUTANTS", "500"))


@pytest.fixture
def two_offices(tmp_path: Path) -> Path:
    """A copy of the small workspace `two_offices`, to be read or spoiled."""
    return Path(shutil.copytree(Path(__file__).parent / "two_offices", tmp_path / "two_offices"))


@pytest.fixture
def install(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Install a package with a `src` folder as `pip install -e` does, without pip: write what Python knows of it.

    Returns a folder which, beside the package's `src`, must come onto the path. `.ci/run` does it with pip.
    """

    def write(package: Path) -> Path:
        project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
        site = tmp_path_factory.mktemp("site")
        info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        headers = [
            "Metadata-Version: 2.4",
            f"Name: {project['name']}",
            f"Version: {project['version']}",
            f"Summary: {project['description']}",
            f"License-Expression: {project['license']}",
            f"Requires-Python: {project['requires-python']}",
            *(f"Requires-Dist: {requirement}" for requirement in project["dependencies"]),
            "Description-Content-Type: text/markdown",
        ]
        readme = (package / project["readme"]).read_text("utf-8")
        (info / "METADATA").write_text("\n".join((*headers, "", readme)), "utf-8")
        points = [f"{name} = {value}" for name, value in project["entry-points"]["localdiplomacy"].items()]
        (info / "entry_points.txt").write_text("\n".join(("[localdiplomacy]", *points, "")), "utf-8")
        return site

    return write


Program = Callable[..., subprocess.CompletedProcess[str]]


def _forget(known: set[str], places: tuple[str, ...]) -> None:
    """Let the modules below `places` be imported anew."""
    for name in set(sys.modules) - known:
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(places):
            del sys.modules[name]


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Run the command line as `python -m localdiplomacy` does, but in this process, which takes a tenth of the time.

    What only a process of its own can show is in `tests/cli/test_process.py`. The function takes the words after the
    program's name and, by keyword, environment variables; `cwd` is the folder it runs in, and `places` are folders on
    the path, of which each run imports everything anew. An unforeseen error fails the test with its own traceback.
    """
    pytest.importorskip("typer", reason="the extra cli is not installed")
    pytest.importorskip("rich", reason="the extra cli is not installed")
    from localdiplomacy.cli import main

    def run(
        *words: object, cwd: Path | None = None, places: Iterable[str] = (), **env: str
    ) -> subprocess.CompletedProcess[str]:
        arguments, found, known = ["localdiplomacy", *map(str, words)], tuple(places), set(sys.modules)
        capsys.readouterr()
        with monkeypatch.context() as here:
            for name, value in {"LOCALDIPLOMACY_DEBUG": "1", "COLUMNS": "200", "NO_COLOR": "1", **env}.items():
                here.setenv(name, value)
            here.setattr(sys, "argv", arguments)
            here.setattr(sys, "path", [*found, *sys.path])
            here.setattr(sys, "dont_write_bytecode", bool(found) or sys.dont_write_bytecode)
            if cwd is not None:
                here.chdir(cwd)
            importlib.invalidate_caches()
            try:
                with pytest.raises(SystemExit) as left:
                    main()
            finally:
                _forget(known, found)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), printed.out, printed.err)

    return run
