"""The dates of many records: read once, and held against a period once for each day."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from attrs import field, frozen

from ..model.partial_dates import PartialDate
from ..model.periods import Period
from .field_paths import HISTORY
from .memo import Memo
from .plain_columns import of_types, plain_column
from .times import When, dating

T = TypeVar("T")
_DAYS = attrgetter("first", "last")


@frozen(eq=False)
class Dated:
    """The date that decides the period of each record.

    Args:
        whens: the dates, or what is said instead of one.
    """

    whens: Sequence[PartialDate | When]

    def within(self, period: Period) -> list[bool | None]:
        """Return of each record whether its date falls in a period; None where it may, or nobody entered it."""
        answers = iter(each_day([when for when in self.whens if isinstance(when, PartialDate)], period.holds))
        undated, never = When.UNDATED, When.NEVER
        return [False if when is never else None if when is undated else next(answers) for when in self.whens]


def each_day(whens: Sequence[Any], make: Callable[[Any], T]) -> list[T]:
    """Return what is made of each date; dates of the same day, month or year are looked at once."""
    days = list(map(_DAYS, whens))
    known = {key: make(when) for key, when in dict(zip(days, whens, strict=True)).items()}
    return list(map(known.__getitem__, days))


@frozen(eq=False)
class Dates:
    """The dates of records, read once for all periods.

    Args:
        records: the records.
    """

    records: Sequence[Any]
    _memo: Memo = field(factory=Memo, init=False)

    def of(self, time: str) -> Dated:
        """Return the date of each record.

        Args:
            time: a date field, or `history.<state>`, as an indicator names it.
        """
        return self._memo.once(time, lambda: Dated(_read(time, self.records)))


def _read(time: str, records: Sequence[Any]) -> list[PartialDate | When]:
    column = None if time.startswith(HISTORY) else plain_column(time, records)
    if column is None or not of_types(column, PartialDate):
        return list(map(dating(time), records))
    return [When.UNDATED if when is None else when for when in column]
