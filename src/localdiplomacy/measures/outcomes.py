"""What two figures of the same thing say about each other."""

from enum import StrEnum

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
