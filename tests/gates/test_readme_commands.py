"""The gate runs the README's two commands: it refuses a README that does not hold exactly two."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def read_commands(project_root: Path):
    def read(page: Path) -> subprocess.CompletedProcess[str]:
        script = project_root / ".ci" / "readme_commands.py"
        return subprocess.run(
            [sys.executable, "-X", "utf8", str(script), str(page)], capture_output=True, text=True, encoding="utf-8"
        )

    return read


def test_reads_the_first_block_under_the_heading(read_commands, gate_fixtures: Path) -> None:
    result = read_commands(gate_fixtures / "readme" / "good.md")
    assert (result.returncode, result.stdout.splitlines()) == (0, ["echo first", "echo second"])


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("one.md", "expected exactly two commands in the first ```sh block, found 1"),
        ("three.md", "expected exactly two commands in the first ```sh block, found 3"),
        ("no_block.md", "no ```sh block under the heading of the two commands"),
        ("no_heading.md", "no heading 'Two commands'"),
        ("absent.md", "No such file"),
    ],
)
def test_refuses_any_other_readme(read_commands, gate_fixtures: Path, page: str, reason: str) -> None:
    result = read_commands(gate_fixtures / "readme" / page)
    assert result.returncode == 1
    assert result.stdout == ""
    assert reason in result.stderr


def test_both_readmes_give_the_same_commands(read_commands, project_root: Path) -> None:
    english, chinese = (read_commands(project_root / name) for name in ("README.md", "README.zh-CN.md"))
    assert english.returncode == 0, english.stderr
    assert english.stdout == chinese.stdout
    use, test = english.stdout.splitlines()
    assert use.startswith("python3 -m venv .venv && .venv/bin/pip install -q '.[all]' && ")
    assert test == (
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[all,test]'"
        " && .venv/bin/python -m pytest -n auto --dist loadfile"
    )
