"""Dates, times and periods in cells: written ones, spreadsheet dates, and the serial numbers behind them."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from attrs import frozen

from ..codec.faults import Expected
from ..codec.han import fold, read_date, read_period, read_span
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from ..model.texts import Text
from .grids import Cell

_DATE = Text(
    "日期，年份写足四位，如 2021-03-07、2021年3月", "a date with a year of four digits, such as 2021-03-07 or 2021-03"
)
_NOT_A_NUMBER = Text(
    "文本格式的日期，如 2021-01（按数字存的 2021.1 可能是1月，也可能是10月）",
    "a date stored as text, such as 2021-01 (2021.1 stored as a number may be January or October)",
)
_MOMENT = Text("日期和时间，如 2021-03-07 08:30", "a date and time such as 2021-03-07 08:30")
_PERIOD = Text("时段，如 2021、2021年上半年", "a period such as 2021 or 2021H1")

# Fields whose column may hold both days at once, with the field of the last day.
SPAN_ENDS = {"departs_on": "returns_on", "arrives_on": "leaves_on", "on": "until"}

_NUMBER = re.compile(r"\d{1,8}(?:\.0+)?")
_CLOCK = re.compile(
    r"(?P<day>.*?\d{1,2}[日号]?)[T ]*(?P<hour>\d{1,2})[:时点](?:(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?分?)?"
)
_YEARS = range(1900, 2200)
_MONTHS = range(1, 13)
# The last day Excel knows is 9999-12-31.
_LAST_SERIAL = {False: 2_958_465, True: 2_957_003}
_NO_SUCH_DAY = 60  # Excel's 29 February 1900
# A day and time before 1954 is not what an office's table holds: the number was typed as year and month.
_FIRST_SERIAL_WITH_TIME = 20_000


@frozen
class Span:
    """Two days in one cell: `2021.3.27-3.30`."""

    first: PartialDate
    last: PartialDate


def date_or_span(cell: Cell, date1904: bool = False) -> PartialDate | Span:
    """Read a cell of a date column that may also hold the last day.

    Raises:
        Expected: if it is no date.
    """
    try:
        return partial_date(cell, date1904)
    except Expected:
        found = read_span(cell) if isinstance(cell, str) else None
        if found is None:
            raise
    return Span(*found)


def serial_date(number: int, date1904: bool = False) -> date | None:
    """Return the day of a spreadsheet's serial number; None where there is none.

    Excel counts 1900-01-01 as 1 and believes in 29 February 1900 (60); with the 1904 system 1904-01-01 is 0.

    >>> serial_date(44262), serial_date(59), serial_date(60), serial_date(0, date1904=True)
    (datetime.date(2021, 3, 7), datetime.date(1900, 2, 28), None, datetime.date(1904, 1, 1))
    """
    if not (0 if date1904 else 1) <= number <= _LAST_SERIAL[date1904] or (number == _NO_SUCH_DAY and not date1904):
        return None
    if date1904:
        return date(1904, 1, 1) + timedelta(days=number)
    return date(1899, 12, 31 if number < _NO_SUCH_DAY else 30) + timedelta(days=number)


def partial_date(cell: Cell, date1904: bool = False) -> PartialDate:
    """Read a cell of a date column.

    A bare number is a year (2021), a month (202103), a day (20210307) or a serial date (44262).

    Raises:
        Expected: if it is no date.
    """
    if isinstance(cell, date):
        return PartialDate.of(cell)
    if isinstance(cell, str):
        plain = fold(cell).strip()
        found = None if _NUMBER.fullmatch(plain) else read_date(plain)
        number = int(plain.partition(".")[0]) if _NUMBER.fullmatch(plain) else None
    elif isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        _refuse_typed_month(cell)
        found, number = None, int(cell)  # the part after the point is the time of day
    else:
        found = number = None
    if number is not None:
        found = _numbered(number, date1904)
    if found is None:
        raise Expected(_DATE, cell)
    return found


def _refuse_typed_month(cell: int | Decimal) -> None:
    if cell != int(cell) and 1 <= cell < _FIRST_SERIAL_WITH_TIME:
        raise Expected(_NOT_A_NUMBER, f"{cell:f}")


def _numbered(number: int, date1904: bool) -> PartialDate | None:
    year, month = divmod(number, 100)
    if number in _YEARS:
        return PartialDate(number)
    if year in _YEARS and month in _MONTHS:
        return PartialDate(year, month)
    if number // 10_000 in _YEARS:
        return read_date(str(number))
    if 99_999 < number < 1_000_000:
        return None  # a month that does not exist rather than a day after 2173
    day = serial_date(number, date1904)
    return PartialDate.of(day) if day else None


def moment(cell: Cell, date1904: bool = False) -> datetime:
    """Read a cell that holds a date and a time of day.

    Raises:
        Expected: if it is none.
    """
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, Decimal):
        _refuse_typed_month(cell)
        day = serial_date(int(cell), date1904)
        if day:
            seconds = round((cell - int(cell)) * 86_400)
            return datetime.combine(day, time()) + timedelta(seconds=seconds)
    found = _iso_moment(cell) or _written_moment(cell) if isinstance(cell, str) else None
    if found is None:
        raise Expected(_MOMENT, cell)
    return found


def _iso_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if len(text) > 10 else None
    except ValueError:
        return None


def _written_moment(text: str) -> datetime | None:
    match = _CLOCK.fullmatch(fold(text).strip())
    day = read_date(match["day"]) if match else None
    if match is None or day is None or day.exact is None:
        return None
    try:
        clock = time(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
    return datetime.combine(day.exact, clock)


def period(cell: Cell) -> Period:
    """Read a cell that holds a period; a date is that one day, a whole number a year.

    Raises:
        Expected: if it is none.
    """
    if isinstance(cell, date):
        return Period.around(cell.date() if isinstance(cell, datetime) else cell, Frequency.DAY)
    text = str(cell) if type(cell) in (int, str) else ""
    found = read_period(text)
    if found is None:
        try:
            found = Period.parse(text.strip())
        except ValueError:
            raise Expected(_PERIOD, cell) from None
    return found
