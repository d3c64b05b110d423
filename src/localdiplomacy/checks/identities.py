"""Sums that published figures must fulfil, as data."""

from collections.abc import Iterable

from attrs import field, frozen


def _sorted_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs))


@frozen
class Figure:
    """A figure named by its indicator and dimensions, whatever the office and period."""

    indicator: str
    dimensions: tuple[tuple[str, str], ...] = field(default=(), converter=_sorted_pairs)


@frozen(kw_only=True)
class Identity:
    """A total that is the sum of other figures of the same document: 批件 = 任务批件 + 任务确认件.

    Args:
        id: slug.
        zh: what must be equal, in Chinese.
        en: what must be equal, in English.
        total: the total.
        parts: what adds up to it.
    """

    id: str
    zh: str
    en: str
    total: Figure
    parts: tuple[Figure, ...]
