"""Nobody travels more often than the rules for the rank allow: a year, two years, a term.

Persons are known by the office's pseudonyms. Rules give a limit for two years or for a term, of which one may be
passed; a limit for the calendar year stands by itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from ...issues.catalogue.trips_people import TOO_OFTEN
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...regulations.answers import Absent, InForce, OverTime
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, cited, limit
from ..rules_of_places import Facts, graded
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


@frozen
class Journey:
    """One trip of one person."""

    on: date
    trip: OutboundDelegation
    member: int

    @property
    def day(self) -> PartialDate:
        """The day it began, as the record has it."""
        return self.trip.departs_on or PartialDate.of(self.on)


def often(context: CheckContext) -> Iterator[Issue]:
    """Find members who travel more often than their rank allows."""
    book = Rulebook(context, "core.trip-frequency")
    limits = _Limits(book)
    for journeys in _journeys(context).values():
        days = [made.on for made in journeys]
        for number, journey in enumerate(journeys):
            limited = limits.of(journey)
            if limited:
                yield from _judged(
                    journey, limited, {span: limits.start(journey, span) for span in limited}, days, number
                )
    yield from book.unanswered()


def _journeys(context: CheckContext) -> Mapping[str, Sequence[Journey]]:
    found: dict[str, dict[str, Journey]] = {}
    for trip in going(context):
        if trip.departs_on is not None and trip.departs_on.exact is not None:
            for number, member in enumerate(trip.members):
                if member.reference:
                    found.setdefault(member.reference, {})[trip.id] = Journey(trip.departs_on.exact, trip, number)
    ordered = {one: sorted(trips.values(), key=lambda made: (made.on, made.trip.id)) for one, trips in found.items()}
    return dict(sorted(ordered.items()))


class _Limits:
    """The limits for a person on a day, and since when the journeys are counted.

    What the rules say of a rank is gathered once for an office and the facts it depends on: most say nothing.

    Args:
        book: the regulations.
    """

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._said: dict[object, dict[str, tuple[OverTime, ...]]] = {}
        self._two_years: dict[date, date] = {}
        self._terms: dict[object, tuple[date, ...]] = {}

    def of(self, journey: Journey) -> dict[str, InForce]:
        """Return the limits that hold for a journey, by the span of time they are for."""
        trip = journey.trip
        facts, rank = conditions(trip), trip.members[journey.member].rank
        question = trip.office, rank, self._book.relevant(_MOST, facts)
        said = self._said.get(question)
        if said is None:
            said = self._said[question] = {
                span: alike for span in _SPANS if (alike := self._alike(trip, facts | {"per": span}, rank))
            }
        found = {span: self._first(journey, alike) for span, alike in said.items()}
        return {span: answer for span, answer in found.items() if answer is not None}

    def _alike(self, trip: OutboundDelegation, facts: Facts, rank: str | None) -> tuple[OverTime, ...]:
        """Return what the rules say of a rank under each of its names, where they ever say anything."""
        said = (self._book.said(_MOST, trip, {**facts, "rank": name}) for name in _names(rank))
        return tuple(one for one in said if not all(isinstance(answer, Absent) for answer in one.answers))

    def _first(self, journey: Journey, alike: tuple[OverTime, ...]) -> InForce | None:
        found = (self._book.on(journey.day, said) for said in alike)
        return next((answer for answer in found if answer is not None), None)

    def start(self, journey: Journey, span: str) -> date | None:
        """Return the first day of the year, the two years or the term that a journey is counted in."""
        if span == YEAR:
            return journey.on.replace(month=1, day=1)
        if span == TERM:
            return self._term(journey)
        if journey.on not in self._two_years:
            self._two_years[journey.on] = _two_years_before(journey.on)
        return self._two_years[journey.on]

    def _term(self, journey: Journey) -> date | None:
        answer = self._book.ask("outbound.term_starts", journey.trip, journey.day, conditions(journey.trip))
        if answer is None or not isinstance(answer.value, tuple):
            return None
        if answer.value not in self._terms:
            self._terms[answer.value] = tuple(sorted(date.fromisoformat(str(day)) for day in answer.value))
        begun = bisect_right(self._terms[answer.value], journey.on)
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
    journey: Journey,
    limits: Mapping[str, InForce],
    starts: Mapping[str, date | None],
    days: Sequence[date],
    number: int,
) -> Iterator[Issue]:
    """Yield what is wrong with a journey; `days` are those of all journeys of the person, this one at `number`."""
    made = {span: _since(days, number, start) for span, start in starts.items() if start is not None}
    passed = {span: list(_passed(journey, limits[span], span, made[span])) for span in made}
    yield from passed.pop(YEAR, ())
    # Of the limits for two years and for a term one may be passed.
    if len(passed) == len(limits.keys() - {YEAR}) and all(passed.values()):
        yield from next(iter(passed.values()), [])


def _since(days: Sequence[date], number: int, start: date) -> int:
    """Return how many journeys a person made from a day on, up to and with the one of that number."""
    return number + 1 - bisect_left(days, start, hi=number)


def _passed(journey: Journey, answer: InForce, span: str, made: int) -> Iterator[Issue]:
    if isinstance(answer.value, int) and made > answer.value:
        params = {"span": _SPANS[span], "number": made, "limit": limit(answer), "rule": cited(answer)}
        yield issue(graded(TOO_OFTEN, answer), journey.trip, f"members[{journey.member}]", params)


CHECKS = (
    Check(
        id="core.trip-frequency",
        zh="出访次数",
        en="nobody travels too often",
        rules=(TOO_OFTEN,),
        run=often,
        applies=has_trips,
        needs=NEEDS,
    ),
)
