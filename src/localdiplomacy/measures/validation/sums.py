"""The two sides of a rule at one place: what each term says, what is missing, and whether the rule can hold."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from operator import add

from attrs import field, frozen

from ...model.quantities import Quantity
from ..outcomes import Key
from ..ranges import EXACT, NOTHING, ZERO, Range
from .lookup import Figures, Stated
from .places import Place
from .rules import Relation
from .terms import Missing, Side, Term


class Outcome(StrEnum):
    """What became of a rule at one place."""

    HOLDS = "holds"
    MAY_HOLD = "may-hold"  # rounded numbers and ranges leave it open
    BROKEN = "broken"
    SKIPPED = "skipped"  # values are missing
    DIFFERENT_UNIT = "different-unit"
    SEVERAL_VALUES = "several-values"  # a figure is given with values that do not agree


@frozen
class Addend:
    """What one term says at one place: its figure in each unit it can be read in.

    Args:
        term: the term.
        key: what its figure is about.
        stated: the figure by the unit it is read in; nothing where it is missing or in another unit only.
        others: the figure in units that the term does not take.
    """

    term: Term
    key: Key
    stated: tuple[tuple[str, Stated], ...]
    others: tuple[Stated, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether there is no value at all."""
        return not self.stated and not self.others

    def amount(self, unit: str) -> Range:
        """Return what it adds in a unit; a missing value adds nothing."""
        found = dict(self.stated).get(unit)
        return NOTHING if found is None or found.range is None else found.range.times(self.term.factor)


def addend(term: Term, place: Place, figures: Figures) -> Addend:
    """Return what a term says at a place."""
    return addend_of(term, place.key(term, figures), figures)


def addend_of(term: Term, key: Key, figures: Figures) -> Addend:
    """Return what a term says of a figure."""
    said = figures.units(key)
    stated = tuple((term.read_as or found.unit, found) for found in said if term.unit in (None, found.unit))
    return Addend(term, key, stated, tuple(found for found in said if term.unit not in (None, found.unit)))


@frozen(kw_only=True)
class Sum:
    """One side of a rule at one place.

    Args:
        addends: what is added.
        unit: the unit it is in; None where it has none.

    Attributes:
        value: the sum; None where nothing is stated, the units differ or a figure has several values.
    """

    addends: tuple[Addend, ...]
    unit: str | None = None
    value: Quantity | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "value", self._value())

    @property
    def missing(self) -> tuple[Key, ...]:
        """The figures it lacks."""
        return tuple(found.key for found in self.addends if found.missing)

    @property
    def given(self) -> bool:
        """Whether at least one figure is there."""
        return len(self.missing) < len(self.addends)

    @property
    def stated(self) -> tuple[Stated, ...]:
        """What it adds up, in the order of the terms."""
        return tuple(found for each in self.addends for unit, found in each.stated if self.unit in (None, unit))

    @property
    def every(self) -> tuple[Stated, ...]:
        """All that is said about its figures, in whatever unit."""
        return tuple(found for each in self.addends for found in (*(found for _, found in each.stated), *each.others))

    def amount(self, unit: str) -> Range:
        """Return the sum in a unit, missing values as 0."""
        return reduce(add, (found.amount(unit) for found in self.addends), NOTHING)

    def _value(self) -> Quantity | None:
        if self.unit is None or not self.given:
            return None
        if any(found.range is None for found in self.stated):
            return None
        if len(self.addends) == 1 and self.addends[0].term.factor == 1:
            printed = {item.value for found in self.stated for item in found.observations}
            if len(printed) == 1:
                return printed.pop()
        return self.amount(self.unit).quantity(self.unit)


def units_of(addends: Iterable[Addend]) -> set[str]:
    """Return the units in which all figures that are there can be read; nothing where they have none in common."""
    found: set[str] | None = None
    for each in addends:
        if not each.missing:
            units = {unit for unit, _ in each.stated}
            found = units if found is None else found & units
    return {""} if found is None else found


def net(left: Sequence[Addend], right: Sequence[Addend], unit: str) -> Range:
    """Return left less right. A figure that both sides have is the same number on both."""
    factors: dict[tuple[Key, str], Decimal] = {}
    ranges: dict[tuple[Key, str], Range] = {}
    for sign, side in ((Decimal(1), left), (Decimal(-1), right)):
        for each in side:
            found = dict(each.stated).get(unit)
            if found is not None and found.range is not None:
                key = (found.key, found.unit)
                factors[key] = EXACT.add(factors.get(key, ZERO), EXACT.multiply(sign, each.term.factor))
                ranges[key] = found.range
    return reduce(add, (ranges[key].times(factor) for key, factor in factors.items() if factor), NOTHING)


def verdict(relation: Relation, difference: Range) -> Outcome:
    """Tell from left less right whether a comparison holds, cannot hold, or may."""
    low, high = difference.low, difference.high
    below, above = low is None or low < 0, high is None or high > 0  # it can be below or above 0
    zero = (low is None or low <= 0) and (high is None or high >= 0)
    can, cannot_fail = {
        Relation.IS: (zero, not below and not above),
        Relation.IS_NOT: (below or above, not zero),
        Relation.AT_LEAST: (above or zero, not below),
        Relation.AT_MOST: (below or zero, not above),
        Relation.MORE_THAN: (above, not below and not zero),
        Relation.LESS_THAN: (below, not above and not zero),
    }[relation]
    if not can:
        return Outcome.BROKEN
    return Outcome.HOLDS if cannot_fail else Outcome.MAY_HOLD


def skipped(side: Side, found: Sum) -> bool:
    """Tell whether missing values keep a side from being evaluated."""
    if side.missing is Missing.SKIP_IF_ANY:
        return bool(found.missing)
    return side.missing is Missing.SKIP_IF_ALL and not found.given
