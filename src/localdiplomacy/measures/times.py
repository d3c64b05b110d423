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
        # A detail may hold a text where its kind asks for a date; the check on details says so.
        return PartialDate.of(record) if isinstance(record, (PartialDate, date)) else When.UNDATED

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
    codes: tuple[str, ...] = field(init=False)
    _starts: tuple[date, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "codes", tuple(part.code for part in self.parts))
        object.__setattr__(self, "_starts", tuple(part.start for part in self.parts))

    @classmethod
    def of(cls, period: Period, frequency: Frequency) -> "Calendar":
        """Return the parts of `period`, the first and last cut to its ends."""
        return cls(tuple(period.split(frequency)))

    def members(self, when: PartialDate | None) -> tuple[str, ...]:
        """Return the code of the part a date falls in: unknown where it may be one or another of the window.

        For a date that may lie outside the window, or that is not known, it is every part it may be: the record may
        belong to each of them, so that none of them is complete.
        """
        if when is None:
            return self.codes
        index = bisect_right(self._starts, when.first) - 1
        if index >= 0 and when.last < self.parts[index].end:
            return (self.codes[index],)
        if index >= 0 and when.last < self.parts[-1].end:
            return (UNKNOWN,)
        pairs = zip(self.codes, self.parts, strict=True)
        return tuple(code for code, part in pairs if part.holds(when) is not False)


class Held(Enum):
    """Whether a record belongs to a stock on a day."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"  # a date known to the year or month only lies around the day
    NO_STATE = "no-state"
    NO_KIND = "no-kind"  # it would belong if it were of the kind, which it does not state
    UNDATED = "undated"  # of what accumulates: it happened on a day that nobody entered


def holding(indicator: Indicator) -> Callable[[Any, date], Held]:
    """Return a function that tells whether a record belongs to the indicator's figure at the end of a day."""
    if indicator.cumulative:
        assert indicator.time is not None  # noqa: S101 - Indicator sees to it
        return _happened(dating(indicator.time))

    def held(record: Any, day: date) -> Held:
        answers = [_state_held(record, day, indicator.states), _kind_held(record, day, indicator.kinds)]
        return next(answer for answer in _TELLING if answer in answers)

    return held


def _happened(dated: Callable[[Any], PartialDate | When]) -> Callable[[Any, date], Held]:
    """Return a function that tells whether the date of a record had come at the end of a day."""

    def happened(record: Any, day: date) -> Held:
        when = dated(record)
        if not isinstance(when, PartialDate):
            return Held.UNDATED if when is When.UNDATED else Held.NO
        if when.last <= day:
            return Held.YES
        return Held.UNDECIDED if when.first <= day else Held.NO

    return happened


# What one aspect says is told before the other: a record that is surely of another kind needs no state.
_TELLING = (Held.NO, Held.NO_STATE, Held.NO_KIND, Held.UNDECIDED, Held.YES)


def _state_held(record: Any, day: date, wanted: tuple[str, ...]) -> Held:
    if not wanted:
        return Held.YES
    if not any(transition.of == STATE for transition in record.history):
        return Held.NO_STATE
    return _fits(_both(record.history, day, STATE, None), wanted)


def _kind_held(record: Any, day: date, wanted: tuple[str, ...]) -> Held:
    if not wanted:
        return Held.YES
    kinds = _kinds(record, day)
    return Held.NO_KIND if None in kinds else _fits(kinds, wanted)


def _kinds(record: Any, day: date) -> tuple[str | None, str | None]:
    return _both(record.history, day, KIND, getattr(record, "kind", None))


def _fits(values: tuple[str | None, str | None], wanted: tuple[str, ...]) -> Held:
    surely, possibly = (value in wanted for value in values)
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
