"""Rules that name what nobody knows, or add up what does not add up: they would find nothing, or what is wrong."""

from collections.abc import Iterable, Iterator, Mapping

from ...issues.catalogue.validation import NOT_ADDITIVE, UNKNOWN_NAME
from ...issues.issue import Issue
from ..dimensions import OFFICE
from ..field_paths import hint
from ..indicators import Indicator
from .lookup import Figures
from .outliers import OutlierRule
from .reporting import ReportingRule
from .rule_set import AnyRule
from .rules import PARTS_OF_PERIODS, FigureRule, PartsRule
from .terms import Term


def doubtful_rules(
    rules: Iterable[AnyRule],
    figures: Figures,
    indicators: Mapping[str, Indicator],
    dimensions: Iterable[str],
    named: Iterable[str] = (),
) -> Iterator[Issue]:
    """Yield an issue for each name that is no indicator or dimension and has no figures, and for each wrong sum.

    Args:
        rules: the rules.
        figures: all figures that are known.
        indicators: what can be counted, by id.
        dimensions: ids of the dimensions that are known.
        named: ids of indicators that have a name, also those that are only published.
    """
    broken_down = {name for key in figures.of for name, _ in key[3]}
    known_indicators = {*indicators, *named, *(key[0] for key in figures.of)}
    known_dimensions = {OFFICE.id, *dimensions, *broken_down}
    for rule in rules:
        for name in indicators_of(rule):
            if figures.id(name) not in known_indicators:
                yield _unknown(rule, name, known_indicators)
        for name in dimensions_of(rule):
            if name not in known_dimensions:
                yield _unknown(rule, name, known_dimensions)
        if isinstance(rule, PartsRule) and rule.over is not None:
            found = indicators.get(figures.id(rule.total.indicator))
            if found is not None and not _adds_up(found, rule.over):
                params = {"rule": rule.id, "indicator": rule.total.indicator, "over": rule.over}
                yield Issue(NOT_ADDITIVE, params, subject=rule.id, plugin=rule.plugin)


def _unknown(rule: AnyRule, name: str, known: Iterable[str]) -> Issue:
    params = {"rule": rule.id, "name": name, "hint": hint(name, sorted(known))}
    return Issue(UNKNOWN_NAME, params, subject=rule.id, plugin=rule.plugin)


def _adds_up(indicator: Indicator, over: str) -> bool:
    """Tell whether parts exhaust a total; a record may count for several countries, but the sum is no less."""
    if over in PARTS_OF_PERIODS:
        return indicator.additive_over_time
    return indicator.additive_over_units


def terms_of(rule: AnyRule) -> tuple[Term, ...]:
    """Return the terms of a rule; those kinds of rules that have none name indicators instead."""
    if isinstance(rule, FigureRule):
        return (*rule.left.terms, *rule.right.terms)
    return (rule.total, *rule.terms) if isinstance(rule, PartsRule) else ()


def indicators_of(rule: AnyRule) -> tuple[str, ...]:
    """Return the ids or names of the indicators that a rule looks at, each once."""
    named = rule.indicators if isinstance(rule, (OutlierRule, ReportingRule)) else ()
    return tuple(dict.fromkeys((*named, *(term.indicator for term in terms_of(rule)))))


def dimensions_of(rule: AnyRule) -> tuple[str, ...]:
    """Return the ids of the dimensions that a rule names, each once; those of time are left out."""
    kept = () if isinstance(rule, ReportingRule) else rule.by
    over = (rule.over,) if isinstance(rule, PartsRule) and rule.over not in (None, *PARTS_OF_PERIODS) else ()
    picked = (name for term in terms_of(rule) for name in term.members)
    return tuple(dict.fromkeys((*kept, *filter(None, over), *picked)))
