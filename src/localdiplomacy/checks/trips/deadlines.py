"""What is due before a trip and after it is done in time: request, notice, passports, report, outcome.

A thing of which nothing is recorded is overdue only in a ledger that follows its trips to the return, and only until
the trip is archived: many ledgers have no column for it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from ...issues.catalogue.trips_times import (
    APPLIED_LATE,
    CANCELLED_PASSPORTS_LATE,
    NOTICE_TOO_SHORT,
    OUTCOME_LATE,
    PASSPORTS_LATE,
    REPORT_LATE,
)
from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.delegations import OutboundDelegation
from ...model.durations import Duration
from ...model.lifecycle import STATE, reached
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, breach, cited, limit, shown
from ..rules_of_places import graded
from .judged import LEFT, NEEDS, conditions, each_trip, going, has_trips, left, stopped

_CLOSED = "archived"
_PUBLISHED = "published"
# A ledger in which a trip has come so far follows its trips to the end.
_FOLLOWED = LEFT | {"cancelled"}
# The events that deadlines count from, and how the formula is named.
_EVENTS = {
    "return": Text("回国之日", "the return"),
    "departure_plus_approved_days": Text("出访日期加批准天数", "departure plus approved days"),
    "cancellation": Text("取消之日", "the cancellation"),
}


@frozen
class Due:
    """Something that is due after an event: by when, how long after which event, by which rule."""

    on: date
    start: Text
    duration: Duration
    rule: InForce

    @property
    def length(self) -> Text:
        """How long after the event it is due, in words."""
        return shown(self.duration, "duration")

    def params(self, found: Text) -> dict[str, object]:
        """Return what a message says of it."""
        return {"due": self.on, "start": self.start, "limit": self.length, "rule": cited(self.rule), "found": found}


def returned(trip: OutboundDelegation) -> PartialDate | None:
    """Return the day on which the group came back."""
    return trip.returns_on or reached(trip, "returned")


def due(book: Rulebook, trip: OutboundDelegation, day: PartialDate | None, name: str) -> Due | None:
    """Return when something is due by a deadline that counts from an event.

    Args:
        book: the regulations.
        trip: the trip.
        day: the day whose rule holds; None where it is not known.
        name: id of a parameter of unit `deadline`.

    Returns:
        None where there is no rule, the event has no exact day, or no calendar tells.

    Raises:
        ValueError: for an event that is not known.
    """
    answer = book.ask(name, trip, day, conditions(trip)) if day is not None else None
    if answer is None or not isinstance(answer.value, tuple):
        return None
    event, duration = answer.value
    if event not in _EVENTS or not isinstance(duration, Duration):
        raise ValueError(f"{name} counts from an unknown event: {event} / 起算事件不认识")
    start = _start(trip, str(event))
    on = book.last_day(duration, start) if start is not None else None
    return None if on is None else Due(on, _EVENTS[str(event)], duration, answer)


def _start(trip: OutboundDelegation, event: str) -> date | None:
    if event == "cancellation":
        return _exact(reached(trip, "cancelled"))
    if event == "return":
        return _exact(returned(trip))
    departs = _exact(trip.departs_on)
    return None if departs is None or trip.days_approved is None else departs + timedelta(days=trip.days_approved)


def _exact(day: PartialDate | None) -> date | None:
    return day.exact if day is not None else None


def late(trip: OutboundDelegation, state: str, on: date, at: date) -> Text | None:
    """Return what is wrong with something that was due on a day: done late, or not done; None where nothing is.

    Args:
        trip: the trip.
        state: the state it reaches when it is done.
        on: the last day in time.
        at: the day of the check.
    """
    states: set[str] = set()
    for move in trip.history:
        if move.of == STATE and (move.on is None or move.on.first <= at):
            if move.to == state:
                done = move.on
                return None if done is None or done.first <= on else Text(f"实际为 {done}", f"it was done on {done}")
            states.add(move.to)
    if _CLOSED in states or states.isdisjoint(_FOLLOWED) or at <= on:
        return None
    return Text(f"至 {at} 没有记录", f"nothing is recorded by {at}")


def _path(trip: OutboundDelegation, state: str) -> str:
    return next((f"history[{n}].on" for n, move in enumerate(trip.history) if move.to == state), "history")


def _after_return(book: Rulebook, trip: OutboundDelegation, parameter: str, state: str, rule: Rule) -> Iterator[Issue]:
    found = due(book, trip, returned(trip), parameter) if trip.history else None
    wrong = late(trip, state, found.on, book.at) if found else None
    if found is not None and wrong is not None:
        yield issue(rule, trip, _path(trip, state), found.params(wrong))


def passports(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find passports that were handed in late, or are overdue, by the formula the office has settled on."""
    yield from _after_return(book, trip, "passport.return_deadline", "passports-returned", PASSPORTS_LATE)


def reports(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find reports that were handed in late, or are overdue."""
    yield from _after_return(book, trip, "report.deadline", "reported", REPORT_LATE)


def outcomes(context: CheckContext) -> Iterator[Issue]:
    """Find trips whose outcome was published late, or is overdue in a ledger that records publications."""
    book = Rulebook(context, "core.trip-outcomes")
    recorded = any(move.to == _PUBLISHED for trip in context.ledger.outbound for move in trip.history)
    for trip in going(context) if recorded else ():
        back = returned(trip)
        if back is None or back.exact is None:
            continue
        found = book.ends("outbound.result_notice", trip, back, conditions(trip))
        wrong = late(trip, _PUBLISHED, found[0], context.at) if found is not None else None
        if found is not None and wrong is not None:
            params = {"due": found[0], "limit": limit(found[1]), "rule": cited(found[1]), "found": wrong}
            yield issue(OUTCOME_LATE, trip, _path(trip, _PUBLISHED), params)
    yield from book.unanswered()


def cancelled(context: CheckContext) -> Iterator[Issue]:
    """Find passports of cancelled trips that were handed in late, or are overdue."""
    book = Rulebook(context, "core.trip-cancelled-passports")
    for trip in context.ledger.outbound:
        # Before the approval no passport is issued for a trip.
        if any(move.to == "approved" for move in trip.history) and stopped(trip, context.at):
            found = due(book, trip, reached(trip, "cancelled"), "passport.cancelled_deadline")
            wrong = late(trip, "passports-returned", found.on, context.at) if found else None
            if found is not None and wrong is not None:
                path = _path(trip, "passports-returned")
                yield issue(graded(CANCELLED_PASSPORTS_LATE, found.rule), trip, path, found.params(wrong))
    yield from book.unanswered()


def notices(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find public notices that stood for too short a time; both days of the notice count."""
    start, end = reached(trip, "public-notice"), reached(trip, "noticed") or reached(trip, "submitted")
    if start is None or end is None or start.exact is None or end.exact is None:
        return
    found = book.ends("outbound.notice", trip, start, conditions(trip), after=start.exact - timedelta(days=1))
    if found is not None and end.exact < found[0]:
        least, answer = found
        params = {"start": start, "end": end, "due": least, "limit": limit(answer)}
        yield breach(NOTICE_TOO_SHORT, answer, trip, _path(trip, "public-notice"), params)


def requests(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find trips that were requested too late."""
    applied, departs = reached(trip, "applied"), left(trip) if trip.departs_on else None
    if applied is None or departs is None or applied.exact is None or departs.exact is None:
        return
    by = conditions(trip) | {"countries": len(trip.countries) or None}
    found = book.ends("outbound.lead_time", trip, applied, by)
    if found is not None and departs.exact < found[0]:
        params = {"applied": applied, "departs": departs, "limit": limit(found[1]), "rule": cited(found[1])}
        yield issue(APPLIED_LATE, trip, _path(trip, "applied"), params)


CHECKS = (
    each_trip("core.trip-requests", "申报提前量", "trips are requested in time", (APPLIED_LATE,), requests),
    each_trip("core.trip-notices", "行前公示", "public notices stand long enough", (NOTICE_TOO_SHORT,), notices),
    each_trip("core.trip-passports", "证照上交", "passports are handed in", (PASSPORTS_LATE,), passports),
    Check(
        id="core.trip-cancelled-passports",
        zh="取消出访的证照上交",
        en="passports of cancelled trips are handed in",
        rules=(CANCELLED_PASSPORTS_LATE,),
        run=cancelled,
        applies=has_trips,
        needs=NEEDS,
    ),
    each_trip("core.trip-reports", "出访总结", "reports are handed in", (REPORT_LATE,), reports),
    Check(
        id="core.trip-outcomes",
        zh="成果公布",
        en="outcomes are published",
        rules=(OUTCOME_LATE,),
        run=outcomes,
        applies=has_trips,
        needs=NEEDS,
    ),
)
