"""Which partners are dormant, by the office's own window; no rule of the trade says how long that is."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from ...model.durations import DayKind, Duration
from ...model.lifecycle import state_at
from ...model.partial_dates import PartialDate
from ...model.partnerships import ALIVE, Partnership
from ...regulations.answers import Answer, InForce
from ...regulations.regulations import Regulations
from .exchanges import Exchange

WINDOW = "partnership.dormant_after"


@frozen
class Standing:
    """Whether a tie is alive.

    Args:
        tie: the tie.
        last: its last exchange; None where none is recorded.
        dormant: None where it cannot be told, because of dates known to the year only or not at all.
    """

    tie: Partnership
    last: Exchange | None
    dormant: bool | None


def dormancy_window(regulations: Regulations, on: date, where: str | None = None) -> Duration | Answer:
    """Return the office's window, or the answer that says why there is none: usually that it must be settled first.

    Args:
        regulations: the parameters, with the office's own.
        on: the day.
        where: GB/T 2260 code of the office's place.
    """
    answer = regulations.lookup(WINDOW, on=on, where=where)
    return answer.value if isinstance(answer, InForce) and isinstance(answer.value, Duration) else answer


def dormancy(
    ties: Iterable[Partnership], found: Mapping[str, tuple[Exchange, ...]], *, at: date, window: Duration
) -> tuple[Standing, ...]:
    """Return for each tie that is alive on a day whether it has gone without exchange for longer than the window.

    A tie without any exchange is counted from the day it was concluded, or from its first dated move.

    Args:
        ties: the ties.
        found: their exchanges, as `exchanges` returns them.
        at: the day.
        window: how long a partner may be silent, in calendar days or months.

    Raises:
        ValueError: for a window of working days.
    """
    if window.kind is DayKind.WORKING_DAYS:
        raise ValueError("a window of dormancy is in days or months, not in working days / 休眠期限不按工作日计")
    return tuple(_standing(tie, found.get(tie.id, ()), at, window) for tie in ties if state_at(tie, at) in ALIVE)


def _standing(tie: Partnership, held: tuple[Exchange, ...], at: date, window: Duration) -> Standing:
    past = [exchange for exchange in held if exchange.on.first <= at]
    if not past:
        return Standing(tie, None, _silent(_begun(tie), at, window))
    last = max(past, key=lambda exchange: (exchange.on.last, exchange.on.first))
    # One that surely falls into the window decides, even where another, vaguer one may be later.
    awake = any(_silent(exchange.on, at, window) is False for exchange in past)
    return Standing(tie, last, False if awake else _silent(last.on, at, window))


def _begun(tie: Partnership) -> PartialDate | None:
    return tie.concluded_on or next((move.on for move in tie.history if move.on is not None), None)


def _silent(since: PartialDate | None, at: date, window: Duration) -> bool | None:
    if since is None:
        return None
    if window.after(since.last) < at:
        return True
    return False if window.after(since.first) >= at else None
