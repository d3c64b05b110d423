"""A field of many records at once, where each record has one value of it at most: a column of plain values."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar

from .field_paths import FOLLOW, HOW_MANY

_SEVERAL = (tuple, frozenset)
T = TypeVar("T")


def plain_column(path: str, records: Sequence[Any]) -> list[Any] | None:
    """Return what a path leads to in each record, None where it leads to nothing.

    Args:
        path: the path, as `field_paths.reader` takes it.
        records: the records.

    Returns:
        None where a record has several values of the field, or the path leads to other records or counts.

    Raises:
        AttributeError: if a record on the way has no such field.
    """
    if FOLLOW in path or path.endswith(HOW_MANY):
        return None
    column = list(records)  # a record that is not there has nothing
    for name in path.split("."):
        get, missing = attrgetter(name), NoneType in _types(column)
        column = [None if value is None else get(value) for value in column] if missing else list(map(get, column))
        if any(issubclass(kind, _SEVERAL) for kind in _types(column)):
            return None
    return column


def text_column(path: str, records: Sequence[Any]) -> list[tuple[str, ...]] | None:
    """Return the texts that a path leads to in each record: one, several, or none.

    Args:
        path: the path, as `field_paths.reader` takes it.
        records: the records.

    Returns:
        None where a record has something else than texts, or the path leads to other records or counts.

    Raises:
        AttributeError: if a record on the way has no such field.
    """
    if FOLLOW in path or path.endswith(HOW_MANY):
        return None
    first, _, rest = path.partition(".")
    column = list(map(attrgetter(first), records))
    if not any(issubclass(kind, _SEVERAL) for kind in _types(column)):
        plain = plain_column(rest, column) if rest else column
        return each_once(plain, _one_text) if plain is not None and of_types(plain, str) else None
    if _types(column) != {tuple}:
        return None
    if rest:
        if "." in rest or NoneType in _types(chain.from_iterable(column)):
            return None
        get = attrgetter(rest)
        column = [tuple(map(get, items)) for items in column]
    return column if all_text(column) else None


def _one_text(text: str | None) -> tuple[str, ...]:
    return () if text is None else (text,)


def all_text(column: Iterable[Iterable[Any]]) -> bool:
    """Tell whether all that records have of a field is text."""
    return _types(chain.from_iterable(column)) <= {str}


def of_types(column: Sequence[Any], *types: type) -> bool:
    """Tell whether all values of a column are of these types themselves, not of a class below, or missing."""
    return _types(column) <= {*types, NoneType}


def each_once(column: Sequence[Any], make: Callable[[Any], T]) -> list[T]:
    """Return what is made of each value of a column; equal values are looked at once."""
    known = {value: make(value) for value in set(column)}
    return list(map(known.__getitem__, column))


def _types(column: Iterable[Any]) -> set[type]:
    return set(map(type, column))
