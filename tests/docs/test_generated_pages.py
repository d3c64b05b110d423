"""The pages made from the package hold everything the package has, in both languages."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues.catalogue import CATALOGUE
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.model.texts import LANGUAGES, Language
from localdiplomacy.regulations.regulations import builtin

HOOKS = Path(__file__).parents[2] / "docs" / "_hooks"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Find the hook's modules as mkdocs does, by the folder they are in."""
    monkeypatch.syspath_prepend(str(HOOKS))
    return import_module


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_described(pages, language: Language) -> None:
    page = pages("issue_pages").build(language)
    for rule in CATALOGUE:
        assert f"### {rule.code} {rule.title.get(language)}" in page
        assert rule.remedy.get(language) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_list_is_on_one_of_two_pages(pages, language: Language) -> None:
    codes, columns = pages("code_list_pages").build(language), pages("ledger_format_pages").build(language)
    for found in builtin_code_lists().values():
        heading = f"{{ #{found.id} }}"
        assert (heading in codes) is not (heading in columns)
        assert all(f"| `{code.id}` |" in codes + columns for code in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_entry_shows_its_fields_states_and_checks(pages, language: Language) -> None:
    page, lists = pages("entry_kind_pages").build(language), builtin_code_lists()
    for kind in lists["entry-kind"]:
        _, _, section = page.partition(f"## {kind.get(language)} {{ #{kind.id} }}")
        section = section.partition("\n## ")[0]
        assert all(f"| `{field.id}` | {field.label.get(language)} |" in section for field in kind.fields)
        assert all(f"| {check.zh if language == 'zh' else check.en} |" in section for check in kind.checks)
        life = f"(#life-{kind.life})" if kind.life else ""
        assert life in section
        assert life or all(lists["entry-state"].label(state, language) in section for state in kind.states)
    for life in lists["entry-life"]:
        assert f"{{ #life-{life.id} }}" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_prints_its_definition(pages, language: Language) -> None:
    page = pages("indicator_pages").build(language)
    for indicator in INDICATORS:
        assert f"## {indicator.name(language)} {{ #{indicator.id} }}" in page
        assert indicator.definition.get(language) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_regulation_shows_its_source_and_grade(pages, language: Language) -> None:
    page = pages("regulation_pages").build(language)
    for parameter in builtin().parameters():
        assert f"`{parameter.id}` · {parameter.jurisdiction}" in page
        for value in parameter.values:
            assert f"| {pages('md').cell(value.source)} | {value.grade} |" in page


def test_every_room_has_an_api_page(pages) -> None:
    built = pages("api_pages").build()
    package = HOOKS.parents[1] / "src" / "localdiplomacy"
    rooms = {folder.name for folder in package.iterdir() if (folder / "__init__.py").is_file()}
    assert {f"api/{room}.md" for room in rooms} <= set(built)
    assert "::: localdiplomacy.model.quantities" in built["api/model.md"]


def test_a_cell_cannot_break_its_table(pages) -> None:
    assert pages("md").table(["a"], [["one | two\nthree"]]) == "| a |\n| --- |\n| one \\| two three |\n"
