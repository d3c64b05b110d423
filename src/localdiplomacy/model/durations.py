""" "N days" with its kind: the rules count calendar days, working days or months, and it matters which."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

# Tells working days from others; for days that nobody has announced it raises NotImplementedError.
IsWorkingDay = Callable[[date], bool]


class DayKind(StrEnum):
    """What a duration is counted in."""

    CALENDAR_DAYS = "calendar_days"  # 自然日
    WORKING_DAYS = "working_days"  # 工作日
    MONTHS = "months"  # 月


@frozen
class Duration:
    """A number of days or months with its kind.

    Raises:
        ValueError: if the number is negative.
    """

    number: int
    kind: DayKind

    def __attrs_post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"a duration is not negative: {self.number} / 时长不能为负")

    def after(self, start: date, is_working_day: IsWorkingDay | None = None) -> date:
        """Return the last day of the duration that begins the day after `start`.

        Args:
            start: the day counted from; it is not counted itself.
            is_working_day: the calendar; needed for working days, because holidays are announced year by year.

        Raises:
            ValueError: if working days are asked for without a calendar.
        """
        if self.kind is DayKind.CALENDAR_DAYS:
            return start + timedelta(days=self.number)
        if self.kind is DayKind.MONTHS:
            from dateutil.relativedelta import relativedelta

            return start + relativedelta(months=self.number)
        if is_working_day is None:
            raise ValueError("working days need a calendar / 按工作日计算需要工作日历")
        day, left = start, self.number
        while left:
            day += timedelta(days=1)
            left -= is_working_day(day)
        return day

    def after_if_known(self, start: date, is_working_day: IsWorkingDay | None = None) -> date | None:
        """Return what `after` returns; None where it takes a calendar that is not there or does not reach so far."""
        if self.kind is DayKind.WORKING_DAYS and is_working_day is None:
            return None
        try:
            return self.after(start, is_working_day)
        except NotImplementedError:  # holidays are announced year by year
            return None
