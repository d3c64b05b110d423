"""The entries of a ledger by their kind, gone through once a run: many checks are about the lines of one kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model.entries import Entry
from .check import CheckContext


def entries_by_kind(context: CheckContext) -> Mapping[str, Sequence[Entry]]:
    """Return the entries of each kind in the order of the ledger."""
    return context.once(_by_kind)


def _by_kind(context: CheckContext) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in context.ledger.entries:
        found.setdefault(entry.kind, []).append(entry)
    return found


def entries_of(context: CheckContext, *kinds: str) -> Iterator[Entry]:
    """Yield the entries of some kinds, kind by kind."""
    known = entries_by_kind(context)
    for kind in kinds:
        yield from known.get(kind, ())


def has_entries(*kinds: str) -> Callable[[CheckContext], bool]:
    """Return a function that tells whether the ledger has entries of one of the kinds; where none is named, of any."""
    if not kinds:
        return lambda context: len(context.ledger.entries) > 0
    return lambda context: any(kind in entries_by_kind(context) for kind in kinds)
