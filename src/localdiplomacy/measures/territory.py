"""Places that are not what they were: figures of two periods are then of two territories."""

from datetime import date

from ..ledger.ledger import Ledger
from ..model.periods import Period
from ..model.places import City


def changed_places(ledger: Ledger, base: Period, now: Period) -> frozenset[str]:
    """Return the ids of cities that began or ended between the two periods' ends, and of the offices serving them.

    Divisions change (facts: mergers and upgrades are dated); a city that came into being after the base period
    began, or that ended before the later period did, was not the same place all through.
    """
    first, last = min(base.start, now.start), max(base.last, now.last)
    cities = {str(city.id) for city in ledger.cities if _changed(city, first, last)}
    offices = {office.id for office in ledger.offices if str(office.city) in cities}
    return frozenset((*cities, *offices))


def _changed(city: City, first: date, last: date) -> bool:
    began = city.since is not None and city.since.last > first
    ended = city.until is not None and first < city.until.last and city.until.first <= last
    return began or ended
