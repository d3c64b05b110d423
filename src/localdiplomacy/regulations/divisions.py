"""Divisions of China by GB/T 2260 code, with the days each code and name holds."""

from collections import Counter
from datetime import date
from enum import StrEnum
from functools import cache

from attrs import frozen

from ..codec.han import name_key, strip_suffix
from ..model.codes import Code, CodeList
from ..model.names import Name
from .parameters import Precision
from .tables import read_table

# Districts and counties of the municipalities stand directly under them: 3101 and 3102 are headings, not divisions.
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
_DIRECT = "90"  # third and fourth digit of county-level units directly under a province


class DivisionLevel(StrEnum):
    """The three levels of a GB/T 2260 code."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@frozen(kw_only=True)
class Division:
    """A province, prefecture or county, for the days on which it had this code and name.

    Args:
        code: six digits.
        name: Chinese name and English (pinyin) name, with short forms as aliases.
        level: province, prefecture or county.
        since: first day; None where it is older than the table, which begins in 2001.
        until: first day no longer; None where it still holds as far as known.
        precision: how exactly the days are known; where only the year is, old and new code overlap in it.
    """

    code: str
    name: Name
    level: DivisionLevel
    since: date | None
    until: date | None
    precision: Precision

    def valid(self, on: date) -> bool:
        """Tell whether it has this code and name on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def division_level(code: str) -> DivisionLevel:
    """Return the level a code stands for by its form.

    >>> division_level("320000").value, division_level("321300").value, division_level("321302").value
    ('province', 'prefecture', 'county')

    Raises:
        ValueError: if it is not six digits of GB/T 2260.
    """
    well_formed = len(code) == 6 and code.isascii() and code.isdigit() and "11" <= code[:2] <= "82"
    if not well_formed or (code[2:4] == "00" and code[4:] != "00"):
        raise ValueError(f"not six digits of GB/T 2260: {code[:20]!r} / 不是六位行政区划代码")
    if code.endswith("0000"):
        return DivisionLevel.PROVINCE
    return DivisionLevel.PREFECTURE if code.endswith("00") else DivisionLevel.COUNTY


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes of the divisions a division lies in, the nearest first.

    >>> ancestors("320581"), ancestors("310115"), ancestors("429004")
    (('320500', '320000'), ('310000',), ('420000',))

    Raises:
        ValueError: if the code is malformed.
    """
    level, province = division_level(code), f"{code[:2]}0000"
    if level is DivisionLevel.PROVINCE:
        return ()
    if level is DivisionLevel.PREFECTURE or code[:2] in _MUNICIPALITIES or code[2:4] == _DIRECT:
        return (province,)
    return f"{code[:4]}00", province


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _division(row: dict[str, str]) -> Division:
    return Division(
        code=row["code"],
        name=Name(zh=row["zh"], en=row["en"], aliases=tuple(alias for alias in row["aliases"].split("|") if alias)),
        level=division_level(row["code"]),
        since=_day(row["valid_from"]),
        until=_day(row["valid_to"]),
        precision=Precision(row["precision"] or Precision.DAY),
    )


@cache
def divisions() -> tuple[Division, ...]:
    """Return every division of the table, former ones included, by code and time."""
    return tuple(_division(row) for row in read_table("divisions.tsv"))


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for entry in divisions():
        found[entry.code] = (*found.get(entry.code, ()), entry)
    return found


def division(code: str, on: date | None = None) -> Division | None:
    """Return the division with a code.

    Args:
        code: six digits.
        on: the day; without one, the latest holder of the code.

    >>> division("420600", date(2009, 6, 1)).name.zh, division("420600", date(2015, 6, 1)).name.zh
    ('襄樊市', '襄阳市')
    """
    fitting = [entry for entry in _by_code().get(code, ()) if on is None or entry.valid(on)]
    return fitting[-1] if fitting else None


def _spellings(entry: Division) -> set[str]:
    """Return every way to write a division: alone, short, and with the names of what it lies in before it."""
    zh = entry.name.zh or entry.code
    written = {entry.code, strip_suffix(zh), *entry.name.spellings}
    above = [[holder.name.zh or "" for holder in _by_code().get(code, ())] for code in ancestors(entry.code)]
    for names in above:
        written.update(name + zh for name in names)
    if len(above) == 2:
        written.update(province + prefecture + zh for prefecture in above[0] for province in above[1])
    return written


@cache
def _by_key() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for entry in divisions():
        for key in {name_key(spelling) for spelling in _spellings(entry)}:
            found[key] = (*found.get(key, ()), entry)
    return found


def find_divisions(text: str, on: date | None = None, *, within: str | None = None) -> tuple[Division, ...]:
    """Return the divisions that a name or code can mean, by code.

    Args:
        text: such as `宿迁`, `江苏省宿迁市`, `Suqian` or `321300`.
        on: the day; without one, former divisions are found too.
        within: code of a division it must lie in.
    """
    found = _by_key().get(name_key(text), ())
    return tuple(
        entry
        for entry in found
        if (on is None or entry.valid(on)) and (within is None or within in (entry.code, *ancestors(entry.code)))
    )


def find_division(text: str, on: date | None = None, *, within: str | None = None) -> Division | None:
    """Return the division that a name or code means, or None where there is none or it is not clear which.

    Of several, those of the highest level are meant (`黄山` is the city, not its district), and of those the ones
    that still hold.

    Args:
        text: such as `宿迁`, `江苏省宿迁市`, `Suqian` or `321300`.
        on: the day; without one, former divisions are found where no present one fits.
        within: code of a division it must lie in.

    >>> find_division("泰州").code, find_division("Taizhou"), find_division("Taizhou", within="330000").code
    ('321200', None, '331000')
    """
    found = find_divisions(text, on, within=within)
    for level in DivisionLevel:
        fitting = [entry for entry in found if entry.level is level]
        present = [entry for entry in fitting if entry.until is None] or fitting
        if len({entry.code for entry in present}) == 1:
            return present[-1]
        if present:
            return None
    return None


def _plain_key(text: str) -> str:
    return "".join(text.split()).casefold()


@cache
def _claims() -> Counter[str]:
    """Return how many codes claim each spelling."""
    return Counter(
        key
        for code, entries in _by_code().items()
        for key in {_plain_key(spelling) for entry in entries for spelling in _plain_spellings(entry)} | {code}
    )


def _plain_spellings(entry: Division) -> tuple[str, ...]:
    return (*entry.name.spellings, strip_suffix(entry.name.zh or entry.code))


def _told_apart(name: str, entry: Division, language: str) -> str:
    """Return a name that no other code claims: itself, or followed by its code."""
    if _claims()[_plain_key(name)] == 1:
        return name
    return f"{name}（{entry.code}）" if language == "zh" else f"{name} ({entry.code})"


def _code(entry: Division) -> Code:
    zh, en = entry.name.zh or entry.code, entry.name.en or entry.code
    above = ancestors(entry.code)
    aliases = [spelling for spelling in _plain_spellings(entry) if _claims()[_plain_key(spelling)] == 1]
    return Code(
        id=entry.code,
        zh=_told_apart(zh, entry, "zh"),
        en=_told_apart(en, entry, "en"),
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias not in (zh, en)),
        since=entry.since,
        until=entry.until,
        broader=above[0] if above else None,
    )


@cache
def division_codes() -> CodeList:
    """Return the divisions as a code list; a name that several codes share is followed by its code."""
    return CodeList(
        id="division", zh="行政区划", en="Divisions of China", codes=tuple(_code(entry) for entry in divisions())
    )
