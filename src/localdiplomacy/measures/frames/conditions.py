"""Conditions on the columns of a frame: where they hold, and where a row does not state what decides."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, ge, gt, le, lt, or_
from typing import Any, Protocol

import narwhals.stable.v2 as nw
from attrs import frozen

from ...model.conditions import Operator, Where
from .among import Spellings, among, asks_of


@frozen
class Verdict:
    """Two columns of truth values, neither of which is ever empty.

    Args:
        yes: where the condition holds.
        open: where a row does not state what decides; None where every row does.
    """

    yes: Any
    open: Any = None

    @property
    def possible(self) -> Any:
        """Where the condition holds or may."""
        return self.yes if self.open is None else self.yes | self.open

    def opposite(self) -> "Verdict":
        """Return the verdict on the negation: what is open stays so."""
        return Verdict(~self.yes if self.open is None else ~self.yes & ~self.open, self.open)


class Field(Protocol):
    """A field of the rows in a condition."""

    @property
    def decides(self) -> bool:
        """True where nothing is ever open: no row is without a value, or to have none of several is an answer."""

    @property
    def full(self) -> bool:
        """True where each row is known to have one value."""

    def present(self) -> Any:
        """Return where a row states it."""

    def holds(self, test: Callable[[Any], Any]) -> Any:
        """Return where a row states a value that passes a test; never empty."""


@frozen
class Flat:
    """A field in a column of its own.

    Args:
        column: the column.
        several: True for a field of several values of which the frame has one.
        full: True where the column is known to have no empty cell.
    """

    column: Any
    several: bool = False
    full: bool = False

    @property
    def decides(self) -> bool:
        """True where it has no empty cell, or an empty one is an answer."""
        return self.several or self.full

    def present(self) -> Any:
        """Return where the column is filled in."""
        return nw.lit(True) if self.full else ~self.column.is_null()

    def holds(self, test: Callable[[Any], Any]) -> Any:
        """Return where the column is filled in and passes a test."""
        # `&` with a false left side is false whatever an empty cell gives on the right.
        return test(self.column) if self.full else self.present() & test(self.column)


@frozen
class Unstated:
    """A field that no row states.

    Args:
        decides: True for a field of several values.
    """

    decides: bool
    full: bool = False

    def present(self) -> Any:
        """Return where a row states it: nowhere."""
        return nw.lit(False)

    def holds(self, test: Callable[[Any], Any]) -> Any:
        """Return where a row states a value that passes a test: nowhere."""
        return nw.lit(False)


Fields = Callable[[str], Field]
_ENDS: Mapping[Operator, Callable[[Any, Any], Any]] = {
    Operator.AT_LEAST: ge,
    Operator.AT_MOST: le,
    Operator.MORE_THAN: gt,
    Operator.LESS_THAN: lt,
}
_STRAIGHT = {Operator.IS_NOT: Operator.IS, Operator.NOT_IN: Operator.IN}


def verdict(where: Where, fields: Fields, spellings: Spellings) -> Verdict:
    """Return what a condition says of each row, by the same rules as `Where.verdict`.

    Args:
        where: the condition.
        fields: gives a field.
        spellings: gives all that stands for a value of a field in the frame: a code may be spelled in several ways.
    """
    asked = asks_of(where)
    if asked is not None and len(asked) == 1:
        field = fields(*asked)
        if field.full:
            return Verdict(field.holds(among(where, spellings).test))
    inner = _inner(where, fields, spellings)
    return inner.opposite() if where.negated else inner


def _inner(where: Where, fields: Fields, spellings: Spellings) -> Verdict:
    if where.all_of:
        return _all([verdict(part, fields, spellings) for part in where.all_of])
    if where.any_of:
        return _all([verdict(part, fields, spellings).opposite() for part in where.any_of]).opposite()
    if where.field is None:
        return Verdict(nw.lit(True))
    if where.op in _STRAIGHT:
        straight = Where(field=where.field, op=_STRAIGHT[where.op], value=where.value)
        return _inner(straight, fields, spellings).opposite()
    return _comparison(where, fields(where.field), spellings)


def _all(parts: list[Verdict]) -> Verdict:
    yes = reduce(and_, (part.yes for part in parts))
    unclear = [part.open for part in parts if part.open is not None]
    if not unclear:
        return Verdict(yes)
    # Open where one part is open and none is surely false.
    possible = reduce(and_, (part.possible for part in parts))
    return Verdict(yes, reduce(or_, unclear) & possible)


def _comparison(where: Where, field: Field, spellings: Spellings) -> Verdict:
    if where.op in (Operator.MISSING, Operator.PRESENT):
        return Verdict(field.present() if where.op is Operator.PRESENT else ~field.present())
    yes = field.holds(_test(where, spellings))
    return Verdict(yes) if field.decides else Verdict(yes, ~field.present())


def _test(where: Where, spellings: Spellings) -> Callable[[Any], Any]:
    assert where.field is not None  # noqa: S101 - only a comparison comes here
    if where.op in _ENDS:
        end, value = _ENDS[where.op], where.value
        return lambda column: end(column, value)
    values = where.value if where.op is Operator.IN else (where.value,)
    known = [spelling for value in values for spelling in spellings(where.field, value)]
    return lambda column: column.is_in(known)
