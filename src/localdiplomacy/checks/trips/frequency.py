"""Nobody travels more often than the rules for the rank allow: a year, two years, a term.

Persons are known by the office's pseudonyms. Rules give a limit for two years or for a term, of which one may be
passed; a limit for the calendar year stands by itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from ...issues.catalogue.trips_people import NOT_SENT, TOO_OFTEN
from ...issues.issue import Issue
from ...model.delegations import Member, OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...regulations.answers import Absent, InForce, OverTime
from ..check import Check, CheckContext
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, conditions, going, has_trips

_MOST = "outbound.max_trips"
YEAR, TWO_YEARS, TERM = "year", "two-years", "term"
_SPANS = {
    YEAR: Text("本年内", "in the year"),
    TWO_YEARS: Text("两年内", "within two years"),
    TERM: Text("本届任期内", "in the term"),
}
# What packs call the ranks of GB/T 12407 for which limits differ.
_BUREAU, _OTHER = "bureau", "other"
_IN_ORDER = itemgetter(0, 1)  # trips have no order of their own
_UNLIMITED: Mapping[str, InForce] = MappingProxyType({})


Said = Mapping[str, tuple[OverTime, ...]]  # what the rules ever say of a rank, by the span of time


class Journey(NamedTuple):
    """One trip of one person; journeys are in the order of time.

    Args:
        day: the day it began.
        id: id of the trip.
        member: number of the member.
        trip: the trip.
        said: what the rules ever say of such a member on such a trip.
    """

    day: date
    id: str
    member: int
    trip: OutboundDelegation
    said: Said


def often(context: CheckContext) -> Iterator[Issue]:
    """Find members who travel more often than their rank allows."""
    book = Rulebook(context, "core.trip-frequency")
    limits = _Limits(book)
    for journeys in _journeys(context, book, limits):
        days = [made.day for made in journeys]
        for number, journey in enumerate(journeys):
            limited = limits.of(journey) if journey.said else None
            if limited:
                yield from _judged(book, limits, limited, journey, days, number)
    yield from book.unanswered()


def _journeys(context: CheckContext, book: Rulebook, limits: "_Limits") -> Iterator[Sequence[Journey]]:
    """Yield the journeys of each person of whom the rules ever say something, in the order of time."""
    found: dict[str, list[Journey]] = {}
    limited: set[str] = set()
    for trip in going(context):
        day = trip.departs_on.exact if trip.departs_on is not None else None
        if day is None:
            continue
        facts = trip.office, book.relevant(_MOST, conditions(trip))
        for number, member in enumerate(trip.members):
            if member.reference:
                said = limits.said(facts, trip, member)
                made = found.setdefault(member.reference, [])
                # Listed twice: a ledger has its trips in the order of their ids, so the other is the last one.
                if made and made[-1].id == trip.id:
                    made.pop()
                made.append(Journey(day, trip.id, number, trip, said))
                if said:
                    limited.add(member.reference)
    for reference in sorted(limited):
        yield sorted(found[reference], key=_IN_ORDER)


class _Limits:
    """The limits for a person on a day, and since when the journeys are counted.

    What the rules say of a rank is gathered once for an office and the facts it depends on: most say nothing.

    Args:
        book: the regulations.
    """

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._said: dict[object, Said] = {}
        self._two_years: dict[date, date] = {}
        self._terms: dict[object, tuple[date, ...]] = {}

    def said(self, facts: Hashable, trip: OutboundDelegation, member: Member) -> Said:
        """Return what the rules ever say of such a member on such a trip.

        Args:
            facts: what that depends on besides the member: the office and what is relevant of the trip.
            trip: the trip.
            member: the member.
        """
        question = facts, member.rank, member.position
        said = self._said.get(question)
        if said is None:
            said = self._said[question] = self._gathered(trip, member)
        return said

    def of(self, journey: Journey) -> Mapping[str, InForce]:
        """Return the limits that hold for a journey, by the span of time they are for."""
        trip, said = journey.trip, journey.said
        position = trip.members[journey.member].position
        if position is not None and self._by_need(trip, position):
            return _UNLIMITED
        found: dict[str, InForce] = {}
        for span, alike in said.items():
            answer = self._first(trip, alike)
            if answer is not None:
                found[span] = answer
        return found

    def _gathered(self, trip: OutboundDelegation, member: Member) -> Said:
        """Return what the rules say of a position; where they never speak of it, of the rank."""
        for names in ((member.position,) if member.position else (), _names(member.rank)):
            said = {span: alike for span in _SPANS if (alike := self._alike(trip, span, names))}
            if said:
                return said
        return {}

    def _alike(self, trip: OutboundDelegation, span: str, names: Sequence[str]) -> tuple[OverTime, ...]:
        """Return what the rules say of a rank under each of its names, where they ever say anything."""
        facts = conditions(trip) | {"per": span}
        said = (self._book.said(_MOST, trip, {**facts, "rank": name}) for name in names)
        return tuple(one for one in said if not all(isinstance(answer, Absent) for answer in one.answers))

    def _by_need(self, trip: OutboundDelegation, position: str) -> bool:
        day = trip.departs_on
        answer = None if day is None else self._book.ask("outbound.trips_by_need", trip, day, conditions(trip))
        return answer is not None and isinstance(answer.value, tuple) and position in answer.value

    def _first(self, trip: OutboundDelegation, alike: tuple[OverTime, ...]) -> InForce | None:
        day = trip.departs_on
        if day is None:
            return None
        for said in alike:
            answer = self._book.on(day, said)
            if answer is not None:
                return answer
        return None

    def start(self, journey: Journey, span: str) -> date | None:
        """Return the first day of the year, the two years or the term that a journey is counted in."""
        day = journey.day
        if span == YEAR:
            return day.replace(month=1, day=1)
        if span == TERM:
            return self._term(day, journey.trip)
        if day not in self._two_years:
            self._two_years[day] = _two_years_before(day)
        return self._two_years[day]

    def _term(self, day: date, trip: OutboundDelegation) -> date | None:
        answer = self._book.ask("outbound.term_starts", trip, trip.departs_on or PartialDate.of(day), conditions(trip))
        if answer is None or not isinstance(answer.value, tuple):
            return None
        if answer.value not in self._terms:
            self._terms[answer.value] = tuple(sorted(date.fromisoformat(str(start)) for start in answer.value))
        begun = bisect_right(self._terms[answer.value], day)
        return self._terms[answer.value][begun - 1] if begun else None


def _two_years_before(day: date) -> date:
    from dateutil.relativedelta import relativedelta

    return day - relativedelta(years=2, days=-1)


def _names(rank: str | None) -> tuple[str, ...]:
    """Return what limits may call a rank: its code, that of its level, and the words of packs."""
    if rank is None:
        return ()
    level = f"{rank[:2]}0"
    words = (_BUREAU,) if level == "120" else (_OTHER,) if level > "120" else ()
    return tuple(dict.fromkeys((rank, level, *words)))


def _judged(
    book: Rulebook, limits: _Limits, limited: Mapping[str, InForce], journey: Journey, days: Sequence[date], number: int
) -> Iterator[Issue]:
    """Yield what is wrong with a journey; `days` are those of all journeys of the person, this one at `number`."""
    passed: dict[str, tuple[InForce, int]] = {}
    for span, answer in limited.items():
        start = limits.start(journey, span)
        made = 0 if start is None else _since(days, number, start)
        if isinstance(answer.value, int) and made > answer.value:
            passed[span] = answer, made
    # Of the limits for two years and for a term one may be passed.
    either = limited.keys() - {YEAR}
    said = [span for span in passed if span == YEAR or passed.keys() >= either]
    for span in said[: 2 if YEAR in said else 1]:
        answer, made = passed[span]
        if answer.value == 0:
            yield _not_sent(book, journey, answer)
            continue
        params = {"span": _SPANS[span], "number": made, "limit": limit(answer)}
        yield breach(TOO_OFTEN, answer, journey.trip, f"members[{journey.member}]", params)


def _not_sent(book: Rulebook, journey: Journey, answer: InForce) -> Issue:
    member = journey.trip.members[journey.member]
    who = book.label("position", member.position) if member.position else book.label("rank", member.rank)
    path = f"members[{journey.member}]"
    return breach(NOT_SENT, answer, journey.trip, path, {"who": who})


def _since(days: Sequence[date], number: int, start: date) -> int:
    """Return how many journeys a person made from a day on, up to and with the one of that number."""
    return number + 1 - bisect_left(days, start, hi=number)


CHECKS = (
    Check(
        id="core.trip-frequency",
        zh="出访次数",
        en="nobody travels too often",
        rules=(TOO_OFTEN, NOT_SENT),
        run=often,
        applies=has_trips,
        needs=NEEDS,
    ),
)
