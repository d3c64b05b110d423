"""Going through the entries of a kind that are judged by the regulations, and reading what they state."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.durations import Duration
from ...model.entries import Entry, EntryKind
from ...model.lifecycle import reached, state_at
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...regulations.answers import InForce
from ...regulations.parameters import DimensionValue
from ..check import Check, CheckContext
from ..rulebook import NOTHING, Rulebook

Look = Callable[[CheckContext, Rulebook, Entry], Iterator[Issue]]

REGULATIONS = "regulations"
_KINDS = "entry-kind"
_GIVEN_UP = frozenset(("refused", "cancelled", "sent-back"))


def standing(entry: Entry, at: date) -> bool:
    """Tell whether an entry was neither refused nor given up nor sent back by the end of a day."""
    return not entry.history or state_at(entry, at) not in _GIVEN_UP


def entries_of(context: CheckContext, kinds: Iterable[str]) -> Iterator[Entry]:
    """Yield the standing entries of some kinds."""
    wanted = frozenset(kinds)
    for entry in context.ledger.entries:
        if entry.kind in wanted and standing(entry, context.at):
            yield entry


def has(*kinds: str) -> Callable[[CheckContext], bool]:
    """Return a function that tells whether the ledger has entries of one of the kinds."""
    return lambda context: any(entry.kind in kinds for entry in context.ledger.entries)


def each_entry(
    id: str, zh: str, en: str, rules: Iterable[Rule], kinds: tuple[str, ...], look: Look, *needs: str
) -> Check:
    """Return a check that looks at every entry of some kinds by itself and says at the end what it could not judge."""

    def run(context: CheckContext) -> Iterator[Issue]:
        book = Rulebook(context, id)
        for entry in entries_of(context, kinds):
            yield from look(context, book, entry)
        yield from book.unanswered()

    needed = (REGULATIONS, *needs)
    return Check(id=id, zh=zh, en=en, rules=tuple(rules), run=run, applies=has(*kinds), needs=needed)


def ends(
    book: Rulebook,
    name: str,
    entry: Entry,
    start: PartialDate,
    *,
    on: date | None = None,
    by: Mapping[str, DimensionValue | None] = NOTHING,
) -> tuple[date, InForce] | None:
    """Return the last day of a time that a rule gives, and the rule; None where no rule or no calendar tells.

    Args:
        book: the regulations.
        name: id of a parameter that is a duration.
        entry: the entry; the rule is that of its office's place.
        start: the day whose rule holds.
        on: the day the time begins after; None for the first that `start` may mean.
        by: what the rule may depend on.
    """
    answer = book.ask(name, entry, start, by)
    if answer is None or not isinstance(answer.value, Duration):
        return None
    last = book.last_day(answer.value, on or start.first)
    return None if last is None else (last, answer)


def text_in(entry: Entry, field: str) -> str | None:
    """Return a detail that is text; None where there is none. Details of another type are for the check on details."""
    value = entry.details.get(field)
    return value if isinstance(value, str) and value else None


def whole_in(entry: Entry, field: str) -> int | None:
    """Return a detail that is a whole number; None where there is none."""
    value = entry.details.get(field)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def day_in(entry: Entry, field: str) -> PartialDate | None:
    """Return a detail that is a date; None where there is none."""
    value = entry.details.get(field)
    return PartialDate.of(value) if isinstance(value, (PartialDate, date)) else None


def began(entry: Entry, state: str) -> PartialDate | None:
    """Return when an entry reached a state, or else the day it is entered under."""
    return reached(entry, state) or entry.on


def heading_of(context: CheckContext, entry: Entry, field: str) -> Text:
    """Return what the kind of an entry calls one of its fields; the field's id where it does not have it."""
    kinds = context.code_lists.get(_KINDS)
    kind = kinds.get(entry.kind) if kinds is not None else None
    fields = kind.fields if isinstance(kind, EntryKind) else ()
    return next((one.label for one in fields if one.id == field), Text(field, field))
