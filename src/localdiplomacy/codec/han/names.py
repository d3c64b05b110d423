"""Names made comparable: one key for all spellings of one name, and names without their administrative suffix."""

import re
import unicodedata

from .variants import simplify

# Middle dots, hyphens, blanks and apostrophes part the words of a foreign name in print, each office in its own way.
_DOTS = "·•・･‧∙⋅․.｡。"
_DASHES = "-‐‑‒–—―−－_"
_APOSTROPHES = "'’‘ʼ`´"
_PARTING = re.compile(rf"[\s{re.escape(_DOTS + _DASHES + _APOSTROPHES)}\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
# A "?" inside a name is a middle dot that a conversion of encodings lost: 马里乌什?莫克萨.
_LOST_DOT = re.compile(r"(?<=\w)\?+(?=\w)")

_SUFFIXES = (
    *("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区"),
    *("市", "县", "区", "州", "省", "都", "府", "縣", "県", "區"),
)


def name_key(text: str) -> str:
    """Return a key that is equal for the spellings of one name; it is for comparing, never for printing.

    Letter case, width, blanks, middle dots (also one garbled to `?`), hyphens and apostrophes do not count; traditional and
    Japanese variants count as their simplified form. Between two digits a sign still counts, as one (`1-2` is not `12`).

    >>> name_key("所沢市") == name_key("所泽市"), name_key("马里乌什?莫克萨") == name_key("马里乌什·莫克萨")
    (True, True)
    """
    # Case folding can undo normal form and the other way round, so both are done twice (Unicode Standard, D147).
    plain = text
    for _ in range(2):
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    joined = _LOST_DOT.sub("", _PARTING.sub(_joint, simplify(plain)))
    return unicodedata.normalize("NFKC", joined)


def _joint(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    between_digits = text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal()
    return "-" if between_digits else ""


_TWO_SCRIPTS = re.compile(
    r"(?P<han>[\u3400-\u9fff·]+)\s*[/,，、]?\s*[(（]?\s*(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,'’-]*?)\s*[)）]?"
)


def split_scripts(text: str) -> tuple[str, str] | None:
    """Return the Chinese and the Latin name that stand in one text; None where it is not two names.

    >>> split_scripts("爱丁堡(Edinburgh)"), split_scripts("奈良 Nara"), split_scripts("A市")
    (('爱丁堡', 'Edinburgh'), ('奈良', 'Nara'), None)
    """
    match = _TWO_SCRIPTS.fullmatch(text.strip())
    return (match["han"], match["latin"]) if match else None


def strip_suffix(text: str) -> str:
    """Return a place's name without its administrative suffix: 市 县 区 州 省 都 府, and 自治区 and its like.

    One suffix is taken off, the longest that leaves two characters or more: 苏州 and 成都 stay whole, 成都市 becomes 成都. A city
    and a county of one name (长沙市, 长沙县) become equal: compare the level too where it matters.

    >>> strip_suffix("所沢市"), strip_suffix("内蒙古自治区"), strip_suffix("苏州")
    ('所沢', '内蒙古', '苏州')
    """
    name = text.strip()
    for suffix in _SUFFIXES:
        stem = name.removesuffix(suffix).rstrip()
        if stem != name and len(stem) >= 2:
            return stem
    return name
