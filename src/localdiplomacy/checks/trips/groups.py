"""Groups that stand side by side: split ones, and those led by heads of one unit. Sorted once, never pair by pair."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from ...issues.catalogue.trips import GROUP_SPLIT
from ...issues.catalogue.trips_people import LEADERS_TOGETHER, LEADERS_TOO_NEAR
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.quantities import bounds_of
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, conditions, each_trip, going, has_trips, persons_of
from .limits import by_need

LEADER = "leader"
_NAMED = 6  # of the groups that may be one, as many are named


class Sent(NamedTuple):
    """A group of a unit that leaves on a known day; groups are in the order of leaving."""

    on: date
    id: str
    trip: OutboundDelegation

    @property
    def day(self) -> PartialDate:
        """The day it leaves, as the record has it."""
        return self.trip.departs_on or PartialDate.of(self.on)


_IN_ORDER = itemgetter(0, 1)  # two trips may carry one id, and trips have no order of their own
Sides = Mapping[tuple[str, str], Sequence[Sent]]


def _side_by_side(trips: Iterator[tuple[str, OutboundDelegation]]) -> Sides:
    """Return the groups by sending unit and country, each list in the order of leaving."""
    found: dict[tuple[str, str], list[Sent]] = {}
    for unit, trip in trips:
        if trip.departs_on is not None and trip.departs_on.exact is not None:
            sent = Sent(trip.departs_on.exact, trip.id, trip)
            for code in trip.countries:
                found.setdefault((unit, code), []).append(sent)
    return {key: sorted(found[key], key=_IN_ORDER) for key in sorted(found)}


def split(context: CheckContext) -> Iterator[Issue]:
    """Find groups of one unit to one country, near in time, that are together too many for one group."""
    book = Rulebook(context, "core.trip-splitting")
    named: set[tuple[str, str, int]] = set()  # two groups to the same two countries are said once
    sent = ((trip.unit, trip) for trip in going(context) if trip.unit and _can_be_split(book, trip))
    for (unit, code), groups in _side_by_side(sent).items():
        # Persons up to each group, so that a window is added up at once.
        persons = list(accumulate((_least(one.trip) or 0 for one in groups), initial=0))
        for start, end, window in _windows(book, groups):
            key = groups[start].trip.id, groups[end - 1].trip.id, end - start
            if key not in named:
                named.add(key)
                together = persons[end] - persons[start]
                yield from _too_many(
                    book, (unit, code), groups[start : min(end, start + _NAMED)], end - start, together, window
                )
    yield from book.unanswered()


def _can_be_split(book: Rulebook, trip: OutboundDelegation) -> bool:
    """Tell whether the limit on members holds for a group and the group is the unit's own."""
    own = trip.mode in (None, "own") and trip.exempt_reason is None
    return own and trip.departs_on is not None and _least(trip) is not None and not by_need(book, trip, trip.departs_on)


def _least(trip: OutboundDelegation) -> int | None:
    persons = persons_of(trip)
    least = None if persons is None else bounds_of(persons)[0]
    return None if least is None else int(least)


def _windows(book: Rulebook, groups: Sequence[Sent]) -> Iterator[tuple[int, int, InForce]]:
    """Yield from which to before which group they leave within the window; none that is part of the one before."""
    end = 0
    for start, first in enumerate(groups if len(groups) > 1 else ()):
        found = book.ends("outbound.split_window", first.trip, first.day, conditions(first.trip))
        if found is None:
            continue
        last, answer = found
        reach = max(end, start + 1)
        while reach < len(groups) and groups[reach].on <= last:
            reach += 1
        if reach - start > 1 and reach > end:
            end = reach
            yield start, end, answer


def _too_many(
    book: Rulebook, place: tuple[str, str], shown: Sequence[Sent], count: int, persons: int, window: InForce
) -> Iterator[Issue]:
    unit, code = place
    trip = shown[0].trip
    answer = book.ask("outbound.max_headcount", trip, shown[0].day, conditions(trip))
    if answer is not None and isinstance(answer.value, int) and persons > answer.value:
        ids = ", ".join(one.trip.id for one in shown)
        params = {
            "unit": unit,
            "window": limit(window),
            "count": count,
            "country": book.label("country", code),
            "persons": persons,
            "limit": limit(answer),
            "ids": ids if count <= len(shown) else f"{ids}, …",
        }
        yield breach(GROUP_SPLIT, answer, trip, "unit", params)


def together(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find groups with several heads of one unit."""
    units = [member.unit or trip.unit for member in trip.members if member.head]
    if trip.departs_on is None or len(units) < 2:
        return
    answer = book.ask("outbound.leaders_together", trip, trip.departs_on, conditions(trip))
    if answer is None or answer.value is not False:
        return
    for unit in dict.fromkeys(units):
        if unit is not None and units.count(unit) > 1:
            params = {"heads": units.count(unit)}
            yield breach(LEADERS_TOGETHER, answer, trip, "members", params)


def too_near(context: CheckContext) -> Iterator[Issue]:
    """Find groups to one country that are led by heads of one unit too soon after one another."""
    book = Rulebook(context, "core.trip-leaders-gap")
    said: set[tuple[str, str]] = set()
    led = ((unit, trip) for trip in going(context) for unit in _led_by(trip))
    for (_, code), groups in _side_by_side(led).items():
        for earlier, later in pairwise(groups):
            found = _gap(book, code, earlier, later)
            if found is not None and (earlier.id, later.id) not in said:
                said.add((earlier.id, later.id))
                yield found
    yield from book.unanswered()


def _led_by(trip: OutboundDelegation) -> tuple[str, ...]:
    leaders = [member.unit or trip.unit for member in trip.members if member.head and member.role == LEADER]
    return tuple(dict.fromkeys(unit for unit in leaders if unit))


def _gap(book: Rulebook, code: str, earlier: Sent, later: Sent) -> Issue | None:
    by = conditions(later.trip)
    found = book.ends("outbound.leaders_same_country_gap", later.trip, later.day, by, after=earlier.on)
    if found is None or later.on >= found[0]:
        return None
    answer = found[1]
    params = {
        "country": book.label("country", code),
        "other": earlier.trip.id,
        "day": earlier.on,
        "limit": limit(answer),
    }
    return breach(LEADERS_TOO_NEAR, answer, later.trip, "departs_on", params)


CHECKS = (
    Check(
        id="core.trip-splitting",
        zh="拆分团组",
        en="groups are not split",
        rules=(GROUP_SPLIT,),
        run=split,
        applies=has_trips,
        needs=NEEDS,
    ),
    each_trip(
        "core.trip-leaders-together",
        "同一单位领导同团",
        "heads of one unit do not travel in one group",
        (LEADERS_TOGETHER,),
        together,
    ),
    Check(
        id="core.trip-leaders-gap",
        zh="同一单位领导先后率团",
        en="groups led by heads of one unit to one country are apart",
        rules=(LEADERS_TOO_NEAR,),
        run=too_near,
        applies=has_trips,
        needs=NEEDS,
    ),
)
