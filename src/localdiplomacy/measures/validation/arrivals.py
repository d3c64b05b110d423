"""What came of the reports that were expected, and when."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import frozen

from ...model.durations import IsWorkingDay
from ...model.ids import OfficeId
from ...model.observations import Observation, ObsStatus
from ...model.partial_dates import PartialDate
from ...model.periods import Period
from .lookup import Figures
from .reporting import ReportingRule


class Arrival(StrEnum):
    """What became of a report."""

    ON_TIME = "on-time"
    LATE = "late"
    DAY_UNKNOWN = "day-unknown"  # complete, but nothing says on which side of the due day
    INCOMPLETE = "incomplete"  # overdue, and some figures are missing
    MISSING = "missing"  # overdue, and nothing has come
    PENDING = "pending"  # not complete, and not due yet
    NO_CALENDAR = "no-calendar"  # due in working days that nobody tells


_COMPLETE = (Arrival.ON_TIME, Arrival.LATE, Arrival.DAY_UNKNOWN)


@frozen(kw_only=True)
class Report:
    """The report of one office for one period.

    Args:
        rule: the rule.
        office: the office.
        period: the period.
        due: the last day in time; None where it cannot be told.
        came: the figures that came; one that cannot exist (SDMX status M) is an answer too.
        missing: the figures that did not, with their SDMX status: as stated, else O (missing) once they are overdue,
            and L (not collected) before.
        came_on: when the last of them came, as far as known; None where one does not say.
        outcome: what became of it.
    """

    rule: ReportingRule
    office: str
    period: Period
    due: date | None
    came: tuple[Observation, ...]
    missing: tuple[Observation, ...]
    came_on: PartialDate | None
    outcome: Arrival

    @property
    def complete(self) -> bool:
        """Whether all figures came."""
        return not self.missing

    @property
    def ok(self) -> bool:
        """Whether there is nothing to report."""
        return self.outcome in (Arrival.ON_TIME, Arrival.PENDING)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "kind": "report",
            "rule": self.rule.id,
            "office": self.office,
            "period": self.period.code,
            "outcome": self.outcome.value,
            "due": None if self.due is None else self.due.isoformat(),
            "came_on": None if self.came_on is None else str(self.came_on),
            "came": [found.indicator for found in self.came],
            "missing": [{"indicator": found.indicator, "status": found.status.value} for found in self.missing],
        }


def find_reports(
    rule: ReportingRule,
    figures: Figures,
    period: Period,
    *,
    at: date | None,
    offices: Iterable[str],
    is_working_day: IsWorkingDay | None,
) -> Iterator[Report]:
    """Say of each report that is expected what came of it.

    Args:
        rule: the rule.
        figures: the figures that it looks at.
        period: reports for periods within it are expected.
        at: what had come by the end of this day; None for all that has come, when all is due.
        offices: the offices that report where the rule names none.
        is_working_day: the calendar for working days.
    """
    for office in sorted(set(rule.offices or offices)):
        for part in rule.periods(period):
            if at is None or part.last <= at:
                yield _report(rule, figures, office, part, at, is_working_day)


def _report(
    rule: ReportingRule,
    figures: Figures,
    office: str,
    period: Period,
    at: date | None,
    is_working_day: IsWorkingDay | None,
) -> Report:
    due = rule.due_on(period, is_working_day)
    overdue = at is None or (due is not None and due <= at)
    came: list[Observation] = []
    missing: list[Observation] = []
    for indicator in dict.fromkeys(map(figures.id, rule.indicators)):
        said = figures.of.get((indicator, office, period, ()), ())
        answers = [found for found in said if found.value is not None or found.status is ObsStatus.CANNOT_EXIST]
        if answers:
            came.append(_first(answers))
        else:
            missing.append(said[0] if said else _absent(indicator, office, period, overdue))
    came_on = None if missing else _last_day(came)
    return Report(
        rule=rule,
        office=office,
        period=period,
        due=due,
        came=tuple(came),
        missing=tuple(missing),
        came_on=came_on,
        outcome=_outcome(bool(came), bool(missing), came_on, due, overdue),
    )


def _absent(indicator: str, office: str, period: Period, overdue: bool) -> Observation:
    status = ObsStatus.MISSING if overdue else ObsStatus.NOT_COLLECTED
    return Observation(indicator=indicator, office=OfficeId(office), period=period, status=status)


def published_on(observation: Observation) -> PartialDate | None:
    """Return the day on which a figure was published, which is the day it was reported on; None where none is told."""
    return None if observation.source is None else observation.source.origin.published


def _first(answers: list[Observation]) -> Observation:
    """Return the answer that came first; one that does not say when comes last."""
    return min(answers, key=lambda found: (published_on(found) is None, published_on(found) or PartialDate(9999)))


def _last_day(came: list[Observation]) -> PartialDate | None:
    days = [day for day in map(published_on, came) if day is not None]
    return max(days, key=lambda day: (day.last, day.first)) if len(days) == len(came) else None


def _outcome(came: bool, lacks: bool, came_on: PartialDate | None, due: date | None, overdue: bool) -> Arrival:
    if lacks and overdue:
        return Arrival.INCOMPLETE if came else Arrival.MISSING
    if due is None:
        return Arrival.NO_CALENDAR
    if lacks:
        return Arrival.PENDING
    if came_on is None or came_on.first <= due < came_on.last:
        return Arrival.DAY_UNKNOWN
    return Arrival.ON_TIME if came_on.last <= due else Arrival.LATE
