"""The number a record contributes: exact or a range, in one unit, or not stated."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from ..ledger.ledger import Ledger
from ..model.quantities import COUNT_UNITS, Money, Qualifier, Quantity
from .field_paths import reader
from .indicators import Indicator
from .plain_columns import each_once, of_types, plain_column

_ZERO = Decimal(0)


class Number(NamedTuple):
    """A number as stated: low = high unless a range was written."""

    low: Decimal
    high: Decimal
    qualifier: Qualifier = Qualifier.EXACT

    @classmethod
    def exactly(cls, value: Decimal | int) -> "Number":
        """Return one exact number."""
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def of(cls, amount: Quantity) -> "Number":
        """Return an amount without its unit."""
        return cls(amount.low, amount.high, amount.qualifier)

    def quantity(self, unit: str) -> Quantity:
        """Return the number as an amount in a unit."""
        return Quantity(self.low, self.high, unit, self.qualifier)

    def slack(self) -> tuple[Decimal, Decimal | None]:
        """Return how far below `low` and above `high` it may lie; None is unbounded."""
        return (_ZERO, _ZERO) if self.qualifier is Qualifier.EXACT else self.quantity("").slack()

    def ends(self) -> tuple[Decimal, Decimal | None]:
        """Return the least and the most it can mean; None is unbounded. About none is still not less than none."""
        below, above = self.slack()
        least = max(self.low - below, min(self.low, _ZERO))
        return least, None if above is None else self.high + above


# The same few numbers of persons and batches stand in most lines.
_exactly = lru_cache(maxsize=4096)(Number.exactly)


def stated_number(value: Any, unit: str) -> Number | None:
    """Return a field's value as a number in `unit`; None for another unit or for what is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, Decimal)):
        return _exactly(value)
    if isinstance(value, Quantity) and value.unit == unit:
        return Number.of(value)
    if isinstance(value, Money) and value.currency == unit:
        return Number.exactly(value.amount)
    return None


def weakest(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return the qualifier that a sum of numbers so qualified may be printed with."""
    inexact = frozenset(qualifiers) - {Qualifier.EXACT}
    if not inexact:
        return Qualifier.EXACT
    return next(iter(inexact)) if len(inexact) == 1 else Qualifier.APPROX


def _plus(left: Number, right: Number) -> Number:
    if left.qualifier is right.qualifier is Qualifier.EXACT:
        return Number(left.low + right.low, left.high + right.high)
    return Number.of(left.quantity("") + right.quantity(""))


def _minus(left: Number, right: Number) -> Number:
    (least, most), (taken_least, taken_most) = left.ends(), right.ends()
    low = _ZERO if taken_most is None else least - taken_most
    if most is None:
        return Number(max(low, _ZERO), max(low, _ZERO), Qualifier.AT_LEAST)
    high = most - taken_least
    # What may be something is not below nothing; what surely is stays so, and is left out and told.
    return Number(max(low, _ZERO), high) if high >= 0 else Number(min(low, high), high)


def _times(left: Number, right: Number) -> Number:
    # Below zero a range would turn round; such numbers are left out of every indicator anyway.
    low, high = left.low * right.low, left.high * right.high
    if left.qualifier is right.qualifier is Qualifier.EXACT:
        return Number(low, high)
    printed = Quantity(low, high, "", weakest((left.qualifier, right.qualifier)))
    (least, most), (other_least, other_most) = left.ends(), right.ends()
    above = None if most is None or other_most is None else most * other_most - high
    return Number.of(printed.or_range(low - least * other_least, above))


def number_reader(indicator: Indicator, field: str, unit: str, ledger: Ledger) -> Callable[[Any], Number | None]:
    """Return a function that gives a record's number for an indicator, or None where it is not stated.

    Args:
        indicator: says what is taken off, multiplied and assumed.
        field: the field to read: the indicator's own or one of its alternatives.
        unit: the unit of that field.
        ledger: where the records that ids point at are found.
    """
    first = _reading(field, unit, ledger)
    minus = _reading(indicator.minus, unit, ledger) if indicator.minus else None
    times = _reading(indicator.times, unit, ledger) if indicator.times else None
    otherwise = None if indicator.otherwise is None else Number.exactly(indicator.otherwise)

    if minus is None and times is None:
        return first if otherwise is None else lambda record: first(record) or otherwise

    def number(record: Any) -> Number | None:
        found = first(record)
        for other, operation in ((minus, _minus), (times, _times)):
            if other is not None:
                right = other(record)
                found = None if found is None or right is None else operation(found, right)
        return otherwise if found is None else found

    return number


def number_column(
    indicator: Indicator, field: str, unit: str, ledger: Ledger
) -> Callable[[Sequence[Any]], list[Number | None]]:
    """Return a function that gives the numbers of many records, as `number_reader` gives each.

    Args:
        indicator: says what is taken off, multiplied and assumed.
        field: the field to read.
        unit: the unit of that field.
        ledger: where the records that ids point at are found.
    """
    read = number_reader(indicator, field, unit, ledger)
    reckoned = indicator.minus is not None or indicator.times is not None
    otherwise = None if indicator.otherwise is None else Number.exactly(indicator.otherwise)

    def numbers(records: Sequence[Any]) -> list[Number | None]:
        column = None if reckoned else plain_column(field, records)
        if column is None or not of_types(column, int):
            return list(map(read, records))
        return each_once(column, lambda value: otherwise if value is None else _exactly(value))

    return numbers


def _reading(field: str, unit: str, ledger: Ledger) -> Callable[[Any], Number | None]:
    values = reader(field, ledger)

    # A count says in its field what it counts (`headcount.persons`), whatever the figure is in: person-days.
    count = field.rpartition(".")[2]
    count = count if count in COUNT_UNITS else unit

    def reading(record: Any) -> Number | None:
        found = values(record)
        if len(found) == 1:
            return stated_number(found[0], count if type(found[0]) is Quantity else unit)
        numbers = [stated_number(value, count if type(value) is Quantity else unit) for value in found]
        known = [number for number in numbers if number is not None]
        # Of several values all must be numbers, or the sum would pass for complete.
        return reduce(_plus, known) if known and len(known) == len(numbers) else None

    return reading
