"""Trips keep to the limits of the day on days, countries and members; where limits are set aside, that is said."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from ...issues.catalogue.trips import (
    CASE_BY_CASE,
    NOT_TEMPORARY,
    SEVERAL_CONTINENTS,
    TOO_LITTLE_BUSINESS,
    TOO_LONG,
    TOO_MANY_COUNTRIES,
    TOO_MANY_PERSONS,
)
from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.delegations import OutboundDelegation
from ...model.partial_dates import PartialDate
from ...model.quantities import is_more
from ...model.texts import Text, joined
from ...regulations.answers import InForce
from ...regulations.countries import Continent, country
from ..found import issue, shown_count
from ..rulebook import Rulebook, breach, cited, limit
from .judged import conditions, each_trip, left, persons_of

ACADEMIC = "academic"


def days(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find trips that last longer than their number of countries allows."""
    day, visited = left(trip), len(trip.countries)
    if day is None:
        return
    if by_need(book, trip, day):
        yield from _temporary(book, trip, day)
        return
    answer = _most_days(book, trip, day, visited) if visited else None
    for path, stated in _stated_days(trip):
        if answer is not None and isinstance(answer.value, int) and stated > answer.value:
            params = {"days": stated, "countries": visited, "limit": limit(answer), "rule": cited(answer)}
            said = Text(f"{stated} 天", f"{stated} days")
            yield _over(book, trip, day, path, TOO_LONG, answer, params, said)
            return


def _most_days(book: Rulebook, trip: OutboundDelegation, day: PartialDate, visited: int) -> InForce | None:
    by = conditions(trip) | {"region": region(trip)}
    # What is said of three countries holds for more as well: no rule gives a longer time for breaking the other limit.
    for number in range(visited, 0, -1):
        by["countries"] = number
        answer = book.ask("outbound.max_days", trip, day, by)
        if answer is not None:
            return answer
    return None


def _stated_days(trip: OutboundDelegation) -> Iterator[tuple[str, int]]:
    """Yield the days of the trip itself and those approved; those asked for only as long as they are all there is."""
    abroad = trip.days_abroad
    if abroad is not None:
        yield "returns_on", abroad
    if trip.days_approved is not None:
        yield "days_approved", trip.days_approved
    elif trip.days_planned is not None and abroad is None:
        yield "days_planned", trip.days_planned


def region(trip: OutboundDelegation) -> str | None:
    """Return the region for which limits differ, where all countries of the trip lie in it."""
    return _region(trip.countries)


@lru_cache(maxsize=1024)  # of nothing but packaged data, and most trips go to one of few places
def _region(countries: tuple[str, ...]) -> str | None:
    found = [country(code) for code in countries]
    if not found or None in found:
        return None
    if all(one is not None and one.continent is Continent.AFRICA for one in found):
        return "africa"
    return "latin-america" if all(one is not None and one.latin_america for one in found) else None


def by_need(book: Rulebook, trip: OutboundDelegation, day: PartialDate) -> bool:
    """Tell whether numbers and days of the trip follow the need: academic trips since that rule is in force."""
    if ACADEMIC not in (trip.plan_type, trip.exempt_reason):
        return False
    answer = book.ask("outbound.academic_by_need", trip, day, conditions(trip))
    return answer is not None and answer.value is True


def _temporary(book: Rulebook, trip: OutboundDelegation, day: PartialDate) -> Iterator[Issue]:
    stated, starts = trip.days_abroad, trip.departs_on
    if stated is None or starts is None:
        return
    found = book.ends("outbound.academic_temporary", trip, day, conditions(trip), after=starts.first)
    if found is not None and starts.first + timedelta(days=stated) > found[0]:
        params = {"days": stated, "limit": limit(found[1]), "rule": cited(found[1])}
        yield issue(NOT_TEMPORARY, trip, "returns_on", params)


def _over(
    book: Rulebook,
    trip: OutboundDelegation,
    day: PartialDate,
    path: str,
    rule: Rule,
    answer: InForce,
    params: dict[str, object],
    said: Text,
) -> Issue:
    """Return the finding that a limit is passed, or that the trip needs an approval of its own."""
    if trip.exempt_reason is not None:
        exempt = book.ask("outbound.exempt_reasons", trip, day, conditions(trip))
        if exempt is not None and isinstance(exempt.value, tuple) and trip.exempt_reason in exempt.value:
            reason = book.label("exempt-reason", trip.exempt_reason)
            return breach(CASE_BY_CASE, answer, trip, path, {"limit": limit(answer), "reason": reason, "found": said})
    return breach(rule, answer, trip, path, params)


def countries(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find trips to more countries than allowed, or to several continents."""
    day, visited = left(trip), trip.countries
    if day is None or len(visited) < 2:
        return
    by = conditions(trip)
    answer = book.ask("outbound.max_countries", trip, day, by)
    if answer is not None and isinstance(answer.value, int) and len(visited) > answer.value:
        params = {"countries": len(visited), "limit": limit(answer)}
        yield breach(TOO_MANY_COUNTRIES, answer, trip, "stops", params)
    same = book.ask("outbound.same_continent", trip, day, by)
    if same is not None and same.value is True:
        yield from _continents(book, trip, visited, same)


def _continents(book: Rulebook, trip: OutboundDelegation, visited: tuple[str, ...], answer: InForce) -> Iterator[Issue]:
    found = dict.fromkeys(known.continent for known in map(country, visited) if known is not None)
    if len(found) > 1:
        listed = joined(book.label("continent", continent.value) for continent in found)
        yield issue(SEVERAL_CONTINENTS, trip, "stops", {"continents": listed, "rule": cited(answer)})


def members(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find groups of more members than allowed, interpreters counted."""
    day, persons = left(trip), persons_of(trip)
    if day is None or persons is None or by_need(book, trip, day):
        return
    answer = book.ask("outbound.max_headcount", trip, day, conditions(trip))
    if answer is not None and isinstance(answer.value, int) and is_more(persons, answer.value):
        shown = shown_count(persons)
        params = {"persons": shown, "limit": limit(answer), "rule": cited(answer)}
        said = Text(f"{shown} 人", f"{shown} members")
        yield _over(book, trip, day, "headcount.persons", TOO_MANY_PERSONS, answer, params, said)


def business(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find trips with too few days of official business among the days abroad."""
    day, abroad, held = left(trip), trip.days_abroad, trip.business_days
    if day is None or abroad is None or held is None or abroad < 1:
        return
    answer = book.ask("outbound.business_share", trip, day, conditions(trip))
    if answer is None or not isinstance(answer.value, tuple):
        return
    above, below = (part if isinstance(part, int) else 0 for part in answer.value)
    if held * below < abroad * above:
        params = {"days": abroad, "business": held, "limit": limit(answer)}
        yield breach(TOO_LITTLE_BUSINESS, answer, trip, "business_days", params)


CHECKS = (
    each_trip(
        "core.trip-days", "在外天数", "days abroad are within the limit", (TOO_LONG, CASE_BY_CASE, NOT_TEMPORARY), days
    ),
    each_trip(
        "core.trip-countries",
        "出访国家数",
        "countries of a trip are within the limit",
        (TOO_MANY_COUNTRIES, SEVERAL_CONTINENTS),
        countries,
    ),
    each_trip(
        "core.trip-members",
        "团组人数",
        "members of a group are within the limit",
        (TOO_MANY_PERSONS, CASE_BY_CASE),
        members,
    ),
    each_trip(
        "core.trip-business", "公务活动天数", "enough days are official business", (TOO_LITTLE_BUSINESS,), business
    ),
)
