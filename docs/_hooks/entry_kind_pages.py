"""The kinds of entries: fields, units, states and checks of each, one page a language."""

from localdiplomacy.codec.codelists import ENTRY_KINDS, ENTRY_LIVES, builtin_code_lists, mechanism_of
from localdiplomacy.model.entries import DetailField, EntryKind, EntryLife
from localdiplomacy.model.kind_checks import KindCheck
from localdiplomacy.model.texts import Language, Text
from md import code, page, table

TITLE = Text("台账种类", "Kinds of entries")
INTRO = Text(
    "小台账的全部种类:字段、单位、状态和检查。怎样增加自己的种类,见[小台账](../smaller-ledgers.zh.md)。",
    "Every kind of the smaller ledgers: fields, units, states and checks. How to add one of your own is under "
    "[smaller ledgers](../smaller-ledgers.md).",
)
FIELDS = {
    "zh": ("字段", "名称", "类型", "必填", "其他表头"),
    "en": ("Field", "Called", "Type", "Required", "Other headings"),
}
CHECKS = {"zh": ("检查", "方式", "要求", "级别"), "en": ("Check", "Mechanism", "What must hold", "Severity")}
REQUIRED = Text("必填的公共字段", "Common fields that must be filled in")
UNITS = Text("单位", "Units")
STATES = Text("状态", "States")
LIFE = Text("流程", "Life")
LIVES = Text("流程", "Lives")
ALIASES = Text("其他名称", "Also called")
YES = Text("是", "yes")
SENSITIVE = Text("不显示", "not shown")
SEVERITIES = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "advice": Text("提示", "advice"),
}


def states(life: EntryLife, language: Language) -> str:
    """The states in their usual order, each with those that may follow."""
    words = builtin_code_lists()["entry-state"]
    moves = life.lifecycle.moves
    shown = []
    for state in life.states:
        after = ", ".join(words.label(name, language) for name in life.states if name in moves.get(state, ()))
        shown.append(f"{words.label(state, language)}{f' → {after}' if after else ''}")
    return "; ".join(shown)


def field_row(field: DetailField, language: Language) -> tuple[str, ...]:
    """One field."""
    type_ = f"{field.type} ({code(field.code_list)})" if field.code_list else field.type
    if field.sensitive:
        type_ = f"{type_}, {SENSITIVE.get(language)}"
    required = YES.get(language) if field.required else ""
    return code(field.id), field.label.get(language), type_, required, ", ".join(field.aliases)


def check_row(check: KindCheck, language: Language) -> tuple[str, ...]:
    """One check."""
    said = Text(check.zh, check.en).get(language)
    return code(check.id), code(mechanism_of(check)), said, SEVERITIES[check.severity].get(language)


def checks(found: tuple[KindCheck, ...], language: Language) -> list[str]:
    """The table of checks; nothing where there are none."""
    return [table(CHECKS[language], (check_row(check, language) for check in found))] if found else []


def life_section(life: EntryLife, language: Language) -> str:
    """One life."""
    lines = [
        f"### {life.get(language)} {{ #life-{life.id} }}\n",
        f"{code(life.id)}: {states(life, language)}\n",
        *checks(life.checks, language),
    ]
    return "\n".join(lines)


def kind_section(kind: EntryKind, language: Language) -> str:
    """One kind."""
    units = builtin_code_lists()["unit"]
    lines = [f"## {kind.get(language)} {{ #{kind.id} }}\n", f"{code(kind.id)}\n"]
    if kind.aliases:
        lines.append(f"- {ALIASES.get(language)}: {', '.join(kind.aliases)}")
    if kind.required:
        lines.append(f"- {REQUIRED.get(language)}: {', '.join(map(code, kind.required))}")
    if kind.units:
        lines.append(f"- {UNITS.get(language)}: {', '.join(units.label(unit, language) for unit in kind.units)}")
    if kind.life is not None:
        lines.append(f"- {LIFE.get(language)}: [{kind.life}](#life-{kind.life})")
    elif kind.states:
        lines.append(f"- {STATES.get(language)}: {states(kind, language)}")
    fields = [table(FIELDS[language], (field_row(field, language) for field in kind.fields))] if kind.fields else []
    return "\n".join([*lines, "", *fields, *checks(kind.checks, language)])


def build(language: Language) -> str:
    """The page in one language."""
    lists = builtin_code_lists()
    lives = [life_section(life, language) for life in lists[ENTRY_LIVES] if isinstance(life, EntryLife)]
    kinds = [kind_section(kind, language) for kind in lists[ENTRY_KINDS] if isinstance(kind, EntryKind)]
    return page(TITLE.get(language), INTRO.get(language), f"## {LIVES.get(language)} {{ #lives }}\n", *lives, *kinds)
