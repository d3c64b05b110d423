"""From one date of a line to another it takes no longer than allowed, also while the other is still to come."""

from collections.abc import Iterator
from datetime import date

from ...issues.catalogue.structure_entries import NOT_IN_TIME
from ...issues.issue import Issue
from ...model.durations import Duration
from ...model.entries import Entry
from ...model.kind_checks import Within
from ...model.lifecycle import Lifecycle, state_at
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ..check import CheckContext
from ..entry_dates import date_at
from .bounds import Bounds, Held
from .declared import Declared, each_kind, field_of

_ID = "core.entry-deadlines"
_HISTORY = "history."


def late(found: Declared[Within], context: CheckContext) -> Iterator[Issue]:
    """Find lines on which something surely came too late, or has not come and is due."""
    bounds, lifecycle = Bounds(context, _ID), found.kind.lifecycle
    for entry in found.lines:
        start = date_at(entry, found.check.start)
        if start is not None:
            end = date_at(entry, found.check.end)
            done = end is not None and not found.check.still_open
            if done or _pending(entry, found.check.end, lifecycle, context.at):
                yield from _judged(found, bounds, entry, start, end)
    yield from bounds.unanswered()


def _judged(
    found: Declared[Within], bounds: Bounds, entry: Entry, start: PartialDate, end: PartialDate | None
) -> Iterator[Issue]:
    # The longest it can have taken at the least: from the last day it can have begun to the first it can have ended.
    done = end.first if end is not None else found.at
    if done <= start.last:
        return
    held = _held(found, bounds, entry, start)
    latest = _latest(held, found, bounds, start.last) if held is not None else None
    if held is not None and latest is not None and done > latest:
        problem = Text(f"实际为 {end}", f"but it was {end}") if end is not None else _still(found.at)
        params = {"start": start, "latest": latest, "by": held.basis, "problem": problem}
        yield found.issue(NOT_IN_TIME, entry, field_of(found.check.end), params, held.answer)


def _still(at: date) -> Text:
    return Text(f"到 {at} 尚未完成", f"and it is not done on {at}")


def _held(found: Declared[Within], bounds: Bounds, entry: Entry, start: PartialDate) -> Held | None:
    bound = found.check.at_most
    if bound.field is None:
        return bounds.held(bound, entry, start)
    stated = entry.details.get(bound.field.removeprefix("details."))
    return Held(value=stated) if isinstance(stated, int) else None


def _latest(held: Held, found: Declared[Within], bounds: Bounds, start: date) -> date | None:
    value = held.value
    if isinstance(value, Duration):
        return bounds.book.last_day(value, start)
    if isinstance(value, int) and value >= 0:
        return bounds.book.last_day(Duration(value, found.check.counted_in), start)
    return None


def _pending(entry: Entry, end: str, lifecycle: Lifecycle, at: date) -> bool:
    """Tell whether a state is still to come: the line lives, has not been there and can still come there."""
    if not end.startswith(_HISTORY):
        return False
    target, state = end.removeprefix(_HISTORY), state_at(entry, at)
    if state is None or any(move.to == target for move in entry.history):
        return False
    return target in _ahead(lifecycle, state)


def _ahead(lifecycle: Lifecycle, state: str) -> set[str]:
    found: set[str] = set()
    waiting = [state]
    while waiting:
        for after in lifecycle.moves.get(waiting.pop(), ()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


CHECKS = (each_kind(_ID, "条目办理时限", "entries are dealt with in time", NOT_IN_TIME, Within, late),)
