"""Definitions that are not what they were: figures from before and after a revision count different things."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from ..model.observations import ObsStatus
from ..model.periods import Period
from ..model.texts import Text
from .derived import leaves, parts_below
from .figures import Figure
from .indicators import Indicator, Revision

_BREAK = Text("口径自 {since} 起有变：{note}", "the definition changed on {since}: {note}")


def definition_changed(indicator: Indicator, known: Mapping[str, Indicator], base: Period, now: Period) -> bool:
    """Tell whether an indicator, or what it is put together from, was revised within the two periods or between them.

    A revision on the first day of the earlier one, or before, is behind both; one after the last day of the later one has
    not touched either.

    Args:
        indicator: what the two figures count.
        known: what indicators are put together from, by id.
        base: the period of the one figure.
        now: the period of the other.
    """
    days = Period(min(base.start, now.start), max(base.end, now.end))
    return any(_within(days, revision) for found in parts_below(indicator, known) for revision in found.revisions)


def broken(found: Figure, indicator: Indicator, known: Mapping[str, Indicator], days: Period | None) -> Figure:
    """Return a figure marked as a break in its series where its definition was revised within the days it counts.

    What there is on one day is counted in one way. A figure that is missing stays so, with the reason.

    Args:
        found: the figure.
        indicator: what it counts.
        known: what indicators are put together from, by id.
        days: the days that are counted.
    """
    if days is None or not (indicator.revisions or indicator.derived):
        return found
    comments = tuple(_breaks(indicator, known, days))
    if not comments or found.value is None:
        return found
    return evolve(found, status=ObsStatus.BREAK, comments=(*comments, *found.comments))


def _breaks(indicator: Indicator, known: Mapping[str, Indicator], days: Period) -> Iterator[Text]:
    if all(leaf.stock for leaf in leaves(indicator, known)):
        return
    flows = (part for part in parts_below(indicator, known) if not part.stock)
    for revision in dict.fromkeys(revision for part in flows for revision in part.revisions):
        if _within(days, revision):
            yield _BREAK.filled(since=revision.since, note=revision.note)


def _within(days: Period, revision: Revision) -> bool:
    """Tell whether some of the days are before a revision and some are after it."""
    return days.start < revision.since <= days.last
