"""Rules evaluated: left side against right side."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from ...model.ids import OfficeId
from ...model.observations import Observation, ObsStatus
from ...model.periods import Period
from ..dimensions import OTHER
from ..ranges import ZERO, Range
from .lookup import Figures, Stated
from .places import Place, places
from .rules import FigureRule, PartsRule, Relation
from .sums import Addend, Outcome, Sum, addend, net, skipped, units_of, verdict
from .terms import Missing, Side

_WORST_FIRST = (Outcome.BROKEN, Outcome.SEVERAL_VALUES, Outcome.MAY_HOLD, Outcome.HOLDS)


@frozen(kw_only=True)
class Comparison:
    """A rule at one place: what each side comes to and whether the rule holds.

    Args:
        rule: the rule.
        place: office, period and members.
        left: the left side, or the parts.
        right: the right side, or the total.
        outcome: what became of the rule.
        difference: left less right; None where they are not compared.
    """

    rule: FigureRule | PartsRule
    place: Place
    left: Sum
    right: Sum
    outcome: Outcome
    difference: Range | None = None

    @property
    def relation(self) -> Relation:
        """What must hold between the two sides."""
        if isinstance(self.rule, FigureRule):
            return self.rule.operator
        return Relation.IS if self.rule.complete else Relation.AT_MOST

    @property
    def rest(self) -> Range | None:
        """What parts leave of their total; None where they leave nothing for sure, and for other rules."""
        if not isinstance(self.rule, PartsRule) or self.difference is None:
            return None
        least, most = self.difference.high, self.difference.low  # turned round, and never below 0
        rest = Range(ZERO if least is None else _not_below_0(least), None if most is None else _not_below_0(most))
        return None if rest.high == 0 else rest

    @property
    def remainder(self) -> Observation | None:
        """The rest as a figure of its own, of the member `_other` of the dimension whose members the parts are.

        None where the parts may be all there are, and for parts that are figures of their own, offices or times.
        """
        dimension = self.rule.dimension if isinstance(self.rule, PartsRule) else None
        if dimension is None or self.rest is None or self.rest.low == 0:
            return None
        indicator, office, period, members = self.right.addends[0].key
        return Observation(
            indicator=indicator,
            office=OfficeId(office) if office else None,
            period=period,
            value=self.rest.quantity(self.right.unit or ""),
            status=ObsStatus.DERIVED_FROM_PARTS,
            dimensions=(*members, (dimension, OTHER)),
            source=next((said.source for found in self.right.stated for said in found.observations), None),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the indicators whose figures are missing, the left side's first, each once."""
        return tuple(dict.fromkeys(key[0] for key in (*self.left.missing, *self.right.missing)))

    @property
    def several(self) -> tuple[Stated, ...]:
        """The figures that are given with values which do not agree."""
        return tuple(found for found in (*self.left.stated, *self.right.stated) if found.range is None)

    @property
    def ok(self) -> bool:
        """Whether there is nothing to report."""
        return self.outcome in (Outcome.HOLDS, Outcome.MAY_HOLD, Outcome.SKIPPED)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON; numbers as text, so that no digit is lost."""
        return {
            "kind": "parts" if isinstance(self.rule, PartsRule) else "comparison",
            "rule": self.rule.id,
            "office": self.place.office or None,
            "period": self.place.period.code,
            "members": dict(self.place.members),
            "outcome": self.outcome.value,
            "left": _side_dict(self.left),
            "operator": self.relation.value,
            "right": _side_dict(self.right),
            "difference": None if self.difference is None else self.difference.to_dict(),
            "rest": None if self.rest is None else self.rest.to_dict(),
        }


def _not_below_0(end: Decimal) -> Decimal:
    return max(end.copy_negate(), ZERO)


def _side_dict(side: Sum) -> dict[str, Any]:
    value = side.value
    return {
        "low": None if value is None else str(value.low),
        "high": None if value is None else str(value.high),
        "unit": None if value is None else value.unit,
        "qualifier": None if value is None else value.qualifier.value,
        "missing": [
            {"indicator": indicator, "office": office or None, "period": period.code, "members": dict(members)}
            for indicator, office, period, members in side.missing
        ],
    }


def compare_sides(rule: FigureRule, figures: Figures, period: Period) -> Iterator[Comparison]:
    """Evaluate a rule wherever one of its figures is known.

    Args:
        rule: the rule.
        figures: the figures that it looks at.
        period: only figures within it are evaluated.
    """
    for place in places((*rule.left.terms, *rule.right.terms), rule.by, figures, period):
        left, right = (tuple(addend(term, place, figures) for term in side.terms) for side in (rule.left, rule.right))
        if rule.operator.about_presence:
            yield _presence(rule, place, left, right)
        else:
            yield _comparison(rule, place, left, right)


def _presence(rule: FigureRule, place: Place, left: tuple[Addend, ...], right: tuple[Addend, ...]) -> Comparison:
    sums = [_alone(left), _alone(right)]
    given = [_is_given(side, found) for side, found in zip((rule.left, rule.right), sums, strict=True)]
    broken = given[0] is not given[1] if rule.operator is Relation.COMPULSORY_PAIR else all(given)
    outcome = Outcome.BROKEN if broken else Outcome.HOLDS
    return Comparison(rule=rule, place=place, left=sums[0], right=sums[1], outcome=outcome)


def _alone(addends: tuple[Addend, ...]) -> Sum:
    return Sum(addends=addends, unit=min(units_of(addends), default=None))


def _is_given(side: Side, found: Sum) -> bool:
    return not found.missing if side.missing is Missing.SKIP_IF_ANY else found.given


def _comparison(rule: FigureRule, place: Place, left: tuple[Addend, ...], right: tuple[Addend, ...]) -> Comparison:
    if skipped(rule.left, _alone(left)) or skipped(rule.right, _alone(right)):
        return Comparison(rule=rule, place=place, left=_alone(left), right=_alone(right), outcome=Outcome.SKIPPED)
    return compared(rule, place, left, right, rule.operator)


def compared(
    rule: FigureRule | PartsRule,
    place: Place,
    left: tuple[Addend, ...],
    right: tuple[Addend, ...],
    relation: Relation,
    *,
    open_left: bool = False,
) -> Comparison:
    """Compare two sides in each unit that they have in common, and return what is worst.

    Args:
        rule: the rule.
        place: where it is evaluated.
        left: what the left side adds.
        right: what the right side adds.
        relation: what must hold.
        open_left: True where the left side may be any amount more than it says.
    """
    units = units_of((*left, *right))
    if not units:
        sums = _alone(left), _alone(right)
        return Comparison(rule=rule, place=place, left=sums[0], right=sums[1], outcome=Outcome.DIFFERENT_UNIT)
    found = [_in_unit(rule, place, left, right, relation, unit, open_left) for unit in sorted(units)]
    return min(found, key=lambda each: _WORST_FIRST.index(each.outcome))


def _in_unit(
    rule: FigureRule | PartsRule,
    place: Place,
    left: tuple[Addend, ...],
    right: tuple[Addend, ...],
    relation: Relation,
    unit: str,
    open_left: bool,
) -> Comparison:
    sums = Sum(addends=left, unit=unit), Sum(addends=right, unit=unit)
    if any(found.range is None for side in sums for found in side.stated):
        return Comparison(rule=rule, place=place, left=sums[0], right=sums[1], outcome=Outcome.SEVERAL_VALUES)
    difference = net(left, right, unit)
    if open_left:
        difference = Range(difference.low, None)
    outcome = verdict(relation, difference)
    return Comparison(rule=rule, place=place, left=sums[0], right=sums[1], outcome=outcome, difference=difference)
