"""What messages show of an exception from a plugin: its first line, with no folder of the machine in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.issues.catalogue.plugins import HOOK_FAILED, NOT_LOADED
from localdiplomacy.issues.rules import Rule
from localdiplomacy.plugins.faults import fault, told, without_folders


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(/home/li/lib/city/__init__.py)", "(__init__.py)"),
        ("No such file or directory: '/home/li/my files/a.csv'", "No such file or directory: 'a.csv'"),
        ('cannot read "/home/li/外事 台账/出访.csv"', 'cannot read "出访.csv"'),
        ("找不到/home/li/出访.csv。", "找不到出访.csv。"),
        ("找不到“/home/li/我的 台账/出访.csv”。", "找不到“出访.csv”。"),
        ("/opt/city/a.py:12: in <module>", "a.py:12: in <module>"),
        (r"'C:\\Users\\Li Na\\a.csv'", "'a.csv'"),
        (r"C:\Users\li\a.csv is locked", "a.csv is locked"),
        ("C:/Users/li/a.csv is locked", "a.csv is locked"),
        (r"\\office\share\a.csv is locked", "a.csv is locked"),
        ("from file:///home/li/a.py", "from a.py"),
        ("error:/home/li/a.py", "error:a.py"),
        ("two: /a/b/c.py and /d/e/f.py", "two: c.py and f.py"),
        ("see https://example.org/a/b.html", "see https://example.org/a/b.html"),
        ("see ./a/b.py, ../c/d.py, ~/e/f.py, g/h.py", "see ./a/b.py, ../c/d.py, ~/e/f.py, g/h.py"),
        ("1 / 2, and/or, 3/4/5, /x, a // b", "1 / 2, and/or, 3/4/5, /x, a // b"),
    ],
)
def test_absolute_paths_are_shortened_to_the_file_s_name(text: str, shown: str) -> None:
    assert without_folders(text) == shown


@given(st.text(st.sampled_from("ab/\\:.'\"() 文"), max_size=60))
def test_shortening_only_takes_away(text: str) -> None:
    shown = without_folders(text)
    rest = iter(text)
    assert all(char in rest for char in shown)


@pytest.mark.parametrize("text", ["/" * 5_000, "/a" * 5_000, "'/a" * 5_000, "\\" * 5_000, "(/ " * 5_000])
def test_a_strange_text_is_looked_at_only_so_far(text: str) -> None:
    assert len(told(ValueError(text))["error"]) <= 2_000 + len("ValueError: ")


def _raised(text: str) -> dict[str, str]:
    try:
        raise ImportError(text)
    except ImportError as error:
        return told(error)


@pytest.mark.parametrize("rule", [NOT_LOADED, HOOK_FAILED])
def test_a_message_has_the_whole_first_line(rule: Rule) -> None:
    line = " ".join(["cannot import name 'Thing' from 'localdiplomacy.somewhere' (/home/li/lib/x.py)"] * 3)
    (issue,) = fault(rule, "desk", hook="register_checks", **_raised(f"{line}\nand much more")).issues
    for language in ("zh", "en"):
        message = issue.message(language)  # type: ignore[arg-type]
        assert line.replace("/home/li/lib/", "") in message
        assert "much more" not in message
        assert "test_faults.py:" in message


def test_a_line_without_end_is_cut_and_says_so() -> None:
    (issue,) = fault(NOT_LOADED, "desk", **_raised("x" * 10_000)).issues
    assert len(issue.values("en")["error"]) == 300
    assert issue.values("en")["error"].endswith("xx…")


def test_an_exception_without_a_text_is_its_type() -> None:
    assert told(ValueError(" \n ")) == {"error": "ValueError", "where": "?"}
