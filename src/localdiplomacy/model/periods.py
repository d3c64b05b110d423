"""Periods of time, half-open, with the codes offices, DHIS2 and SDMX write for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import total_ordering

from attrs import frozen

from .partial_dates import PartialDate
from .period_codes import read_code
from .relative_periods import read_relative
from .spans import Frequency, frequency_of, run, span_around, span_before, whole_months, year_before

__all__ = ["Frequency", "Period", "PeriodError", "PeriodNeedsDay"]

_TRIMESTER = 4


class PeriodError(ValueError):
    """Text that is no period."""

    said = (
        "not a period: {0!r}; write 2021, 2021H1, 2021Q3, 2021-07 or 2020-03-07/2020-04-03 (end excluded)"
        " / 不是时段代码；请写 2021、2021H1、2021Q3、2021-07，或 2020-03-07/2020-04-03（不含末日）"
    )

    def __init__(self, text: str) -> None:
        super().__init__(self.said.format(text[:40]))


class PeriodNeedsDay(PeriodError):
    """A word such as `this month` or 本月, without the day on which it is said."""

    said = "{0!r} depends on the day: say with at= which one / 此时段随日期而定；请用 at= 指明日期"


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
        >>> Period.parse("202107").code, Period.parse("2021-M07").code, Period.parse("2021-01-01/P7M").code
        ('2021-07', '2021-07', '2021-01-01/2021-08-01')

        Raises:
            PeriodError: if the text is none of these.
        """
        try:
            found = read_code(text)
            if found is not None:
                return cls(*found)
        except (ValueError, OverflowError):
            pass  # no such day, or it ends before it starts
        raise PeriodError(text)

    @classmethod
    def of(cls, value: "Period | str | int", *, at: date | None = None) -> "Period":
        """Return `value` as a Period: one already, a code, a year, or a word such as `last quarter` or 年初至今.

        Args:
            value: what is meant; the words are those of `relative_periods`.
            at: the day on which a word is said; codes need none.

        >>> Period.of("LAST_12_MONTHS", at=date(2021, 7, 16)).code, Period.of("上月", at=date(2021, 1, 5)).code
        ('2020-07-01/2021-07-01', '2020-12')

        Raises:
            PeriodError: for text that is neither.
            PeriodNeedsDay: for a word without a day.
        """
        if isinstance(value, Period):
            return value
        text = f"{value:04d}" if isinstance(value, int) else value
        try:
            return cls.parse(text)
        except PeriodError:
            relative = read_relative(text)
            if relative is None:
                raise
        if at is None:
            raise PeriodNeedsDay(text)
        try:
            return cls(*relative(at))
        except (ValueError, OverflowError):  # before the year 1 or after 9999
            raise PeriodError(text) from None

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def around(cls, day: date, frequency: Frequency) -> "Period":
        """Return the regular period of `frequency` that `day` falls in."""
        return cls(*span_around(day, frequency))

    @classmethod
    def year_to_date(cls, day: date) -> "Period":
        """Return the days from 1 January to `day`, which is included."""
        return cls(date(day.year, 1, 1), day + timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    @property
    def whole_months(self) -> int:
        """How many calendar months it is; 0 where it does not begin and end with one."""
        return whole_months((self.start, self.end))

    @property
    def frequency(self) -> Frequency | None:
        """The frequency, or None for an irregular interval."""
        return frequency_of((self.start, self.end))

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

        Its bi-weeks, bi-months, shifted weeks and financial years are neither written nor read.

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
        """Return the SDMX time period, such as `2021-M07`, `2021-S1`, `2021-T1` or `2020-03-07/P27D`."""
        frequency, code = self.frequency, self.code
        if frequency is None:
            trimester, rest = divmod(self.start.month - 1, _TRIMESTER)
            if self.whole_months == _TRIMESTER and rest == 0:
                return f"{self.start.year:04d}-T{trimester + 1}"
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
        """Return the same days one year earlier: whole months stay whole, otherwise a 29 February becomes the 28th.

        A week gives the week of the same number, also where it is the first seven days of a year.

        >>> [Period.parse(code).previous_year().code for code in ("2021-02", "2020-02-29", "2021-01-01/2021-07-16")]
        ['2020-02', '2019-02-28', '2020-01-01/2020-07-16']
        """
        if self.frequency is Frequency.WEEK:
            iso = self.start.isocalendar()
            return Period.parse(f"{iso.year - 1:04d}-W{min(iso.week, 52):02d}")
        return Period(*year_before((self.start, self.end)))

    def previous(self) -> "Period":
        """Return the period of the same kind just before: as many months where it is whole months, else as many days.

        >>> [Period.parse(code).previous().code for code in ("2021Q1", "2021-01-01/2021-03-01", "2021-03-08/2021-03-11")]
        ['2020Q4', '2020-11-01/2021-01-01', '2021-03-05/2021-03-08']
        """
        return Period(*span_before((self.start, self.end)))

    def rolling(self, count: int) -> "Period":
        """Return it together with those of its kind before it, `count` in all.

        >>> Period.parse("2021-07").rolling(12).code, Period.parse("2021Q2").rolling(4).code
        ('2020-08-01/2021-08-01', '2020-07-01/2021-07-01')

        Raises:
            ValueError: if the count is less than 1.
        """
        if count < 1:
            raise ValueError(f"a rolling period has at least one part, not {count} / 滚动时段至少含一期")
        return Period(*run((self.start, self.end), count))

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

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __str__(self) -> str:
        return self.code
