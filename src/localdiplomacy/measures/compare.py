"""Careful comparison: a change, or the reason there is none. Never a wrong percentage."""

from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from ..model.observations import Observation, ObsStatus
from ..model.periods import Period
from ..model.texts import Language, Text
from .figures import PERCENT
from .rounding import HALF_UP, Rounding, percent

PREVIOUS_YEAR = "previous-year"
PREVIOUS_PERIOD = "previous-period"

# Exact for any two figures that could be counted: the caller's precision must not change a difference.
_EXACT = Context(prec=100)


class NoChange(StrEnum):
    """Why two figures give no change."""

    MISSING_NOW = "missing-now"
    NO_BASE = "no-base"
    UNIT = "unit"
    DEFINITION = "definition"
    TERRITORY = "territory"
    OFFICES = "offices"
    PART_PERIOD = "part-period"
    INEXACT = "inexact"
    ZERO_BASE = "zero-base"

    @property
    def text(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    NoChange.MISSING_NOW: Text("本期数缺失", "this period's figure is missing"),
    NoChange.NO_BASE: Text("没有基期数", "there is no base figure"),
    NoChange.UNIT: Text("单位不同", "different units"),
    NoChange.DEFINITION: Text("口径有变化", "the definition changed"),
    NoChange.OFFICES: Text("两期有数据的单位不同", "not the same offices have figures in both periods"),
    NoChange.TERRITORY: Text("行政区划有变化", "the territory changed"),
    NoChange.PART_PERIOD: Text("时段长短不同或未结束", "periods of different length, or not over yet"),
    NoChange.INEXACT: Text("数值不精确", "a figure is not exact"),
    NoChange.ZERO_BASE: Text("基期数为 0", "the base is 0"),
}


@frozen(kw_only=True)
class ChangeForm:
    """How a growth is printed.

    Args:
        id: slug.
        label: what it is called.
        multiples_from: from what percentage on it is printed as a multiple; None for never.
    """

    id: str
    label: Text
    multiples_from: Decimal | None = None


# Offices print a growth that at least doubles a figure in multiples: 增长1.5倍, which is 2.5 times the base.
PERCENTAGES = ChangeForm(id="percentages", label=Text("百分比", "percentages"))
MULTIPLES = ChangeForm(
    id="multiples", label=Text("一倍以上写倍数", "multiples from a doubling on"), multiples_from=Decimal(100)
)
_MULTIPLE = Text("增长{more}倍", "{times} times the base")
_UNCHANGED = Text("持平", "no change")
_POINTS = Text("{}个百分点", "{} percentage points")
_WITH_DIFFERENCE = Text("{0}（{1}）", "{0} ({1})")


@frozen(kw_only=True)
class Change:
    """The change from a base to now, or the reason there is none.

    Args:
        value: change in per cent, rounded; None for shares and rates, of which a percentage would be misread.
        points: for shares and rates (figures in per cent), the change in percentage points, rounded.
        difference: change in the figures' unit.
        multiple: the figure in multiples of its base, rounded; None where the base is not above 0.
        reason: why there is neither.

    Raises:
        ValueError: unless there is a difference with a percentage or points, or else a reason, never a mixture.
    """

    value: Decimal | None = None
    points: Decimal | None = None
    difference: Decimal | None = None
    multiple: Decimal | None = field(default=None, eq=False)
    reason: NoChange | None = None

    def __attrs_post_init__(self) -> None:
        rounded = sum(number is not None for number in (self.value, self.points))
        if (rounded, self.difference is not None) != ((0, False) if self.reason else (1, True)):
            raise ValueError("a change has both numbers or a reason / 变化须有两个数或一个原因")

    def text(self, language: Language, *, difference: bool = False, form: ChangeForm = PERCENTAGES) -> str:
        """Return the change as printed: `+14.3%`, 持平 where there is none at all, or the reason.

        Args:
            language: the language of words.
            difference: True to print the absolute change too: `+11 (+14.3%)`.
            form: `MULTIPLES` to print `增长1.5倍` or `2.5 times the base` instead of `+150.0%`.
        """
        if self.reason is not None:
            return f"({self.reason.text.get(language)})"
        if self.difference == 0:
            return _UNCHANGED.get(language)
        if self.points is not None:
            return _POINTS.get(language).format(f"{self.points:+}")
        percentage = self._grown(form, language) or f"{self.value:+}%"
        return _WITH_DIFFERENCE.get(language).format(f"{self.difference:+f}", percentage) if difference else percentage

    def _grown(self, form: ChangeForm, language: Language) -> str | None:
        from_percent = form.multiples_from
        if self.multiple is None or self.value is None or from_percent is None or self.value < from_percent:
            return None
        more, times = (f"{number.normalize():f}" for number in (self.multiple - 1, self.multiple))
        return _MULTIPLE.get(language).format(more=more, times=times)

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON; decimals as text, so that no digit is lost."""
        return {
            "percent": None if self.value is None else str(self.value),
            "points": None if self.points is None else str(self.points),
            "difference": None if self.difference is None else str(self.difference),
            "reason": None if self.reason is None else self.reason.value,
            "text": self.text(language),
        }


def compare(
    now: Observation,
    base: Observation | None,
    *,
    rounding: Rounding = HALF_UP,
    definition_changed: bool = False,
    territory_changed: bool = False,
    offices_changed: bool = False,
) -> Change:
    """Compare a figure with a base: in per cent, or in percentage points where the figures are per cent themselves.

    Args:
        now: the figure.
        base: the figure it is compared with; None where there is none.
        rounding: how the percentage is rounded.
        definition_changed: True where the indicator was revised in between.
        territory_changed: True where the place is not the same as it was in the base period.
        offices_changed: True where the figures are sums over different offices.
    """
    reason = _obstacle(now, base, definition_changed, territory_changed, offices_changed)
    if reason is not None:
        return Change(reason=reason)
    new, old = _exact(now), _exact(base)
    if new is None or old is None:
        return Change(reason=NoChange.INEXACT)
    difference = _EXACT.subtract(new, old)
    if now.value is not None and now.value.unit == PERCENT:
        return Change(points=rounding.round(difference), difference=difference)
    if old == 0:
        return Change(reason=NoChange.ZERO_BASE)
    multiple = rounding.round(Fraction(new) / Fraction(old)) if old > 0 else None
    return Change(value=percent(difference, old.copy_abs(), rounding), difference=difference, multiple=multiple)


def _exact(observation: Observation | None) -> Decimal | None:
    if observation is None or observation.value is None or observation.status is ObsStatus.LOW_RELIABILITY:
        return None
    return observation.value.exact


_OTHER_DEFINITION = (ObsStatus.DEFINITION_DIFFERS, ObsStatus.BREAK)


def _obstacle(
    now: Observation,
    base: Observation | None,
    definition_changed: bool,
    territory_changed: bool,
    offices_changed: bool,
) -> NoChange | None:
    if now.value is None:
        return NoChange.MISSING_NOW
    if base is None or base.value is None:
        return NoChange.NO_BASE
    if now.value.unit != base.value.unit:
        return NoChange.UNIT
    if now.indicator != base.indicator or definition_changed:
        return NoChange.DEFINITION
    if now.status in _OTHER_DEFINITION or base.status in _OTHER_DEFINITION:
        return NoChange.DEFINITION
    if territory_changed:
        return NoChange.TERRITORY
    if not same_length(now.period, base.period) or ObsStatus.PROVISIONAL in (now.status, base.status):
        return NoChange.PART_PERIOD
    return NoChange.OFFICES if offices_changed else None


def same_length(left: Period, right: Period) -> bool:
    """Tell whether two periods are as long: as many whole months, both weeks, as many days, the same days of two years."""
    if left.whole_months and right.whole_months:
        return left.whole_months == right.whole_months
    if left.frequency is not None and right.frequency is not None:
        return left.frequency is right.frequency
    return left.days == right.days or _days_of_year(left) == _days_of_year(right)


def _days_of_year(period: Period) -> tuple[int, tuple[int, int], tuple[int, int]]:
    return period.last.year - period.start.year, _day_of_year(period.start), _day_of_year(period.last)


def _day_of_year(day: date) -> tuple[int, int]:
    # The end of February is one day of the year, whatever the year.
    return (2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day)
