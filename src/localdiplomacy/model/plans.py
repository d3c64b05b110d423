"""Annual work plans: what an office promised, to be held against what happened."""

from enum import StrEnum

from attrs import field, frozen

from .conditions import Where
from .ids import OfficeId
from .lifecycle import Transition
from .names import Name
from .partial_dates import PartialDate, optional_date
from .periods import Period
from .quantities import Quantity
from .records import Record


class Comparator(StrEnum):
    """How a target is met."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    EXACTLY = "exactly"
    ZERO = "zero"
    MILESTONE = "milestone"
    FREQUENCY = "frequency"
    COVERAGE = "coverage"
    GROWTH = "growth"
    RECURRING = "recurring"
    QUALITATIVE = "qualitative"


class Firmness(StrEnum):
    """How firmly a target was promised."""

    COMMITMENT = "commitment"
    STRETCH = "stretch"  # 力争, 争取, 努力
    EXPLORATORY = "exploratory"  # 探索, 探讨
    FORECAST = "forecast"  # 预计


@frozen(kw_only=True)
class Target:
    """One measurable promise.

    Args:
        id: slug, unique in the plan.
        name: what is promised.
        comparator: how it is met.
        value: the amount promised; None for milestones and qualitative targets.
        indicator: id of the indicator that measures it; None where only a person can confirm it.
        where: which records count, beyond what the indicator says.
        per: code of the frequency for `frequency` targets: year, half, quarter, month.
        deadline: when it is due; None is the end of the plan's period.
        firmness: how firmly it was promised.
        baseline: the amount compared with, for `growth`.
    """

    id: str
    name: Name | None = None
    comparator: Comparator = Comparator.QUALITATIVE
    value: Quantity | None = None
    indicator: str | None = None
    where: Where | None = None
    per: str | None = None
    deadline: PartialDate | None = field(default=None, converter=optional_date)
    firmness: Firmness = Firmness.COMMITMENT
    baseline: Quantity | None = None


@frozen(kw_only=True)
class Task:
    """One numbered line of a plan, with the one unit that leads it.

    Args:
        id: slug, unique in the plan.
        name: the task.
        section: heading it stands under.
        lead: the leading unit.
        partners: the other units responsible.
        deadline: month precision is usual.
        themes: strategies or themes it serves.
        targets: its measurable promises.
    """

    id: str
    name: Name | None = None
    section: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    deadline: PartialDate | None = field(default=None, converter=optional_date)
    themes: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@frozen(kw_only=True)
class WorkPlan(Record):
    """The work plan of an office for a year or half-year.

    Args:
        period: the time it covers.
        themes: its cross-cutting themes.
        tasks: its lines, in printed order.
        reports_to: the body that approved it.
        history: drafted, approved, closed.
    """

    period: Period
    themes: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    reports_to: OfficeId | None = None
    history: tuple[Transition, ...] = ()
