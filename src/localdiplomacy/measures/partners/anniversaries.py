"""Which ties have an anniversary in a year."""

from collections.abc import Iterable

from attrs import frozen

from ...model.lifecycle import state_at
from ...model.partial_dates import PartialDate
from ...model.partnerships import OVER, Partnership
from ...model.periods import Period

_NO_MORE = OVER | {"suspended"}


@frozen
class Anniversary:
    """A tie and how old it becomes.

    Args:
        tie: the tie.
        years: the years since it was concluded.
        on: the day, month or year of the anniversary, as exactly as the beginning is known.
    """

    tie: Partnership
    years: int
    on: PartialDate


def anniversaries(ties: Iterable[Partnership], year: int, *, every: int) -> tuple[Anniversary, ...]:
    """Return the anniversaries of a year in the order of time.

    Ties that are over or suspended on the day have none. A tie of 29 February has its day on the 28th in other years.

    Args:
        ties: the ties.
        year: the calendar year.
        every: the years between anniversaries that count: 10 where only every tenth is celebrated, 1 for all. What holds
            is `partnership.anniversary_interval` of the regulations.

    Raises:
        ValueError: if `every` is less than 1.
    """
    if every < 1:
        raise ValueError(f"anniversaries are 1 year apart or more, not {every} / 周年间隔至少 1 年")
    found = [day for tie in ties if (day := _anniversary(tie, year, every)) is not None]
    return tuple(sorted(found, key=lambda day: (day.on, day.tie.id)))


def _anniversary(tie: Partnership, year: int, every: int) -> Anniversary | None:
    begun = tie.concluded_on
    if begun is None or year <= begun.year or (year - begun.year) % every:
        return None
    on = _in_year(begun, year)
    return None if state_at(tie, on.last) in _NO_MORE else Anniversary(tie, year - begun.year, on)


def _in_year(begun: PartialDate, year: int) -> PartialDate:
    if (begun.month, begun.day) == (2, 29) and Period.parse(f"{year}-02").last.day == 28:
        return PartialDate(year, 2, 28)
    return PartialDate(year, begun.month, begun.day)
