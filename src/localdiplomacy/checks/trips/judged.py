"""Going through the trips that are judged by the regulations, and what all such checks ask of a trip."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.delegations import OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.quantities import Count
from ...regulations.parameters import DimensionValue
from ..check import Check, CheckContext
from ..each_record import NEEDS, came_to, each_record
from ..rulebook import Rulebook

__all__ = ["LEFT", "NEEDS", "conditions", "each_trip", "going", "has_trips", "left", "persons_of", "stopped"]

Look = Callable[[Rulebook, OutboundDelegation], Iterator[Issue]]

_STOPPED = ("refused", "cancelled")
# The states of a group that has left, or that has been further since.
LEFT = frozenset(("abroad", "returned", "passports-returned", "reported", "published", "followed-up", "archived"))


def stopped(trip: OutboundDelegation, at: date) -> bool:
    """Tell whether the trip was refused or cancelled by the end of a day."""
    return came_to(trip, _STOPPED, at)


def going(context: CheckContext) -> tuple[OutboundDelegation, ...]:
    """Return the trips that were neither refused nor cancelled."""
    return context.once(_going)


def _going(context: CheckContext) -> tuple[OutboundDelegation, ...]:
    return tuple([trip for trip in context.ledger.outbound if not stopped(trip, context.at)])


def left(trip: OutboundDelegation) -> PartialDate | None:
    """Return the day on which the trip begins; for one that has no such day yet, the day of the request."""
    if trip.departs_on is not None:
        return trip.departs_on
    return next((move.on for move in trip.history if move.to in ("approved", "submitted", "applied") and move.on), None)


def persons_of(trip: OutboundDelegation) -> Count | None:
    """Return the persons of one group: those who went, were approved or asked for, in this order of preference.

    A record of several batches or groups says nothing of one group.
    """
    if any(several not in (None, 0, 1) for several in (trip.headcount.batches, trip.headcount.groups)):
        return None
    for counts in (trip.headcount, trip.approved, trip.planned):
        if counts.persons is not None:
            return counts.persons
    return len(trip.members) or None


def conditions(trip: OutboundDelegation) -> dict[str, DimensionValue | None]:
    """Return what a regulation on trips may depend on, besides what each check adds."""
    return {
        "category": trip.category,
        "mode": trip.mode,
        "plan_type": trip.plan_type,
        "leader_rank": trip.leader_rank,
        "unit": trip.unit,
    }


def each_trip(id: str, zh: str, en: str, rules: Iterable[Rule], look: Look) -> Check:
    """Return a check that looks at every trip by itself and says at the end what it could not judge."""
    return each_record(id, zh, en, rules, look, going, has_trips)


def has_trips(context: CheckContext) -> bool:
    """Tell whether the ledger has trips to look at."""
    return len(context.ledger.outbound) > 0
