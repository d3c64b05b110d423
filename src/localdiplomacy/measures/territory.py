"""Places that are not what they were: figures of two periods are then of two territories."""

from collections.abc import Sequence
from datetime import date

from ..ledger.ledger import Ledger
from ..model.periods import Period
from ..model.places import City
from .rolling_up import Places


def changed_places(ledger: Ledger, base: Period, now: Period) -> frozenset[str]:
    """Return the ids of cities that are not what they were between the two periods' ends, and of the offices serving them.

    Divisions change (facts: mergers and upgrades are dated); a city that came into being after the base period
    began, or that ended before the later period did, was not the same place all through. Nor were a city that a district
    left and the one that it came to.
    """
    first, last = min(base.start, now.start), max(base.last, now.last)
    places: dict[str, list[City]] = {}
    for city in ledger.cities:
        places.setdefault(str(city.id), []).append(city)
    cities = {id for id, records in places.items() if _changed(records, first, last)}
    cities |= _gained_or_lost(ledger, first, last)
    offices = {office.id for office in ledger.offices if str(office.city) in cities}
    return frozenset((*cities, *offices))


def _gained_or_lost(ledger: Ledger, first: date, last: date) -> set[str]:
    """Return the ids of places in which another place lay on one of the days only."""
    before, after = Places.of(ledger, first), Places.of(ledger, last)
    moved = (set(before.chain(id)) ^ set(after.chain(id)) for id in sorted({str(city.id) for city in ledger.cities}))
    return set().union(*moved)


def _changed(records: Sequence[City], first: date, last: date) -> bool:
    """Tell whether a place began or ended; one whose records follow one another only came to lie elsewhere."""
    begins = [city.since for city in records if city.since is not None]
    ends = [city.until for city in records if city.until is not None]
    began = len(begins) == len(records) and min(begins).last > first
    ended = len(ends) == len(records) and first < max(ends).last and max(ends).first <= last
    return began or ended
