"""What the ledgers count of the figures that were published."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from ..issues.issue import Issue
from ..measures.indicators import Indicator
from ..measures.members import coded_members
from ..measures.naming import folded, indicator_ids
from ..measures.verb import MeasureVerb
from ..model.observations import Observation
from ..model.periods import Period
from ..plugins import Contributions


def with_codes(
    figures: Iterable[Observation], contributions: Contributions
) -> tuple[tuple[Observation, ...], tuple[Issue, ...]]:
    """Return figures with the codes of their members (`JP` for 日本), and an issue for each member that is not known."""
    return coded_members(
        figures,
        indicators=contributions.indicators,
        dimensions=contributions.dimensions,
        code_lists=contributions.code_lists,
    )


def named_figures(published: Iterable[Observation], indicators: Iterable[Indicator]) -> tuple[Observation, ...]:
    """Return figures whose indicators are given by name (`出访批次`, `Outbound batches`) with the ids of these."""
    ids = indicator_ids(indicators)
    found = ((observation, ids.get(folded(observation.indicator))) for observation in published)
    return tuple(item if id in (None, item.indicator) else evolve(item, indicator=id) for item, id in found)


def counted_figures(
    published: Iterable[Observation],
    indicators: Mapping[str, Indicator],
    dimensions: Iterable[str],
    measure: MeasureVerb,
) -> tuple[Observation, ...]:
    """Return the ledgers' own figure for each published one that they can count.

    A published figure of an indicator that nobody can count, or broken down by what the ledgers do not know, has
    none; neither has one whose office keeps no such ledger in that time.

    Args:
        published: the figures.
        indicators: what can be counted, by id.
        dimensions: ids of what counts can be broken down by.
        measure: counts indicators.
    """
    wanted: dict[tuple[Period, tuple[str, ...]], dict[str, set[object]]] = {}
    for observation in published:
        by = (*(("office",) if observation.office else ()), *(id for id, _ in observation.dimensions))
        if observation.indicator in indicators and set(by) <= set(dimensions):
            keys = wanted.setdefault((observation.period, by), {})
            keys.setdefault(observation.indicator, set()).add(observation.key)
    return tuple(found for (period, by), keys in wanted.items() for found in _count(period, by, keys, measure))


def _count(
    period: Period, by: tuple[str, ...], keys: Mapping[str, set[object]], measure: MeasureVerb
) -> Iterator[Observation]:
    table = measure(tuple(keys), by=by, period=period)
    for row in table:
        observation = row.observation
        if observation.value is not None and observation.key in keys[observation.indicator]:
            yield observation
