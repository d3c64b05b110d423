"""Field paths: reading what a path leads to, through references too, and telling a wrong path before counting."""

import difflib
import functools
import types
from collections.abc import Callable, Iterable
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from ..issues.catalogue.figures import UNKNOWN_FIELD
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..ledger.ledger import RECORD_TYPES, Ledger
from ..ledger.references import REFERENCES
from ..model.conditions import values_at, values_reader
from ..model.entries import Details
from ..model.texts import Text

Reader = Callable[[Any], tuple[Any, ...]]

FOLLOW = "->"
HOW_MANY = "#"
HISTORY = "history."


def reader(path: str, ledger: Ledger) -> Reader:
    """Return a function that reads the values a path leads to; none where something on the way is missing.

    Args:
        path: such as `headcount.persons`, `office->city` or `vehicles#`.
        ledger: where the records that ids point at are found.
    """
    if path.endswith(HOW_MANY):
        counted = reader(path.removesuffix(HOW_MANY), ledger)
        return lambda record: (len(found),) if (found := counted(record)) else ()
    first, follow, rest = path.partition(FOLLOW)
    if not follow:
        return values_reader(first)
    onward, name = reader(rest, ledger), _first_name(rest)

    def across(record: Any) -> tuple[Any, ...]:
        targets = (_target(record, first, id, ledger) for id in values_at(record, first))
        # An entry may name partners of several types, and not each of them has the field.
        return tuple(value for target in targets if hasattr(target, name) for value in onward(target))

    return across


def _first_name(path: str) -> str:
    return path.removesuffix(HOW_MANY).partition(FOLLOW)[0].partition(".")[0]


def _target(record: Any, field: str, id: str, ledger: Ledger) -> Any:
    kind: Any = type(record)
    for name in _target_sets(kind, field):
        found = getattr(ledger, name).get(id)
        if found is not None:
            return found
    return None


@functools.cache
def _target_sets(type_: Any, field: str) -> tuple[str, ...]:
    return next((reference.sets for reference in REFERENCES[type_] if reference.field == field), ())


def hint(word: str, known: Iterable[str]) -> Text:
    """Return a question after the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word, tuple(known), n=1)
    return Text(f"，是否指 {near[0]}", f"; did you mean {near[0]}") if near else Text("", "")


def require_path(owner: str, records: str, path: str) -> None:
    """Make sure a path exists before counting begins.

    Args:
        owner: id of the indicator or dimension that names the path.
        records: the set of the ledger it is read from.
        path: the path.

    Raises:
        CannotContinue: LD-MEASURE-004, if a field on the way does not exist.
    """
    starts: tuple[Any, ...] = (RECORD_TYPES[records],)
    for leg in path.removesuffix(HOW_MANY).split(FOLLOW):
        at = starts
        for name in leg.split("."):
            at = _step(owner, records, path, at, name)
        sets = {target for type_ in starts for target in _target_sets(type_, leg)}
        starts = tuple(RECORD_TYPES[target] for target in sorted(sets))


@functools.cache
def is_several(records: str, path: str) -> bool:
    """Tell whether a path of a set's records may lead to several values.

    Args:
        records: the set of the ledger.
        path: the path; one that does not exist has one value.
    """
    starts: tuple[Any, ...] = (RECORD_TYPES[records],)
    for leg in path.split(FOLLOW):
        at = starts
        for name in leg.split("."):
            hints = [hint for type_ in at for hint in _hints(type_).get(name, ())]
            if any(get_origin(hint) in (tuple, frozenset) for hint in hints):
                return True
            at = tuple(type_ for hint in hints for type_ in _classes(hint))
        starts = tuple(RECORD_TYPES[name] for type_ in starts if attrs.has(type_) for name in _target_sets(type_, leg))
    return False


def _hints(type_: Any) -> dict[str, tuple[Any, ...]]:
    """Return the fields and properties of a record class, each with the parts of its annotation."""
    if not attrs.has(type_):
        return {}
    found = dict(get_type_hints(type_))
    for name in dir(type_):
        member = getattr(type_, name)
        if isinstance(member, property) and member.fget is not None:
            found[name] = get_type_hints(member.fget).get("return", object)
    return {
        name: get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        for name, hint in found.items()
    }


def _step(owner: str, records: str, path: str, at: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if Details in at:
        return (object,)
    found = [_field_types(type_)[name] for type_ in at if name in _field_types(type_)]
    if not found:
        known = sorted({field for type_ in at for field in _field_types(type_)})
        params = {"owner": owner, "records": records, "field": path, "hint": hint(name, known)}
        raise CannotContinue(Issue(UNKNOWN_FIELD, params))
    return tuple(type_ for types_ in found for type_ in types_)


@functools.cache
def _field_types(type_: Any) -> dict[str, tuple[Any, ...]]:
    """Return the fields and properties of a record class, each with the classes its values may have."""
    return {name: tuple(type_ for hint in hints for type_ in _classes(hint)) for name, hints in _hints(type_).items()}


def _classes(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return tuple(type_ for part in get_args(hint) if part is not Ellipsis for type_ in _classes(part))
    return (hint,) if isinstance(hint, type) else ()
