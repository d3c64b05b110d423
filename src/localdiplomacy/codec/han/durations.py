"""Lengths of time as rules print them: `7日`, `15个工作日`, `2个月`."""

import re

from ...model.durations import DayKind, Duration
from .fold import fold
from .numerals import HAN_CHARS, read_folded_number
from .variants import simplify

_LONGEST = 40
_MOST = 100_000  # days; longer ones are mistakes

# Printed unit to kind and factor. 周 is seven calendar days and 年 twelve months (Civil Code, Art. 202: months by date).
_UNITS = (
    dict.fromkeys(("日", "天", "自然日", "个自然日"), (DayKind.CALENDAR_DAYS, 1))
    | dict.fromkeys(("工作日", "个工作日"), (DayKind.WORKING_DAYS, 1))
    | dict.fromkeys(("周", "个星期", "星期"), (DayKind.CALENDAR_DAYS, 7))
    | {"个月": (DayKind.MONTHS, 1), "年": (DayKind.MONTHS, 12)}
)
_DURATION = re.compile(
    rf"([0-9,]+|[{HAN_CHARS}]+) ?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:以内|之内|内)?"
)
_HALF_A_YEAR = re.compile("半年(?:以内|之内|内)?")


def read_duration(text: str) -> Duration | None:
    """Read a text that is a number of days, weeks, months or years and nothing else.

    A limit printed as `7日内` or `7日以内` is read as `7日`. A calendar year such as `2021年` is no duration.

    Returns:
        The duration with its kind of days; None for anything else, for fractions and for a bare number.

    >>> read_duration("15个工作日")
    Duration(number=15, kind=<DayKind.WORKING_DAYS: 'working_days'>)
    """
    if len(text) > _LONGEST:
        return None
    plain = simplify(fold(text)).strip()
    if _HALF_A_YEAR.fullmatch(plain):
        return Duration(6, DayKind.MONTHS)
    match = _DURATION.fullmatch(plain)
    number = read_folded_number(match[1]) if match else None
    if match is None or number is None:
        return None
    kind, factor = _UNITS[match[2]]
    if number * factor > _MOST or (match[2] == "年" and number >= 1000):
        return None
    return Duration(int(number) * factor, kind)
