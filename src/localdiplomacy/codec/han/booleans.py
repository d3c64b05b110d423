"""Yes and no, as ledgers write them."""

from .fold import fold
from .variants import simplify

YES = frozenset(("是", "有", "对", "真", "√", "✓", "✔", "☑", "y", "yes", "t", "true", "1"))
"""Read as yes, letter case and width aside."""

NO = frozenset(("否", "无", "没有", "不是", "错", "假", "×", "✗", "✘", "n", "no", "f", "false", "0"))
"""Read as no. The letter x is in neither table: it ticks a box in some ledgers and strikes it out in others."""


def read_yes_no(text: str) -> bool | None:
    """Read a yes or a no from the tables `YES` and `NO`.

    Returns:
        True or False; None for everything else, an empty cell included.

    >>> read_yes_no("是"), read_yes_no("ＮＯ"), read_yes_no("待定")
    (True, False, None)
    """
    if len(text) > 20:
        return None
    plain = simplify(fold(text)).strip().casefold()
    if plain in YES:
        return True
    return False if plain in NO else None
