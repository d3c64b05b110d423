"""Periods as offices write them: `2021年上半年`, `2021年1-6月`, `2020年3月7日至4月2日`; the last day written is included."""

import re
from calendar import monthrange
from datetime import date, timedelta

from ...model.partial_dates import PartialDate
from ...model.periods import Period, PeriodError
from .dates import FIRST_YEAR, SMALL, YEAR, partial_date, read_folded_date
from .fold import fold
from .numerals import read_folded_number
from .variants import simplify

_LONGEST = 60
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "全年": (1, 12), "年度": (1, 12), "度": (1, 12)}
_TENTHS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}

_TO = re.compile(" ?(?:-{1,2}|~|至|到) ?")
_QUARTER = "第?([1-4一二三四])"
_PART = re.compile(rf"({YEAR}) ?年? ?({'|'.join(_PARTS)})")
_QUARTERS = re.compile(rf"({YEAR}) ?年 ?{_QUARTER}(?:季度?)?(?:{_TO.pattern}{_QUARTER})? ?季度?")
_TENTH = re.compile(rf"({YEAR}) ?年 ?({SMALL}) ?月份? ?({'|'.join(_TENTHS)})")
_FIVE_YEARS = re.compile('[“"]?十([一二三四五])五[”"]?(?:期间|时期|规划期)?')
_CODE_AFTER_YEAR = re.compile("([0-9]{4}) ?年 ?([HQhq][1-4])")

# The end of a range leaves out what it shares with the start: 至2021年1月3日, 至4月2日, 至20日, -4.2.
_END = re.compile(rf"(?:({YEAR}) ?年 ?)?(?:({SMALL}) ?月份? ?)?(?:({SMALL}) ?[日号])?")
_SEPARATED_END = re.compile("(?:([0-9]{1,2}) ?[-./] ?)?([0-9]{1,2})")


def read_period(text: str) -> Period | None:
    """Read a text that is a period and nothing else.

    Read: period codes (`2021H1`, `2021-07`, `2020-03-07/2020-04-03`, see `Period.parse`); `2021年`, `2021年度`; `2021年上半年`,
    `前三季度`, `第三季度`, `一至三季度`, `3月`, `3月上旬`, `3月7日`, `1-6月`; ranges of days, months or years with `至`, `到`, `-` or `~`,
    the end shortened as in writing (`2020年3月7日至4月2日`, `2020.3.7-4.2`); five-year plans (`十四五` is 2021 to 2025).

    Returns:
        The period. An end that is written is its last day, so `Period.end` is the day after; an ISO interval is a code
        and already excludes its end. None for a text that is no period, or one that needs a year not written.

    >>> str(read_period("2020年3月7日至4月2日")), str(read_period("2021年上半年"))
    ('2020-03-07/2020-04-03', '2021H1')
    """
    if len(text) > _LONGEST:
        return None
    plain = simplify(fold(text)).strip()
    try:
        period = _code(plain) or _named(plain) or _dates(plain)
    except (ValueError, OverflowError):  # an end before its start; a period that would end after year 9999
        return None
    return None if period is None or period.start.year < FIRST_YEAR else period


def _code(plain: str) -> Period | None:
    match = _CODE_AFTER_YEAR.fullmatch(plain)
    code = match[1] + match[2] if match else plain
    if not code.isascii():
        return None
    try:
        return Period.parse(code.upper())
    except PeriodError:
        return None


def _named(plain: str) -> Period | None:
    if match := _PART.fullmatch(plain):
        return _months(_number(match[1]), *_PARTS[match[2]])
    if match := _QUARTERS.fullmatch(plain):
        first, last = _number(match[2]), _number(match[3] or match[2])
        return _months(_number(match[1]), 3 * first - 2, 3 * last)
    if match := _TENTH.fullmatch(plain):
        year, month = _number(match[1]), _number(match[2])
        first, last = _TENTHS[match[3]]
        return _days(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))
    if match := _FIVE_YEARS.fullmatch(plain):
        start = 2001 + 5 * _number(match[1])  # 十一五 is 2006 to 2010
        return Period(date(start, 1, 1), date(start + 5, 1, 1))
    return None


def _dates(text: str) -> Period | None:
    plain = text.replace("年度", "年")
    if whole := read_folded_date(plain):
        return _days(whole.first, whole.last)
    for sign in _TO.finditer(plain):
        start, end = plain[: sign.start()], plain[sign.end() :]
        # 2021年1-6月, 3月7-20日: the unit is written once, after the second number.
        first = read_folded_date(start) or read_folded_date(start + end[-1:].replace("份", "月"))
        last = None if first is None else _end(end, first)
        if first and last:
            return _days(first.first, last.last)
    return None


def read_span(text: str) -> tuple[PartialDate, PartialDate] | None:
    """Read a first and a last day (or month) written as one range.

    >>> [str(end) for end in read_span("2019年5月6日至8日")]
    ['2019-05-06', '2019-05-08']
    """
    plain = simplify(fold(text)).strip()
    for sign in _TO.finditer(plain) if len(plain) <= _LONGEST else ():
        start, end = plain[: sign.start()], plain[sign.end() :]
        first = read_folded_date(start) or read_folded_date(start + end[-1:].replace("份", "月"))
        last = None if first is None else _end(end, first)
        if first and last and first.month and last.month and first.first <= last.last:
            return first, last
    return None


def _end(plain: str, start: PartialDate) -> PartialDate | None:
    """Complete the end of a range from its start."""
    if whole := read_folded_date(plain):
        return whole
    if start.day is not None and (match := _SEPARATED_END.fullmatch(plain)):
        return partial_date(str(start.year), match[1] or str(start.month), match[2])
    match = _END.fullmatch(plain)
    if match is None or start.month is None:
        return None
    year, month, day = match.groups()
    return partial_date(year or str(start.year), month or str(start.month), day)


def _number(text: str) -> int:
    number = read_folded_number(text)
    if number is None:
        raise ValueError(f"not a number: {text!r} / 不是数字")
    return int(number)


def _months(year: int, first: int, last: int) -> Period:
    return _days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _days(first: date, last: date) -> Period:
    return Period(first, last + timedelta(days=1))
