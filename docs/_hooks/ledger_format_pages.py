"""The columns of each ledger and the headings they are known by, one page a language."""

from code_list_pages import COLUMNS
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.model.codes import CodeList
from localdiplomacy.model.texts import Language, Text
from md import code, page, table

TITLE = Text("台账格式", "Ledger formats")
INTRO = Text(
    "每种台账的列,以及表头可以怎样写。大小写、空格和括号中的说明不影响识别;列的顺序任意。",
    "The columns of each kind of ledger and the headings they are known by. Case, spaces and notes in brackets do not matter, nor "
    "does the order of the columns.",
)
HEADER = {
    "zh": ("字段", "中文表头", "英文表头", "其他写法"),
    "en": ("Field", "Chinese heading", "English heading", "Other headings"),
}


def section(found: CodeList, language: Language) -> str:
    """One ledger with its columns."""
    title = found.zh if language == "zh" else found.en
    rows = [(code(column.id), column.zh, column.en, ", ".join(column.aliases)) for column in found]
    return f"## {title} {{ #{found.id} }}\n\n{table(HEADER[language], rows)}"


def build(language: Language) -> str:
    """The page in one language."""
    lists = [found for id, found in sorted(builtin_code_lists().items()) if id.startswith(COLUMNS)]
    return page(TITLE.get(language), INTRO.get(language), *(section(found, language) for found in lists))
