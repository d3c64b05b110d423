"""What there may be once is there once, and what must agree agrees: one approved translation, one leader a rotation."""

from collections.abc import Iterator
from typing import Any

from ...issues.catalogue.structure_entries import NOT_UNIQUE
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.kind_checks import Unique
from ...model.texts import Text
from ..check import CheckContext
from .declared import Declared, Key, each_kind, field_of, key_reader

_SAME, _DIFFERENT = Text("相同", "the same"), Text("不一致", "different")


def repeated(found: Declared[Unique], context: CheckContext) -> Iterator[Issue]:
    """Find lines with the key of an earlier one, or that do not agree with it. A key with a field missing is none."""
    look = _differing if found.check.same else _twice
    key = key_reader(found.check.key)
    yield from look(found, ((held, entry) for entry in found.lines if all(held := key(entry))))


def _twice(found: Declared[Unique], lines: Iterator[tuple[Key, Entry]]) -> Iterator[Issue]:
    first: dict[Key, Entry] = {}
    for held, entry in lines:
        other = first.setdefault(held, entry)
        if other is not entry:
            yield _issue(found, entry, other, found.check.key, _SAME)


def _differing(found: Declared[Unique], lines: Iterator[tuple[Key, Entry]]) -> Iterator[Issue]:
    """Hold each line against the first one of its key that states the field."""
    read = key_reader(found.check.same)
    first: dict[tuple[Key, str], tuple[Any, Entry]] = {}
    for held, entry in lines:
        for path, own in zip(found.check.same, read(entry), strict=True):
            if own:
                stated, other = first.setdefault((held, path), (own, entry))
                if stated != own:
                    yield _issue(found, entry, other, (path,), _DIFFERENT)


def _issue(found: Declared[Unique], entry: Entry, other: Entry, paths: tuple[str, ...], problem: Text) -> Issue:
    # Ids and headings only: what the fields hold may be sensitive.
    params = {"other": other.id, "fields": found.heading(paths), "problem": problem}
    return found.issue(NOT_UNIQUE, entry, field_of(paths[0]), params)


CHECKS = (
    each_kind(
        "core.entry-unique",
        "条目不重复、不矛盾",
        "entries are there once and agree with one another",
        NOT_UNIQUE,
        Unique,
        repeated,
    ),
)
