"""The project's longer checks: `nox -l` lists them; `nox -s deep` is everything that is too long for `.ci/run`."""

import os
import shutil
import sys
import time
from pathlib import Path

import nox

PYTHONS = ["3.11", "3.12", "3.13"]
MUTMUT = "mutmut>=3.8,<4"
USED_EXTRAS = {"excel", "frames", "text", "docx", "charts", "cli", "calendar", "sql"}

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["lint", "types", "tests", "docs"]
nox.options.error_on_missing_interpreters = False
nox.options.stop_on_first_error = False


def lowest_requirements() -> list[str]:
    """Each dependency of the package and of its extras at the lowest version that pyproject.toml allows."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    extras = [line for name, lines in project["optional-dependencies"].items() if name in USED_EXTRAS for line in lines]
    return [requirement.split(",")[0].replace(">=", "==") for requirement in (*project["dependencies"], *extras)]


def has_interpreter(python: str) -> bool:
    """Whether this Python can be started here (a shim that starts nothing does not count)."""
    found = shutil.which(f"python{python}")
    running = f"{sys.version_info.major}.{sys.version_info.minor}" == python
    return running or (found is not None and os.system(f"{found} -c '' >/dev/null 2>&1") == 0)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The test suite on each Python; arguments after -- go to pytest."""
    session.install("-e", ".[all,test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """The test suite with the lowest allowed versions of the core dependencies."""
    session.install("-e", ".[all,test]", *lowest_requirements())
    session.run("python", "-m", "pip", "list", "--format=freeze")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def plugins(session: nox.Session) -> None:
    """Install each package in plugins/ and run its tests, as .ci/run does; arguments after -- go to pytest."""
    session.install("-e", ".[dev]")
    manifests = sorted(Path("plugins").glob("*/pyproject.toml"))
    if not manifests:
        session.skip("no plugin package yet")
    for folder in (str(manifest.parent) for manifest in manifests):
        session.install(f"./{folder}")
        session.run("python", "-m", "pytest", "--rootdir", folder, folder, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff and the import contracts."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("python", ".ci/import_budget.py")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict on the package."""
    session.install("-e", ".[dev]")
    session.run("mypy", "--strict")


@nox.session
def docs(session: nox.Session) -> None:
    """The site, strictly; `nox -s docs -- serve` shows it while you write."""
    session.install("-e", ".[all,docs]")
    session.env["NO_MKDOCS_2_WARNING"] = "1"
    if session.posargs:
        session.run("mkdocs", *session.posargs)
    else:
        session.run("mkdocs", "build", "--strict")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """The library beside its peers in one run; arguments after -- go to pytest."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "benchmarks", "-m", "", "--benchmark-only", *session.posargs)


@nox.session
def large_files(session: nox.Session) -> None:
    """Parquet files of 10^7 and 10^8 rows: figures and peak memory; arguments after -- are other numbers of rows."""
    session.install("-e", ".[dev]")
    for rows in session.posargs or ("1e7", "1e8"):
        session.run(
            *("python", "-m", "pytest", "benchmarks/test_large_files.py", "-m", "", "-q", "-s"),
            env={"LOCALDIPLOMACY_BENCHMARK_LARGE_ROWS": rows},
        )


@nox.session
def mutation(session: nox.Session) -> None:
    """Change each room where a wrong answer looks like a right one a little at a time; a test must fail 85 times in 100.

    LOCALDIPLOMACY_MUTATION_SAMPLE=0.05 tries every twentieth change to a function. Arguments after -- go to `mutmut run`, which then
    goes on where the last run stopped, and nothing is scored.
    """
    session.install("-e", ".[all,test]", MUTMUT)
    # Python does not look again into a folder of PYTHONPATH that was not there when it started, and mutmut makes its
    # copy of src later: with such a PYTHONPATH the tests would import the unchanged package.
    session.env["PYTHONPATH"] = None
    session.env["HYPOTHESIS_PROFILE"] = "mutants"
    if session.posargs:
        session.run("mutmut", "run", *session.posargs)
        session.run("mutmut", "results")
        return
    share = float(os.environ.get("LOCALDIPLOMACY_MUTATION_SAMPLE", "1"))
    shutil.rmtree("mutants", ignore_errors=True)
    session.run("mutmut", "run", *([] if share >= 1 else every_nth_mutant(round(1 / share))))
    results = Path("mutants", "results.txt")
    with results.open("w", encoding="utf-8") as listed:
        session.run("mutmut", "results", "--all", "true", stdout=listed)
    session.run("python", ".ci/mutation_score.py", str(results), *([] if share >= 1 else ["--sample"]))


def every_nth_mutant(step: int) -> list[str]:
    """Patterns for every nth change to each function, from the middle of the first n on: about one nth of them all."""
    return [f"*__mutmut_{number}" for number in range((step + 1) // 2, 1000, step)]


@nox.session
def long_tests(session: nox.Session) -> None:
    """Every test, also those marked deep, with thousands of examples and 10^5 damaged files a reader."""
    session.install("-e", ".[all,test]")
    session.run(
        "python",
        "-m",
        "pytest",
        "-m",
        "",
        *session.posargs,
        env={
            "HYPOTHESIS_PROFILE": "deep",
            "LOCALDIPLOMACY_MUTANTS": os.environ.get("LOCALDIPLOMACY_MUTANTS", "100000"),
        },
    )


@nox.session(python=False)
def deep(session: nox.Session) -> None:
    """The long work: examples and damaged files by the thousand, mutants, benchmarks, plugins, Pythons, lowest versions.

    Each part runs even when one before it failed; the parts, their seconds and their outcome are listed at the end.
    """
    parts = [
        "long_tests",
        "mutation",
        "benchmarks",
        "large_files",
        "plugins",
        "lowest",
        *(f"tests-{python}" for python in PYTHONS),
    ]
    lines, failed = [], []
    for part in parts:
        python = part.partition("-")[2]
        if python and not has_interpreter(python):
            lines.append(f"{part}: skipped, Python {python} is not installed on this machine")
            continue
        began = time.monotonic()
        code = os.spawnv(
            os.P_WAIT, sys.executable, [sys.executable, "-m", "nox", "-f", str(Path(__file__)), "-s", part]
        )
        lines.append(f"{part}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s")
        failed += [part] if code else []
    session.log("deep:\n  " + "\n  ".join(lines))
    if failed:
        session.error(f"failed: {', '.join(failed)}")
