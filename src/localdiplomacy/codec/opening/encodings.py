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
_SAMPLE = 1 << 16
_SEPARATORS = frozenset("\t\r\n,;")
_IMPLAUSIBLE = frozenset({"Cc", "Cn"})
_MOST_ZEROS_OF_8_BIT_TEXT = 0.4  # of UTF-16 text in ASCII letters, half of the bytes are zeros


def decode_text(data: bytes, file: str) -> tuple[str, tuple[Issue, ...]]:
    """Return the text of a file in UTF-8, UTF-16 or GB18030, without byte order mark and NUL characters.

    A mark at the beginning decides. Without one, what is strictly valid UTF-8 is UTF-8: text of GB18030 bytes that is
    so by accident has a few characters at most. The rest is UTF-16 if that gives separators and real characters, and
    GB18030 otherwise.

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
    text = _strict(data, "utf-8")
    zeros = data.count(0)
    if text is not None and (not text.isascii() or zeros < _MOST_ZEROS_OF_8_BIT_TEXT * len(data)):
        return text
    return (_utf16(data) if zeros else None) or text or _strict(data, "gb18030")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """Return the text if it is UTF-16 of either byte order, told by where the separators are."""
    texts = (_strict(data, "utf-16-le"), _strict(data, "utf-16-be"))
    return max(
        (text for text in texts if text is not None and _plausible(text[:_SAMPLE])), key=_separators, default=None
    )


def _separators(text: str) -> int:
    return sum(char in _SEPARATORS for char in text[:_SAMPLE])


def _plausible(sample: str) -> bool:
    strange = sum(char not in _SEPARATORS and unicodedata.category(char) in _IMPLAUSIBLE for char in sample)
    return strange * 100 <= len(sample) and _separators(sample) > 0
