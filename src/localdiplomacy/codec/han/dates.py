"""Dates as offices write them: `2021年3月7日`, `2021.3.7`, `二〇二一年三月`, `20210307`; what was not written is not filled in."""

import re

from ...model.partial_dates import PartialDate
from .fold import fold
from .numerals import read_folded_number
from .variants import simplify

_LONGEST = 60
FIRST_YEAR = 1000
"""Earlier years are slips: `0021-03-07` is a year of two digits padded by a program."""
_BARE_YEARS = range(1800, 2200)  # a bare number outside is more likely a count or a spreadsheet's serial day

_HAN_YEAR = "[〇零一二三四五六七八九]{4}"
_HAN = "[〇零一二三四五六七八九十廿卅]{1,3}"
YEAR = rf"(?:[0-9]{{4}}|{_HAN_YEAR})"
SMALL = rf"(?:[0-9]{{1,2}}|{_HAN})"
"""The number of a month or day, in digits or Chinese numerals."""

_CHINESE = re.compile(rf"({YEAR}) ?年(?: ?({SMALL}) ?月份?(?: ?({SMALL}) ?(?:[日号]|$))?)?")
_SEPARATED = re.compile(r"([0-9]{4}) ?([-./]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{1,2}))?")
_COMPACT = re.compile(r"([0-9]{4})(?:([0-9]{2})([0-9]{2}))?")
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?"
_CHINESE_CLOCK = r"(?:上午|下午|凌晨|中午|晚上|晚)?(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分?|半|整)?)?"
_TRAILER = re.compile(rf"(?:,? ?(?:\({_WEEKDAY}\)|{_WEEKDAY}))?(?:[T ]? ?{_CLOCK}| ?{_CHINESE_CLOCK})")


def read_date(text: str) -> PartialDate | None:
    """Read a text that is a date and nothing else, to the day, the month or the year, as it was written.

    Read: `2021-03-07`, `2021.3.7`, `2021/3/7`, `2021年3月7日`, `2021年3月7号`, `2021年3月7`, `二〇二一年三月七日`, `20210307`, each also to the month;
    `2021年`, `1999`; full-width forms; a weekday or time of day after a full date is passed over.

    Refused (None): years of two digits, `3/7/2021` (which is the month?), `202103` (a month, or 3 October 2020?), days that do
    not exist, years before 1000, and bare numbers outside 1800–2199. Year 9999, often written for "no end", is read as it stands.

    A text such as `2021.1` is January 2021: do not hand over numbers that a spreadsheet stored as 2021.10.

    >>> str(read_date("二〇二一年三月七日")), str(read_date("2021.3")), read_date("2021-02-30")
    ('2021-03-07', '2021-03', None)
    """
    if len(text) > _LONGEST:
        return None
    return read_folded_date(simplify(fold(text)).strip())


def read_folded_date(plain: str) -> PartialDate | None:
    """Read a date from folded, simplified text without blanks around it."""
    match = _CHINESE.match(plain) or _SEPARATED.match(plain) or _COMPACT.match(plain)
    if match is None:
        return None
    if match.re is _SEPARATED:
        year, _, month, day = match.groups()
    else:
        year, month, day = match.groups()
    rest = plain[match.end() :]
    if rest and not (day and _TRAILER.fullmatch(rest)):
        return None
    if match.re is _COMPACT and not month and int(year) not in _BARE_YEARS:
        return None
    return partial_date(year, month, day)


def partial_date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    """Return the date these written numbers name, or None if there is no such day or the year is before 1000."""
    numbers = [read_folded_number(part) if part else None for part in (year, month, day)]
    if any(part and number is None for part, number in zip((year, month, day), numbers, strict=True)):
        return None
    whole_year, whole_month, whole_day = (None if number is None else int(number) for number in numbers)
    if whole_year is None or whole_year < FIRST_YEAR or 0 in (whole_month, whole_day):
        return None
    try:
        return PartialDate(whole_year, whole_month, whole_day)
    except ValueError:
        return None
