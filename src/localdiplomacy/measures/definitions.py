"""Definitions that are not what they were: figures from before and after a revision count different things."""

from collections.abc import Mapping

from ..model.periods import Period
from .indicators import Indicator


def definition_changed(indicator: Indicator, known: Mapping[str, Indicator], base: Period, now: Period) -> bool:
    """Tell whether an indicator, or a part of a ratio, was revised within the two periods or between them.

    A revision on the first day of the earlier one, or before, is behind both; one after the last day of the later one has
    not touched either.

    Args:
        indicator: what the two figures count.
        known: the parts of ratios, by id.
        base: the period of the one figure.
        now: the period of the other.
    """
    first, last = min(base.start, now.start), max(base.last, now.last)
    parts = [known[id] for id in (indicator.numerator, indicator.denominator) if id is not None and id in known]
    return any(first < revision.since <= last for found in (indicator, *parts) for revision in found.revisions)
