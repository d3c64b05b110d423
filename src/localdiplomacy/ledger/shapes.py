"""What a field path of a table column leads to: the type of its cells, their code list, and how it goes into a record."""

import re
import typing
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from ..model.codes import CodeList
from ..model.delegations import CostItem, Paper
from ..model.entries import DetailField, Details, EntryKind
from ..model.lifecycle import Transition
from ..model.partial_dates import PartialDate
from ..model.partnerships import Instrument
from ..model.places import City
from ..model.plans import Target, Task
from ..model.quantities import Count, Headcount, Money, Quantity
from .code_fields import CODE_FIELDS

# Items that a column may name by a word of its own: `history.approved`, `papers.approval.number`. The word goes into
# the first attribute; a column with nothing more fills the second.
KEYED: dict[type, tuple[str, str]] = {
    Transition: ("to", "on"),
    Paper: ("kind", "number"),
    Instrument: ("kind", "signed_on"),
    CostItem: ("item", "actual"),
}
STATE = "state"
COUNTED = ("headcount", "planned", "approved")
_WORD = re.compile(r"[a-z][a-z0-9_-]*")


@frozen(kw_only=True)
class Leaf:
    """What the cells of a column are.

    Args:
        path: the field path.
        type: the Python type of a value, such as `int`, `Count` or `PartialDate`; a whole tuple or nested record for JSON.
        many: True where a cell holds several values.
        code_list: id of the list its codes come from.
        sensitive: True where a value must not be shown.
    """

    path: str
    type: Any
    many: bool = False
    code_list: str | None = None
    sensitive: bool = False

    @property
    def field(self) -> str:
        """The field of the record that the column belongs to."""
        return self.path.split(".", 1)[0]

    @property
    def counts(self) -> bool:
        """True where the cells are amounts that add up: heads, money, quantities."""
        return self.type in (Money, Quantity, Headcount, Count)


@cache
def hints(type_: type) -> dict[str, Any]:
    """Return the types of an attrs class's fields."""
    return get_type_hints(type_)


def plain_type(type_: Any) -> Any:
    """Return a type without `| None` and without the name of a NewType."""
    if get_origin(type_) in (UnionType, typing.Union):
        type_ = reduce(or_, (part for part in get_args(type_) if part is not type(None)))
    return getattr(type_, "__supertype__", type_)


def item_type(type_: Any) -> Any:
    """Return the type of the items of `tuple[X, ...]`, or None for another type."""
    args = get_args(type_)
    return args[0] if get_origin(type_) is tuple and len(args) == 2 and args[1] is Ellipsis else None


def leaf_at(record_type: type, path: str, lists: Mapping[str, CodeList]) -> Leaf | None:
    """Return what a column with that path holds, or None if the record has no such field."""
    if path == STATE and "history" in hints(record_type):
        return Leaf(path=path, type=str, code_list=CODE_FIELDS.get(record_type, {}).get("history.to"))
    head, _, rest = path.partition(".")
    if head == "details" and rest and hints(record_type).get("details") is Details:
        return _detail(path, rest, lists)
    if head == "partner" and rest:
        found = leaf_at(City, rest, lists) if "partner" in hints(record_type) else None
        return found and attrs.evolve(found, path=path)
    if head == "tasks" and rest and "tasks" in hints(record_type):  # a row is one task
        return _task_leaf(path, rest)
    return _walk(record_type, path, CODE_FIELDS.get(record_type, {}))


def _task_leaf(path: str, rest: str) -> Leaf | None:
    head, _, attribute = rest.partition(".")
    found = _walk(Target, attribute, {}) if head == "targets" and attribute else _walk(Task, rest, {})
    return found and attrs.evolve(found, path=path)


def _walk(record_type: type, path: str, codes: Mapping[str, str]) -> Leaf | None:
    at: Any = record_type
    many = sensitive = False
    listed = ""
    steps = path.split(".")
    while steps:
        step = steps.pop(0)
        if get_args(at) == (str, str):  # pairs, such as external_ids: the word is the scheme
            return Leaf(path=path, type=str) if not steps and _WORD.fullmatch(step) else None
        if not attrs.has(at):
            return None
        if step in attrs.fields_dict(at) and attrs.fields_dict(at)[step].init:
            sensitive = sensitive or bool(attrs.fields_dict(at)[step].metadata.get("sensitive"))
            at = plain_type(hints(at)[step])
            listed = f"{listed}.{step}" if listed else step
        elif at in KEYED and _WORD.fullmatch(step):
            many = False
            steps = steps or [KEYED[at][1]]
            continue
        else:
            return None
        item = item_type(at)
        if item is not None and (steps or not attrs.has(item)) and get_args(item) != (str, str):
            at, many = plain_type(item), True
        elif item is not None and steps:
            at = item
    return Leaf(path=path, type=at, many=many, code_list=codes.get(listed), sensitive=sensitive)


_DETAIL_TYPES: dict[str, Any] = {
    "text": str,
    "code": str,
    "integer": int,
    "decimal": Decimal,
    "date": PartialDate,
    "boolean": bool,
    "quantity": Quantity,
    "list": str,
}


def _detail(path: str, id: str, lists: Mapping[str, CodeList]) -> Leaf:
    """Return what the kinds of entry say about one field of theirs."""
    kinds = lists.get("entry-kind")
    return detail_leaf(
        path, [field for kind in kinds or () if isinstance(kind, EntryKind) for field in kind.fields if field.id == id]
    )


def detail_leaf(path: str, fields: Iterable[DetailField]) -> Leaf:
    """Return what cells of a field of entries are: text where its kinds disagree or none has it.

    A code list that some kinds use and no other contradicts is kept: a text that it does not have stays as it is.
    """
    known = tuple(fields)
    types = {field.type for field in known}
    type_ = next(iter(types)) if len(types) == 1 else "text"
    code_lists = {field.code_list for field in known if field.code_list} if types <= {"code", "text"} else set()
    return Leaf(
        path=path,
        type=_DETAIL_TYPES[type_],
        many=type_ == "list",
        code_list=code_lists.pop() if len(code_lists) == 1 else None,
        sensitive=any(field.sensitive for field in known),
    )
