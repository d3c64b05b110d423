"""Pages that are walkthroughs do what they say, and a step that is wrong is noticed; `conftest.py` says what a step is.

The tutorials take longest and have files of their own, so that the work can be shared out.
"""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typer", reason="the extra cli is not installed")

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
MARK = "<!-- walkthrough -->"
ELSEWHERE = ("plugin-tutorial.md", "plugin-tutorial.zh.md")
MARKED = [page for page in sorted((ROOT / "docs").rglob("*.md")) if MARK in page.read_text("utf-8")]
PAGES = [page for page in MARKED if page.name not in ELSEWHERE]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_step_does_what_the_page_says(page: Path, walk: Any) -> None:
    walk.follow(page)
    assert walk.commands > 0


def test_the_pages_on_plugins_are_walkthroughs() -> None:
    assert {"plugins.md", "plugins.zh.md", *ELSEWHERE} <= {page.name for page in MARKED}


def test_every_tutorial_is_followed_in_a_file_of_its_own() -> None:
    texts = [file.read_text("utf-8") for file in Path(__file__).parent.glob("test_walkthrough_of_*.py")]
    assert sorted(name for name in ELSEWHERE for text in texts if f'"{name}"' in text) == sorted(ELSEWHERE)


def test_sound_steps_are_followed(walk: Any) -> None:
    walk.follow(FIXTURES / "walkthrough.md")
    assert walk.commands == 5
    assert (walk.folder / "office" / "localdiplomacy.toml").is_file()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("```console\n$ localdiplomacy --version\n9.9.9\n```\n", "localdiplomacy --version"),
        ("```console\n$ localdiplomacy plugins list nowhere\n```\n", "LD-SET-001"),
        ("```console\n$ localdiplomacy --version # exit 1\n...\n```\n", "localdiplomacy --version"),
        ("```console\nno command\n```\n", "begins with a command"),
        ("```console\n$ curl example.org\n```\n", "no test knows how to run"),
        ("```python\n1 + 1\n```\n", "neither a file nor a command"),
        ('```toml title="a.toml"\nx = 1\n```\n```toml title="a.toml …"\nx = 2\n```\n', "a.toml does not hold this"),
    ],
)
def test_a_step_that_is_wrong_is_noticed(walk: Any, tmp_path: Path, broken: str, reason: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(broken, "utf-8")
    with pytest.raises(AssertionError, match=reason):
        walk.follow(page)
