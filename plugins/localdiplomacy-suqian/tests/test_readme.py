"""The two READMEs: their examples are run, their excerpts are what comes out, their rules are all rules."""

import doctest
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from localdiplomacy_suqian.regulations import INSPECTION_INTERVAL, packs
from localdiplomacy_suqian.rules import RULES

from localdiplomacy import CheckContext, Registry, open
from localdiplomacy.regulations.answers import InForce

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}


def _blocks(language: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", READMES[language].read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("language", READMES)
def test_the_session_runs(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # It opens the example as a user would: with the plugin that is installed.
    monkeypatch.chdir(ROOT)
    (session,) = _blocks(language, "pycon")
    test = doctest.DocTestParser().get_doctest(session, {}, READMES[language].name, None, 0)
    said: list[str] = []
    assert doctest.DocTestRunner().run(test, out=said.append).failed == 0, "".join(said)
    assert test.examples


@pytest.mark.parametrize("language", READMES)
def test_the_excerpt_is_in_the_report(language: str, registry: Registry) -> None:
    workspace = open(ROOT / "tests" / "example", registry=registry)
    report = workspace.report(period="2021H1", language="en" if language == "en" else "zh").to_markdown()
    (excerpt,) = _blocks(language, "markdown")
    assert excerpt in report


@pytest.mark.parametrize("language", READMES)
def test_the_entries_and_settings_are_good(language: str, registry: Registry, tmp_path: Path) -> None:
    entries, _, settings = _blocks(language, "toml")
    assert set(tomllib.loads(settings)["plugins"]["suqian"]) == {"offices", "since", "each_batch"}
    (tmp_path / "localdiplomacy.toml").write_text(f'{settings}\n[workspace]\nname = "某办"\n', encoding="utf-8")
    (tmp_path / "ledgers").mkdir()
    (tmp_path / "ledgers" / "entries.toml").write_text(entries, encoding="utf-8")
    workspace = open(tmp_path, registry=registry)
    assert list(workspace.intake) == []
    assert len(workspace.ledger.entries) == 3
    context = CheckContext(
        ledger=workspace.ledger, at=date(2021, 12, 31), code_lists=workspace.contributions.code_lists
    )
    kinds = [check for check in workspace.contributions.checks if check.id in ("core.entry-fields", "core.details")]
    assert [issue for check in kinds for issue in check.run(context)] == []


@pytest.mark.parametrize("language", READMES)
def test_the_register_is_that_of_the_example(language: str) -> None:
    (register,) = _blocks(language, "csv")
    assert register == (ROOT / "tests" / "example" / "ledgers" / "inspections.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", READMES)
def test_the_rule_of_another_city_is_good(language: str, registry: Registry, tmp_path: Path) -> None:
    _, pack, _ = _blocks(language, "toml")
    (tmp_path / "own.toml").write_text(pack, encoding="utf-8")
    settings = '[workspace]\nname = "某办"\n[regulations]\npacks = ["own.toml"]\n'
    (tmp_path / "localdiplomacy.toml").write_text(settings, encoding="utf-8")
    rules = open(tmp_path, registry=registry).contributions.regulations
    found = {where: rules.lookup(INSPECTION_INTERVAL, on=date(2021, 12, 31), where=where) for where in ("3209", "3213")}
    assert {where: answer.value.number for where, answer in found.items() if isinstance(answer, InForce)} == {
        "3209": 6,
        "3213": 3,
    }


@pytest.mark.parametrize("language", READMES)
def test_every_rule_is_listed_with_its_severity(language: str) -> None:
    words = {"zh": {"提示": "advice", "警告": "warning", "错误": "error"}}.get(language, {})
    text = READMES[language].read_text(encoding="utf-8")
    listed = re.findall(r"^\| (SUQIAN-\d{3}) \| (\S+) \|", text, re.MULTILINE)
    assert [(code, words.get(word, word)) for code, word in listed] == [
        (rule.code, rule.severity.value) for rule in RULES
    ]


@pytest.mark.parametrize("language", READMES)
def test_every_contribution_is_listed(language: str, registry: Registry) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    found = registry.contributions
    own = [item.id for item in found.indicators if item.id.startswith("suqian.")]
    own += [item.id for item in found.dimensions if item.id.startswith("suqian.")]
    own += [id for id in found.code_lists if id.startswith("suqian.")]
    own += [item.id for item in found.ledger_formats if item.id.startswith("suqian.")]
    own += [item.id for item in found.validation_rules if item.id.startswith("suqian.")]
    own += [name for pack in packs() for name in (pack.id, *(parameter.id for parameter in pack.parameters))]
    assert [id for id in own if f"`{id}`" not in text] == []
