"""Periods of time, half-open, with the codes offices, DHIS2 and SDMX write for them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from attrs import frozen

from .partial_dates import PartialDate


class Frequency(StrEnum):
    """How often a regular period repeats."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


_MONTHS = {Frequency.YEAR: 12, Frequency.HALF: 6, Frequency.QUARTER: 3, Frequency.MONTH: 1}

# One pattern per spelling; the letter says what the number after it counts.
_YEAR = re.compile(r"([0-9]{4})(?:-A1)?")
_PART = re.compile(r"([0-9]{4})-?([HSQMW])([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})|([0-9]{4})([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2}|P[0-9]{1,6}D)")
_PART_LENGTH = {"H": 6, "S": 6, "Q": 3, "M": 1}


class PeriodError(ValueError):
    """Text that is no period code."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"not a period: {text[:40]!r}; write 2021, 2021H1, 2021Q3, 2021-07 or 2020-03-07/2020-04-03 (end excluded)"
            f" / 不是时段代码；请写 2021、2021H1、2021Q3、2021-07，或 2020-03-07/2020-04-03（不含末日）"
        )


@total_ordering
@frozen(order=False)
class Period:
    """The days from `start` up to, but not including, `end`.

    Raises:
        ValueError: if the end is not after the start.
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start}/{self.end} / 时段的终点须晚于起点")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period code: our own, an ISO interval (end excluded), DHIS2 or SDMX.

        >>> Period.parse("2021H1") == Period.parse("2021S1") == Period.parse("2021-S1")
        True
        >>> Period.parse("2020-03-07/2020-04-03").days
        27
        >>> Period.parse("202107").code, Period.parse("2021-M07").code
        ('2021-07', '2021-07')

        Raises:
            PeriodError: if the text is none of these.
        """
        try:
            found = _parse(text)
            if found is not None:
                return cls(*found)
        except (ValueError, OverflowError):
            pass  # no such day, or it ends before it starts
        raise PeriodError(text)

    @classmethod
    def of(cls, value: "Period | str | int") -> "Period":
        """Return `value` as a Period: one already, a code, or a year."""
        if isinstance(value, Period):
            return value
        return cls.parse(f"{value:04d}" if isinstance(value, int) else value)

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def around(cls, day: date, frequency: Frequency) -> "Period":
        """Return the regular period of `frequency` that `day` falls in."""
        if frequency is Frequency.DAY:
            return cls(day, day + timedelta(days=1))
        if frequency is Frequency.WEEK:
            monday = day - timedelta(days=day.weekday())
            return cls(monday, monday + timedelta(days=7))
        months = _MONTHS[frequency]
        start = day.replace(month=(day.month - 1) // months * months + 1, day=1)
        return cls(start, _plus_months(start, months))

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    @property
    def frequency(self) -> Frequency | None:
        """The frequency, or None for an irregular interval."""
        return next((f for f in Frequency if Period.around(self.start, f) == self), None) if self._closed() else None

    @property
    def code(self) -> str:
        """Our own code: `2021`, `2021H1`, `2021Q3`, `2021-07`, `2021-W05`, `2021-07-05` or an ISO interval."""
        year, frequency = self.start.year, self.frequency
        if frequency is None:
            return f"{self.start}/{self.end}"
        if frequency is Frequency.YEAR:
            return f"{year:04d}"
        if frequency is Frequency.HALF:
            return f"{year:04d}H{self.start.month // 6 + 1}"
        if frequency is Frequency.QUARTER:
            return f"{year:04d}Q{self.start.month // 3 + 1}"
        if frequency is Frequency.MONTH:
            return f"{year:04d}-{self.start.month:02d}"
        if frequency is Frequency.WEEK:
            iso = self.start.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        return self.start.isoformat()

    def dhis2(self) -> str:
        """Return the DHIS2 period code, such as `202107` or `2021S1`.

        Raises:
            ValueError: for an irregular interval, which DHIS2 cannot name.
        """
        frequency, code = self.frequency, self.code
        if frequency is None:
            raise ValueError(f"DHIS2 has no code for {code} / DHIS2 没有此时段的代码")
        if frequency is Frequency.WEEK:
            iso = self.start.isocalendar()
            return f"{iso.year:04d}W{iso.week}"
        return code.replace("-", "").replace("H", "S")

    def sdmx(self) -> str:
        """Return the SDMX time period, such as `2021-M07`, `2021-S1` or `2020-03-07/P27D`."""
        frequency, code = self.frequency, self.code
        if frequency is None:
            return f"{self.start}/P{self.days}D"
        if frequency is Frequency.HALF:
            return code.replace("H", "-S")
        if frequency is Frequency.QUARTER:
            return code.replace("Q", "-Q")
        if frequency is Frequency.MONTH:
            return code.replace("-", "-M")
        return code

    def split(self, frequency: Frequency) -> Iterator["Period"]:
        """Yield the regular periods that cover it, the first and last cut to its ends."""
        day = self.start
        while day < self.end:
            part = Period.around(day, frequency)
            yield Period(day, min(part.end, self.end))
            day = part.end

    def previous_year(self) -> "Period":
        """Return the same days one year earlier (a 29 February becomes the 28th)."""
        if self.frequency is Frequency.WEEK:
            iso = self.start.isocalendar()
            return Period.parse(f"{iso.year - 1:04d}-W{min(iso.week, 52):02d}")
        # An end on 29 February means that the 28th is the last day, so the year before ends with its 28th too.
        end = self.end + timedelta(days=1) if (self.end.month, self.end.day) == (2, 29) else self.end
        return Period(_year_before(self.start), _year_before(end))

    def holds(self, day: PartialDate | date) -> bool | None:
        """Tell whether a date falls in the period; None where a partial date may or may not."""
        if isinstance(day, date):
            return self.start <= day < self.end
        if self.start <= day.first and day.last < self.end:
            return True
        return False if day.last < self.start or day.first >= self.end else None

    def covers(self, other: "Period") -> bool:
        """Tell whether all days of `other` are in this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def _closed(self) -> bool:
        # `around` steps past the last representable day for periods at the end of year 9999.
        return self.start.year < date.max.year

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __str__(self) -> str:
        return self.code


def _parse(text: str) -> tuple[date, date] | None:
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return date(year, 1, 1), date(year + 1, 1, 1)
    if match := _PART.fullmatch(text):
        return _part(int(match[1]), match[2], int(match[3]))
    if match := _MONTH.fullmatch(text):
        start = date(int(match[1] or match[3]), int(match[2] or match[4]), 1)
        return start, _plus_months(start, 1)
    if match := _DAY.fullmatch(text):
        start = date(int(match[1] or match[4]), int(match[2] or match[5]), int(match[3] or match[6]))
        return start, start + timedelta(days=1)
    if match := _RANGE.fullmatch(text):
        start, end = date.fromisoformat(match[1]), match[2]
        return start, start + timedelta(days=int(end[1:-1])) if end[0] == "P" else date.fromisoformat(end)
    return None


def _part(year: int, letter: str, number: int) -> tuple[date, date] | None:
    if letter == "W":
        start = date.fromisocalendar(year, number, 1)
        return start, start + timedelta(days=7)
    length = _PART_LENGTH[letter]
    if not 1 <= number <= 12 // length:
        return None
    start = date(year, (number - 1) * length + 1, 1)
    return start, _plus_months(start, length)


def _plus_months(first_of_month: date, months: int) -> date:
    years, month = divmod(first_of_month.month - 1 + months, 12)
    return first_of_month.replace(year=first_of_month.year + years, month=month + 1)


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)
