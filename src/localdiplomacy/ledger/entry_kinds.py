"""Which kinds of entry a table holds: as its titles say, or as its rows do."""

import re
from collections.abc import Iterable, Sequence
from typing import cast

from ..codec.han import fold
from ..model.codes import CodeList
from ..model.entries import EntryKind
from .cell_texts import is_blank, text_of
from .grids import Cell

_SHORTEST_INSIDE = 4
_LEDGER_WORDS = re.compile(
    r"(?:情况)?(?:登记|统计|汇总|明细)?(?:台账|台帐|登记表|一览表|明细表|汇总表|情况表|表|记录)?$"
)


def kind_in_titles(texts: Sequence[str], kinds: CodeList) -> EntryKind | None:
    """Return the kind that a text is called like, or whose longest spelling stands in it.

    Args:
        texts: what is written above the table, and the names of its sheet and file; the nearest first.
        kinds: the kinds of entry.
    """
    words = [form for text in texts for word in text.split() for form in (word, _LEDGER_WORDS.sub("", word, count=1))]
    whole = next((found for word in words if word and (found := kinds.find(word)) is not None), None)
    if whole is not None:
        return kind_called(whole, kinds)
    spelled = [
        (_plain(spelling), len(spelling), kind.id)
        for kind in kinds
        for spelling in (kind.zh, *kind.aliases)
        if len(spelling) >= _SHORTEST_INSIDE
    ]
    for text in map(_plain, texts):
        inside = [(length, id) for plain, length, id in spelled if plain in text]
        if inside:
            return kind_called(max(inside)[1], kinds)
    return None


def _plain(text: str) -> str:
    return "".join(fold(text).split()).casefold()


def kind_called(text: str, kinds: CodeList) -> EntryKind | None:
    """Return the kind of entry that a text names, or None."""
    found = kinds.find(text)
    return cast("EntryKind | None", kinds.get(found)) if found is not None else None


def kinds_in_cells(cells: Iterable[Cell], kinds: CodeList) -> tuple[EntryKind, ...]:
    """Return the kinds that the cells of a column name, in printed order.

    None where most of its words name none: then 类别 means something else.
    """
    words = dict.fromkeys(text_of(cell) for cell in cells if not is_blank(cell))
    found = [kind for word in words if (kind := kind_called(word, kinds)) is not None]
    return tuple(dict.fromkeys(found)) if len(found) * 2 >= len(words) else ()
