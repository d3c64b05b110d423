"""The page of the conformance checks has every check, under its area, in both languages."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from localdiplomacy.conformance import CHECKS
from localdiplomacy.model.texts import LANGUAGES, Language

HOOKS = Path(__file__).parents[2] / "docs" / "_hooks"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_can_be_linked_to(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HOOKS))
    page = import_module("conformance_pages").build(language)
    for check in CHECKS:
        heading = f"### {check.id} {check.title.get(language)} {{ #{check.id.lower()} }}"
        assert f"{heading}\n\n{check.proves.get(language)}\n" in page


def test_every_area_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HOOKS))
    pages = import_module("conformance_pages")
    assert set(pages.AREAS) <= set(map(pages.number, CHECKS))
    assert len(re.findall(r"^## ", pages.build("en"), re.MULTILINE)) == len({check.id[:5] for check in CHECKS})
