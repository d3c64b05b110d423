"""Special inspections: the spans in each of which one is due, and the quarter that one is of."""

from collections.abc import Callable, Iterator
from datetime import date

from localdiplomacy import Entry, Frequency, Period

from .system import QUARTERS, code_list


def due(span: Period, interval: Callable[[date], int | None]) -> Iterator[tuple[Period, int]]:
    """Yield the spans that meet `span` and in each of which an inspection is due, with their months, in order.

    They lie as quarters do: three months begin in January, April, July and October, six in January and July. A span in
    which the rule begins, changes or ends is left out, for nobody had the whole of it to inspect in.

    Args:
        span: the time in question.
        interval: tells for a day how many months apart inspections are due; None for none.
    """
    last: Period | None = None
    for month in span.split(Frequency.MONTH):
        months = interval(month.last)
        if months is None:
            continue
        found = _around(month.start, months)
        if found != last and interval(found.start) == interval(found.last) == months:
            yield found, months
            last = found


def _around(day: date, months: int) -> Period:
    first = (day.year * 12 + day.month - 1) // months * months
    start, end = (date(number // 12, number % 12 + 1, 1) for number in (first, first + months))
    return Period(start, end)


def quarter_of(entry: Entry) -> Period | None:
    """Return the quarter an inspection says it is of: the last of that name that had begun when it was held.

    The inspection of a fourth quarter may be held in January.
    """
    quarters = code_list(QUARTERS)
    named = quarters.find(str(entry.details.get("quarter", "")))
    if named is None or entry.on is None:
        return None
    month = [code.id for code in quarters].index(named) * 3 + 1
    held = entry.on.last
    year = held.year if month <= held.month else held.year - 1
    return Period.around(date(year, month, 1), Frequency.QUARTER)
