"""Reading period codes: our own, ISO 8601 intervals, DHIS2's and SDMX's."""

import re
from datetime import date, timedelta

from .spans import Span, months_later

# One pattern per spelling; the letter says what the number after it counts.
_YEAR = re.compile(r"([0-9]{4})(?:-A1)?")
_PART = re.compile(r"([0-9]{4})-?([HSTQMW])([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})|([0-9]{4})([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_OF_YEAR = re.compile(r"([0-9]{4})-D([0-9]{3})")
# SDMX may write the midnight at which a day begins; no other time of day is a boundary between days.
_DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00:00)?"
_RANGE = re.compile(rf"{_DATE}/(?:{_DATE}|(P[0-9A-Z]+))")
_DURATION = re.compile(r"P(?:([0-9]{1,6})W|(?:([0-9]{1,4})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,6})D)?)")
_PART_MONTHS = {"H": 6, "S": 6, "T": 4, "Q": 3, "M": 1}


def read_code(text: str) -> Span | None:
    """Return the days that a period code names, or None for text of another form.

    Raises:
        ValueError: if there is no such day.
        OverflowError: if it lies beyond the calendar.
    """
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return date(year, 1, 1), date(year + 1, 1, 1)
    if match := _PART.fullmatch(text):
        return _part(int(match[1]), match[2], int(match[3]))
    if match := _MONTH.fullmatch(text):
        start = date(int(match[1] or match[3]), int(match[2] or match[4]), 1)
        return start, months_later(start, 1)
    if match := _DAY.fullmatch(text):
        return _one_day(date(int(match[1] or match[4]), int(match[2] or match[5]), int(match[3] or match[6])))
    if match := _DAY_OF_YEAR.fullmatch(text):
        day = date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
        return _one_day(day) if day.year == int(match[1]) else None
    if match := _RANGE.fullmatch(text):
        start = date.fromisoformat(match[1])
        end = date.fromisoformat(match[2]) if match[2] else _after(start, match[3])
        return None if end is None else (start, end)
    return None


def _one_day(day: date) -> Span:
    return day, day + timedelta(days=1)


def _part(year: int, letter: str, number: int) -> Span | None:
    if letter == "W":
        start = date.fromisocalendar(year, number, 1)
        return start, start + timedelta(days=7)
    length = _PART_MONTHS[letter]
    if not 1 <= number <= 12 // length:
        return None
    start = date(year, (number - 1) * length + 1, 1)
    return start, months_later(start, length)


def _after(start: date, duration: str) -> date | None:
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    weeks, years, months, days = (int(number or 0) for number in match.groups())
    return months_later(start, 12 * years + months) + timedelta(days=7 * weeks + days)
