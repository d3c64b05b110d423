"""A column of plain values converted, each distinct value once: most columns of a ledger hold few distinct values."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..codec.faults import Fault, faults_in
from .build import BAD, RowFault

Column = tuple[Sequence[Any], list[RowFault]]


class _Known(dict[Any, Any]):
    """What the distinct values of a column become: each is converted when it is first met.

    Args:
        convert: converts what is meant by a key.
        hidden: whether faults may show the value.
    """

    def __init__(self, convert: Callable[[Any], Any], hidden: bool) -> None:
        super().__init__()
        self.wrong: dict[Any, tuple[Fault, ...]] = {}
        self._convert = convert
        self._hidden = hidden

    def __missing__(self, key: Any) -> Any:
        try:
            self[key] = made = self._convert(key)
        except Exception as error:
            self[key] = made = BAD
            self.wrong[key] = tuple(faults_in(error, (), self._hidden))
        return made


def each_once(values: Sequence[Any], hook: Callable[[Any], Any], hidden: bool, optional: bool) -> Column:
    """Convert a column, each distinct value once.

    Args:
        values: the plain values; also such as cannot be hashed.
        hook: converts one value; it raises what `faults_in` understands.
        hidden: whether faults leave the value out.
        optional: whether None stays as it is.

    Returns:
        The converted values, `BAD` in place of those that cannot be converted, and the faults of each row.
    """

    def convert(value: Any) -> Any:
        return None if value is None and optional else hook(value)

    keys: Sequence[Any] = values
    known = _Known(convert, hidden)
    if len(set(map(type, values)) - {type(None)}) > 1:
        keys = _typed(values)
        known = _Known(lambda key: convert(key[1]), hidden)
    try:
        read = list(map(known.__getitem__, keys))
    except TypeError:
        keys = list(map(_content, values))
        of = dict(zip(keys, values, strict=True))
        known = _Known(lambda key: convert(of[key]), hidden)
        read = list(map(known.__getitem__, keys))
    if not known.wrong:
        return read, []
    places = [row for row, value in enumerate(read) if value is BAD]
    return read, [(row, fault) for row in places for fault in known.wrong[keys[row]]]


def _typed(values: Sequence[Any]) -> list[tuple[type, Any]]:
    # 1, True and 1.0 are equal in Python, but not the same value of a ledger.
    return list(zip(map(type, values), values, strict=True))


def _content(value: Any) -> Any:
    """Return something hashable that tells values apart, types included (1, True and 1.0 are equal in Python)."""
    if isinstance(value, Mapping):
        return dict, tuple((key, _content(item)) for key, item in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return type(value), tuple(map(_content, value))
    return type(value), value
