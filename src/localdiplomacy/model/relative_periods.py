"""Periods named by words: `THIS_YEAR`, `last 12 months`, `上季度`, `年初至今`. What they mean depends on the day.

One rule for each kind of word, whatever the language:
- this one (`this month`, 本月) is the whole regular period that the day falls in;
- the last one (`last month`, 上月) is the one before that;
- the last N (`LAST_12_MONTHS`, 近12个月) are N whole ones before this one, as in DHIS2;
- to date (`year to date`, 年初至今) begins with this one and ends with the day, which is included;
- a part without a year (上半年, 前三季度, 三季度) is that of the day's year, or of the year said before it (去年上半年).
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from .spans import Frequency, Span, months_later, run, span_around, span_before, year_before

RelativeDays = Callable[[date], Span]

_UNITS = {
    "year": Frequency.YEAR,
    "halfyear": Frequency.HALF,
    "half": Frequency.HALF,
    "sixmonth": Frequency.HALF,  # DHIS2
    "quarter": Frequency.QUARTER,
    "month": Frequency.MONTH,
    "week": Frequency.WEEK,
    "day": Frequency.DAY,
    "年": Frequency.YEAR,
    "年度": Frequency.YEAR,
    "半年": Frequency.HALF,
    "季度": Frequency.QUARTER,
    "季": Frequency.QUARTER,
    "月": Frequency.MONTH,
    "月份": Frequency.MONTH,
    "周": Frequency.WEEK,
    "天": Frequency.DAY,
    "日": Frequency.DAY,
}
_ENGLISH = "|".join(unit for unit in _UNITS if unit.isascii())
_CHINESE_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
}

_THIS = re.compile(rf"this({_ENGLISH})|本(年度|年|半年|季度|季|月份|月|周|日)|[今当](年|月|天|日)")
_LAST = re.compile(rf"(?:last|previous)({_ENGLISH})|上一?个?(年度|年|半年|季度|季|月份|月|周)|去(年)|昨([天日])")
_LAST_SOME = re.compile(
    rf"last([0-9]{{1,3}})({_ENGLISH})s|(?:近|最近|过去)([0-9]{{1,3}}|{'|'.join(_CHINESE_NUMBERS)})个?(半年|年|季度|月|周|天|日)"
)
_TO_DATE = re.compile("(year|quarter|month)todate|([年季月])初(?:至今|以来)|[今本](年|季度|月)(?:以来|至今)")
_PART = re.compile("(今年|本年|去年|上年)?(上半年|下半年|前三季度|第?[一二三四]季度)")

_PLAIN = {
    "today": "thisday",
    "yesterday": "lastday",
    "ytd": "yeartodate",
    "截至目前": "yeartodate",
    "截止目前": "yeartodate",
}
_SAME_PERIOD_LAST_YEAR = ("sameperiodlastyear", "去年同期", "上年同期")
_LAST_YEAR = ("去年", "上年")
_PART_MONTHS = {"上半年": (0, 6), "下半年": (6, 6), "前三季度": (0, 9)}


def read_relative(text: str) -> RelativeDays | None:
    """Return the function that gives the days a word means as of a day, or None for text that is no such word.

    Case, blanks, hyphens and underscores do not matter.

    >>> read_relative("LAST_12_MONTHS")(date(2021, 7, 16))
    (datetime.date(2020, 7, 1), datetime.date(2021, 7, 1))
    """
    plain = re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", text)).casefold()
    plain = _PLAIN.get(plain, plain)
    if match := _PART.fullmatch(plain):  # 上半年 is the first half of the year, never the half-year before
        return partial(_part_of_year, match[2], match[1] in _LAST_YEAR)
    if match := _THIS.fullmatch(plain):
        return partial(_this, _unit(match))
    if match := _LAST.fullmatch(plain):
        return partial(_last, _unit(match))
    if match := _LAST_SOME.fullmatch(plain):
        return _last_some(match)
    if match := _TO_DATE.fullmatch(plain):
        return partial(_to_date, _unit(match))
    if plain in _SAME_PERIOD_LAST_YEAR:
        return _same_period_last_year
    return None


def _unit(match: re.Match[str]) -> Frequency:
    word = next(filter(None, match.groups()))
    return _UNITS[word]


def _this(frequency: Frequency, at: date) -> Span:
    return span_around(at, frequency)


def _last(frequency: Frequency, at: date) -> Span:
    return span_before(span_around(at, frequency))


def _last_some(match: re.Match[str]) -> RelativeDays | None:
    number, word = (match[1], match[2]) if match[1] else (match[3], match[4])
    count = _CHINESE_NUMBERS.get(number) or int(number)
    # 近一年 means to some the year before and to others the twelve months up to today.
    return partial(_last_so_many, _UNITS[word], count) if count > 1 else None


def _last_so_many(frequency: Frequency, count: int, at: date) -> Span:
    return run(_last(frequency, at), count)


def _to_date(frequency: Frequency, at: date) -> Span:
    return span_around(at, frequency)[0], at + timedelta(days=1)


def _same_period_last_year(at: date) -> Span:
    return year_before(_to_date(Frequency.YEAR, at))


def _part_of_year(word: str, last_year: bool, at: date) -> Span:
    first, length = _PART_MONTHS.get(word) or (3 * _CHINESE_NUMBERS[word.removeprefix("第")[0]] - 3, 3)
    january = date(at.year - last_year, 1, 1)
    return months_later(january, first), months_later(january, first + length)
