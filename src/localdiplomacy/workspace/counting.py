"""What the ledgers count of the figures that rules look at."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from attrs import evolve

from ..measures.dimensions import OFFICE, Dimension
from ..measures.indicators import Indicator
from ..measures.naming import folded, indicator_ids
from ..measures.table import Table
from ..measures.validation.known_names import indicators_of, terms_of
from ..measures.validation.outliers import Along, OutlierRule
from ..measures.validation.reporting import ReportingRule
from ..measures.validation.rule_set import AnyRule, RuleSet
from ..measures.validation.rules import PartsRule
from ..model.observations import Observation
from ..model.periods import Period

Request = tuple[str, Period, tuple[str, ...]]  # an indicator, a period, the dimensions to break it down by


class CountVerb(Protocol):
    """The verb `measure` of the workspace."""

    def __call__(self, indicators: str, *, by: tuple[str, ...], period: Period) -> Table:
        """Count an indicator."""
        ...


def countable(rules: RuleSet, indicators: Iterable[Indicator], published: Iterable[str]) -> RuleSet:
    """Return the rules that can be applied to counts: not those on reports or on figures that are only published.

    Args:
        rules: the rules.
        indicators: what can be counted.
        published: ids or names of the indicators of published figures.
    """
    only_published = {folded(name) for name in published}.difference(indicator_ids(indicators))
    kept = evolve(rules, reporting=())
    return RuleSet.of(rule for rule in kept if only_published.isdisjoint(map(folded, indicators_of(rule))))


def counted_for(
    rules: Iterable[AnyRule],
    period: Period,
    indicators: Iterable[Indicator],
    dimensions: Iterable[Dimension],
    measure: CountVerb,
) -> tuple[Observation, ...]:
    """Return the ledgers' counts of what rules look at, each office's and those of all.

    An indicator that nobody can count, or not broken down so, has none.

    Args:
        rules: the rules.
        period: the period they are evaluated for.
        indicators: what can be counted.
        dimensions: what counts can be broken down by.
        measure: counts an indicator.
    """
    catalogue = {indicator.id: indicator for indicator in indicators}
    known = {dimension.id: dimension for dimension in dimensions}
    ids = indicator_ids(catalogue.values())
    requests = dict.fromkeys(request for rule in rules for request in _requests(rule, period, ids))
    found: dict[object, Observation] = {}
    for id, days, by in requests:
        if id in catalogue and _applies(catalogue[id], by, known):
            for observation in measure(id, by=by, period=days).observations:
                found.setdefault(observation.key, observation)
    return tuple(found.values())


def _applies(indicator: Indicator, by: tuple[str, ...], known: Mapping[str, Dimension]) -> bool:
    return all(name in known and known[name].applies(indicator.records) for name in by)


def _requests(rule: AnyRule, period: Period, ids: Mapping[str, str]) -> Iterator[Request]:
    if isinstance(rule, OutlierRule):
        parts = ("month",) if rule.along is Along.PERIODS else ()
        for name in rule.indicators:
            yield from _each_office(ids.get(folded(name), name), period, (*rule.by, *parts))
        return
    if isinstance(rule, ReportingRule):
        return
    for term in terms_of(rule):
        id, days = ids.get(folded(term.indicator), term.indicator), term.period_at(period)
        by = tuple(sorted({*rule.by, *term.members}))
        yield from _each_office(id, days, by)
        if isinstance(rule, PartsRule) and rule.over is not None and rule.over != OFFICE.id:
            yield from _each_office(id, days, (*by, rule.over))


def _each_office(id: str, period: Period, by: tuple[str, ...]) -> Iterator[Request]:
    yield id, period, by
    yield id, period, (OFFICE.id, *by)
