"""Figures that stand out from a series: of one office over periods, or of one period over offices."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any

from attrs import Factory, field, frozen

from ...codec.scalars import to_decimal
from ...model.periods import Frequency, Period
from ..ranges import EXACT, Range, number_text
from .faults import require, require_breakdowns
from .lookup import Figures, Stated
from .places import Place
from .rules import NamedRule
from .scores import Method, Spread, Yardstick, reachable, yardstick

_HALF = Decimal("0.5")
# The usual thresholds: three standard deviations; 3.5 as Iglewicz and Hoaglin recommend for the modified score.
_USUAL = {Method.Z: Decimal(3), Method.MODIFIED_Z: Decimal("3.5")}


class Along(StrEnum):
    """What a series runs along."""

    PERIODS = "periods"
    OFFICES = "offices"


class Standing(StrEnum):
    """Where a figure stands in its series."""

    USUAL = "usual"
    OUTLIER = "outlier"
    TOO_FEW = "too-few"  # values, to tell
    NO_SPREAD = "no-spread"  # all values are the same


@frozen(kw_only=True)
class OutlierRule(NamedRule):
    """Figures that lie far from the others of their series.

    A series holds figures of one indicator, one unit and the same breakdown; along periods, those of one office and
    of one length (quarters are not held against years), in the whole of the figures; along offices, those of one
    period. Rounded numbers and ranges take part with their middle, and stand out only if all they can mean does.

    Args:
        indicators: ids or names of what is looked at.
        along: what a series runs along.
        method: `modified_z`, which an outlier hardly moves, or `z`.
        threshold: the score beyond which a figure stands out; 3.5 for `modified_z` and 3 for `z` by default.
        minimum: how many values a series needs, 3 at least.
        by: ids of the dimensions kept.

    Raises:
        RuleError: for no indicator, a threshold that is not above 0 or a minimum below 3.
    """

    indicators: tuple[str, ...]
    along: Along = field(default=Along.PERIODS, converter=Along)
    method: Method = field(default=Method.MODIFIED_Z, converter=Method)
    threshold: Decimal = field(default=Factory(lambda rule: _USUAL[rule.method], takes_self=True), converter=to_decimal)
    minimum: int = 6
    by: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        NamedRule.__attrs_post_init__(self)
        require_breakdowns(self.by, ("by",))
        require(bool(self.indicators), ("indicators",), "至少一个指标", "at least one indicator", "[]")
        require(self.threshold > 0, ("threshold",), "大于 0 的数", "a number above 0", self.threshold)
        require(self.minimum >= 3, ("minimum",), "不小于 3 的整数", "a whole number of at least 3", self.minimum)


@frozen(kw_only=True)
class Score:
    """A figure and where it stands in its series.

    Args:
        rule: the rule.
        indicator: id of the indicator.
        place: office, period and members.
        stated: the figure.
        count: how many values the series has.
        centre: mean or median of the series.
        spread: what the distance is measured in.
        score: the distance, rounded to two decimals; None where there is no spread.
        outcome: where it stands.
    """

    rule: OutlierRule
    indicator: str
    place: Place
    stated: Stated
    count: int
    centre: Decimal
    spread: Spread
    score: Decimal | None
    outcome: Standing

    @property
    def ok(self) -> bool:
        """Whether there is nothing to report."""
        return self.outcome is not Standing.OUTLIER

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON; numbers as text."""
        value = self.stated.observations[0].value
        return {
            "kind": "outlier",
            "rule": self.rule.id,
            "indicator": self.indicator,
            "office": self.place.office or None,
            "period": self.place.period.code,
            "members": dict(self.place.members),
            "outcome": self.outcome.value,
            "low": None if value is None else str(value.low),
            "high": None if value is None else str(value.high),
            "unit": self.stated.unit,
            "method": self.rule.method.value,
            "threshold": number_text(self.rule.threshold),
            "score": None if self.score is None else str(self.score),
            "centre": number_text(self.centre),
            "spread": self.spread.value,
            "values": self.count,
        }


_Series = dict[tuple[object, ...], list[tuple[Place, Stated, Range]]]


def find_outliers(rule: OutlierRule, figures: Figures, period: Period) -> Iterator[Score]:
    """Measure each figure within a period against its series.

    Args:
        rule: the rule.
        figures: the figures that it looks at, those of other periods too.
        period: only figures within it are measured; along periods, the others are in the series all the same.
    """
    for indicator in dict.fromkeys(map(figures.id, rule.indicators)):
        for series in _series_of(rule, indicator, figures).values():
            measured = [item for item in series if period.covers(item[0].period)]
            if measured:
                yield from _scores(rule, indicator, series, measured)


def _series_of(rule: OutlierRule, indicator: str, figures: Figures) -> _Series:
    found: _Series = {}
    for key in figures.keys(indicator):
        _, office, period, members = key
        if {name for name, _ in members} != set(rule.by):
            continue
        series = _name_of_series(rule.along, office, period)
        if series is None:
            continue
        for stated in figures.units(key):
            if stated.range is not None and None not in (stated.range.low, stated.range.high):
                line = found.setdefault((*series, members, stated.unit), [])
                line.append((Place(period, office, members), stated, stated.range))
    return found


def _name_of_series(along: Along, office: str, period: Period) -> tuple[str | Period | Frequency, ...] | None:
    """Return what tells the series of a figure apart, or None for one that is in none."""
    if along is Along.OFFICES:
        return (period,) if office else None
    return None if period.frequency is None else (office, period.frequency)


def _scores(
    rule: OutlierRule,
    indicator: str,
    series: list[tuple[Place, Stated, Range]],
    measured: list[tuple[Place, Stated, Range]],
) -> Iterator[Score]:
    yard = yardstick([_middle(found) for _, _, found in series], rule.method)
    enough = len(series) >= rule.minimum and reachable(len(series), rule.method, rule.threshold)
    for place, stated, found in measured:
        yield Score(
            rule=rule,
            indicator=indicator,
            place=place,
            stated=stated,
            count=len(series),
            centre=yard.centre,
            spread=yard.spread,
            score=yard.score(_nearest(found, yard.centre)),
            outcome=_standing(rule, yard, found) if enough else Standing.TOO_FEW,
        )


def _standing(rule: OutlierRule, yard: Yardstick, found: Range) -> Standing:
    if yard.spread is Spread.NONE:
        return Standing.NO_SPREAD
    far = yard.exceeds(_nearest(found, yard.centre), rule.threshold)
    return Standing.OUTLIER if far else Standing.USUAL


def _middle(found: Range) -> Decimal:
    return EXACT.multiply(EXACT.add(_end(found.low), _end(found.high)), _HALF)


def _nearest(found: Range, centre: Decimal) -> Decimal:
    """Return the number of a range that is nearest to the centre."""
    return min(max(_end(found.low), centre), _end(found.high))


def _end(end: Decimal | None) -> Decimal:
    assert end is not None  # noqa: S101  (ranges that are open take no part in a series)
    return end
