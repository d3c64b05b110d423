"""Columns headed 批次 that say which batch a row is, and not how many batches it counts."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..codec.han import fold
from .cell_texts import is_blank
from .grids import Cell

_WHICH = re.compile(r"第\s*(?:\d+|[一二三四五六七八九十百零〇两]+)\s*批.*", re.DOTALL)


def says_which(cells: Sequence[Cell]) -> bool:
    """Tell whether every cell is like `第3批`.

    >>> says_which(("第1批", None, "第十二批次"))
    True
    """
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(isinstance(cell, str) and _WHICH.fullmatch(fold(cell).strip()) for cell in filled)


def is_running(cells: Sequence[Cell]) -> bool:
    """Tell whether the cells are a running number: 1, 2, 3, … which may start again.

    Counts may look so by chance: it takes two of them in one run, or three in one of several runs.

    >>> is_running((1, 2, 3, 1, 2)), is_running((1, 1, 2)), is_running((1, 3))
    (True, False, False)
    """
    numbers: list[int] = []
    for cell in cells:
        if is_blank(cell):
            continue
        number = _number(cell)
        if number is None or (number != 1 and (not numbers or number != numbers[-1] + 1)):
            return False
        numbers.append(number)
    ends = [left for left, right in pairwise(numbers) if right == 1]
    return max(numbers, default=0) >= (3 if ends else 2) and min(ends, default=2) >= 2


def _number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        text = fold(cell).strip()
        return int(text) if text.isdecimal() and len(text) < 9 else None
    return cell if type(cell) is int else None
