"""Limits as plain values: `5`, `{parameter = "ledger.complaint_days"}`, `{field = "details.findings"}`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..model.kind_checks import Bound
from ..model.texts import Text
from .faults import Expected

_NAMED = ("parameter", "field")
_SHAPE = Text(
    '数，或 {parameter = "参数编号"}，或 {field = "details.…"}',
    'a number, {parameter = "id of a parameter"} or {field = "details.…"}',
)


def read_bound(value: Any) -> Bound:
    """Return a limit written as a plain value.

    >>> read_bound({"field": "details.findings"}).field
    'details.findings'

    Raises:
        Expected: if it is no limit.
    """
    if type(value) in (int, Decimal):
        return Bound(number=value)
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, name),) = value.items()
        if key in _NAMED and type(name) is str:
            return Bound(parameter=name) if key == "parameter" else Bound(field=name)
    raise Expected(_SHAPE, value)


def write_bound(bound: Bound) -> Any:
    """Return a limit as a plain value; `read_bound` reads it back."""
    if bound.number is not None:
        return bound.number
    return {key: getattr(bound, key) for key in _NAMED if getattr(bound, key) is not None}
