"""Rates of reports: how many of those expected came complete, and how many in time."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen

from ...model.periods import Period
from ..rounding import HALF_UP, Rounding, percent
from .arrivals import Arrival, Report


@frozen(kw_only=True)
class Rate:
    """Reports of a rule, counted for an office, for a period, or for all.

    Args:
        rule: id of the rule.
        office: the office; None for all.
        period: the period; None for all.
        expected: how many reports were due, or came before.
        complete: how many of them came with all their figures.
        on_time: how many of these came in time for sure.
        rounding: how percentages are rounded.
    """

    rule: str
    office: str | None = None
    period: Period | None = None
    expected: int
    complete: int
    on_time: int
    rounding: Rounding = HALF_UP

    @property
    def completeness(self) -> Decimal | None:
        """Complete reports in per cent of those expected; None where none was."""
        return self._percent(self.complete)

    @property
    def timeliness(self) -> Decimal | None:
        """Reports in time in per cent of those expected; None where none was."""
        return self._percent(self.on_time)

    def _percent(self, number: int) -> Decimal | None:
        return percent(Decimal(number), Decimal(self.expected), self.rounding) if self.expected else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "rule": self.rule,
            "office": self.office,
            "period": None if self.period is None else self.period.code,
            "expected": self.expected,
            "complete": self.complete,
            "on_time": self.on_time,
            "completeness": None if self.completeness is None else str(self.completeness),
            "timeliness": None if self.timeliness is None else str(self.timeliness),
        }


_Name = tuple[str | None, Period | None]


def rates_of(reports: Iterable[Report], rounding: Rounding = HALF_UP) -> tuple[Rate, ...]:
    """Return the rates of each rule: of each office, of each period, and of all.

    Reports that are not due yet are not expected yet.

    Args:
        reports: what came of the reports.
        rounding: how percentages are rounded.
    """
    by_rule: dict[str, list[Report]] = {}
    for report in reports:
        if report.outcome is not Arrival.PENDING:
            by_rule.setdefault(report.rule.id, []).append(report)
    return tuple(rate for rule, found in by_rule.items() for rate in _rates(rule, found, rounding))


def _rates(rule: str, reports: list[Report], rounding: Rounding) -> list[Rate]:
    named: tuple[Callable[[Report], _Name], ...] = (
        lambda report: (report.office, None),
        lambda report: (None, report.period),
        lambda report: (None, None),
    )
    groups: dict[_Name, list[Report]] = {}
    for name in named:
        for report in reports:
            groups.setdefault(name(report), []).append(report)
    return [
        Rate(
            rule=rule,
            office=office,
            period=period,
            expected=len(found),
            complete=sum(report.complete for report in found),
            on_time=sum(report.outcome is Arrival.ON_TIME for report in found),
            rounding=rounding,
        )
        for (office, period), found in groups.items()
    ]
