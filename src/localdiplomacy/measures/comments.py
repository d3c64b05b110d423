"""Comments on figures: `中文 / English`, each half with all that is to be said."""

import re

from ..model.texts import Language

_HAN = re.compile(r"[\u4e00-\u9fff]")


def own_language(comment: str | None, language: Language) -> str:
    """Return the half of a comment that is in a language; what a document says in its own words stays whole.

    >>> own_language("账中没有该时段的记录 / the ledger holds no records of that time", "en")
    'the ledger holds no records of that time'
    """
    zh, _, en = (comment or "").partition(" / ")
    if not en or not _HAN.search(zh) or _HAN.search(en):
        return comment or ""
    return zh if language == "zh" else en
