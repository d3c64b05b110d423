"""One cell: the folded part of a figure, and the key of what it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

from ..model.quantities import COUNT_UNITS, Qualifier, Quantity
from .amounts import Number, weakest

Members = tuple[str, ...]  # the member of each dimension


class CellKey(NamedTuple):
    """What a cell is about.

    Args:
        indicator: id of the indicator.
        unit: the unit of its numbers, one of the indicator's units.
        by: ids of the dimensions it is broken down by.
        members: the member of each dimension.
    """

    indicator: str
    unit: str
    by: tuple[str, ...] = ()
    members: Members = ()


class Latest(NamedTuple):
    """The last value of one office: later dates win, then higher ids."""

    office: str
    on: str
    id: str
    value: Number


class Reason(StrEnum):
    """Why a record was left out of an indicator, or counted without its number."""

    UNDATED = "undated"
    UNDECIDED = "undecided"
    NOT_STATED = "not-stated"
    NEGATIVE = "negative"
    NO_STATE = "no-state"
    NO_KIND = "no-kind"
    NOT_DECIDED = "condition-not-stated"
    REPEATED = "repeated"
    ELSEWHERE = "another-office"


ZERO = Decimal(0)


@frozen(kw_only=True)
class Partial:
    """A folded part of a figure, for any fold.

    Args:
        records: ids of the records counted, sorted.
        unlisted: how many more records are counted of which no id was kept, as in a data frame.
        stated: how many of them state the number.
        low: sum of the lower numbers.
        high: sum of the upper numbers.
        below: how far the inexact numbers among them may lie below the lower ones.
        above: how far they may lie above the upper ones, as far as that is known.
        qualifiers: how they are meant.
        distinct: the different values seen.
        latest: the last value of each office.
        files: the files the records come from.
        synthetic: how many of them were generated.
        partial: how many of them come from files that hold only some of the records there are.
        unclear: how many more records may count, by the reason why that cannot be told.
    """

    records: tuple[str, ...] = ()
    unlisted: int = 0
    stated: int = 0
    low: Decimal = ZERO
    high: Decimal = ZERO
    below: Decimal = ZERO
    above: Decimal = ZERO
    qualifiers: frozenset[Qualifier] = frozenset()
    distinct: frozenset[str] = frozenset()
    latest: tuple[Latest, ...] = ()
    files: frozenset[str] = frozenset()
    synthetic: int = 0
    partial: int = 0
    unclear: tuple[tuple[Reason, int], ...] = ()

    @property
    def counted(self) -> int:
        """How many records count."""
        return len(self.records) + self.unlisted

    @property
    def ends(self) -> tuple[Decimal, Decimal | None]:
        """The least and the most the sum can be; None is unbounded. About none is still not less than none."""
        least = max(self.low - self.below, min(self.low, ZERO))
        return least, None if Qualifier.AT_LEAST in self.qualifiers else self.high + self.above

    def total(self, unit: str) -> Quantity:
        """Return the sum in a unit: as printed where that says enough, else as a range; of heads in whole ones."""
        printed = Quantity(self.low, self.high, unit, weakest(self.qualifiers))
        least, most = self.ends
        if printed.slack() == (self.below, None if most is None else self.above):
            return printed
        if unit in COUNT_UNITS:
            least = least.to_integral_value(ROUND_FLOOR)
            most = None if most is None else most.to_integral_value(ROUND_CEILING)
        return Quantity.of(least, unit, Qualifier.AT_LEAST) if most is None else Quantity(least, most, unit)

    def __add__(self, other: "Partial") -> "Partial":
        return together((self, other))


def together(partials: Sequence[Partial]) -> Partial:
    """Return several folded parts of one figure as one."""
    if len(partials) == 1:
        return partials[0]
    unclear: Counter[Reason] = Counter()
    for partial in partials:
        unclear.update(dict(partial.unclear))
    return Partial(
        records=tuple(sorted(id for partial in partials for id in partial.records)),
        unlisted=sum(partial.unlisted for partial in partials),
        stated=sum(partial.stated for partial in partials),
        low=sum((partial.low for partial in partials), ZERO),
        high=sum((partial.high for partial in partials), ZERO),
        below=sum((partial.below for partial in partials), ZERO),
        above=sum((partial.above for partial in partials), ZERO),
        qualifiers=frozenset[Qualifier]().union(*(partial.qualifiers for partial in partials)),
        distinct=frozenset[str]().union(*(partial.distinct for partial in partials)),
        latest=latest_of(value for partial in partials for value in partial.latest),
        files=frozenset[str]().union(*(partial.files for partial in partials)),
        synthetic=sum(partial.synthetic for partial in partials),
        partial=sum(partial.partial for partial in partials),
        unclear=tuple(sorted(unclear.items())),
    )


def latest_of(values: Iterable[Latest]) -> tuple[Latest, ...]:
    """Return the last value of each office, in the order of the offices."""
    return tuple({value.office: value for value in sorted(values)}.values())


EMPTY = Partial()
