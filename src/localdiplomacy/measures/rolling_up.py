"""Members that are part of others: a district of its province, a country of its continent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from attrs import frozen

from ..ledger.ledger import Ledger
from ..model.places import City
from ..regulations.divisions import DivisionLevel, ancestors, division_level
from .dimensions import UNKNOWN, RollUp

Lift = Callable[[str], str]
_LEVELS = {DivisionLevel.PROVINCE: "province", DivisionLevel.PREFECTURE: "city", DivisionLevel.COUNTY: "county"}


class Lifting:
    """What the members of one dimension are part of, on any day.

    Args:
        rolls_up: what is rolled up, and to what.
        ledger: the places; their hierarchy is that of the day.
    """

    def __init__(self, rolls_up: RollUp, ledger: Ledger) -> None:
        self._rolls_up = rolls_up
        self._ledger = ledger
        self._table = dict(rolls_up.table)
        self._on: dict[date, Mapping[str, str]] = {}

    def on(self, day: date) -> Mapping[str, str]:
        """Return what each member is part of at the end of a day; those that are part of nothing are missing."""
        if not self._rolls_up.levels:
            return self._table
        if day not in self._on:
            self._on[day] = Places.of(self._ledger, day).at(self._rolls_up.levels)
        return self._on[day]

    def lift(self, day: date) -> Lift:
        """Return a function that gives what a member is part of on a day."""
        known = self.on(day)
        return lambda member: known.get(member, UNKNOWN)


@frozen
class Places:
    """The places of a ledger as they lay in one another at the end of a day.

    A place whose parent changed is there several times with one id, each record with its days. A place that is gone by that
    day stands where it last stood; nothing lies in one that is gone.
    """

    day: date
    _by_id: Mapping[str, City]
    _by_code: Mapping[str, str]

    @classmethod
    def of(cls, ledger: Ledger, day: date) -> "Places":
        """Return the places of a ledger at the end of a day."""
        by_id: dict[str, City] = {}
        for city in sorted(ledger.cities, key=_began):
            known = by_id.get(city.id)
            if known is None or _began(known) < _began(city) <= day:
                by_id[city.id] = city
        codes = {city.division_code: id for id, city in by_id.items() if city.division_code and _is_there(city, day)}
        return cls(day, by_id, codes)

    def at(self, levels: tuple[str, ...]) -> Mapping[str, str]:
        """Return for each place the nearest at one of the levels that it is or lies in; places in none are missing."""
        found = {}
        for id in self._by_id:
            nearest = next((above for above in self.chain(id) if _level(self._by_id[above]) in levels), None)
            if nearest is not None:
                found[id] = nearest
        return found

    def chain(self, id: str) -> Iterator[str]:
        """Yield a place and the places it lies in, the nearest first."""
        yield id
        seen, above = {id}, self._parent(id)
        while above is not None and above not in seen:
            seen.add(above)
            if _is_there(self._by_id[above], self.day):
                yield above
            above = self._parent(above)

    def _parent(self, id: str) -> str | None:
        """Return the place that a place lies in: the one it states, else the nearest that its division code lies in."""
        city = self._by_id[id]
        if city.parent in self._by_id:
            return city.parent
        codes = _codes_above(city.division_code)
        return next((self._by_code[code] for code in codes if code in self._by_code), None)


def _level(city: City) -> str | None:
    """Return the level of a place: the one it states, else that of its division code."""
    if city.level is not None or city.division_code is None:
        return city.level
    try:
        return _LEVELS[division_level(city.division_code)]
    except ValueError:
        return None


def _began(city: City) -> date:
    return city.since.first if city.since is not None else date.min


def _is_there(city: City, day: date) -> bool:
    return _began(city) <= day and (city.until is None or day < city.until.first)


def _codes_above(code: str | None) -> tuple[str, ...]:
    """Return the codes of the divisions that a code lies in; none for what is no code, which a check reports."""
    try:
        return ancestors(code) if code else ()
    except ValueError:
        return ()
