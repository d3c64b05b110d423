"""Figures of one line keep their limits: no more solved than raised, no more done than there is to do."""

from collections.abc import Iterator

from ...issues.catalogue.structure_entries import NOT_WITHIN_LIMITS
from ...issues.issue import Issue
from ...model.conditions import values_reader
from ...model.entries import Entry
from ...model.kind_checks import Bound, Limit
from ...model.partial_dates import PartialDate
from ...model.quantities import Quantity
from ...model.texts import Text
from ...regulations.answers import InForce
from ..check import CheckContext
from ..found import amount
from .bounds import Bounds, Number, Range, number_of, range_at
from .declared import Declared, each_kind, field_of

_ID = "core.entry-limits"
_WORDS = {"at_least": Text("不少于 {0}", "at least {0}"), "at_most": Text("不超过 {0}", "at most {0}")}


def beyond(found: Declared[Limit], context: CheckContext) -> Iterator[Issue]:
    """Find lines whose figures are surely beyond a limit."""
    bounds = Bounds(context, _ID)
    for entry in found.lines:
        total = _total(entry, found.check.sum)
        if total is not None:
            for side in ("at_least", "at_most"):
                yield from _judged(found, bounds, entry, total, side)
    yield from bounds.unanswered()


def _judged(
    found: Declared[Limit], bounds: Bounds, entry: Entry, total: tuple[Range, bool], side: str
) -> Iterator[Issue]:
    bound: Bound | None = getattr(found.check, side)
    if bound is None:
        return
    (low, high), complete = total
    limit, answer = _limit(bounds, bound, entry, found)
    if limit is None:
        return
    least, most = limit
    if side == "at_most":
        # What is missing can only add to it.
        broken = low is not None and most is not None and low > most
    else:
        broken = complete and high is not None and least is not None and high < least
    if broken:
        count = amount(low, high) if high is not None else f"{low}+"
        words, shown = _WORDS[side], amount(least, most)
        limited = Text(words.zh.format(shown), words.en.format(shown))
        params = {"fields": found.heading(found.check.sum), "figure": count, "limit": limited}
        yield found.issue(NOT_WITHIN_LIMITS, entry, field_of(found.check.sum[0]), params, answer)


def _limit(bounds: Bounds, bound: Bound, entry: Entry, found: Declared[Limit]) -> tuple[Range | None, InForce | None]:
    if bound.field is not None:
        if _unit(entry, bound.field) not in {_unit(entry, path) for path in found.check.sum}:
            return None, None
        return range_at(entry, bound.field), None
    held = bounds.held(bound, entry, entry.on or PartialDate.of(found.at))
    number = number_of(held.value) if held is not None else None
    return ((number, number), held.answer) if held is not None and number is not None else (None, None)


def _total(entry: Entry, paths: tuple[str, ...]) -> tuple[Range, bool] | None:
    """Return what some fields add up to, and whether all of them are stated; None where none is, or units differ."""
    stated = [found for path in paths if (found := range_at(entry, path)) is not None]
    if not stated or len({_unit(entry, path) for path in paths if range_at(entry, path) is not None}) > 1:
        return None
    low: Number | None = 0
    high: Number | None = 0
    for least, most in stated:
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return (low, high), len(stated) == len(paths)


def _unit(entry: Entry, path: str) -> str | None:
    value = next(iter(values_reader(path)(entry)), None)
    return value.unit if isinstance(value, Quantity) else None


CHECKS = (each_kind(_ID, "条目的数额", "figures of entries keep their limits", NOT_WITHIN_LIMITS, Limit, beyond),)
