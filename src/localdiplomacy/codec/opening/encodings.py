"""Which encoding a text file has, and its text."""

import codecs
import unicodedata

from ...issues.catalogue.files import FILE_ENCODING, FILE_NUL
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.sources import Origin, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = ("utf-8", "gb18030")
# GB 18030 has no byte 0x80 or 0xFF on its own; Python's codec takes 0x80 and 0xFF nowhere either, so strict is strict.
_SAMPLE = 1 << 16
_STRUCTURE = frozenset("\t\r\n,;")
_IMPLAUSIBLE = frozenset({"Cc", "Cn", "Co", "Cs"})


def decode_text(data: bytes, file: str) -> tuple[str, tuple[Issue, ...]]:
    """Return the text of a file in UTF-8, UTF-16 or GB18030, without byte order mark and NUL characters.

    A mark at the beginning decides. Without one, UTF-16 is recognised by where its zero bytes lie, then UTF-8 and
    GB18030 are tried strictly in that order: text that is valid UTF-8 by accident of GB18030 bytes has at most a few
    characters.

    Args:
        data: the content of the file.
        file: the name to show in issues.

    Raises:
        CannotContinue: if no encoding fits.
    """
    text = _decode(data)
    if text is None:
        raise CannotContinue(Issue(FILE_ENCODING, {"file": file}))
    count = text.count("\0")
    if not count:
        return text, ()
    source = Source(Origin(file=file))
    return text.replace("\0", ""), (Issue(FILE_NUL, {"file": file, "count": count}, source=source),)


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if _looks_like_utf16(data, encoding, zeros_at=first):
                return _strict(data, encoding)
    for encoding in _PLAIN:
        text = _strict(data, encoding)
        if text is not None:
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_like_utf16(data: bytes, encoding: str, *, zeros_at: int) -> bool:
    """Tell whether zero bytes lie on one side of each pair only, and the text then has separators and real characters."""
    if len(data) % 2 or 0 in data[1 - zeros_at :: 2]:
        return False
    text = _strict(data, encoding)
    if text is None:
        return False
    sample = text[:_SAMPLE]
    strange = any(char not in _STRUCTURE and unicodedata.category(char) in _IMPLAUSIBLE for char in sample)
    return not strange and not _STRUCTURE.isdisjoint(sample)
