"""Checks of kinds in TOML: the key `check` names the mechanism, the other keys are its own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...model.kind_checks import Children, Covers, Every, KindCheck, Limit, Parent, Requires, Unique, Within
from ..convert import structure, unstructure
from ..faults import Fault, StructureError, as_written
from ..scalars import one_of

MECHANISM = "check"
MECHANISMS: Mapping[str, type[KindCheck]] = MappingProxyType(
    {
        "requires": Requires,
        "every": Every,
        "unique": Unique,
        "covers": Covers,
        "parent": Parent,
        "children": Children,
        "within": Within,
        "limit": Limit,
    }
)
_NAMES = {type_: name for name, type_ in MECHANISMS.items()}


def read_check(table: Mapping[str, Any]) -> KindCheck:
    """Return the check that a table says.

    Raises:
        StructureError: with every fault of the table.
    """
    name = table.get(MECHANISM)
    if name is None:
        raise StructureError((Fault((MECHANISM,), "missing", one_of(MECHANISMS)),))
    type_ = MECHANISMS.get(name) if isinstance(name, str) else None
    if type_ is None:
        raise StructureError((Fault((MECHANISM,), "wrong", one_of(MECHANISMS), as_written(name)),))
    return structure({key: value for key, value in table.items() if key != MECHANISM}, type_)


def write_check(check: KindCheck) -> dict[str, Any]:
    """Return a check as plain values; `read_check` reads it back."""
    return {MECHANISM: mechanism_of(check), **unstructure(check)}


def mechanism_of(check: KindCheck) -> str:
    """Return what TOML calls the mechanism of a check."""
    return _NAMES[type(check)]
