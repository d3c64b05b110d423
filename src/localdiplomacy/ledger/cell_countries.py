"""Countries in one cell as offices list them: `日本、韩国`, `德国→法国`, `美国(洛杉矶)`, `日本(经停)`, `港澳`, `俄罗斯等3国`."""

import re

from attrs import frozen

from ..codec.han import fold, simplify
from ..regulations.countries import find_country

# Words of two or three places that offices write as one.
_GROUPS: dict[str, tuple[str, ...]] = {
    "港澳": ("HK", "MO"),
    "港澳地区": ("HK", "MO"),
    "香港澳门": ("HK", "MO"),
    "港澳台": ("HK", "MO", "TW"),
    "港澳台地区": ("HK", "MO", "TW"),
    "新马": ("SG", "MY"),
    "新马泰": ("SG", "MY", "TH"),
    "日韩": ("JP", "KR"),
    "美加": ("US", "CA"),
    "英法": ("GB", "FR"),
    "法德": ("FR", "DE"),
    "德法": ("DE", "FR"),
    "英法德": ("GB", "FR", "DE"),
    "澳新": ("AU", "NZ"),
}
_LIST = re.compile(r"[、,;\n](?![^()]*\))")
# A name that holds a sign (Guinea-Bissau, United States) is looked up whole before it is cut, and so is one with a
# joining word (埃及).
_SIGNS = (
    re.compile(r"(?:→|⇒|➔|[-=]*>|-+|/|\+|&)(?![^()]*\))"),
    re.compile(r"\s+(?![^()]*\))"),
)
_WORDS = re.compile(r"以及|[至和与及]")
_AND_OTHERS = re.compile(r"(.+?)等(?:[0-9一二三四五六七八九十两]{1,3})?个?(?:国家?|地区|国家[和或、/]?地区)?")
_BRACKETS = re.compile(r"([^()]+)\(([^()]*)\)")
_TRANSIT = re.compile(r"经停|过境|转机|中转|途经|transit", re.IGNORECASE)
_TRANSIT_BEFORE = re.compile(r"(?:经停|过境|途经|经由)(.+)")


@frozen
class ListedCountry:
    """A country in a list: its code, the city in brackets after it, and whether the group only passes through."""

    code: str
    city: str | None = None
    transit: bool = False


@frozen
class CountryList:
    """What a cell of countries names.

    Args:
        found: the countries in printed order.
        unknown: what is none, as printed.
        others: True where the cell says that there are more than it names (等3国).
    """

    found: tuple[ListedCountry, ...]
    unknown: tuple[str, ...] = ()
    others: bool = False


def read_countries(text: str) -> CountryList:
    """Read a list of countries and regions.

    >>> [country.code for country in read_countries("新马泰、埃及→港澳").found]
    ['SG', 'MY', 'TH', 'EG', 'HK', 'MO']
    >>> read_countries("美国(洛杉矶)").found, read_countries("俄罗斯等3国").others
    ((ListedCountry(code='US', city='洛杉矶', transit=False),), True)
    """
    plain = simplify(fold(text)).strip().rstrip("。.")
    more = _AND_OTHERS.fullmatch(plain)
    if more and not _one(plain):
        plain = more[1]
    found: list[ListedCountry] = []
    unknown: list[str] = []
    for part in _LIST.split(plain):
        if part.strip():
            _add(part.strip(), 0, found, unknown)
    return CountryList(tuple(found), tuple(unknown), more is not None)


def _add(part: str, level: int, found: list[ListedCountry], unknown: list[str]) -> None:
    """Take a part as it is, or cut at the next weaker sign."""
    if known := _one(part):
        found.extend(known)
        return
    for step in range(level, len(_SIGNS)):
        pieces = [piece.strip() for piece in _SIGNS[step].split(part) if piece.strip()]
        if len(pieces) > 1:
            for piece in pieces:
                _add(piece, step + 1, found, unknown)
            return
    joined = _joined(part)
    found.extend(joined)
    if not joined:
        unknown.append(part)


def _joined(part: str) -> tuple[ListedCountry, ...]:
    """Cut where a word joins two countries, if what is on both sides is known."""
    for word in _WORDS.finditer(part):
        first, rest = _one(part[: word.start()].strip()), part[word.end() :].strip()
        if first and (others := _one(rest) or _joined(rest)):
            return (*first, *others)
    return ()


def _one(part: str) -> tuple[ListedCountry, ...]:
    """Return what a single name means: a country, a group of them, one with its city, one passed through."""
    if codes := _codes(part):
        return tuple(map(ListedCountry, codes))
    if match := _BRACKETS.fullmatch(part):
        inside = match[2].strip()
        transit = _TRANSIT.search(inside) is not None
        city = None if transit or not inside else inside
        codes = _codes(match[1].strip())
        return tuple(ListedCountry(code, city if len(codes) == 1 else None, transit) for code in codes)
    if match := _TRANSIT_BEFORE.fullmatch(part):
        return tuple(ListedCountry(code, transit=True) for code in _codes(match[1].strip()))
    return ()


def _codes(name: str) -> tuple[str, ...]:
    if group := _GROUPS.get(name):
        return group
    country = find_country(name)
    return (country.code,) if country else ()
