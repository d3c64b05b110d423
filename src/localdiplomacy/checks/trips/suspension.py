"""A unit whose passports are overdue too long makes no new requests until they are handed in.

When they are due is reckoned by the formula that the office has settled on: from the return, or from the departure and
the approved days. What cannot be judged is said by the checks on passports.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ...issues.catalogue.trips_times import APPLIED_WHILE_SUSPENDED, UNIT_SUSPENDED
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.durations import Duration
from ...model.lifecycle import reached
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, cited, limit
from ..rules_of_places import graded
from .deadlines import Due, due, late, returned
from .judged import NEEDS, conditions, has_trips, stopped

PARAMETER = "passport.lock_after_overdue"
_HANDED_IN = "passports-returned"


class Suspension(NamedTuple):
    """A time in which a unit's requests are not taken.

    Args:
        since: first day.
        until: the day on which the passports were handed in; None where that has not happened.
        trip: the trip whose passports are overdue.
        due: when they were due, and by which formula.
        rule: the rule by which requests are not taken.
    """

    since: date
    until: date | None
    trip: OutboundDelegation
    due: Due
    rule: InForce

    def params(self) -> dict[str, object]:
        """Return what a message says of it."""
        said = {"due": self.due.on, "start": self.due.start, "limit": self.due.length}
        return {**said, "lock": limit(self.rule), "rule": cited(self.rule), "unit": self.trip.unit}


def suspended(context: CheckContext) -> Iterator[Issue]:
    """Find trips whose passports keep their unit from new requests, and requests made all the same."""
    units = _suspensions(context)
    for late_trips in units.values():
        for one in late_trips:
            if one.until is None:
                path = "history" if one.trip.history else "returns_on"
                yield issue(graded(UNIT_SUSPENDED, one.rule), one.trip, path, {**one.params(), "since": one.since})
    lasting = {unit: _lasting(late_trips) for unit, late_trips in units.items()}
    for trip in context.ledger.outbound if units else ():
        applied = reached(trip, "applied") or reached(trip, "submitted")
        held = lasting.get(trip.unit or "", ())
        if held and applied is not None and applied.exact is not None:
            found = _during(held, applied.exact)
            if found is not None:
                path = next(f"history[{n}].on" for n, move in enumerate(trip.history) if move.on == applied)
                params = {**found.params(), "applied": applied, "other": found.trip.id}
                yield issue(graded(APPLIED_WHILE_SUSPENDED, found.rule), trip, path, params)


def _suspensions(context: CheckContext) -> Mapping[str, Sequence[Suspension]]:
    """Return the suspensions of each unit by their first days."""
    book = Rulebook(context, "core.trip-suspension")
    found: dict[str, list[Suspension]] = {}
    for trip in context.ledger.outbound:
        one = _suspension(book, trip) if trip.unit and trip.history else None
        if one is not None and trip.unit:
            found.setdefault(trip.unit, []).append(one)
    return {unit: sorted(each, key=lambda one: (one.since, one.trip.id)) for unit, each in sorted(found.items())}


def _suspension(book: Rulebook, trip: OutboundDelegation) -> Suspension | None:
    off = stopped(trip, book.at)
    day = reached(trip, "cancelled") if off else returned(trip)
    rule = book.ask(PARAMETER, trip, day, conditions(trip)) if day is not None else None
    if rule is None or not isinstance(rule.value, Duration):
        return None
    if off and reached(trip, "approved") is None:  # before the approval no passport is issued for a trip
        return None
    time = due(book, trip, day, "passport.cancelled_deadline" if off else "passport.return_deadline")
    last = book.last_day(rule.value, time.on) if time is not None else None
    if time is None or last is None or late(trip, _HANDED_IN, last, book.at) is None:
        return None
    handed_in = reached(trip, _HANDED_IN)
    return Suspension(last + timedelta(days=1), handed_in.first if handed_in else None, trip, time, rule)


def _over(one: Suspension) -> date:
    return one.until or date.max


def _lasting(suspensions: Sequence[Suspension]) -> Sequence[Suspension]:
    """Return the suspensions that last longer than every one that began before: the others add no day to them."""
    found: list[Suspension] = []
    for one in suspensions:
        if not found or _over(one) > _over(found[-1]):
            found.append(one)
    return found


def _during(lasting: Sequence[Suspension], day: date) -> Suspension | None:
    """Return the first suspension in force on a day; they are in the order of their first and of their last days."""
    first = bisect_right(lasting, day, key=_over)
    return lasting[first] if first < len(lasting) and lasting[first].since <= day else None


CHECKS = (
    Check(
        id="core.trip-suspension",
        zh="证照逾期停办",
        en="units whose passports are overdue make no new requests",
        rules=(UNIT_SUSPENDED, APPLIED_WHILE_SUSPENDED),
        run=suspended,
        applies=has_trips,
        needs=NEEDS,
    ),
)
