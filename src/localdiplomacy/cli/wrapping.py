"""Breaking a text into lines for a terminal, where Chinese has no blanks and a character takes two columns."""

import re
from collections.abc import Iterator

from ..issues.printing import width

_WIDE = "\u2e80-\uffef"
_OPENING, _CLOSING = "（〔《〈“‘「『【", "，。、；：！？…）〕》〉”’」』】"
# What is never broken: a word or one wide character, with the punctuation that belongs to it.
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+"
)


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text as lines of so many columns; a longer word has a line of its own.

    >>> wrapped("插件 corner 无法导入。 Update it.", 12)
    ['插件 corner', '无法导入。', 'Update it.']
    """
    return list(_lines(text, columns))


def _lines(text: str, columns: int) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(text):
        if width((line + piece).rstrip()) > columns and line.strip():
            yield line.rstrip()
            line = ""
        line = (line + piece).lstrip()
    if line.strip():
        yield line.rstrip()
