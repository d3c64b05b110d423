"""Every example of the READMEs and the docs runs.

- Python and pycon blocks run in one namespace a page; pycon shows the real output (`...` stands for anything, widths of
  blanks do not count).
- Each shell line that begins with `localdiplomacy` runs; it may say which exit status it has: `… # exit 1`. In a console
  block the lines under `$ localdiplomacy …` are its output, compared like that of pycon.
- A block with `title="path"` is a file. The page's examples find it there, and it must read without a finding: as part of
  the workspace whose `localdiplomacy.toml` the page shows in a folder above it, or else on its own.

Examples run in a folder that holds a copy of the project's examples, so that what they write is not kept.
"""

import doctest
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import read_code_lists
from localdiplomacy.regulations.pack import read_pack

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
EXAMPLES = [ROOT / "examples" / "README.md", ROOT / "examples" / "README.zh-CN.md"]
WALKTHROUGH = "<!-- walkthrough -->"  # test_walkthroughs.py follows these pages step by step
ALL_PAGES = [*READMES, *EXAMPLES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in ALL_PAGES if WALKTHROUGH not in page.read_text("utf-8")]
DATA = ("toml", "json", "jsonl", "csv")
SETTINGS = "localdiplomacy.toml"
COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
Program = Callable[..., subprocess.CompletedProcess[str]]

_FENCE = re.compile(r"^```(?P<language>\w+)(?P<about>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_COMMAND = re.compile(r"^(?:\$ )?(?P<command>localdiplomacy .*?)(?:\s+# exit (?P<status>\d+))?\s*$")


class Snippet(NamedTuple):
    """One fenced block, the name of the file it is, if any, and the line of the page where its first line is."""

    language: str
    title: str | None
    body: str
    line: int


class Command(NamedTuple):
    """One shell line with the exit status it should have, and the output under it; None where none is shown."""

    line: str
    status: int
    output: str | None


def snippets(page: Path, *languages: str) -> Iterator[Snippet]:
    text = page.read_text("utf-8")
    for fence in _FENCE.finditer(text):
        if fence["language"] in languages:
            title = _TITLE.search(fence["about"])
            line = text.count("\n", 0, fence.start("body")) + 1
            yield Snippet(fence["language"], title and title[1], fence["body"], line)


def write_files(page: Path, folder: Path) -> list[str]:
    """Write the page's files below a folder and return their names."""
    written = [snippet for snippet in snippets(page, *DATA) if snippet.title]
    for snippet in written:
        file = folder / snippet.title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snippet.body, "utf-8")
    return [snippet.title for snippet in written]


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
            doctest.DebugRunner(optionflags=COMPARED).run(example, clear_globs=False)
            namespace.update(example.globs)
    return count


def commands(page: Path) -> Iterator[Command]:
    """The page's `localdiplomacy` commands."""
    for snippet in snippets(page, "sh", "console"):
        lines = snippet.body.splitlines(keepends=True)
        starts = [number for number, line in enumerate(lines) if _COMMAND.match(line)]
        for start, end in pairwise([*starts, len(lines)]):
            found = _COMMAND.match(lines[start])
            output = "".join(lines[start + 1 : end]) if snippet.language == "console" else None
            yield Command(found["command"], int(found["status"] or 0), output)


def all_commands() -> dict[Command, Path]:
    """Each command once, with the first page that shows it."""
    found: dict[Command, Path] = {}
    for page in PAGES:
        for command in commands(page):
            found.setdefault(command, page)
    return found


def agree(expected: str, found: str) -> bool:
    return doctest.OutputChecker().check_output(expected.strip(), found.strip(), COMPARED)


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
    write_files(page, reader_folder)
    assert run_python(page) > 0


@pytest.mark.parametrize(
    ("command", "page"), all_commands().items(), ids=lambda item: item.line if isinstance(item, Command) else ""
)
def test_shell_examples_run(command: Command, page: Path, reader_folder: Path, program: Program) -> None:
    write_files(page, reader_folder)
    result = program(*shlex.split(command.line)[1:])
    shown = f"$ {command.line}\n{result.stdout}{result.stderr}"
    assert result.returncode == command.status, shown
    assert command.output is None or agree(command.output, result.stdout), shown


def read_alone(file: Path) -> list[ld.Issue]:
    """Read a file that belongs to no workspace as what it is, and return what is wrong with it."""
    text = file.read_text("utf-8")
    if "[[lists]]" in text:
        assert read_code_lists(file)
        return []
    if "[parameters." in text:
        assert read_pack(file).parameters
        return []
    intake = ld.read(file)
    assert len(intake.ledger)
    return list(intake.issues)


@pytest.mark.parametrize("page", [page for page in PAGES if any(snippets(page, *DATA))], ids=page_name)
def test_files_are_sound(page: Path, tmp_path: Path) -> None:
    names = write_files(page, tmp_path)
    assert len(names) == len(list(snippets(page, *DATA))), "a block of data without a title is not read by any test"
    folders = [PurePosixPath(name).parent for name in names if PurePosixPath(name).name == SETTINGS]
    for folder in folders:
        assert [str(issue) for issue in ld.open(tmp_path / folder).intake] == []
    for name in names:
        if not any(PurePosixPath(name).is_relative_to(folder) for folder in folders):
            assert [issue.message("en") for issue in read_alone(tmp_path / name)] == []


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


def test_a_wrong_command_has_another_status(reader_folder: Path, program: Program) -> None:
    assert program("no-such-verb").returncode == 2


def test_shell_lines_are_found_with_their_status_and_output() -> None:
    assert list(commands(FIXTURES / "sound.md")) == [
        Command("localdiplomacy --help", 0, None),
        Command("localdiplomacy no-such-verb", 2, None),
        Command("localdiplomacy codes plan-type", 0, "official …\nacademic …\n"),
    ]


def test_another_output_is_noticed() -> None:
    assert agree("a   b\nc ... e", "a b\n  c d e\n")
    assert not agree("a b", "a c")


def test_files_are_found_and_a_wrong_one_is_noticed(tmp_path: Path) -> None:
    assert write_files(FIXTURES / "sound.md", tmp_path) == ["good.csv", "bad.csv"]
    assert read_alone(tmp_path / "good.csv") == []
    assert [issue.code for issue in read_alone(tmp_path / "bad.csv")] == ["LD-READ-004"]


def test_both_readmes_have_examples() -> None:
    for page in READMES:
        assert list(snippets(page, "python", "pycon"))
        assert list(commands(page))


def test_each_page_has_its_twin_with_the_same_examples() -> None:
    english = [page for page in (ROOT / "docs").rglob("*.md") if not page.name.endswith(".zh.md")]
    for page in english:
        twin = page.with_suffix(".zh.md")
        assert [item.title for item in snippets(page, *DATA)] == [item.title for item in snippets(twin, *DATA)], page
        for one, other in zip(commands(page), commands(twin), strict=True):
            assert one.line.replace("--lang en", "--lang zh") == other.line, page
        kinds = ("python", "pycon", "sh", "console", "text", *DATA)
        assert [item.language for item in snippets(page, *kinds)] == [
            item.language for item in snippets(twin, *kinds)
        ], page
