"""What the ledgers count of the figures that rules look at."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from ..ledger.ledger import Ledger
from ..measures.coverage import Kept, covering_key, kept
from ..measures.derived import can_be_broken_down
from ..measures.dimensions import OFFICE, Dimension
from ..measures.indicators import Fold, Indicator
from ..measures.naming import folded, indicator_ids
from ..measures.outcomes import Key
from ..measures.times import window
from ..measures.validation.known_names import indicators_of, terms_of
from ..measures.validation.outliers import Along, OutlierRule
from ..measures.validation.reporting import ReportingRule
from ..measures.validation.rule_set import AnyRule, RuleSet
from ..measures.validation.rules import PartsRule
from ..measures.verb import MeasureVerb
from ..model.ids import OfficeId
from ..model.observations import Observation, ObsStatus
from ..model.periods import Frequency, Period
from ..model.quantities import Quantity

Request = tuple[str, Period, tuple[str, ...]]  # an indicator, a period, the dimensions to break it down by
_ADDS_UP_TO_0 = (Fold.COUNT, Fold.SUM, Fold.DISTINCT)


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


@frozen(kw_only=True)
class CountedFigures:
    """What the ledgers count of what rules look at, each office's and that of all.

    Args:
        observations: the figures that have a line where they are counted.
        requests: what was counted.
        indicators: what can be counted, by id.
        ledger: the records.
        at: what had happened by the end of this day was counted; None for all.
    """

    observations: tuple[Observation, ...]
    requests: tuple[Request, ...]
    indicators: Mapping[str, Indicator] = field(repr=False)
    ledger: Ledger = field(repr=False)
    at: date | None = None
    _known: dict[tuple[Any, ...], Kept] = field(init=False, factory=dict, eq=False, repr=False)

    def unlisted(self, key: Key) -> Observation | None:
        """Return the figure of what has no line: 0 where the ledger was kept for the time, None where it was not.

        The rule is that of `measures.coverage`: an office that has a record of the period counted kept its ledger for
        all of it, so that a month, or a country, without records of it is 0.
        """
        id, office, period, members = key
        indicator, days = self.indicators.get(id), window(period, self.at)
        whole = self._counted_in(key)
        if indicator is None or indicator.fold not in _ADDS_UP_TO_0 or days is None or whole is None:
            return None
        if not self._kept(id, whole).says_nothing_is_0(office or None):
            return None
        return Observation(
            indicator=id,
            office=OfficeId(office) if office else None,
            period=period,
            value=Quantity.of(0, indicator.unit),
            status=ObsStatus.NORMAL if days == period else ObsStatus.PROVISIONAL,
            dimensions=members,
        )

    def _counted_in(self, key: Key) -> Period | None:
        """Return the period counted of which a figure is a part, or all; None where nobody asked for it."""
        id, office, period, members = key
        wanted = {*dict(members), *((OFFICE.id,) if office else ())}
        for asked, days, by in self.requests:
            parts = [name for name in by if name in _TIMES]
            if asked == id and set(by).difference(parts) == wanted and _is_part(period, days, parts):
                return days
        return None

    def keepers(self, indicator: str, period: Period) -> frozenset[str]:
        """Return the ids of the offices that kept the ledger of an indicator in the days of a period that are over."""
        return self._kept(indicator, period).offices

    def _kept(self, indicator: str, period: Period) -> Kept:
        counted, days = self.indicators.get(indicator), window(period, self.at)
        if counted is None or days is None:
            return Kept()
        what = (counted.records, covering_key(counted), days)
        if what not in self._known:
            self._known[what] = kept(counted, self.ledger, days)
        return self._known[what]


_TIMES = frozenset(frequency.value for frequency in Frequency)


def _is_part(period: Period, days: Period, parts: list[str]) -> bool:
    """Tell whether a period is one of the parts, of one length, into which days were broken down; or all of them."""
    if not parts:
        return period == days
    return len(parts) == 1 and days.covers(period) and period.frequency == parts[0]


def counted_for(
    rules: Iterable[AnyRule],
    period: Period,
    indicators: Iterable[Indicator],
    dimensions: Iterable[Dimension],
    measure: MeasureVerb,
    ledger: Ledger,
    at: date | None = None,
) -> CountedFigures:
    """Return the ledgers' counts of what rules look at, each office's and those of all.

    An indicator that nobody can count, or not broken down so, has none.

    Args:
        rules: the rules.
        period: the period they are evaluated for.
        indicators: what can be counted.
        dimensions: what counts can be broken down by.
        measure: counts indicators, up to the end of `at`.
        ledger: the records.
        at: the day.
    """
    catalogue = {indicator.id: indicator for indicator in indicators}
    known = {dimension.id: dimension for dimension in dimensions}
    ids = indicator_ids(catalogue.values())
    listed = tuple(rules)
    asked = dict.fromkeys(request for rule in listed for request in _requests(rule, period, ids))
    requests = tuple(
        one for one in asked if one[0] in catalogue and _applies(catalogue[one[0]], one[2], known, catalogue)
    )
    found: dict[Key, Observation] = {}
    for item in _measured(requests, measure):
        found.setdefault(item.key, item)
    counted = CountedFigures(
        observations=tuple(found.values()), requests=requests, indicators=catalogue, ledger=ledger, at=at
    )
    for rule in listed:
        if isinstance(rule, OutlierRule):
            for name in rule.indicators:
                for key in _neighbours(rule, ids.get(folded(name), name), period, counted, tuple(found)):
                    missing = None if key in found else counted.unlisted(key)
                    if missing is not None:
                        found[key] = missing
    return evolve(counted, observations=tuple(found.values()))


def _measured(requests: Iterable[Request], measure: MeasureVerb) -> Iterator[Observation]:
    """Yield what is counted, in one pass for all indicators that are broken down alike."""
    alike: dict[tuple[Period, tuple[str, ...]], list[str]] = {}
    for id, days, by in requests:
        alike.setdefault((days, by), []).append(id)
    for (days, by), ids in alike.items():
        yield from measure(tuple(ids), by=by, period=days).observations


def _neighbours(
    rule: OutlierRule, id: str, period: Period, counted: CountedFigures, keys: Iterable[Key]
) -> Iterator[Key]:
    """Yield the keys of the series in which outliers are looked for: of each month, or of each office."""
    listed = [key for key in keys if key[0] == id and {name for name, _ in key[3]} == set(rule.by)]
    if rule.along is Along.PERIODS:
        months = [part for part in period.split(Frequency.MONTH) if part.frequency is Frequency.MONTH]
        for _, office, members in dict.fromkeys((id, key[1], key[3]) for key in listed):
            yield from ((id, office, month, members) for month in months)
        return
    offices = sorted(counted.keepers(id, period))
    for members in dict.fromkeys(key[3] for key in listed):
        yield from ((id, office, period, members) for office in offices)


def _applies(
    indicator: Indicator, by: tuple[str, ...], known: Mapping[str, Dimension], catalogue: Mapping[str, Indicator]
) -> bool:
    return all(name in known and can_be_broken_down(indicator, known[name], catalogue) for name in by)


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
