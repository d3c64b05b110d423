"""Nobody travels more often than the rules for the rank allow: a year, two years, a term.

Persons are known by the office's pseudonyms. Rules give a limit for two years or for a term, of which one may be
passed; a limit for the calendar year stands by itself.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from ...issues.catalogue.trips_people import TOO_OFTEN
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, cited, limit
from ..rules_of_places import graded
from .judged import NEEDS, conditions, going, has_trips

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


def often(context: CheckContext) -> Iterator[Issue]:
    """Find members who travel more often than their rank allows."""
    book = Rulebook(context, "core.trip-frequency")
    for journeys in _journeys(context).values():
        days = [made.on for made in journeys]
        for number, journey in enumerate(journeys):
            yield from _judged(book, journey, days, number)
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


def _judged(book: Rulebook, journey: Journey, days: Sequence[date], number: int) -> Iterator[Issue]:
    """Yield what is wrong with a journey; `days` are those of all journeys of the person, this one at `number`."""
    year = _limit(book, journey, YEAR)
    if year is not None:
        yield from _passed(journey, year, YEAR, _since(days, number, journey.on.replace(month=1, day=1)))
    limits = {span: _limit(book, journey, span) for span in (TWO_YEARS, TERM)}
    given = {span: answer for span, answer in limits.items() if answer is not None}
    starts = {span: _start(book, journey, span) for span in given}
    if given and None not in starts.values():
        made = {span: _since(days, number, start) for span, start in starts.items() if start is not None}
        found = [one for span in given for one in _passed(journey, given[span], span, made[span])]
        if len(found) == len(given):
            yield found[0]


def _limit(book: Rulebook, journey: Journey, span: str) -> InForce | None:
    rank = journey.trip.members[journey.member].rank
    day, by = PartialDate.of(journey.on), conditions(journey.trip)
    for name in _names(rank):
        answer = book.ask("outbound.max_trips", journey.trip, day, by | {"rank": name, "per": span})
        if answer is not None:
            return answer
    return None


def _names(rank: str | None) -> tuple[str, ...]:
    """Return what limits may call a rank: its code, that of its level, and the words of packs."""
    if rank is None:
        return ()
    level = f"{rank[:2]}0"
    words = (_BUREAU,) if level == "120" else (_OTHER,) if level > "120" else ()
    return tuple(dict.fromkeys((rank, level, *words)))


def _since(days: Sequence[date], number: int, start: date) -> int:
    """Return how many journeys a person made from a day on, up to and with the one of that number."""
    return number + 1 - bisect_left(days, start, hi=number)


def _start(book: Rulebook, journey: Journey, span: str) -> date | None:
    """Return the first day of the two years before a journey, or of the term it lies in; None where not known."""
    if span == TWO_YEARS:
        from dateutil.relativedelta import relativedelta

        return journey.on - relativedelta(years=2, days=-1)
    answer = book.ask("outbound.term_starts", journey.trip, PartialDate.of(journey.on), conditions(journey.trip))
    if answer is None or not isinstance(answer.value, tuple):
        return None
    begun = [day for day in map(_day, answer.value) if day <= journey.on]
    return max(begun, default=None)


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


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
