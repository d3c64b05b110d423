"""Any value as plain lists and texts, so that what two processes made can be compared."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import partial
from typing import Any

import attrs

# Where an object lies in memory says nothing about it.
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def plain(value: Any) -> Any:
    """Return a value as lists and texts for JSON. Order is kept where the type keeps one; functions give their names."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, (str, int)):
        return value
    if attrs.has(type(value)):
        fields = [[field.name, plain(getattr(value, field.name))] for field in attrs.fields(type(value)) if field.init]
        return [type(value).__name__, *fields]
    if isinstance(value, partial):
        return ["partial", plain(value.func), plain(value.args), plain(value.keywords)]
    if isinstance(value, Mapping):
        return [[plain(key), plain(item)] for key, item in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    return _ADDRESS.sub("", repr(value))
