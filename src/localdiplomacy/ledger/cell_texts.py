"""Text in cells: what counts as blank, lists in one cell, and the apostrophe that keeps a text from being a formula."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from ..model.texts import nfc
from .grids import Cell

_NOTHING = frozenset(("", "-", "--", "—", "——", "－", "–", "/", "\\", "／"))
# What a spreadsheet takes for a formula or a command when it opens a text file (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STRUCTURE = ("[", "{")
_SEPARATORS = re.compile(r"[、,，;；\n]")


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing: empty, blanks, or a dash where a value would stand."""
    return cell is None or (type(cell) is str and cell.strip() in _NOTHING)


def text_of(cell: Cell) -> str:
    """Return a cell as text, as a person would have typed it: 110000 and not 110000.0, days in ISO form."""
    if isinstance(cell, str):
        return unquoted(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell.to_integral_value():f}" if cell == cell.to_integral_value() else f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def quoted(text: str) -> str:
    """Return a text as it is written into a cell: after an apostrophe where a program would change it.

    >>> quoted("=1+1"), unquoted("'=1+1"), quoted("'s-Hertogenbosch")
    ("'=1+1", '=1+1', "'s-Hertogenbosch")
    """
    return f"'{text}" if _needs_quote(text) else text


def unquoted(text: str) -> str:
    """Return the text of a cell: without blanks around it, in normal form; after an apostrophe exactly as it stands."""
    if text.startswith("'") and _needs_quote(text[1:]):
        return text[1:]
    return nfc(text.strip())


def _needs_quote(text: str) -> bool:
    return (
        text.startswith((*_FORMULA, *_STRUCTURE))
        or text != nfc(text.strip())
        or text in _NOTHING
        or (text.startswith("'") and _needs_quote(text[1:]))
    )


def parts_of(text: str) -> tuple[str, ...]:
    """Return the items of a list in one cell, separated by `、` `，` `；` or line breaks."""
    return tuple(nfc(part.strip()) for part in _SEPARATORS.split(text) if part.strip() not in _NOTHING)
