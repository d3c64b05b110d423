"""Spans of days, from the first up to but not including the end: the calendar arithmetic under periods."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

Span = tuple[date, date]

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class Frequency(StrEnum):
    """How often a regular period repeats."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


MONTHS = {Frequency.YEAR: 12, Frequency.HALF: 6, Frequency.QUARTER: 3, Frequency.MONTH: 1}
_OF_LENGTH = {months: frequency for frequency, months in MONTHS.items()}


def span_around(day: date, frequency: Frequency) -> Span:
    """Return the regular span that `day` falls in; weeks begin on Monday, as in ISO 8601."""
    if frequency is Frequency.DAY:
        return day, day + _DAY
    if frequency is Frequency.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + _WEEK
    months = MONTHS[frequency]
    start = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return start, months_later(start, months)


def frequency_of(span: Span) -> Frequency | None:
    """Return the frequency of a regular span, or None for any other."""
    start, end = span
    if end - start == _DAY:
        return Frequency.DAY
    if end - start == _WEEK:
        return Frequency.WEEK if start.weekday() == 0 else None
    months = whole_months(span)
    return _OF_LENGTH.get(months) if months and (start.month - 1) % months == 0 else None


def whole_months(span: Span) -> int:
    """Return how many calendar months the span is; 0 if it does not begin and end with a month."""
    start, end = span
    return 12 * (end.year - start.year) + end.month - start.month if start.day == end.day == 1 else 0


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later or earlier; the month's last day where it has no such day.

    That is how XML Schema (part 2, appendix E), on which SDMX builds, adds a duration to a date.
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def run(span: Span, count: int) -> Span:
    """Return the span and those of its kind before it, `count` in all: so many months, or so many days each."""
    start, end = span
    months = whole_months(span)
    return (months_later(end, -count * months) if months else end - count * (end - start)), end


def span_before(span: Span) -> Span:
    """Return the span of the same kind that ends where this one begins."""
    start, _ = run(span, 2)
    return start, span[0]


def year_before(span: Span) -> Span:
    """Return the same days one year earlier: whole months stay whole, otherwise a 29 February becomes the 28th."""
    start, end = span
    if whole_months(span):
        return months_later(start, -12), months_later(end, -12)
    return months_later(start, -12), months_later(end - _DAY, -12) + _DAY
