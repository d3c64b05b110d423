"""Parts against their total: what they leave is shown as 其他, what they exceed is a contradiction."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from attrs import frozen

from ..issues.catalogue.figures import PARTS_EXCEED, PARTS_REST, PARTS_UNDECIDED
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.observations import Observation, ObsStatus
from ..model.quantities import Quantity
from ..model.texts import Language, Text
from .dimensions import OTHER
from .labels import Labels
from .outcomes import Difference, figure_name
from .totals import NOTHING_TO_ADD, PART_MISSING, Refusal, different_units, sum_of

TOTAL_MISSING = Refusal(Text("总数缺失", "the total is missing"))


class PartsOutcome(StrEnum):
    """What parts say about their total."""

    EQUAL = "equal"
    WITHIN_QUALIFIER = "within-qualifier"
    REST = "rest"
    CONTRADICTS = "contradicts"
    UNDECIDED = "undecided"


@frozen(kw_only=True)
class PartsCheck:
    """A total held against its parts.

    Args:
        total: the total.
        parts: its parts.
        outcome: what they say about each other.
        sum: the sum of the stated parts; None where they cannot be added.
        remainder: the rest as a figure of its own (member `_other`), where the parts leave one.
        difference: sum less total, where they contradict each other or leave a rest.
        refusal: why they cannot be held together.
        issues: the findings.
    """

    total: Observation
    parts: tuple[Observation, ...]
    outcome: PartsOutcome
    sum: Quantity | None = None
    remainder: Observation | None = None
    difference: Difference | None = None
    refusal: Refusal | None = None

    @property
    def issues(self) -> IssueReport:
        """What is to be reported: nothing where the parts agree with the total."""
        labels, name = Labels(), figure_name(self.total.key)
        params: dict[str, object] = {"figure": name, "total": labels.printed(self.total.value)}
        if self.refusal is not None:
            params["reason"] = self.refusal.reason
            return IssueReport((Issue(PARTS_UNDECIDED, params, source=self.total.source),))
        if self.difference is None:
            return IssueReport()
        rule = PARTS_REST if self.outcome is PartsOutcome.REST else PARTS_EXCEED
        params |= {"parts": labels.printed(self.sum), "difference": str(self.difference).lstrip("+-")}
        return IssueReport((Issue(rule, params, source=self.total.source),))

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON; numbers as text, so that no digit is lost."""
        rest = self.remainder.value if self.remainder else None
        return {
            "figure": figure_name(self.total.key),
            "outcome": self.outcome.value,
            "sum": None if self.sum is None else [str(self.sum.low), str(self.sum.high)],
            "rest": None if rest is None else [str(rest.low), str(rest.high)],
            "difference": None if self.difference is None else str(self.difference),
            "refusal": None if self.refusal is None else self.refusal.text(language),
        }


def parts_against_total(total: Observation, parts: Sequence[Observation], *, dimension: str = "part") -> PartsCheck:
    """Hold a total against figures that are parts of it.

    A part without a value leaves the sum open upwards: it may still contradict, but agreement cannot be told.

    Args:
        total: the total.
        parts: figures that do not overlap; counts, so none is negative.
        dimension: id of the dimension the parts differ in; the rest gets its member `_other`.
    """
    found = tuple(parts)
    values = [part.value for part in found if part.value is not None]
    refusal = _refusal(total, values)
    if refusal is not None or total.value is None:
        return PartsCheck(total=total, parts=found, outcome=PartsOutcome.UNDECIDED, refusal=refusal)
    added = sum_of(values)
    difference = Difference.between(total.value, added)
    if difference.low is not None and difference.low > 0:
        return PartsCheck(total=total, parts=found, outcome=PartsOutcome.CONTRADICTS, sum=added, difference=difference)
    if len(values) < len(found):
        return PartsCheck(total=total, parts=found, outcome=PartsOutcome.UNDECIDED, sum=added, refusal=PART_MISSING)
    if total.value.admits(added):
        same = total.value.exact is not None and total.value == added
        outcome = PartsOutcome.EQUAL if same else PartsOutcome.WITHIN_QUALIFIER
        return PartsCheck(total=total, parts=found, outcome=outcome, sum=added)
    rest = _remainder(total, difference, dimension)
    return PartsCheck(
        total=total, parts=found, outcome=PartsOutcome.REST, sum=added, remainder=rest, difference=difference
    )


def _refusal(total: Observation, values: Sequence[Quantity]) -> Refusal | None:
    if total.value is None:
        return TOTAL_MISSING
    if not values:
        return NOTHING_TO_ADD
    units = {total.value.unit, *(value.unit for value in values)}
    return different_units(units) if len(units) > 1 else None


def _remainder(total: Observation, difference: Difference, dimension: str) -> Observation | None:
    """Return the rest; a total or a part without an upper bound leaves it open, and then there is no figure."""
    if total.value is None or difference.low is None or difference.high is None:
        return None
    return Observation(
        indicator=total.indicator,
        office=total.office,
        period=total.period,
        value=Quantity(-difference.high, -difference.low, total.value.unit),
        status=ObsStatus.DERIVED_FROM_PARTS,
        dimensions=(*total.dimensions, (dimension, OTHER)),
        source=total.source,
    )
