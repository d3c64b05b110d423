"""A date known to the day, the month or the year only."""

import calendar
import re
from datetime import date
from functools import total_ordering

from attrs import field, frozen

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@frozen(order=False)
class PartialDate:
    """A day, a month (`2021-03`) or a year (`1999`): what the office wrote down, and no more.

    Args:
        year: 1 to 9999.
        month: 1 to 12, or None where only the year is known.
        day: day of the month, or None where only the month is known.

    Attributes:
        first: the first day it can mean.
        last: the last day it can mean.

    Raises:
        ValueError: for a date that does not exist, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None
    first: date = field(init=False, eq=False, repr=False)
    last: date = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError(f"a day needs its month: {self.year}-?-{self.day} / 有日无月")
        first = date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if self.day is not None:
            last = first
        elif self.month is not None:
            last = first.replace(day=calendar.monthrange(self.year, self.month)[1])
        else:
            last = first.replace(month=12, day=31)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ISO text: `2021-03-07`, `2021-03` or `2021`.

        >>> PartialDate.parse("2021-03").last
        datetime.date(2021, 3, 31)
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not an ISO date: {text[:40]!r} / 不是 ISO 日期")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, value: "PartialDate | date | str") -> "PartialDate":
        """Return `value` as a PartialDate: one already, a date, or ISO text."""
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        return cls(value.year, value.month, value.day)

    @property
    def exact(self) -> date | None:
        """The day, or None where it is not known to the day."""
        return self.first if self.day is not None else None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return self.first.isoformat()


def optional_date(value: PartialDate | date | str | None) -> PartialDate | None:
    """Convert a record's date field: None stays None, the rest as `PartialDate.of`."""
    return value if value is None or isinstance(value, PartialDate) else PartialDate.of(value)


def days_inclusive(start: PartialDate | None, end: PartialDate | None) -> int | None:
    """Days abroad, counting the day of leaving and the day of coming back: `(end - start) + 1`.

    Returns None where either day is not known to the day.
    Source: 因公临时出国 rules count 含离、抵我国国境当日.

    >>> days_inclusive(PartialDate.parse("2018-10-30"), PartialDate.parse("2018-11-03"))
    5
    """
    if start is None or end is None or start.day is None or end.day is None:
        return None
    return (end.first - start.first).days + 1
