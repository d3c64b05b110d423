"""Checks on what a plugin contributes (LD-C30 to LD-C37): types, ids, texts and what they refer to."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..issues.catalogue import plugins as rules
from ..issues.catalogue.plugins import DUPLICATE, FOREIGN_ID, FORMAT_MISSING, WRONG_RETURN
from ..issues.errors import CannotContinue
from ..ledger.formats import OBSERVATIONS
from ..ledger.ledger import RECORD_TYPES
from ..measures.field_paths import require_path
from ..measures.indicators import Fold
from ..measures.labels import INDICATOR_LIST
from ..measures.naming import folded, indicator_ids
from ..measures.validation.known_names import dimensions_of, indicators_of
from ..measures.validation.rule_set import AnyRule
from ..model.entries import EntryKind, EntryLife
from ..model.texts import Text
from ..plugins import Contributions
from ..plugins.kinds import (
    CHECKS,
    CODE_LISTS,
    DIMENSIONS,
    INDICATORS,
    LEDGER_FORMATS,
    REGULATIONS,
    REPORT_FORMATS,
    VALIDATION_RULES,
)
from ..reports.formats import ReportFormat
from .check import ConformanceCheck, Finding
from .kinds import asked_by
from .refusals import finding_of, kept_to, refused
from .subject import Subject

_WRITE_BOTH = Text(
    "请写出中文和英文，英文中不用汉字。",
    "Write it in Chinese and in English, without Chinese characters in the English.",
)
_MENTIONED = Text(
    "请改正编号，或一并提供所指的内容。",
    "Correct the id, or contribute what it means too.",
)


def _has_han(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def _lacks(text: Any) -> bool:
    """Tell whether a text is not there in both languages."""
    if not (isinstance(text.zh, str) and isinstance(text.en, str)):
        return True
    return not text.zh.strip() or not text.en.strip() or _has_han(text.en)


def _titled(subject: Subject) -> Iterator[tuple[str, Any]]:
    """Yield everything that has a title: (id, what has `zh` and `en`)."""
    own = subject.own
    for kind in (INDICATORS, DIMENSIONS, CHECKS, LEDGER_FORMATS, REGULATIONS, VALIDATION_RULES):
        yield from ((item.id, item) for item in own[kind.id])
    yield from ((item.id, item.title) for item in own[REPORT_FORMATS.id] if isinstance(item, ReportFormat))
    for codes in own[CODE_LISTS.id]:
        if codes.id.startswith(f"{subject.name}."):  # else it adds to a list that has its title
            yield codes.id, codes
        for code in codes:
            yield f"{codes.id}: {code.id}", code
            if isinstance(code, EntryKind):
                yield from ((f"{code.id}.{field.id}", field.label) for field in code.fields)
            if isinstance(code, EntryLife):
                yield from ((f"{code.id}.{check.id}", check) for check in code.checks)
    for pack in own[REGULATIONS.id]:
        yield from ((parameter.id, parameter) for parameter in pack.parameters)


def _titles(subject: Subject) -> Iterator[Finding]:
    for id, text in _titled(subject):
        if _lacks(text):
            yield Finding(
                what=Text("名称没有写全两种语言。", "The title is not there in both languages."),
                where=id,
                fix=_WRITE_BOTH,
            )


def _definitions(subject: Subject) -> Iterator[Finding]:
    for item in subject.own[INDICATORS.id]:
        same = item.definition.zh.strip() == item.zh.strip() or item.definition.en.strip() == item.en.strip()
        if _lacks(item.definition) or same:
            yield Finding(
                what=Text("口径没有写全，或只是重复名称。", "The definition is incomplete or only repeats the title."),
                where=item.id,
                fix=Text(
                    "请用两种语言写明统计哪些记录、按什么计数。",
                    "Say in both languages which records are counted, and by what.",
                ),
            )


def _rules(subject: Subject) -> Iterator[Finding]:
    for check in subject.own[CHECKS.id]:
        if not check.rules:
            yield Finding(
                what=Text("检查没有规则，报告不了任何问题。", "The check has no rules and can report nothing."),
                where=check.id,
                fix=Text("请在 rules 中列出它的规则。", "List its rules in `rules`."),
            )
        for rule in check.rules:
            for name in ("title", "message", "remedy"):
                if _lacks(getattr(rule, name)):
                    yield Finding(
                        what=Text(f"规则的 {name} 没有写全两种语言。", f"{name} of the rule is not in both languages."),
                        where=rule.code,
                        fix=_WRITE_BOTH,
                    )


def _references(subject: Subject) -> Iterator[Finding]:
    missing = tuple(refused(subject, FORMAT_MISSING))
    yield from missing
    for id, what, known in () if missing else _mentions(subject):
        if not known:
            what_is = Text(f"所指的{what.zh} 不存在。", f"{what.en} is not there.")
            yield Finding(what=what_is, where=id, fix=_MENTIONED)


def _mentions(subject: Subject) -> Iterator[tuple[str, Text, bool]]:
    """Yield what contributions refer to: (whose reference, to what, whether it is there)."""
    own, there = subject.own, subject.contributions
    indicators, lists = {found.id for found in there.indicators}, there.code_lists

    def unit(id: str) -> tuple[Text, bool]:
        return Text(f"单位 {id}", f"unit {id}"), id in lists["unit"]

    def code_list(id: str) -> tuple[Text, bool]:
        return Text(f"代码表 {id}", f"code list {id}"), id in lists

    for item in own[INDICATORS.id]:
        for part in item.made_of:
            yield item.id, Text(f"指标 {part}", f"indicator {part}"), part in indicators
        if item.fold is not Fold.RATIO:
            yield from ((item.id, *unit(id)) for id in item.units)
    for item in own[DIMENSIONS.id]:
        yield from (
            (item.id, *code_list(id)) for id in dict.fromkeys((item.code_list, *dict(item.lists).values())) if id
        )
        for records, path in item.fields:
            yield item.id, Text(f"{records} 的字段 {path}", f"field {path} of {records}"), _exists(records, path)
        if item.rolls_up is not None:
            base = item.rolls_up.of
            yield item.id, Text(f"维度 {base}", f"dimension {base}"), base in {found.id for found in there.dimensions}
    for item in own[CHECKS.id]:
        named = (need.partition(":")[2] for need in item.needs if need.startswith("codes:"))
        yield from ((item.id, *code_list(id)) for id in named)
    for item in own[LEDGER_FORMATS.id]:
        yield item.id, *code_list(item.columns)
        known = item.records in (*RECORD_TYPES, OBSERVATIONS)
        yield item.id, Text(f"记录集 {item.records}", f"set {item.records}"), known
    yield from _looked_at(own[VALIDATION_RULES.id], there)
    for kind in (code for codes in own[CODE_LISTS.id] for code in codes if isinstance(code, EntryKind)):
        yield from ((kind.id, *code_list(field.code_list)) for field in kind.fields if field.code_list is not None)
        yield from ((kind.id, *unit(id)) for id in kind.units)
        yield from asked_by(kind, there)


def _exists(records: str, path: str) -> bool:
    """Tell whether a field path of a set leads somewhere."""
    if path in ("@kind", "@state"):
        return True
    try:
        require_path(path, records, path)
    except CannotContinue:
        return False
    return True


def _looked_at(own: Iterable[AnyRule], there: Contributions) -> Iterator[tuple[str, Text, bool]]:
    """Yield the same for the indicators and dimensions that validation rules look at."""
    names = indicator_ids(there.indicators)
    published = {code.id for code in there.code_lists.get(INDICATOR_LIST, ())}
    dimensions = {found.id for found in there.dimensions}
    for rule in own:
        for name in indicators_of(rule):
            yield rule.id, Text(f"指标 {name}", f"indicator {name}"), folded(name) in names or name in published
        for name in dimensions_of(rule):
            yield rule.id, Text(f"维度 {name}", f"dimension {name}"), name in dimensions


# What the registry refuses for a reason that another check looks at.
_ELSEWHERE = frozenset(rules.RULES)


def _data(subject: Subject) -> Iterator[Finding]:
    issues = [issue for issue in subject.refusals if issue.rule not in _ELSEWHERE]
    mine = [issue for issue in issues if not (issue.path or "").startswith("plugins.")]
    yield from map(finding_of, mine)
    if not mine:
        _ = subject.loaded


VALUES = (
    kept_to(
        "LD-C30",
        Text("返回值的类型", "types of what hooks return"),
        Text("每个钩子返回由所定类型组成的列表。", "Each hook returns a list of the right type."),
        WRONG_RETURN,
    ),
    kept_to(
        "LD-C31",
        Text("编号的开头", "prefix of ids"),
        Text(
            "从编号就能看出内容来自哪个插件，且不会与其他插件冲突。",
            "Each id tells whose it is, and cannot meet that of another plugin.",
        ),
        FOREIGN_ID,
    ),
    kept_to(
        "LD-C32",
        Text("编号唯一", "unique ids"),
        Text("每个编号只有一个含义。", "Each id means one thing."),
        DUPLICATE,
    ),
    ConformanceCheck(
        id="LD-C33",
        title=Text("中英文名称", "titles in Chinese and English"),
        proves=Text("列表和报告在两种语言中都可读。", "Listings and reports can be read in both languages."),
        look=_titles,
    ),
    ConformanceCheck(
        id="LD-C34",
        title=Text("指标口径", "definitions of indicators"),
        proves=Text("每个数字旁都能印出它的口径。", "Beside each figure stands what was counted."),
        look=_definitions,
    ),
    ConformanceCheck(
        id="LD-C35",
        title=Text("规则的说明与处理", "texts and remedies of rules"),
        proves=Text(
            "每个问题都说明哪里不对、怎样处理。",
            "Each issue says what is wrong and what to do.",
        ),
        look=_rules,
    ),
    ConformanceCheck(
        id="LD-C36",
        title=Text("所指的内容都存在", "references lead somewhere"),
        proves=Text(
            "单位、代码表、报告格式、比率的两部分、检验规则所看的指标和维度都存在。",
            "Units, code lists, report formats, the parts of ratios, and what validation rules look at are there.",
        ),
        look=_references,
    ),
    ConformanceCheck(
        id="LD-C37",
        title=Text("数据文件", "data files"),
        proves=Text(
            "plugin.toml、规定文件和代码表没有错误。",
            "Its plugin.toml, packs and code lists have no faults.",
        ),
        look=_data,
    ),
)
