"""The number a record contributes: exact or a range, in one unit, or not stated."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from ..ledger.ledger import Ledger
from ..model.quantities import Money, Qualifier, Quantity
from .field_paths import reader
from .indicators import Indicator


class Number(NamedTuple):
    """A number as stated: low = high unless a range was written."""

    low: Decimal
    high: Decimal
    qualifier: Qualifier = Qualifier.EXACT

    @classmethod
    def exactly(cls, value: Decimal | int) -> "Number":
        """Return one exact number."""
        return cls(Decimal(value), Decimal(value))


# The same few numbers of persons and batches stand in most lines.
_exactly = lru_cache(maxsize=4096)(Number.exactly)


def stated_number(value: Any, unit: str) -> Number | None:
    """Return a field's value as a number in `unit`; None for another unit or for what is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, Decimal)):
        return _exactly(value)
    if isinstance(value, Quantity) and value.unit == unit:
        return Number(value.low, value.high, value.qualifier)
    if isinstance(value, Money) and value.currency == unit:
        return Number.exactly(value.amount)
    return None


def weakest(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return how a sum of numbers so qualified is meant, as `Quantity` addition has it."""
    inexact = frozenset(qualifiers) - {Qualifier.EXACT}
    if not inexact:
        return Qualifier.EXACT
    return next(iter(inexact)) if len(inexact) == 1 else Qualifier.APPROX


def _plus(left: Number, right: Number) -> Number:
    return Number(left.low + right.low, left.high + right.high, weakest((left.qualifier, right.qualifier)))


def _minus(left: Number, right: Number) -> Number:
    return Number(left.low - right.high, left.high - right.low, weakest((left.qualifier, right.qualifier)))


def _times(left: Number, right: Number) -> Number:
    # Below zero a range would turn round; such numbers are left out of every indicator anyway.
    return Number(left.low * right.low, left.high * right.high, weakest((left.qualifier, right.qualifier)))


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


def _reading(field: str, unit: str, ledger: Ledger) -> Callable[[Any], Number | None]:
    values = reader(field, ledger)

    def reading(record: Any) -> Number | None:
        found = values(record)
        if len(found) == 1:
            return stated_number(found[0], unit)
        numbers = [stated_number(value, unit) for value in found]
        stated = [number for number in numbers if number is not None]
        # Of several values all must be numbers, or the sum would pass for complete.
        return reduce(_plus, stated) if stated and len(stated) == len(numbers) else None

    return reading
