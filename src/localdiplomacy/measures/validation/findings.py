"""What is to be reported of a result: an issue with its place, or nothing."""

from collections.abc import Iterator, Mapping

from ...issues.catalogue.validation import (
    BROKEN_HIGH,
    BROKEN_LOW,
    BROKEN_MEDIUM,
    NO_CALENDAR,
    OUTLIER,
    REPORT_DAY_UNKNOWN,
    REPORT_LATE,
    REPORT_MISSING,
    RULE_UNITS,
    SEVERAL_VALUES,
)
from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.sources import Source
from ...model.texts import Text, joined
from ..dimensions import MEMBER_LABELS, UNKNOWN
from .arrivals import Arrival, Report
from .comparing import Comparison
from .outliers import Score
from .rules import Importance, Relation
from .sums import Outcome
from .wording import RELATIONS, Words, shown_number

Result = Comparison | Score | Report

_BROKEN: Mapping[Importance, Rule] = {
    Importance.HIGH: BROKEN_HIGH,
    Importance.MEDIUM: BROKEN_MEDIUM,
    Importance.LOW: BROKEN_LOW,
}
_REPORT: Mapping[Arrival, Rule] = {
    Arrival.MISSING: REPORT_MISSING,
    Arrival.INCOMPLETE: REPORT_MISSING,
    Arrival.LATE: REPORT_LATE,
    Arrival.DAY_UNKNOWN: REPORT_DAY_UNKNOWN,
    Arrival.NO_CALENDAR: NO_CALENDAR,
}


def issues_of(result: Result, words: Words) -> Iterator[Issue]:
    """Yield the issue of a result; none where all is well."""
    if result.ok:
        return
    if isinstance(result, Comparison):
        yield _of_comparison(result, words)
    elif isinstance(result, Score):
        yield _of_score(result, words)
    else:
        yield _of_report(result, words)


def _of_comparison(found: Comparison, words: Words) -> Issue:
    params: dict[str, object] = {"place": words.place(found.place), "rule": words.rule(found.rule)}
    every = (*found.left.every, *found.right.every)
    source = next((item.source for stated in every for item in stated.observations if item.source), None)
    if found.outcome is Outcome.DIFFERENT_UNIT:
        units = {stated.unit for stated in every}
        return _issue(RULE_UNITS, {**params, "units": words.units(units)}, found, source)
    if found.outcome is Outcome.SEVERAL_VALUES:
        stated = found.several[0]
        values = joined([words.labels.printed(item.value) for item in stated.observations])
        more = {"figure": words.indicator(stated.key[0]), "values": values}
        return _issue(SEVERAL_VALUES, {**params, **more}, found, stated.observations[0].source)
    return _issue(_BROKEN[found.rule.importance], {**params, "finding": finding(found, words)}, found, source)


def finding(found: Comparison, words: Words) -> Text:
    """Return why a rule is broken."""
    left, right = words.side(found.left), words.side(found.right)
    if found.relation is Relation.COMPULSORY_PAIR:
        missing = words.figures((*found.left.missing, *found.right.missing))
        return Text(f"只给出了一侧，缺 {missing.zh}", f"only one side is given, without {missing.en}")
    if found.relation is Relation.EXCLUSIVE_PAIR:
        return Text(f"{left.zh}、{right.zh} 不应同时给出", f"{left.en} and {right.en} are both given")
    relation, difference = RELATIONS[found.relation], str(found.difference)
    return Text(
        f"{left.zh}，应{relation.zh} {right.zh}，相差 {difference}",
        f"{left.en} should be {relation.en} {right.en}; the difference is {difference}",
    )


def _of_score(found: Score, words: Words) -> Issue:
    key = (found.indicator, found.place.office, found.place.period, found.place.members)
    first = found.stated.observations[0]
    params: dict[str, object] = {
        "figure": words.figure(key),
        "value": words.labels.printed(first.value),
        "rule": words.rule(found.rule),
        "score": found.score,
        "threshold": shown_number(found.rule.threshold),
        "count": found.count,
        "centre": shown_number(found.centre),
    }
    return _issue(OUTLIER, params, found, first.source)


def _of_report(found: Report, words: Words) -> Issue:
    params: dict[str, object] = {
        "office": words.office(found.office),
        "period": found.period.code,
        "rule": words.rule(found.rule),
        "due": found.due or MEMBER_LABELS[UNKNOWN],
        "came": found.came_on or MEMBER_LABELS[UNKNOWN],
        "missing": joined([words.indicator(item.indicator) for item in found.missing]),
    }
    rule = _REPORT[found.outcome]
    used = {name: value for name, value in params.items() if name in rule.parameters}
    return _issue(rule, used, found, found.came[0].source if found.came else None)


def _issue(rule: Rule, params: Mapping[str, object], found: Result, source: Source | None) -> Issue:
    return Issue(rule, params, subject=found.rule.id, source=source, plugin=found.rule.plugin)
