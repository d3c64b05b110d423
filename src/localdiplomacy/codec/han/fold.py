"""A fold of written forms that keeps every character in its place.

Full-width and half-width forms, look-alikes of zero, dashes and spaces become one form each. Because the text keeps
its length, a place found in the folded text is the same place in the original: no map of offsets is needed.
"""

import re
import unicodedata

_ZERO = "〇"
_DASHES = "‐‑‒–—―−－﹘﹣⁃─"
_TILDES = "～〜∼˜﹏"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))

# Blocks whose characters are other widths or codings of ordinary ones: Kangxi radicals and CJK radicals (PDF text is full
# of them), vertical and small punctuation, compatibility ideographs, full-width and half-width forms.
_BLOCKS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF01, 0xFFEF), (0x2F800, 0x2FA1F))

# Circled and superscript digits are deliberately left alone: "①2批" is not 12 and "407批²" is a footnote.
_PUNCTUATION = {
    "，": ",",
    "：": ":",
    "∶": ":",
    "；": ";",
    "（": "(",
    "）": ")",
    "！": "!",
    "？": "?",
    "％": "%",
    "．": ".",
}

# Radicals that text copied from PDF files puts in place of the characters; Unicode gives these no compatibility form.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


def _compatibility_forms() -> dict[str, str]:
    table = {}
    for first, last in _BLOCKS:
        for char in map(chr, range(first, last + 1)):
            plain = unicodedata.normalize("NFKC", char)
            if plain != char and len(plain) == 1:
                table[char] = plain
    return table


def _table() -> dict[int, str]:
    table = _compatibility_forms() | _PUNCTUATION | _RADICALS
    table |= dict.fromkeys(_DASHES, "-") | dict.fromkeys(_TILDES, "~") | dict.fromkeys(_SPACES, " ")
    table |= dict.fromkeys("○◯", _ZERO)
    return str.maketrans(table)


_FOLD = _table()

# A letter O, a Greek or Cyrillic one or the digit 0 between Chinese digits is a 〇: 二O二一年.
_HAN_DIGITS = "一二三四五六七八九〇零"
# Before 年 only after three digits, as in 二〇二O年: a year is read or passed over whole.
_ZEROS = "0OoΟοОо"
_FALSE_ZERO = re.compile(
    rf"(?<=[{_HAN_DIGITS}])[{_ZEROS}]+(?=[{_HAN_DIGITS}])|(?<=[{_HAN_DIGITS}{_ZEROS}]{{2}}[{_HAN_DIGITS}])[{_ZEROS}]+(?=年)"
)


def fold(text: str) -> str:
    """Return `text` with the many written forms of one character made one, each character still in its place.

    `１２３` → `123`, `，` → `,`, `（` → `(`, `–—－` → `-`, `～〜` → `~`, `○` → `〇`, `二O二一` → `二〇二一`, NBSP and ideographic
    space → space. `。`, `、`, quotes, book-title marks, middle dots and letters of other scripts stay as they are.

    Args:
        text: any text.

    Returns:
        Text of the same length; folding it again changes nothing.

    >>> fold("２０２１年（约８０－９０人）")
    '2021年(约80-90人)'
    """
    if text.isascii():
        return text
    return _FALSE_ZERO.sub(lambda run: _ZERO * len(run[0]), text.translate(_FOLD))
