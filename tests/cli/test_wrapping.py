"""Messages on a terminal: wrapped, indented, words kept; elsewhere in one line."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.cli.wrapping import wrapped
from localdiplomacy.issues.printing import width

pytest.importorskip("typer", reason="the extra cli is not installed")
pytest.importorskip("rich", reason="the extra cli is not installed")


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, []),
        ("short", 10, ["short"]),
        ("one two three", 7, ["one two", "three"]),
        ("a verylongwordindeed b", 6, ["a", "verylongwordindeed", "b"]),
        ("请更新该插件。", 8, ["请更新该", "插件。"]),
        ("见（某文件）一节", 4, ["见", "（某", "文", "件）", "一节"]),
        ("设置的 plugin_selection.skip 中", 12, ["设置的", "plugin_selection.skip", "中"]),
    ],
)
def test_lines_break_between_words_and_characters(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


@given(st.text(st.sampled_from("ab 中文，。（）“”.x\n"), max_size=80), st.integers(1, 40))
def test_nothing_is_lost_and_lines_are_no_longer_than_they_must_be(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line == line.strip() != ""
        assert width(line) <= columns or " " not in line


PRINT = """
from localdiplomacy.cli.output import print_issues
from localdiplomacy.issues import Issue, IssueReport
from localdiplomacy.issues.catalogue import rule
params = {"plugin": "corner", "error": "ImportError: cannot import name 'AddedSecton'", "where": "sections.py:1"}
print_issues(IssueReport((Issue(rule("LD-PLUG-001"), params, plugin="corner"),)), "en")
"""


def _printed(stdout: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "COLUMNS": "60", "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1"}
    return subprocess.Popen([sys.executable, "-c", PRINT], stdout=stdout, env=environment)


def test_elsewhere_a_message_is_one_line() -> None:
    with _printed(subprocess.PIPE) as process:
        said = process.communicate()[0].decode().splitlines()
    assert len(said) == 3
    assert said[1].startswith("    Plugin corner cannot be imported: ImportError: cannot import name 'AddedSecton' (")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_a_message_is_wrapped_and_indented() -> None:
    ours, theirs = os.openpty()
    with _printed(theirs) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # how Linux tells that nobody writes any more
                break
            if not part:
                break
            said += part
        assert process.wait() == 0
    os.close(ours)
    first, *lines, last = said.decode().splitlines()
    assert (first, last) == ("LD-PLUG-001 corner", "1 error, 0 warnings, 0 advice")
    assert len(lines) > 2
    assert all(line.startswith("    ") and len(line) <= 60 for line in lines)
    assert "cannot import name 'AddedSecton' (sections.py:1)." in " ".join(line.strip() for line in lines)
