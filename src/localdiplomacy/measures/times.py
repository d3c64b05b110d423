"""When a record counts: the date that decides the period, the window that is counted, stocks on a day."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import Enum
from typing import Any

from attrs import field, frozen

from ..model.lifecycle import KIND, STATE, Transition, aspect_at
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from .dimensions import UNKNOWN
from .field_paths import HISTORY
from .indicators import Indicator


class When(Enum):
    """Answers about a date that are no date."""

    NEVER = "never"  # the record never reached the state: it does not count at all
    UNDATED = "undated"


def dating(time: str) -> Callable[[Any], PartialDate | When]:
    """Return a function that gives the date deciding a record's period.

    Args:
        time: a date field, or `history.<state>` for the day the record first reached a state.
    """
    if time.startswith(HISTORY):
        state = time.removeprefix(HISTORY)
        return lambda record: _reached(record.history, state)
    names = time.split(".")

    def stated(record: Any) -> PartialDate | When:
        for name in names:
            record = None if record is None else getattr(record, name)
        return When.UNDATED if record is None else PartialDate.of(record)

    return stated


def _reached(history: Iterable[Transition], state: str) -> PartialDate | When:
    for transition in history:
        if transition.of == STATE and transition.to == state:
            return transition.on or When.UNDATED
    return When.NEVER


def window(period: Period, at: date | None) -> Period | None:
    """Return the days of the period that are over at the end of `at`; None where it has not begun."""
    if at is None or at >= period.last:
        return period
    return Period(period.start, at + timedelta(days=1)) if at >= period.start else None


@frozen
class Calendar:
    """The parts of a window for one frequency."""

    parts: tuple[Period, ...]
    _starts: tuple[date, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(part.start for part in self.parts))

    @classmethod
    def of(cls, period: Period, frequency: Frequency) -> "Calendar":
        """Return the parts of `period`, the first and last cut to its ends."""
        return cls(tuple(period.split(frequency)))

    def member(self, when: PartialDate) -> str:
        """Return the code of the part a date falls in; unknown where it may be one or another."""
        index = bisect_right(self._starts, when.first) - 1
        part = self.parts[index]
        return part.code if part.holds(when) else UNKNOWN


class Held(Enum):
    """Whether a record belongs to a stock on a day."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"  # a date known to the year or month only lies around the day
    NO_STATE = "no-state"


def holding(indicator: Indicator) -> Callable[[Any, date], Held]:
    """Return a function that tells whether a record belongs to the indicator's stock at the end of a day."""

    def held(record: Any, day: date) -> Held:
        if indicator.states and not any(transition.of == STATE for transition in record.history):
            return Held.NO_STATE if _fits(_kinds(record, day), indicator.kinds) is not Held.NO else Held.NO
        answers = (
            _fits(_both(record.history, day, STATE, None), indicator.states) if indicator.states else Held.YES,
            _fits(_kinds(record, day), indicator.kinds) if indicator.kinds else Held.YES,
        )
        if Held.NO in answers:
            return Held.NO
        return Held.UNDECIDED if Held.UNDECIDED in answers else Held.YES

    return held


def _kinds(record: Any, day: date) -> tuple[str | None, str | None]:
    return _both(record.history, day, KIND, getattr(record, "kind", None))


def _fits(values: tuple[str | None, str | None], wanted: tuple[str, ...]) -> Held:
    surely, possibly = (not wanted or value in wanted for value in values)
    if surely and possibly:
        return Held.YES
    return Held.UNDECIDED if surely or possibly else Held.NO


def _both(history: tuple[Transition, ...], day: date, of: str, first: str | None) -> tuple[str | None, str | None]:
    """Return the value by what has surely happened by the day, and by what may have happened."""
    surely = aspect_at(history, day, of)
    possibly, known = None, True
    for transition in history:
        if transition.on is not None:
            known = transition.on.first <= day
        if known and transition.of == of:
            possibly = transition
    return (surely.to if surely else first), (possibly.to if possibly else first)
