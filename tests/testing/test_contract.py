"""One line in a plugin's tests, and the fixtures that pytest finds by itself."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import localdiplomacy
from localdiplomacy import MissingPackage, Text
from localdiplomacy.conformance import CHECKS, SAMPLE_CITIES, CheckResult, ConformanceReport, Outcome, WrongSkip
from localdiplomacy.testing import contract, plugin_contract, sample_city

LIBRARY = Path(localdiplomacy.__file__).parents[1]
MODULE = """
from localdiplomacy import Indicator, Text, hookimpl
plugin_api = 1
@hookimpl
def register_indicators():
    \"\"\"Contribute trips.\"\"\"
    definition = Text("按出境日期统计。", "By the day of leaving.")
    return [Indicator(id="desk.trips", zh="团组", en="trips", definition=definition, unit="batches", time="departs_on")]
"""
METADATA = """Metadata-Version: 2.4
Name: localdiplomacy-desk
Version: 1.2.0
License-Expression: MIT
Requires-Dist: localdiplomacy<1,>=0.1
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run pytest on one test file beside a plugin `desk`, as its author would; the package has no README."""
    (tmp_path / "localdiplomacy_desk.py").write_text(MODULE, "utf-8")
    info = tmp_path / "localdiplomacy_desk-1.2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, "utf-8")
    (info / "entry_points.txt").write_text("[localdiplomacy]\ndesk = localdiplomacy_desk\n", "utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST_"))},
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(LIBRARY))),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }

    def start(test: str, *options: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "test_desk.py").write_text(test, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", "utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-p",
            "localdiplomacy.testing.pytest_plugin",
        ]
        return subprocess.run(
            [*command, *options], cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
        )

    return start


LINE = "from localdiplomacy.testing import plugin_contract\n{} = plugin_contract('desk', import_budget=60{})\n"


def test_one_line_makes_a_case_of_every_check(run: Run) -> None:
    done = run(LINE.format("test_contract", ""), "-q", "-rA")
    assert done.returncode == 1
    assert f"1 failed, {len(CHECKS) - 1} passed" in done.stdout
    assert "FAILED test_desk.py::test_contract[LD-C05]" in done.stdout
    assert "The package carries no README. (pyproject.toml: project.readme) Write a README.md" in done.stdout
    assert "安装包没有 README。" in done.stdout
    assert "PASSED test_desk.py::test_contract[LD-C70]" in done.stdout


def test_it_runs_under_any_name_and_shows_why_a_check_is_skipped(run: Run) -> None:
    done = run(LINE.format("TestContract", ", skip={'LD-C05': 'the office writes one'}"), "-q", "-rs")
    assert done.returncode == 0, done.stdout
    assert f"{len(CHECKS) - 1} passed, 1 skipped" in done.stdout
    assert "the office writes one" in done.stdout


def _result(outcome: Outcome) -> CheckResult:
    return CheckResult(check=CHECKS[0], outcome=outcome, reason=Text("为何", "why"))


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run the case of the first check where the plugin's report is as given."""

    def run_case(*outcomes: Outcome) -> None:
        report = ConformanceReport(plugin="desk", version="1", results=tuple(map(_result, outcomes)))
        monkeypatch.setattr(contract, "check_plugin", lambda *_, **__: report)
        plugin_contract("desk")(CHECKS[0].id)

    return run_case


def test_each_outcome_is_one_of_pytest(case: Callable[..., None]) -> None:
    case(Outcome.PASSED)
    with pytest.raises(pytest.skip.Exception, match="why"):
        case(Outcome.SKIPPED)
    with pytest.raises(pytest.fail.Exception, match="LD-C01 failed"):
        case(Outcome.FAILED)


def test_what_could_not_run_is_red_unless_another_check_says_why(case: Callable[..., None]) -> None:
    with pytest.raises(pytest.skip.Exception, match="not run"):
        case(Outcome.NOT_RUN, Outcome.FAILED)
    with pytest.raises(pytest.fail.Exception, match="not run"):
        case(Outcome.NOT_RUN, Outcome.SKIPPED)


def test_without_pytest_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytest", None)
    with pytest.raises(MissingPackage, match=r"localdiplomacy\[test\]"):
        plugin_contract("desk")


def test_a_wrong_skip_is_told_where_it_is_written() -> None:
    with pytest.raises(WrongSkip, match="LD-C99"):
        plugin_contract("desk", skip={"LD-C99": "because"})


FIXTURES = """
import pytest

@pytest.fixture
def registry(registry):
    import localdiplomacy_desk
    registry.register(localdiplomacy_desk, "desk")
    return registry

def test_cities(sample_city_small, sample_city_large, sample_city_non_latin, sample_city_incomplete, sample_city_empty):
    for city in (sample_city_small, sample_city_large, sample_city_non_latin, sample_city_incomplete):
        assert len(city.ledger)
        assert len(city.measure("desk.trips", period="2021")) == 1
    assert len(sample_city_empty.ledger) == 0
"""


def test_the_fixtures_know_what_the_registry_knows(run: Run) -> None:
    done = run(FIXTURES)
    assert done.returncode == 0, done.stdout


def test_the_registry_is_empty_and_looks_for_nothing(run: Run) -> None:
    done = run("def test_registry(registry):\n    assert registry.plugins == ()\n")
    assert done.returncode == 0, done.stdout


def test_the_fixtures_are_those_of_the_sample_cities() -> None:
    plugin = import_module("localdiplomacy.testing.pytest_plugin")
    cities = {name for name in vars(plugin) if name.startswith("sample_city_")}
    assert cities == {f"sample_city_{name.replace('-', '_')}" for name in SAMPLE_CITIES}


def test_pytest_finds_the_plugin_and_the_own_tests_do_without(request: pytest.FixtureRequest) -> None:
    settings = tomllib.loads((LIBRARY.parent / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["entry-points"]["pytest11"] == {"localdiplomacy": "localdiplomacy.testing.pytest_plugin"}
    # Loaded here it would keep the coverage of the package's first lines from being measured.
    assert not request.config.pluginmanager.has_plugin("localdiplomacy")


def test_loading_the_pytest_plugin_loads_no_room() -> None:
    code = (
        "import sys, localdiplomacy.testing.pytest_plugin; print(sorted(name for name in sys.modules "
        "if name.startswith('localdiplomacy.') or name.partition('.')[0] in ('hypothesis', 'attrs', 'cattrs')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['localdiplomacy.testing', 'localdiplomacy.testing.pytest_plugin']"


def test_a_sample_city_for_a_test_of_ones_own() -> None:
    assert sample_city("empty").ledger == sample_city("empty", None).ledger
