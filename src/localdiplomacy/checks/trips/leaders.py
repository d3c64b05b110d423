"""Not too many of those who head a unit, or a city, are abroad at the same time. Swept once in the order of leaving."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from ...issues.catalogue.trips_people import LEADERS_ABROAD
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.texts import Text
from ..check import Check, CheckContext
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, conditions, going, has_trips

OF_UNIT, OF_CITY = "outbound.leaders_abroad", "outbound.city_heads_abroad"
_CITY_HEAD = "city-head"
_IN_ORDER = itemgetter(0, 1)  # trips have no order of their own
_NAMED = 6  # of the trips on which they are, as many are named


class Away(NamedTuple):
    """A trip on which heads of one body are abroad; trips are in the order of leaving.

    Args:
        departs: first day.
        id: id of the trip.
        returns: last day.
        heads: who they are: references, or places in the list of members.
        trip: the trip.
    """

    departs: date
    id: str
    returns: date
    heads: tuple[str, ...]
    trip: OutboundDelegation


def abroad(context: CheckContext) -> Iterator[Issue]:
    """Find trips with which more heads of a unit, or of the city, are abroad at the same time than may be."""
    book = Rulebook(context, "core.trip-leaders-abroad")
    for (parameter, body), trips in sorted(_bodies(context).items()):
        if sum(len(away.heads) for away in trips) > 1:
            yield from _swept(book, parameter, _said(parameter, body), sorted(trips, key=_IN_ORDER))
    yield from book.unanswered()


def _said(parameter: str, body: str) -> Text:
    return Text(body, body) if parameter == OF_UNIT else Text("市级领导", "Heads of the city")


def _bodies(context: CheckContext) -> dict[tuple[str, str], list[Away]]:
    """Return the trips of the heads of each body: of units by name, of cities by the office that keeps the trips."""
    found: dict[tuple[str, str], list[Away]] = {}
    for trip in going(context):
        departs = trip.departs_on.exact if trip.departs_on is not None else None
        returns = trip.returns_on.exact if trip.returns_on is not None else None
        if departs is None or returns is None or not trip.members:
            continue
        for body, who in _heads(trip).items():
            found.setdefault(body, []).append(Away(departs, trip.id, returns, tuple(who), trip))
    return found


def _heads(trip: OutboundDelegation) -> dict[tuple[str, str], list[str]]:
    heads: dict[tuple[str, str], list[str]] = {}
    for number, member in enumerate(trip.members):
        if member.head and (unit := member.unit or trip.unit):
            heads.setdefault((OF_UNIT, unit), []).append(member.reference or f"{trip.id}#{number}")
        if member.position == _CITY_HEAD:
            heads.setdefault((OF_CITY, trip.office or ""), []).append(member.reference or f"{trip.id}#{number}")
    return heads


def _swept(book: Rulebook, parameter: str, body: Text, trips: Sequence[Away]) -> Iterator[Issue]:
    """Go through the trips in the order of leaving, with those who are abroad then."""
    ends: list[tuple[date, int]] = []
    out: dict[int, Away] = {}
    heads: Counter[str] = Counter()
    for number, away in enumerate(trips):
        while ends and ends[0][0] < away.departs:
            back = out.pop(heappop(ends)[1])
            for head in back.heads:
                heads[head] -= 1
                if not heads[head]:
                    del heads[head]
        heappush(ends, (away.returns, number))
        out[number] = away
        heads.update(away.heads)
        if len(heads) > 1:
            yield from _too_many(
                book, parameter, body, away, len(heads), [one.id for one in islice(out.values(), _NAMED)]
            )


def _too_many(
    book: Rulebook, parameter: str, body: Text, away: Away, heads: int, ids: Sequence[str]
) -> Iterator[Issue]:
    trip = away.trip
    answer = book.ask(parameter, trip, trip.departs_on, conditions(trip)) if trip.departs_on is not None else None
    if answer is not None and isinstance(answer.value, int) and heads > answer.value:
        params = {
            "body": body,
            "heads": heads,
            "day": away.departs,
            "limit": limit(answer),
            "ids": ", ".join(ids),
        }
        yield breach(LEADERS_ABROAD, answer, trip, "members", params)


CHECKS = (
    Check(
        id="core.trip-leaders-abroad",
        zh="领导同时在外人数",
        en="not too many heads of a unit or city are abroad at once",
        rules=(LEADERS_ABROAD,),
        run=abroad,
        applies=has_trips,
        needs=NEEDS,
    ),
)
