"""The code lists, one page a language."""

from localdiplomacy.codec.codelists import ENTRY_KINDS, ENTRY_LIVES, builtin_code_lists
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.texts import Language, Text
from md import code, page, table

TITLE = Text("代码表", "Code lists")
INTRO = Text(
    "记录中的代码、中英文名称,以及读取台账时认得的其他写法。各列的写法见[台账格式](ledger-formats.zh.md)。",
    "The codes that records hold, their terms, and the other spellings that ledgers may use. Headings of columns are under "
    "[ledger formats](ledger-formats.md).",
)
HEADER = {
    "zh": ("代码", "中文", "英文", "其他写法", "有效期"),
    "en": ("Code", "Chinese", "English", "Other spellings", "Valid"),
}
MORE = Text(
    "字段、单位、状态和检查见[台账种类](entry-kinds.zh.md)。",
    "Fields, units, states and checks are under [kinds of entries](entry-kinds.md).",
)
OPEN = Text("允许使用表外的值。", "Values outside the list are allowed.")
COLUMNS = "columns."


def validity(entry: Code) -> str:
    """The days on which a code is valid, end excluded; empty where it always is."""
    return f"{entry.since or ''} – {entry.until or ''}" if entry.since or entry.until else ""


def rows(found: CodeList) -> list[tuple[str, ...]]:
    """A table row for each code."""
    return [(code(entry.id), entry.zh, entry.en, ", ".join(entry.aliases), validity(entry)) for entry in found]


def section(found: CodeList, language: Language) -> str:
    """One code list with its table."""
    blocks = [f"## {found.zh if language == 'zh' else found.en} {{ #{found.id} }}\n", f"{code(found.id)}\n"]
    if found.open:
        blocks.append(f"{OPEN.get(language)}\n")
    blocks.append(table(HEADER[language], rows(found)))
    if found.id in (ENTRY_KINDS, ENTRY_LIVES):
        blocks.append(f"{MORE.get(language)}\n")
    return "\n".join(blocks)


def build(language: Language) -> str:
    """The page in one language."""
    lists = [found for id, found in sorted(builtin_code_lists().items()) if not id.startswith(COLUMNS)]
    return page(TITLE.get(language), INTRO.get(language), *(section(found, language) for found in lists))
