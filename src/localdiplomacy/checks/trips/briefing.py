"""Before a group leaves, the checklists that its office keeps are complete, such as one list and four educations.

The items are those of the checklist's code list, which each city fills; which lists are required is the office's choice.
"""

from collections.abc import Iterator

from ...issues.catalogue.trips_people import BRIEFING_INCOMPLETE
from ...issues.issue import Issue
from ...model.checklists import items_done
from ...model.delegations import OutboundDelegation
from ...model.lifecycle import STATE
from ...model.partial_dates import PartialDate
from ...model.texts import Text, joined
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue, needed
from ..rulebook import Rulebook
from .judged import NEEDS, conditions, going, has_trips

PARAMETER = "outbound.checklists"
_LEFT = frozenset(("abroad", "returned", "passports-returned", "reported", "published", "followed-up", "archived"))


def briefed(context: CheckContext) -> Iterator[Issue]:
    """Find groups that left with a required checklist incomplete."""
    book = Rulebook(context, "core.trip-briefing")
    absent: set[str] = set()
    unused = not any(trip.checklists for trip in context.ledger.outbound)
    for trip in going(context):
        day = trip.departs_on
        if day is None or not _has_left(context, trip, day):
            continue
        answer = book.ask(PARAMETER, trip, day, conditions(trip), quietly=unused)
        for name in _required(answer):
            items = context.code_lists.get(name)
            if items is None or not items.codes:
                absent.add(name)
                continue
            valid = [code for code in items.codes if code.valid(day.first)]
            done = items_done(trip.checklists, name)
            missing = [code for code in valid if code.id not in done]
            if missing:
                params = {
                    "checklist": Text(items.zh, items.en),
                    "done": len(valid) - len(missing),
                    "all": len(valid),
                    "missing": joined(Text(code.zh, code.en) for code in missing),
                }
                yield issue(BRIEFING_INCOMPLETE, trip, "checklists", params)
    for name in sorted(absent):
        yield needed("core.trip-briefing", Text(f"清单 {name} 的项目", f"The checklist {name}"))
    yield from book.unanswered()


def _has_left(context: CheckContext, trip: OutboundDelegation, day: PartialDate) -> bool:
    return day.last <= context.at or any(move.to in _LEFT and move.of == STATE for move in trip.history)


def _required(answer: InForce | None) -> tuple[str, ...]:
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(str(name) for name in answer.value)


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
