"""Every example of the READMEs and the docs runs: Python and pycon blocks in one namespace a page, and each shell line
that begins with `localdiplomacy`. A shell line may say which exit status it has: `localdiplomacy check … # exit 1`.

Examples run in a folder that holds a copy of the project's examples, so that what they write is not kept.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from localdiplomacy.workspace.settings import read_settings

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_FENCE = re.compile(r"^```(?P<language>\w+)[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^(?:\$ )?(?P<command>localdiplomacy .*?)(?:\s+# exit (?P<status>\d+))?\s*$", re.MULTILINE)


class Snippet(NamedTuple):
    """One fenced block and the line of the page where its first line is."""

    language: str
    body: str
    line: int


def snippets(page: Path, *languages: str) -> Iterator[Snippet]:
    text = page.read_text("utf-8")
    for fence in _FENCE.finditer(text):
        if fence["language"] in languages:
            yield Snippet(fence["language"], fence["body"], text.count("\n", 0, fence.start("body")) + 1)


def run_python(page: Path) -> int:
    """Run the page's Python examples and say how many there were."""
    namespace: dict[str, object] = {"__name__": f"example:{page.name}"}
    count = 0
    for count, snippet in enumerate(snippets(page, "python", "pycon"), start=1):  # noqa: B007
        if snippet.language == "python":
            # The blank lines make a traceback name the line of the page.
            exec(compile("\n" * (snippet.line - 1) + snippet.body, str(page), "exec"), namespace)
        else:
            example = doctest.DocTestParser().get_doctest(snippet.body, namespace, page.name, str(page), snippet.line)
            doctest.DebugRunner(optionflags=doctest.ELLIPSIS).run(example, clear_globs=False)
            namespace.update(example.globs)
    return count


def shell_lines(page: Path) -> list[tuple[str, int]]:
    """The page's `localdiplomacy` commands, each with the exit status it should have."""
    return [
        (found["command"], int(found["status"] or 0))
        for snippet in snippets(page, "sh", "console")
        for found in _COMMAND.finditer(snippet.body)
    ]


def run_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run one command as `python -m localdiplomacy`."""
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def page_name(page: object) -> str | None:
    return page.relative_to(ROOT).as_posix() if isinstance(page, Path) else None


@pytest.fixture
def reader_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a reader's folder holds, as the working directory."""
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if any(snippets(page, "python", "pycon"))], ids=page_name)
def test_python_examples_run(page: Path, reader_folder: Path) -> None:
    assert run_python(page) > 0


@pytest.mark.parametrize(
    ("command", "status"), dict.fromkeys(line for page in PAGES for line in shell_lines(page)), ids=str
)
def test_shell_examples_run(command: str, status: int, reader_folder: Path) -> None:
    result = run_shell(command)
    assert result.returncode == status, f"$ {command}\n{result.stdout}{result.stderr}"


@pytest.mark.parametrize("page", [page for page in PAGES if any(snippets(page, "toml"))], ids=page_name)
def test_settings_examples_are_valid(page: Path, tmp_path: Path) -> None:
    for snippet in snippets(page, "toml"):
        (tmp_path / "localdiplomacy.toml").write_text(snippet.body, "utf-8")
        assert read_settings(tmp_path).ledgers


def test_a_wrong_example_fails_with_its_line() -> None:
    with pytest.raises(LookupError, match="the example is wrong") as caught:
        run_python(FIXTURES / "broken.md")
    last = caught.traceback[-1]
    assert (Path(str(last.path)).name, last.lineno + 1) == ("broken.md", 12)


def test_a_wrong_output_fails() -> None:
    with pytest.raises(doctest.DocTestFailure):
        run_python(FIXTURES / "wrong_output.md")


def test_sound_examples_share_a_namespace_and_write_elsewhere(reader_folder: Path) -> None:
    assert run_python(FIXTURES / "sound.md") == 3
    assert (reader_folder / "written-by-an-example.txt").exists()


def test_a_wrong_command_has_another_status(reader_folder: Path) -> None:
    assert run_shell("localdiplomacy no-such-verb").returncode == 2


def test_shell_lines_are_found_with_their_status() -> None:
    assert shell_lines(FIXTURES / "sound.md") == [("localdiplomacy --help", 0), ("localdiplomacy no-such-verb", 2)]


def test_both_readmes_have_examples() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        assert list(snippets(ROOT / name, "python"))
        assert shell_lines(ROOT / name)
