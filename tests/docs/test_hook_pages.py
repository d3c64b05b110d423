"""Every hook is documented, has an example that runs, and has a test."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from localdiplomacy.model.texts import LANGUAGES, Language
from localdiplomacy.plugins import builtins, hookspecs
from localdiplomacy.plugins.kinds import KINDS

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "docs" / "_hooks" / "hooks"
SUFFIX = {"en": ".md", "zh": ".zh.md"}
_HOW = "see docs/_hooks/hook_pages.py"


@pytest.fixture
def hook_pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Find the generator as mkdocs does, by the folder it is in."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_hooks"))
    return import_module("hook_pages")


def specified() -> list[str]:
    return [name for name in vars(hookspecs) if name.startswith("register_")]


def test_the_hooks_are_those_specified() -> None:
    assert sorted(specified()) == sorted(kind.hook for kind in KINDS)


@pytest.mark.parametrize("hook", specified())
def test_the_specification_says_what_it_takes_and_returns(hook: str) -> None:
    said = inspect.getdoc(getattr(hookspecs, hook)) or ""
    assert re.match(r"Contribute [^\n]+\.\n\nArgs:\n    config: .+\n\nReturns:\n    \S", said, re.DOTALL), hook


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hook", specified())
def test_an_example_implements_it(hook: str, language: Language) -> None:
    file = WRITTEN / f"{hook}{SUFFIX[language]}"
    assert file.is_file(), f"{hook} has no example: write {file.name}; {_HOW}"
    text = file.read_text("utf-8")
    code = "".join(re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    assert re.search(rf"@ld\.hookimpl\n\s+def {hook}\(", code), f"the example in {file.name} does not implement {hook}"
    assert re.search(r"^```pycon\n>>> ", text, re.MULTILINE), f"the example in {file.name} shows no output"


@pytest.mark.parametrize("hook", specified())
def test_both_languages_run_the_same_example(hook: str) -> None:
    blocks = [
        re.findall(r"^```.*?^```$", (WRITTEN / f"{hook}{suffix}").read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for suffix in SUFFIX.values()
    ]
    assert blocks[0] == blocks[1]


def test_no_example_is_of_a_hook_that_is_gone() -> None:
    assert {file.name.partition(".")[0] for file in WRITTEN.iterdir()} == set(specified())


@pytest.mark.parametrize("hook", specified())
def test_it_has_a_test_and_a_built_in_user(hook: str) -> None:
    tests = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests" / "plugins").rglob("test_*.py"))
    assert f"def test_hook_{hook}" in tests, f"write test_hook_{hook} in tests/plugins"
    assert callable(getattr(builtins, hook))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hook", specified())
def test_its_page_holds_signature_example_and_users(hook_pages: ModuleType, hook: str, language: Language) -> None:
    built = hook_pages.pages(language)[f"reference/hooks/{hook}{SUFFIX[language]}"]
    kind = next(kind for kind in KINDS if kind.hook == hook)
    assert all(f"[`{type_.__name__}`]" in built for type_ in kind.types)
    example = (WRITTEN / f"{hook}{SUFFIX[language]}").read_text("utf-8")
    assert f"def {hook}(config: Any) -> Sequence[" in built
    assert all(block in built for block in re.findall(r"^```.*?^```$", example, re.MULTILINE | re.DOTALL))
    assert inspect.getsource(getattr(builtins, hook)) in built
    users = hook_pages.real_users(hook)
    assert users, f"no package in plugins/ uses {hook}"
    assert all(f"- `{user}`\n" in built for user in users)
    assert f"hooks/{hook}{SUFFIX[language]}" in hook_pages.build(language)
    if language == "en":
        assert " ".join((inspect.getdoc(getattr(hookspecs, hook)) or "").partition("Returns:")[2].split()) in built


def test_users_are_found_in_the_packages_of_the_project(
    hook_pages: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "plugins" / "localdiplomacy-x" / "src" / "localdiplomacy_x" / "__init__.py"
    module.parent.mkdir(parents=True)
    module.write_text("@hookimpl\ndef register_checks():\n    return []\n", "utf-8")
    monkeypatch.setattr(hook_pages, "ROOT", tmp_path)
    assert hook_pages.real_users("register_checks") == ["plugins/localdiplomacy-x/src/localdiplomacy_x/__init__.py"]
    assert hook_pages.real_users("register_indicators") == []
