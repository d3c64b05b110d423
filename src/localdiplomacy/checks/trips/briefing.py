"""Before a group leaves, the checklists that its office keeps are complete, such as one list and four educations."""

from collections.abc import Iterator

from ...issues.catalogue.trips_people import BRIEFING_INCOMPLETE
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.lifecycle import STATE
from ...model.partial_dates import PartialDate
from ..check import Check, CheckContext
from ..checklists import RequiredChecklists
from ..rulebook import Rulebook
from .judged import LEFT, NEEDS, conditions, going, has_trips

PARAMETER = "outbound.checklists"


def briefed(context: CheckContext) -> Iterator[Issue]:
    """Find groups that left with a required checklist incomplete."""
    book = Rulebook(context, "core.trip-briefing")
    lists = RequiredChecklists("core.trip-briefing", context.code_lists)
    unused = not any(trip.checklists for trip in context.ledger.outbound)
    for trip in going(context):
        day = trip.departs_on
        if day is not None and _has_left(context, trip, day):
            answer = book.ask(PARAMETER, trip, day, conditions(trip), quietly=unused)
            yield from lists.incomplete(BRIEFING_INCOMPLETE, trip, trip.checklists, answer, day.first)
    yield from lists.unknown()
    yield from book.unanswered()


def _has_left(context: CheckContext, trip: OutboundDelegation, day: PartialDate) -> bool:
    return day.last <= context.at or any(move.to in LEFT and move.of == STATE for move in trip.history)


CHECKS = (
    Check(
        id="core.trip-briefing",
        zh="行前清单",
        en="checklists are complete before the trip",
        rules=(BRIEFING_INCOMPLETE,),
        run=briefed,
        applies=has_trips,
        needs=NEEDS,
    ),
)
