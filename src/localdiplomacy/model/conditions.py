"""The one condition language: field, operator, value; all of, any of, not."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter, ge, gt, le, lt
from typing import Any

import attrs
from attrs import frozen

from .partial_dates import PartialDate
from .quantities import Quantity

_SEVERAL = (tuple, frozenset)
Predicate = Callable[[Any], bool]
Verdict = Callable[[Any], bool | None]


class Operator(StrEnum):
    """How a field is compared with the value."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    NOT_IN = "not_in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    MISSING = "missing"
    PRESENT = "present"


class ConditionError(ValueError):
    """A condition that cannot mean anything."""


@frozen(kw_only=True)
class Where:
    """A condition on a record: one comparison, or others combined. An empty Where holds for every record.

    A field with several values (countries of a trip, tags) fulfils a comparison if one of its values does;
    `is_not` and `not_in` are the exact opposites of `is` and `in`. A missing value fulfils no comparison.

    Args:
        field: the field's path, such as `mode`, `headcount.persons` or `stops.country`.
        op: the operator.
        value: what to compare with; a tuple for `in` and `not_in`; unused for `missing` and `present`.
        all_of: conditions that must all hold.
        any_of: conditions of which one must hold.
        negated: True turns the whole condition round.

    Raises:
        ConditionError: if it has a field and parts at once, both kinds of parts, or `in` without a tuple.
    """

    field: str | None = None
    op: Operator = attrs.field(default=Operator.IS, converter=Operator)
    value: Any = None
    all_of: tuple["Where", ...] = ()
    any_of: tuple["Where", ...] = ()
    negated: bool = False

    def __attrs_post_init__(self) -> None:
        if sum((self.field is not None, bool(self.all_of), bool(self.any_of))) > 1:
            raise ConditionError("a condition has a field, or all_of, or any_of / 条件只能是字段、全部或任一之一")
        if self.op in (Operator.IN, Operator.NOT_IN) and not isinstance(self.value, tuple):
            raise ConditionError(f"{self.op} needs a list of values / {self.op} 需要取值列表")

    def predicate(self) -> Predicate:
        """Return a function that tells whether the condition holds for a record."""
        inner = self._inner()
        return (lambda record: not inner(record)) if self.negated else inner

    def _inner(self) -> Predicate:
        if self.all_of:
            parts = [part.predicate() for part in self.all_of]
            return lambda record: all(part(record) for part in parts)
        if self.any_of:
            parts = [part.predicate() for part in self.any_of]
            return lambda record: any(part(record) for part in parts)
        if self.field is None:
            return lambda record: True
        return _comparison(self.field, self.op, self.value)

    def verdict(self) -> Verdict:
        """Return a function that tells whether the condition holds, or None where a record does not state what decides.

        Three-valued logic: a comparison with a single value that is missing is open, and so is its negation; a
        combination is open only where its other parts leave the outcome to the open ones. A field of several values
        that has none (a history without events, a trip without stops) states that there is none.
        """
        inner = self._inner_verdict()
        return _opposite(inner) if self.negated else inner

    def _inner_verdict(self) -> Verdict:
        if self.all_of:
            return _decided_by([part.verdict() for part in self.all_of], decisive=False)
        if self.any_of:
            return _decided_by([part.verdict() for part in self.any_of], decisive=True)
        if self.field is None or self.op in (Operator.MISSING, Operator.PRESENT):
            return self._inner()
        if self.op in (Operator.IS_NOT, Operator.NOT_IN):
            straight = Operator.IS if self.op is Operator.IS_NOT else Operator.IN
            return _opposite(_open_comparison(self.field, _judge(straight, self.value)))
        return _open_comparison(self.field, _judge(self.op, self.value))

    def comparisons(self) -> tuple["Where", ...]:
        """Return the comparisons with a field that the condition is put together from."""
        own = (self,) if self.field is not None else ()
        return own + tuple(leaf for part in (*self.all_of, *self.any_of) for leaf in part.comparisons())

    def fields(self) -> frozenset[str]:
        """Return the paths of all fields the condition looks at."""
        own = frozenset((self.field,)) if self.field is not None else frozenset()
        return own.union(*(part.fields() for part in (*self.all_of, *self.any_of)))


def values_at(record: Any, path: str) -> tuple[Any, ...]:
    """Return the values a field path leads to: several through tuples, none through a missing part.

    Raises:
        AttributeError: if a record on the way has no such field.
    """
    return values_reader(path)(record)


def values_reader(path: str) -> Callable[[Any], tuple[Any, ...]]:
    """Return `values_at` for one path, made ready for many records."""
    first, _, rest = path.partition(".")
    return _reader(attrgetter(first), tuple(rest.split(".")) if rest else ())


def _reader(get: Callable[[Any], Any], rest: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    onward = _reader(attrgetter(rest[0]), rest[1:]) if rest else None

    def read(record: Any) -> tuple[Any, ...]:
        value = get(record)
        if value is None:
            return ()
        if isinstance(value, _SEVERAL):
            return _values_in(value, rest)
        return (value,) if onward is None else onward(value)

    return read


def _values_in(items: Iterable[Any], names: Iterable[str]) -> tuple[Any, ...]:
    found = [item for item in items if item is not None]
    for name in names:
        values = [getattr(item, name) for item in found]
        found = [item for value in values for item in _spread(value) if item is not None]
    return tuple(found)


def _spread(value: Any) -> Iterable[Any]:
    return value if isinstance(value, _SEVERAL) else (value,)


def _comparison(path: str, op: Operator, value: Any) -> Predicate:
    if op is Operator.IS_NOT:
        return _negate(_comparison(path, Operator.IS, value))
    if op is Operator.NOT_IN:
        return _negate(_comparison(path, Operator.IN, value))
    if op is Operator.MISSING:
        return _negate(_comparison(path, Operator.PRESENT, None))
    if op is Operator.PRESENT:
        read = values_reader(path)
        return lambda record: bool(read(record))
    test = _test(op, value)
    if "." not in path:
        get = attrgetter(path)

        def simple(record: Any) -> bool:
            found = get(record)
            if isinstance(found, _SEVERAL):
                return any(test(item) for item in found if item is not None)
            return found is not None and test(found)

        return simple
    values = values_reader(path)
    return lambda record: any(map(test, values(record)))


def _open_comparison(path: str, judge: Verdict) -> Verdict:
    names = path.split(".")

    def compare(record: Any) -> bool | None:
        value = record
        for step, name in enumerate(names, 1):
            value = getattr(value, name)
            if value is None:
                return None
            if isinstance(value, _SEVERAL):
                said = [judge(item) for item in _values_in(value, names[step:])]
                return True if True in said else None if None in said else False
        return judge(value)

    return compare


def _decided_by(parts: list[Verdict], *, decisive: bool) -> Verdict:
    """Combine verdicts: one that is `decisive` decides, else an open one leaves the whole open."""

    def combined(record: Any) -> bool | None:
        found: bool | None = not decisive
        for part in parts:
            said = part(record)
            if said is decisive:
                return decisive
            if said is None:
                found = None
        return found

    return combined


def _opposite(verdict: Verdict) -> Verdict:
    def opposite(record: Any) -> bool | None:
        said = verdict(record)
        return None if said is None else not said

    return opposite


def _negate(predicate: Predicate) -> Predicate:
    return lambda record: not predicate(record)


def _test(op: Operator, value: Any) -> Predicate:
    if op is Operator.IS:
        return lambda item: bool(item == value)
    if op is Operator.IN:
        allowed = frozenset(value)
        return lambda item: item in allowed
    end, compare = _ENDS[op]
    return lambda item: (found := end(item)) is not None and bool(compare(found, value))


def _judge(op: Operator, value: Any) -> Verdict:
    """Return a test that leaves open what a rounded number or a range may or may not fulfil: 约80 at least 82."""
    test = _test(op, value)
    may = _MAY.get(op)

    def judge(item: Any) -> bool | None:
        if test(item):
            return True
        if not isinstance(item, Quantity):
            return False
        if may is None:
            return None if any(_holds(item, each) for each in (value if op is Operator.IN else (value,))) else False
        end, compare = may
        found = end(item)
        return None if found is None or compare(found, value) else False

    return judge


def _holds(item: Quantity, value: Any) -> bool:
    low, high = item.bounds()
    return isinstance(value, (int, Decimal)) and (low is None or low <= value) and (high is None or value <= high)


def _low(item: Any) -> Any:
    """Return the least that an item can be; None is unbounded."""
    return item.first if isinstance(item, PartialDate) else item.bounds()[0] if isinstance(item, Quantity) else item


def _high(item: Any) -> Any:
    """Return the most that an item can be; None is unbounded."""
    return item.last if isinstance(item, PartialDate) else item.bounds()[1] if isinstance(item, Quantity) else item


_ENDS: dict[Operator, tuple[Callable[[Any], Any], Callable[[Any, Any], bool]]] = {
    Operator.AT_LEAST: (_low, ge),
    Operator.MORE_THAN: (_low, gt),
    Operator.AT_MOST: (_high, le),
    Operator.LESS_THAN: (_high, lt),
}
# The end that leaves a comparison possible is the other one.
_MAY = {op: (_high if end is _low else _low, compare) for op, (end, compare) in _ENDS.items()}
