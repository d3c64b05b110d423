"""What two figures of the same thing say about each other, and how far they lie apart."""

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from ..model.periods import Period
from ..model.quantities import Quantity
from ..model.texts import Language, Text

Key = tuple[str, str, Period, tuple[tuple[str, str], ...]]

LEFT = Text("左侧", "left")
RIGHT = Text("右侧", "right")


class Outcome(StrEnum):
    """What two figures of the same thing say about each other."""

    EQUAL = "equal"
    WITHIN_QUALIFIER = "within-qualifier"  # 约80 and 80, 至少29 and 31
    CONTRADICTS = "contradicts"
    DIFFERENT_UNIT = "different-unit"
    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"
    MISSING = "missing"

    def label(self, language: Language, *, left_name: Text = LEFT, right_name: Text = RIGHT) -> str:
        """Return the outcome in words.

        Args:
            language: the language.
            left_name: what the left side is called.
            right_name: what the right side is called.
        """
        return _LABELS[self].get(language).format(left=left_name.get(language), right=right_name.get(language))


_LABELS = {
    Outcome.EQUAL: Text("一致", "equal"),
    Outcome.WITHIN_QUALIFIER: Text("在约数范围内", "within the qualifier"),
    Outcome.CONTRADICTS: Text("矛盾", "contradicts"),
    Outcome.DIFFERENT_UNIT: Text("单位不同", "different unit"),
    Outcome.ONLY_LEFT: Text("只有{left}的数字", "{left} only"),
    Outcome.ONLY_RIGHT: Text("只有{right}的数字", "{right} only"),
    Outcome.MISSING: Text("数值缺失", "value missing"),
}


@frozen
class Difference:
    """How far the right figure lies from the left: right less left.

    Args:
        low: the least it can be; None is unbounded.
        high: the most it can be; None is unbounded.
        printed: the difference of the printed numbers; None where a range was printed.
    """

    low: Decimal | None
    high: Decimal | None
    printed: Decimal | None

    @classmethod
    def between(cls, left: Quantity, right: Quantity) -> "Difference":
        """Return the difference of two amounts of one unit."""
        (left_low, left_high), (right_low, right_high) = left.bounds(), right.bounds()
        single = left.low == left.high and right.low == right.high
        return cls(
            low=None if right_low is None or left_high is None else right_low - left_high,
            high=None if right_high is None or left_low is None else right_high - left_low,
            printed=right.low - left.low if single else None,
        )

    def __str__(self) -> str:
        if self.printed is not None:
            return f"{self.printed:+f}"
        ends = ["" if end is None else f"{end:+f}" for end in (self.low, self.high)]
        return "…".join(ends)


def figure_name(key: Key) -> str:
    """Return what a figure is about in one line: indicator, office, period, dimensions."""
    indicator, office, period, dimensions = key
    return " · ".join([indicator, *([office] if office else []), period.code, *(f"{d}={m}" for d, m in dimensions)])


def compare_values(left: Quantity | None, right: Quantity | None) -> Outcome:
    """Return what two values of the same figure say about each other."""
    if left is None or right is None:
        return Outcome.MISSING
    if left.unit != right.unit:
        return Outcome.DIFFERENT_UNIT
    if left == right:
        return Outcome.EQUAL
    return Outcome.WITHIN_QUALIFIER if left.admits(right) else Outcome.CONTRADICTS
