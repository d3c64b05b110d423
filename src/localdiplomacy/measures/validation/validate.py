"""Validating figures: rules applied to observations, published or counted."""

from collections.abc import Iterable, Iterator
from datetime import date

from ...issues.report import IssueReport
from ...model.durations import IsWorkingDay
from ...model.observations import Observation
from ...model.periods import Period
from ..builtin import INDICATORS
from ..dimensions import DIMENSIONS, Dimension
from ..indicators import Indicator
from ..labels import Labels
from ..naming import indicator_ids
from ..rounding import HALF_UP, Rounding
from .arrivals import find_reports, published_on
from .comparing import compare_sides
from .findings import Result, issues_of
from .known_names import doubtful_rules
from .lookup import Figures, Unlisted
from .outliers import OutlierRule, find_outliers
from .parts import compare_parts
from .reporting import ReportingRule
from .rule_set import AnyRule, RuleSet, builtin_rules
from .rules import FigureRule, PartsRule
from .validation import Validation
from .wording import Words


def validate(
    observations: Iterable[Observation],
    *,
    period: Period | str | int,
    at: date | None = None,
    rules: RuleSet | Iterable[AnyRule] | None = None,
    offices: Iterable[str] = (),
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    is_working_day: IsWorkingDay | None = None,
    rounding: Rounding = HALF_UP,
    labels: Labels | None = None,
    unlisted: Unlisted | None = None,
) -> Validation:
    """Apply rules to figures.

    Args:
        observations: the figures, published or counted; those of other periods serve for comparison and series.
        period: the period, its code, or a word for it as of `at`; the figures of all periods within it are looked at.
        at: what had come by the end of this day: figures published later are not known yet. None for all.
        rules: the rules; None for the built-in ones.
        offices: ids of the offices that report where a rule names none.
        indicators: what can be counted; None for the built-in indicators.
        dimensions: what counts can be broken down by; None for the built-in ones.
        is_working_day: the calendar, for reports that are due in working days.
        rounding: how the rates of reports are rounded.
        labels: what indicators, offices and units are called in the result.
        unlisted: returns what is known of a figure that is not among the observations, by indicator, office (empty
            for none), period and members: a count of nothing is 0. By default such a figure is missing.

    Raises:
        PeriodError: for text that is no period, or a word for one without `at`.
        StructureError: if two rules have the same id.
    """
    known = INDICATORS if indicators is None else tuple(indicators)
    chosen = builtin_rules() if rules is None else rules if isinstance(rules, RuleSet) else RuleSet.of(rules)
    figures = Figures.among((item for item in observations if _had_come(item, at)), indicator_ids(known), unlisted)
    days, reporting = Period.of(period, at=at), tuple(offices)
    results = tuple(
        result for rule in chosen for result in _results(rule, figures, days, at, reporting, is_working_day)
    )
    shown = labels or Labels()
    words = Words(shown)
    names = [found.id for found in (DIMENSIONS if dimensions is None else dimensions)]
    doubts = doubtful_rules(chosen, figures, {indicator.id: indicator for indicator in known}, names, shown.indicators)
    found = (issue for result in results for issue in issues_of(result, words))
    issues = IssueReport((*doubts, *found))
    return Validation(rules=chosen, period=days, at=at, results=results, issues=issues, rounding=rounding, labels=shown)


def _had_come(observation: Observation, at: date | None) -> bool:
    """Tell whether a figure may have been published by the end of a day; a count is always there."""
    published = published_on(observation)
    return at is None or published is None or published.first <= at


def _results(
    rule: AnyRule,
    figures: Figures,
    period: Period,
    at: date | None,
    offices: tuple[str, ...],
    is_working_day: IsWorkingDay | None,
) -> Iterator[Result]:
    looked_at = figures.filtered(rule.where)
    if isinstance(rule, FigureRule):
        return compare_sides(rule, looked_at, period)
    if isinstance(rule, PartsRule):
        return compare_parts(rule, looked_at, period)
    if isinstance(rule, OutlierRule):
        return find_outliers(rule, looked_at, period)
    assert isinstance(rule, ReportingRule)  # noqa: S101
    return find_reports(rule, looked_at, period, at=at, offices=offices, is_working_day=is_working_day)
