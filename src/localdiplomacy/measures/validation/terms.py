"""The sides of a rule: sums of figures, and what becomes of those that are missing."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ...codec.scalars import to_decimal
from ...model.periods import Period, PeriodError
from ..compare import PREVIOUS_YEAR
from .faults import require, require_breakdowns


class Missing(StrEnum):
    """When a side with missing values is not evaluated; else they count as 0. The strategies are those of DHIS2."""

    SKIP_IF_ANY = "skip_if_any"
    SKIP_IF_ALL = "skip_if_all"
    NEVER_SKIP = "never_skip"


@frozen(kw_only=True)
class Term:
    """One figure in a sum.

    Args:
        indicator: id or name of what it counts.
        factor: what it is multiplied by, -1 for what is taken off.
        members: the members of dimensions to pick, such as `{country = "JP"}`.
        office: whose figure it is, if not that of the office the rule is evaluated for.
        period: when it is for, if not the period the rule is evaluated for: `previous-year` or a period's code.
        unit: id of the unit the figure must be in; any where it is not given.
        read_as: the unit in which it is compared although it is in another, for what holds by definition between
            the two; needs `unit`.

    Raises:
        RuleError: for a factor of 0, a period that is none, `read_as` without `unit`, or members of office or time.
        ValueError: for a factor that is no whole number, Decimal or text of one.
    """

    indicator: str
    factor: Decimal = field(default=Decimal(1), converter=to_decimal)
    members: Mapping[str, str] = field(factory=dict)
    office: str | None = None
    period: str | None = None
    unit: str | None = None
    read_as: str | None = None

    def __attrs_post_init__(self) -> None:
        require_breakdowns(self.members, ("members",))
        require(bool(self.factor), ("factor",), "不为 0 的数", "a number other than 0", self.factor)
        require(_is_period(self.period), ("period",), "previous-year 或时段", "previous-year or a period", self.period)
        paired = self.read_as is None or self.unit is not None
        require(paired, ("read_as",), "同时给出 unit", "to come with unit", self.read_as)

    def period_at(self, period: Period) -> Period:
        """Return the period whose figure it takes where the rule is evaluated for `period`."""
        if self.period is None:
            return period
        return period.previous_year() if self.period == PREVIOUS_YEAR else Period.parse(self.period)


@frozen(kw_only=True)
class Side:
    """A sum of figures.

    Args:
        terms: what is added.
        missing: when it is not evaluated because values are missing.

    Raises:
        RuleError: if nothing is added.
    """

    terms: tuple[Term, ...]
    missing: Missing = field(default=Missing.SKIP_IF_ANY, converter=Missing)

    def __attrs_post_init__(self) -> None:
        require(bool(self.terms), ("terms",), "至少一项", "at least one term", "[]")


def _is_period(text: str | None) -> bool:
    if text in (None, PREVIOUS_YEAR):
        return True
    try:
        Period.parse(str(text))
    except PeriodError:
        return False
    return True
