"""Deadlines lie in their plan's period, and the periods of figures neither cross nor lie in the future."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from ..issues.catalogue.structure_times import DEADLINE_OUTSIDE, FIGURE_FROM_FUTURE, PERIODS_OVERLAP
from ..issues.issue import Issue
from ..model.observations import Observation, ObsStatus
from ..model.partial_dates import PartialDate
from ..model.plans import WorkPlan
from .check import Check, CheckContext
from .figures import document_of
from .found import figure_issue, issue


def deadlines(context: CheckContext) -> Iterator[Issue]:
    """Find deadlines of tasks and targets outside the plan's period."""
    for plan in context.ledger.plans:
        for path, deadline in _deadlines(plan):
            if deadline is not None and plan.period.holds(deadline) is False:
                yield issue(DEADLINE_OUTSIDE, plan, path, {"deadline": deadline, "period": plan.period})


def _deadlines(plan: WorkPlan) -> Iterator[tuple[str, PartialDate | None]]:
    for number, task in enumerate(plan.tasks):
        yield f"tasks[{number}].deadline", task.deadline
        for place, target in enumerate(task.targets):
            yield f"tasks[{number}].targets[{place}].deadline", target.deadline


def crossing_figures(context: CheckContext) -> Iterator[Issue]:
    """Find figures of one document and kind whose periods cross: neither apart nor one inside the other."""
    groups: dict[object, list[Observation]] = {}
    for figure in context.ledger.observations:
        if figure.value is not None:
            key = figure.indicator, figure.office, figure.dimensions, figure.value.unit, document_of(figure)
            groups.setdefault(key, []).append(figure)
    for figures in groups.values():
        for figure, crossed in _crossing(figures):
            params = {"indicator": figure.indicator, "first": crossed.period, "second": figure.period}
            yield figure_issue(PERIODS_OVERLAP, figure, "period", params)


def _crossing(figures: list[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Yield each figure that ends after an earlier one has begun and ended, with the first such one.

    By start, longer periods first: then a period crosses an earlier one just if that one's end lies inside it.
    """
    ends: list[date] = []
    ending: list[Observation] = []
    for figure in sorted(figures, key=lambda figure: (figure.period.start, -figure.period.end.toordinal())):
        place = bisect_right(ends, figure.period.start)
        if place < len(ends) and ends[place] < figure.period.end:
            yield figure, ending[place]
        place = bisect_right(ends, figure.period.end)
        ends.insert(place, figure.period.end)
        ending.insert(place, figure)


def future_figures(context: CheckContext) -> Iterator[Issue]:
    """Find figures for a period that has not begun, unless they say that they are forecasts."""
    for figure in context.ledger.observations:
        future = figure.period.start > context.at
        if future and figure.value is not None and figure.status is not ObsStatus.FORECAST:
            params = {"indicator": figure.indicator, "period": figure.period, "at": context.at}
            yield figure_issue(FIGURE_FROM_FUTURE, figure, "period", params)


CHECKS = (
    Check(
        id="core.deadlines",
        zh="时限在计划期内",
        en="deadlines lie in the plan's period",
        rules=(DEADLINE_OUTSIDE,),
        run=deadlines,
    ),
    Check(
        id="core.crossing-figures",
        zh="数字的时段不交叉",
        en="the periods of figures do not cross",
        rules=(PERIODS_OVERLAP,),
        run=crossing_figures,
    ),
    Check(
        id="core.future-figures",
        zh="数字的时段已开始",
        en="the periods of figures have begun",
        rules=(FIGURE_FROM_FUTURE,),
        run=future_figures,
    ),
)
