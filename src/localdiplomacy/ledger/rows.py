"""What each row of a table is: a record, or one of the other things that stand in tables."""

import re
from collections.abc import Sequence
from enum import StrEnum

from ..codec.han import fold
from .cell_texts import is_blank
from .grids import Cell


class RowKind(StrEnum):
    """What a row of a table is."""

    RECORD = "record"
    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    SUBTOTAL = "subtotal"
    NOTE = "note"


_TOTAL = re.compile(
    r".{0,12}?(?:合计|小计|总计|累计|共计|总数)(?:[(:].{0,20})?|(?:grand ?|sub-?)?totals?:?|sum:?", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|附注|备注|说明|填表说明|note|notes|remark|remarks)\s*\d*\s*[:.、].*"
    r"|(?:填表|制表|填报|审核|复核|核对|审批|负责|联系|经办|统计|录入|分管|单位负责|科室负责)(?:人|单位|日期|时间|电话|领导|员|处室)?"
    r"(?:\(签[字章名]\)|签[字章名])?:.*"
    r"|(?:日期|电话|联系电话|签字|盖章|单位\(?盖?章?\)?|制表|审核|填表)\s*:.*|\*.*|※.*",
    re.IGNORECASE | re.DOTALL,
)
# `其中:日本 3` below a total: a part of it, counted above.
_PART = re.compile(r"\(?其中(?!一|1).{0,30}", re.DOTALL)
_SECTION = re.compile(r"(?:\(?[一二三四五六七八九十]{1,3}\)?[、.)]|第[一二三四五六七八九十]{1,3}[章节部分]).{0,60}")
# What a first cell must hold for the slower patterns to be worth a look.
_TRIGGER = re.compile(r"[计数:：注*※一二三四五六七八九十]|其中|total|sum|note|remark", re.IGNORECASE)


def kind_of(cells: Sequence[Cell], header: Sequence[str], titles: frozenset[str], known: frozenset[int]) -> RowKind:
    """Return what a row below the header is.

    Args:
        cells: its cells.
        header: the headings above, plain; a row that repeats them is a header again (a page break).
        titles: texts of the rows above the header; they too are repeated on a new page.
        known: places of the columns whose cells can make a record.
    """
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled:
        return RowKind.BLANK
    first = cells[filled[0]]
    if type(first) is str:
        if len(filled) == 1 and first.strip() in titles:
            return RowKind.TITLE
        if filled[0] < len(header) and _squeezed(first) == header[filled[0]] and _repeats(cells, filled, header):
            return RowKind.HEADER
        if _TRIGGER.search(first):
            found = _marked(first, [cells[index] for index in filled])
            if found is not None:
                return found
    # A running number alone, printed for a line that was never filled in, is no record.
    return RowKind.RECORD if not known.isdisjoint(filled) else RowKind.BLANK if len(filled) == 1 else RowKind.RECORD


def may_be_marked(first: Cell, header: Sequence[str]) -> bool:
    """Tell from its first cell whether a row may be something other than a record."""
    if first is None or type(first) is str:
        return (
            not first
            or first[0] in " \u3000-—－–/"
            or _TRIGGER.search(first) is not None
            or (fold(first[0]) == header[0][:1] and _squeezed(first) == header[0])
        )
    return False


def _squeezed(cell: Cell) -> str:
    return "".join(fold(cell).split()) if isinstance(cell, str) else ""


def _repeats(cells: Sequence[Cell], filled: list[int], header: Sequence[str]) -> bool:
    same = sum(index < len(header) and _squeezed(cells[index]) == header[index] for index in filled)
    return same == len(filled)


def _marked(first: str, filled: list[Cell]) -> RowKind | None:
    plain = "".join(fold(first).split())
    if _TOTAL.fullmatch(plain) or _TOTAL.fullmatch(fold(first).strip()):
        return RowKind.SUBTOTAL
    if _PART.fullmatch(plain):
        return RowKind.NOTE
    texts = [fold(cell).strip() for cell in filled if isinstance(cell, str)]
    if len(texts) == len(filled) and _NOTE.fullmatch(plain):
        rest = texts[1:]
        if not rest or all(_NOTE.fullmatch(text) or len(filled) <= 4 for text in rest):
            return RowKind.NOTE
    if len(filled) == 1 and _SECTION.fullmatch(plain):
        return RowKind.NOTE
    return None
