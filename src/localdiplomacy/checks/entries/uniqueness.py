"""What there may be once is there once, and what must agree agrees: one approved translation, one leader a rotation."""

from collections.abc import Iterator

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
    key, look = key_reader(found.check.key), _differs if found.check.same else _twice
    seen: dict[Key, list[Entry]] = {}
    for entry in found.lines:
        held = key(entry)
        if all(held):
            yield from look(found, entry, seen.setdefault(held, []))
            seen[held].append(entry)


def _twice(found: Declared[Unique], entry: Entry, earlier: list[Entry]) -> Iterator[Issue]:
    if earlier:
        yield _issue(found, entry, earlier[0], found.check.key, _SAME)


def _differs(found: Declared[Unique], entry: Entry, earlier: list[Entry]) -> Iterator[Issue]:
    for path in found.check.same:
        read = key_reader((path,))
        (own,) = read(entry)
        other = next((line for line in earlier if read(line)[0]), None)
        if own and other is not None and read(other)[0] != own:
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
