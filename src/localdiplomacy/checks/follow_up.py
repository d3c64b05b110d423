"""What was agreed is followed up: agreements of trips that are over, and follow-ups that are due."""

from collections.abc import Iterator

from ..issues.catalogue.trips_times import FOLLOW_UP_OVERDUE, NO_FOLLOW_UP
from ..issues.issue import Issue
from ..model.entries import Entry
from ..model.lifecycle import state_at
from ..model.partial_dates import PartialDate
from ..model.texts import Text
from .check import Check, CheckContext
from .found import issue
from .trips.judged import going

AGREEMENT = "agreement"
_FIELDS = ("follow_up", "responsible", "due")
# An agreement that is being carried out, has run out or was given up is not overdue.
_DEALT_WITH = frozenset(("active", "ended", "cancelled"))
_UNKNOWN = Text("没有记录", "not recorded")


def without(context: CheckContext) -> Iterator[Issue]:
    """Find agreements of groups that are back of which nothing says how they are followed up."""
    agreements: dict[str, Entry] = {entry.id: entry for entry in context.ledger.entries if entry.kind == AGREEMENT}
    for trip in going(context):
        if trip.returns_on is None or trip.returns_on.last > context.at:
            continue
        for number, id in enumerate(trip.agreements):
            agreement = agreements.get(id)
            if agreement is not None and not any(agreement.details.get(name) for name in _FIELDS):
                yield issue(NO_FOLLOW_UP, trip, f"agreements[{number}]", {"agreement": id})


def overdue(context: CheckContext) -> Iterator[Issue]:
    """Find agreements whose follow-up was due and that are not being carried out."""
    for entry in context.ledger.entries:
        due = entry.details.get("due") if entry.kind == AGREEMENT else None
        if isinstance(due, PartialDate) and due.last < context.at and not _dealt_with(entry, context):
            state = state_at(entry, context.at)
            shown = context.code_name("entry-state", state) if state else _UNKNOWN
            yield issue(FOLLOW_UP_OVERDUE, entry, "details.due", {"due": due, "state": shown})


def _dealt_with(entry: Entry, context: CheckContext) -> bool:
    return state_at(entry, context.at) in _DEALT_WITH


def _has_agreements(context: CheckContext) -> bool:
    return any(entry.kind == AGREEMENT for entry in context.ledger.entries)


CHECKS = (
    Check(
        id="core.agreement-follow-up",
        zh="协议有后续跟踪",
        en="agreements of trips are followed up",
        rules=(NO_FOLLOW_UP,),
        run=without,
        applies=_has_agreements,
    ),
    Check(
        id="core.follow-up-due",
        zh="协议按期落实",
        en="agreements are carried out in time",
        rules=(FOLLOW_UP_OVERDUE,),
        run=overdue,
        applies=_has_agreements,
        needs=("codes:entry-state",),
    ),
)
