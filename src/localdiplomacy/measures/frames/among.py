"""Conditions on one column that is always filled in: however many, they are one question, is the value among these."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...model.conditions import Operator, Where

Spellings = Callable[[str, Any], Iterable[Any]]
_NEGATED = frozenset((Operator.IS_NOT, Operator.NOT_IN, Operator.MISSING))
_OF_VALUES = frozenset((Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN))


@frozen
class Among:
    """The texts that pass: those listed, or all but those.

    Args:
        values: the texts listed.
        others: True where all but those pass.
    """

    values: frozenset[str] = frozenset()
    others: bool = False

    def __invert__(self) -> "Among":
        return Among(self.values, not self.others)

    def __and__(self, other: "Among") -> "Among":
        if self.others and other.others:
            return Among(self.values | other.values, others=True)
        if self.others or other.others:
            listed, barred = (other, self) if self.others else (self, other)
            return Among(listed.values - barred.values)
        return Among(self.values & other.values)

    def test(self, column: Any) -> Any:
        """Return where a column passes."""
        if not self.values:
            return nw.lit(self.others)
        found = column.is_in(sorted(self.values))
        return ~found if self.others else found


def asks_of(where: Where) -> set[str] | None:
    """Return the fields that a condition asks about; None where it asks more than which text is there."""
    parts = where.all_of or where.any_of
    if parts:
        asked = [asks_of(part) for part in parts]
        return None if None in asked else set().union(*(fields for fields in asked if fields is not None))
    if where.field is None or (where.op in _OF_VALUES and not all(isinstance(value, str) for value in _values(where))):
        return None
    return {where.field} if where.op in _OF_VALUES | {Operator.MISSING, Operator.PRESENT} else None


def among(where: Where, spellings: Spellings) -> Among:
    """Return the texts that pass a condition on one field, each record of which states it.

    Args:
        where: the condition, which asks of one field only which text is there.
        spellings: gives all that stands for a value of the field.
    """
    inner = _inner(where, spellings)
    return ~inner if where.negated else inner


def _inner(where: Where, spellings: Spellings) -> Among:
    if where.all_of:
        return reduce(and_, (among(part, spellings) for part in where.all_of))
    if where.any_of:
        return ~reduce(and_, (~among(part, spellings) for part in where.any_of))
    if where.op in (Operator.PRESENT, Operator.MISSING):
        found = Among(others=True)
    else:
        field = str(where.field)
        found = Among(frozenset(text for value in _values(where) for text in spellings(field, value)))
    return ~found if where.op in _NEGATED else found


def _values(where: Where) -> tuple[Any, ...]:
    return tuple(where.value) if where.op in (Operator.IN, Operator.NOT_IN) else (where.value,)
