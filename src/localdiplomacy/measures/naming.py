"""Indicators by what they are called: offices write 出访批次 where the catalogue says `outbound.batches`."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ..model.texts import Text
from .indicators import Indicator

NEAR = 0.8  # how alike two names must be for the one to be taken for a slip in the other


def folded(name: str) -> str:
    """Return a name without what two spellings of it may differ in: case, spaces, width.

    >>> folded("Outbound  Batches") == folded("outbound batches")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def indicator_ids(indicators: Iterable[Indicator]) -> dict[str, str]:
    """Return the id of each indicator by its folded id, Chinese name and English name.

    A name that two indicators bear names neither; an id always names its own.
    """
    return ids_by_name({indicator.id: Text(indicator.zh, indicator.en) for indicator in indicators})


def ids_by_name(names: Mapping[str, Text]) -> dict[str, str]:
    """Return the same from the names by id."""
    bearers: dict[str, set[str]] = {}
    for id, name in names.items():
        for spelling in (name.zh, name.en):
            bearers.setdefault(folded(spelling), set()).add(id)
    unique = {spelling: min(ids) for spelling, ids in bearers.items() if len(ids) == 1}
    return unique | {folded(id): id for id in names}


def nearest(word: str, ids: Mapping[str, str]) -> str | None:
    """Return the id of the indicator that a name which is none comes near, or None.

    Every part of an id between its dots must be near: `outbound.cut.batches` is no slip in `outbound.batches`.
    """
    parts = folded(word).split(".")
    likeness = {name: _likeness(parts, name.split(".")) for name in ids}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    return ids[best] if best is not None and likeness[best] >= NEAR else None


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    if len(one) != len(other):
        return 0.0
    return min(_ratio(left, right) for left, right in zip(one, other, strict=True))


def _ratio(left: str, right: str) -> float:
    matcher = difflib.SequenceMatcher(None, left, right)
    return matcher.ratio() if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR else 0.0
