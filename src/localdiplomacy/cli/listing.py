"""What there is: issue codes, code lists, indicators and dimensions, as lines to print."""

from datetime import date

from ..issues.catalogue import CATALOGUE
from ..issues.rules import Rule
from ..model.texts import Language, Text
from ..plugins import Contributions
from ..plugins.records import CORE

Lines = tuple[list[str], list[list[str]]]

_SEVERITIES = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "advice": Text("提示", "advice")}


def _headings(language: Language, *texts: Text) -> list[str]:
    return [text.get(language) for text in texts]


_CODE, _NAME = Text("代码", "Code"), Text("名称", "Name")
_SEVERITY, _RULE = Text("级别", "Severity"), Text("规则", "Rule")
_REMEDY, _FROM = Text("处理", "What to do"), Text("来自", "From")


def known_names(contributions: Contributions) -> list[str]:
    """Return what can be listed besides issue codes."""
    return ["indicators", "dimensions", *sorted(contributions.code_lists)]


def code_rows(contributions: Contributions, name: str | None, at: date | None, language: Language) -> Lines:
    """Return headings and lines for what was asked for: issue codes without a name; no lines for an unknown name.

    Args:
        contributions: what there is.
        name: `indicators`, `dimensions`, id of a code list, or the beginning of an issue code, also a plugin's.
        at: list only the codes valid on this day.
        language: the language of the terms.
    """
    if name == "indicators":
        return _indicators(contributions, language)
    if name == "dimensions":
        return _dimensions(contributions, language)
    code_lists = contributions.code_lists
    if name is not None and name in code_lists:
        codes = [code for code in code_lists[name] if at is None or code.valid(at)]
        rows = [[code.id, code.get(language), "、".join(code.aliases)] for code in codes]
        return _headings(language, _CODE, _NAME, Text("其他写法", "Other spellings")), rows
    return _rules(contributions, name, language)


def _indicators(contributions: Contributions, language: Language) -> Lines:
    headings = _headings(language, _CODE, _NAME, Text("口径", "Definition"))
    found = contributions.indicators
    return headings, [[one.id, one.name(language), one.defined(language)] for one in found]


def _dimensions(contributions: Contributions, language: Language) -> Lines:
    return _headings(language, _CODE, _NAME), [[one.id, one.name(language)] for one in contributions.dimensions]


def _rules(contributions: Contributions, name: str | None, language: Language) -> Lines:
    headings = _headings(language, _CODE, _SEVERITY, _RULE, _REMEDY, _FROM)
    rows = [
        [
            rule.code,
            _SEVERITIES[rule.severity].get(language),
            rule.title.get(language),
            rule.remedy.get(language),
            plugin or CORE,
        ]
        for rule, plugin in _known_rules(contributions).values()
        if name is None or rule.code.startswith(name.upper())
    ]
    return headings, rows


def _known_rules(contributions: Contributions) -> dict[str, tuple[Rule, str | None]]:
    """Return rules by code, the library's and then those of plugins' checks, each with its plugin's name and version."""
    added = {rule.code: (rule, check.plugin) for check in contributions.checks if check.plugin for rule in check.rules}
    return {**{rule.code: (rule, None) for rule in CATALOGUE}, **dict(sorted(added.items()))}
