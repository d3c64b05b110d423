"""The parts of time that rows are counted in: one number a part, for all periods that are counted in one pass."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...model.partial_dates import PartialDate
from ...model.periods import Frequency, Period
from ..times import Calendar
from .dates import Dates
from .engines import compares_days

UNDATED = -1
_MONTHS = 12


@frozen
class Part:
    """A part of one of the periods.

    Args:
        window: which of the periods it is of.
        days: its days.
        codes: its code for each dimension of time.
    """

    window: int
    days: Period
    codes: tuple[str, ...]


def parts_of(windows: Sequence[Period], frequencies: Sequence[Frequency]) -> tuple[Part, ...]:
    """Return the finest parts of periods, in order.

    Args:
        windows: the periods, which do not overlap.
        frequencies: those of the dimensions of time.
    """
    finest = max(frequencies, key=list(Frequency).index, default=None)
    found = []
    for window, period in enumerate(windows):
        calendars = [Calendar.of(period, frequency) for frequency in frequencies]
        for days in period.split(finest) if finest else (period,):
            codes = tuple(calendar.members(PartialDate.of(days.start))[0] for calendar in calendars)
            found.append(Part(window, days, codes))
    return tuple(sorted(found, key=lambda part: part.days.start))


def apart(windows: Sequence[Period], alike: Callable[[Period, Period], bool]) -> list[list[int]]:
    """Return the places of periods in batches, so that no two in a batch overlap and all are alike.

    Args:
        windows: the periods.
        alike: tells whether two periods may be counted in one pass although their last days differ.
    """
    batches: list[list[int]] = []
    for place, window in enumerate(windows):
        free = (
            batch
            for batch in batches
            if all(alike(windows[other], window) and not windows[other].overlaps(window) for other in batch)
        )
        batch = next(free, None)
        if batch is None:
            batches.append([place])
        else:
            batch.append(place)
    return batches


def inside(dates: Dates, windows: Sequence[Period]) -> Any:
    """Return the condition that a date lies in one of the periods."""
    column = dates.column
    spans: list[tuple[date, date]] = []
    for window in sorted(windows):
        if spans and spans[-1][1] == window.start:  # a year and the year before are one span to an engine
            spans[-1] = spans[-1][0], window.end
        else:
            spans.append((window.start, window.end))
    return reduce(or_, ((column >= dates.day(start)) & (column < dates.day(end)) for start, end in spans))


@frozen
class PartKey:
    """The number of the part that a date lies in, as a column, and the part of each number."""

    column: Any
    parts: dict[int, Part]


def part_key(dates: Dates, parts: Sequence[Part], engine: str) -> PartKey:
    """Return the key of parts: reckoned from year and month where that says enough, else by comparing days.

    Args:
        dates: the dates of the rows, all of which lie in one of the parts.
        parts: the parts, in order.
        engine: what narwhals calls the engine, which may be quicker at one than at the other.
    """
    step = None if compares_days(engine, len(parts)) else _step(parts)
    column = dates.column
    if step is None:
        key = nw.lit(len(parts) - 1)
        for place in reversed(range(len(parts) - 1)):
            key = nw.when(column < dates.day(parts[place].days.end)).then(nw.lit(place)).otherwise(key)
        numbers = dict(enumerate(parts))
    else:
        year = column.dt.year()
        key = year if step == _MONTHS else (year * _MONTHS + column.dt.month() - 1) // step
        numbers = {_month(part.days) // step: part for part in parts}
    if not dates.full:
        key = nw.when(column.is_null()).then(nw.lit(UNDATED)).otherwise(key)
    return PartKey(key, numbers)


def _month(days: Period) -> int:
    return days.start.year * _MONTHS + days.start.month - 1


def _step(parts: Sequence[Part]) -> int | None:
    """Return how many months each part has, where all have as many and begin at a multiple of them."""
    lengths = set()
    for part in parts:
        if part.days.start.day != 1 or part.days.end.day != 1:
            return None
        length = part.days.end.year * _MONTHS + part.days.end.month - 1 - _month(part.days)
        if _month(part.days) % length:
            return None
        lengths.add(length)
    return lengths.pop() if len(lengths) == 1 else None
