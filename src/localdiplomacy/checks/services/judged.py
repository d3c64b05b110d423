"""Going through the entries of a kind that are judged by the regulations, and reading what they state."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.entries import Entry, EntryKind
from ...model.lifecycle import reached, state_at
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ..check import Check, CheckContext
from ..each_record import NEEDS, each_record
from ..entries_by_kind import entries_of, has_entries
from ..rulebook import Rulebook

__all__ = [
    "NEEDS",
    "began",
    "each_entry",
    "has_entries",
    "heading_of",
    "standing",
    "standing_of",
    "text_in",
    "whole_in",
]

Look = Callable[[Rulebook, Entry], Iterator[Issue]]

_KINDS = "entry-kind"
_GIVEN_UP = frozenset(("refused", "cancelled", "sent-back"))


def standing(entry: Entry, at: date) -> bool:
    """Tell whether an entry was neither refused nor given up nor sent back by the end of a day."""
    return not entry.history or state_at(entry, at) not in _GIVEN_UP


def standing_of(context: CheckContext, *kinds: str) -> Iterator[Entry]:
    """Yield the standing entries of some kinds."""
    return (entry for entry in entries_of(context, *kinds) if standing(entry, context.at))


def each_entry(
    id: str, zh: str, en: str, rules: Iterable[Rule], kinds: tuple[str, ...], look: Look, *needs: str
) -> Check:
    """Return a check that looks at every entry of some kinds by itself and says at the end what it could not judge."""

    def records(context: CheckContext) -> Iterator[Entry]:
        return standing_of(context, *kinds)

    return each_record(id, zh, en, rules, look, records, has_entries(*kinds), *needs)


def text_in(entry: Entry, field: str) -> str | None:
    """Return a detail that is text; None where there is none. Details of another type are for the check on details."""
    value = entry.details.get(field)
    return value if isinstance(value, str) and value else None


def whole_in(entry: Entry, field: str) -> int | None:
    """Return a detail that is a whole number; None where there is none."""
    value = entry.details.get(field)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def began(entry: Entry, state: str) -> PartialDate | None:
    """Return when an entry reached a state, or else the day it is entered under."""
    return reached(entry, state) or entry.on


def heading_of(context: CheckContext, entry: Entry, field: str) -> Text:
    """Return what the kind of an entry calls one of its fields; the field's id where it does not have it."""
    kinds = context.code_lists.get(_KINDS)
    kind = kinds.get(entry.kind) if kinds is not None else None
    fields = kind.fields if isinstance(kind, EntryKind) else ()
    return next((one.label for one in fields if one.id == field), Text(field, field))
