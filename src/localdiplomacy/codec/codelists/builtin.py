"""The code lists that come with the package."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ...model.codes import CodeList
from ...model.entries import EntryKind
from .kind_tables import ENTRY_KINDS
from .merging import merge
from .tables import code_lists_of


@cache
def builtin_code_lists() -> Mapping[str, CodeList]:
    """Return every packaged code list by its id; the mapping cannot be changed.

    A long list may be spread over several files: they extend one another.
    """
    lists: Mapping[str, CodeList] = MappingProxyType({})
    for file in sorted(files(__package__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            lists = merge(lists, code_lists_of(content, lists), file.name)
    return lists


def entry_kind(id: str, lists: Mapping[str, CodeList] | None = None) -> EntryKind | None:
    """Return the entry kind with that id, or None where there is none.

    Args:
        id: id of the kind, such as `event` or `consular.apec-card`.
        lists: the code lists to look in; the packaged ones unless given.
    """
    kinds = (builtin_code_lists() if lists is None else lists).get(ENTRY_KINDS)
    found = kinds.get(id) if kinds is not None else None
    return found if isinstance(found, EntryKind) else None
