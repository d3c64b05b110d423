"""Reports that are expected: which office reports what for which periods, and by which day."""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ...model.durations import DayKind, Duration, IsWorkingDay
from ...model.periods import Frequency, Period
from .faults import require
from .rules import NamedRule


@frozen(kw_only=True)
class Due:
    """How long after a period's last day its report is due: one of the three, as in regulations.

    Args:
        days: calendar days.
        working_days: working days; they need a calendar.
        months: months.

    Raises:
        RuleError: unless exactly one is given, and none is negative.
    """

    days: int | None = None
    working_days: int | None = None
    months: int | None = None

    def __attrs_post_init__(self) -> None:
        given = [number for number in (self.days, self.working_days, self.months) if number is not None]
        require(len(given) == 1, (), "days、working_days、months 之一", "one of days, working_days, months", len(given))
        require(given[0] >= 0, (), "不小于 0 的整数", "a whole number of at least 0", given[0])

    @property
    def duration(self) -> Duration:
        """The same as a number of days or months with its kind."""
        if self.days is not None:
            return Duration(self.days, DayKind.CALENDAR_DAYS)
        if self.months is not None:
            return Duration(self.months, DayKind.MONTHS)
        return Duration(self.working_days or 0, DayKind.WORKING_DAYS)


@frozen(kw_only=True)
class ReportingRule(NamedRule):
    """Which offices report which figures for each period, and by when.

    Args:
        indicators: ids or names of the figures that a report holds, each for the whole office.
        every: how long a period is.
        due: how long after the period's last day the report is due.
        offices: ids of the offices; every office of the ledger where none is named.
        since: only periods that begin on this day or later.
        until: only periods that begin before this day.

    Raises:
        RuleError: if there is no indicator.
    """

    indicators: tuple[str, ...]
    every: Frequency = field(converter=Frequency)
    due: Due
    offices: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        NamedRule.__attrs_post_init__(self)
        require(bool(self.indicators), ("indicators",), "至少一个指标", "at least one indicator", "[]")

    def periods(self, period: Period) -> Iterator[Period]:
        """Yield the periods within `period` for which a report is expected."""
        for part in period.split(self.every):
            begun = (self.since is None or part.start >= self.since) and (self.until is None or part.start < self.until)
            if begun and part.frequency is self.every:
                yield part

    def due_on(self, period: Period, is_working_day: IsWorkingDay | None) -> date | None:
        """Return the last day on which the report of a period is in time; None for working days without a calendar.

        Args:
            period: the period.
            is_working_day: the calendar; for days that it does not know it raises NotImplementedError.
        """
        return self.due.duration.after_if_known(period.last, is_working_day)
