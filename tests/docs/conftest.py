"""Walkthroughs: pages that are read from top to bottom, each step in the folder as the one before left it.

Such a page holds the comment `<!-- walkthrough -->`. Then every block is a step:

- a block with `title="file"` writes the file; one with `title="file …"` is a part of a file that is there;
- a line `$ command` in a console block runs, and what stands under it must be its output (`...` stands for anything, widths
  of blanks do not count); `# exit 1` says which status it has, `NAME=value` before it sets a variable.

`pip install -e FOLDER` installs without pip, as the fixture `install` does; `pip install localdiplomacy-NAME` gets the package
that `plugins new NAME` writes.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

_FENCE = re.compile(r"^```(?P<language>\w+)(?P<about>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+?)( …)?"')
_COMMAND = re.compile(r"^\$ (?P<line>.*?)(?:\s+# exit (?P<status>\d+))?$")
_VARIABLE = re.compile(r"^[A-Z_]+=")
Program = Callable[..., subprocess.CompletedProcess[str]]


class Walk:
    """A folder, what is installed, and what has been done there."""

    def __init__(self, folder: Path, install: Callable[[Path], Path], program: Program) -> None:
        self.folder = folder
        self.commands = 0
        self._install = install
        self._program = program
        self._places: dict[str, list[str]] = {}

    def follow(self, page: Path) -> None:
        """Do every step of a page."""
        text = page.read_text("utf-8")
        for fence in _FENCE.finditer(text):
            where = f"{page.name}:{text.count(chr(10), 0, fence.start()) + 1}"
            title = _TITLE.search(fence["about"])
            if title:
                self._file(title[1], fence["body"], title[2] is not None, where)
            elif fence["language"] == "console":
                self._console(fence["body"], where)
            else:
                raise AssertionError(f"{where}: this block is neither a file nor a command")

    def _file(self, name: str, body: str, part: bool, where: str) -> None:
        file = self.folder / name
        if part:
            assert body in file.read_text("utf-8"), f"{where}: {name} does not hold this"
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")

    def _console(self, body: str, where: str) -> None:
        lines = body.splitlines(keepends=True)
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        assert starts[:1] == [0], f"{where}: a console block begins with a command"
        for start, end in pairwise([*starts, len(lines)]):
            found = _COMMAND.match(lines[start].rstrip("\n"))
            status, said = self._run(shlex.split(found["line"]))
            shown = f"{where}: $ {found['line']}\n{said}"
            assert status == int(found["status"] or 0), shown
            expected = "".join(lines[start + 1 : end])
            assert doctest.OutputChecker().check_output(expected.strip(), said.strip(), COMPARED), shown
            self.commands += 1

    def _run(self, words: list[str]) -> tuple[int, str]:
        variables: dict[str, str] = {}
        while _VARIABLE.match(words[0]):
            name, _, variables[name] = words.pop(0).partition("=")
        match words:
            case ["pip", "install", "-e", folder]:
                self._add(self.folder / folder)
            case ["pip", "install", package]:
                hidden = self.folder.with_name(f"{self.folder.name}-index") / package
                self._program("plugins", "new", package, "--folder", hidden)
                self._add(hidden)
            case ["pip", "uninstall", package]:
                del self._places[package]
            case ["rm", file]:
                (self.folder / file).unlink()
            case ["localdiplomacy", *arguments]:
                done = self._program(*arguments, cwd=self.folder, places=self._path(), **variables)
                return done.returncode, done.stdout if done.returncode != 2 else done.stdout + done.stderr
            case ["python", "-m", "pytest", *_]:
                done = self._process(words[1:], variables)
                return done.returncode, done.stdout
            case _:
                raise AssertionError(f"no test knows how to run {words}")
        return 0, ""

    def _add(self, package: Path) -> None:
        self._places[package.name] = [str(package / "src"), str(self._install(package))]

    def _path(self) -> list[str]:
        return [place for found in self._places.values() for place in found]

    def _process(self, arguments: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(filter(None, [*self._path(), os.environ.get("PYTHONPATH")]))
        plain = {
            "PYTHONUTF8": "1",
            "PYTHONPATH": path,
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": "200",
            "NO_COLOR": "1",
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, **plain, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )


@pytest.fixture
def walk(tmp_path: Path, install: Callable[[Path], Path], program: Program) -> Walk:
    """An empty folder in which the steps of a page are followed."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return Walk(folder, install, program)
