"""Ids are slugs and unique; a document gives each figure once."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise

from ..issues.catalogue.structure import (
    DUPLICATE_ID,
    DUPLICATE_IN_PLAN,
    FIGURE_CONTRADICTS,
    FIGURE_REPEATED,
    NOT_A_SLUG,
)
from ..issues.issue import Issue
from ..ledger.ledger import RECORD_TYPES
from ..ledger.record_sets import RecordSet
from ..model.ids import is_slug
from ..model.observations import Observation
from ..model.places import City
from ..model.plans import WorkPlan
from ..model.quantities import Quantity
from ..model.records import Record
from ..model.texts import Text
from .check import Check, CheckContext
from .figures import document_of, printed
from .found import figure_issue, issue
from .labels import SETS


def duplicate_ids(context: CheckContext) -> Iterator[Issue]:
    """Find ids that several records of one set carry."""
    for name in RECORD_TYPES:
        records: RecordSet[Record] = getattr(context.ledger, name)
        if len({record.id for record in records}) == len(records):
            continue
        for id, same in groupby(records, key=lambda record: record.id):
            first, *others = sorted(same, key=lambda record: str(record.source))
            if _of_other_days((first, *others)):
                continue
            for record in others:
                yield issue(DUPLICATE_ID, record, "id", {"id": id, "set": SETS[name], "first": _where(first)})


def _of_other_days(records: Iterable[Record]) -> bool:
    """Tell whether records are of one place whose division changed: each has days of its own."""
    places = [record for record in records if isinstance(record, City)]
    spans = sorted((_first(place), place.until.first if place.until else date.max) for place in places)
    return bool(spans) and all(until <= since for (_, until), (since, _) in pairwise(spans))


def _first(place: City) -> date:
    return place.since.first if place.since else date.min


def _where(record: Record) -> object:
    return record.source or Text("另一条记录", "another record")


def malformed_ids(context: CheckContext) -> Iterator[Issue]:
    """Find ids that are no slugs."""
    for record in context.ledger.records():
        if not is_slug(record.id):
            yield issue(NOT_A_SLUG, record, "id", {"id": record.id})
    for plan in context.ledger.plans:
        for path, id in _plan_ids(plan):
            if not is_slug(id):
                yield issue(NOT_A_SLUG, plan, path, {"id": id})


def duplicates_in_plans(context: CheckContext) -> Iterator[Issue]:
    """Find ids of tasks or targets that occur twice in one plan."""
    for plan in context.ledger.plans:
        seen: set[tuple[bool, str]] = set()
        for path, id in _plan_ids(plan):
            key = "targets" in path, id
            if key in seen:
                yield issue(DUPLICATE_IN_PLAN, plan, path, {"id": id})
            seen.add(key)


def _plan_ids(plan: WorkPlan) -> Iterator[tuple[str, str]]:
    for number, task in enumerate(plan.tasks):
        yield f"tasks[{number}].id", task.id
        for place, target in enumerate(task.targets):
            yield f"tasks[{number}].targets[{place}].id", target.id


def repeated_figures(context: CheckContext) -> Iterator[Issue]:
    """Find figures that one document gives twice, alike or not."""
    for same in _same_figures(context.ledger.observations):
        first, *others = same
        for figure in others:
            rule = FIGURE_REPEATED if first[1].admits(figure[1]) else FIGURE_CONTRADICTS
            params = {
                "indicator": figure[0].indicator,
                "period": figure[0].period,
                "first": printed(first[1]),
                "second": printed(figure[1]),
            }
            yield figure_issue(rule, figure[0], "value", params)


def _same_figures(observations: Iterable[Observation]) -> Iterator[list[tuple[Observation, Quantity]]]:
    groups: dict[object, list[tuple[Observation, Quantity]]] = {}
    for figure in observations:
        if figure.value is not None:
            key = figure.key, figure.value.unit, document_of(figure)
            groups.setdefault(key, []).append((figure, figure.value))
    for same in groups.values():
        if len(same) > 1:
            yield sorted(same, key=lambda pair: (str(pair[0].source), printed(pair[1])))


CHECKS = (
    Check(id="core.duplicate-ids", zh="编号唯一", en="ids are unique", rules=(DUPLICATE_ID,), run=duplicate_ids),
    Check(id="core.malformed-ids", zh="编号格式", en="ids are slugs", rules=(NOT_A_SLUG,), run=malformed_ids),
    Check(
        id="core.duplicates-in-plans",
        zh="计划内编号唯一",
        en="ids of tasks and targets are unique in their plan",
        rules=(DUPLICATE_IN_PLAN,),
        run=duplicates_in_plans,
    ),
    Check(
        id="core.repeated-figures",
        zh="同一文件的数字不重复",
        en="a document gives each figure once",
        rules=(FIGURE_CONTRADICTS, FIGURE_REPEATED),
        run=repeated_figures,
    ),
)
