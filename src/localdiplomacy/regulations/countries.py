"""Countries and regions by ISO 3166-1 code: names, continents, and whether China has relations with them."""

from datetime import date
from enum import StrEnum
from functools import cache

from attrs import frozen

from ..codec.han import name_key
from ..model.codes import Code, CodeList
from ..model.names import Name
from .answers import Absent, Answer, InForce
from .regulations import Regulations, builtin
from .tables import read_table

_RELATIONS = "relations.established"
# From this day on the pack of diplomatic relations names every state that had none.
RELATIONS_KNOWN_FROM = date(2008, 1, 1)
# Codes that are neither a state nor the territory of one that everybody agrees on.
_NO_STATE = ("AQ", "EH", "FK")


class Continent(StrEnum):
    """The parts of the world statistics are given by (UN regions; the Americas in two)."""

    ASIA = "asia"
    EUROPE = "europe"
    AFRICA = "africa"
    NORTH_AMERICA = "north-america"
    SOUTH_AMERICA = "south-america"
    OCEANIA = "oceania"
    ANTARCTICA = "antarctica"


class CountryCategory(StrEnum):
    """Hong Kong, Macao and Taiwan are regions (境), the rest countries and their territories (国)."""

    COUNTRY = "country"
    REGION = "region"


@frozen(kw_only=True)
class Country:
    """A country or region.

    Args:
        code: ISO 3166-1 alpha-2; a withdrawn code may have meant another country before.
        alpha3: ISO 3166-1 alpha-3; empty for withdrawn codes.
        name: official Chinese and English names, with other forms as aliases.
        continent: the part of the world.
        latin_america: True in Latin America and the Caribbean, which is no continent.
        category: country or region.
        state: code of the country a territory or region belongs to; None for a state.
        since: first day of the code's meaning; None where it is older than any record.
        until: first day it no longer holds; None where it holds still.
    """

    code: str
    alpha3: str
    name: Name
    continent: Continent
    latin_america: bool
    category: CountryCategory
    state: str | None
    since: date | None
    until: date | None

    def valid(self, on: date) -> bool:
        """Tell whether the code has this meaning on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _country(row: dict[str, str]) -> Country:
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    return Country(
        code=row["code"],
        alpha3=row["alpha3"],
        name=Name(zh=row["zh"], en=row["en"], aliases=aliases),
        continent=Continent(row["continent"]),
        latin_america=row["latin_america"] == "yes",
        category=CountryCategory(row["category"]),
        state=row["state"] or None,
        since=_day(row["valid_from"]),
        until=_day(row["valid_to"]),
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return every country and region, withdrawn ones included, by code and time."""
    return tuple(_country(row) for row in read_table("countries.tsv"))


@cache
def _by_code() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for entry in countries():
        found[entry.code] = (*found.get(entry.code, ()), entry)
    return found


@cache
def _by_key() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for entry in countries():
        spellings = (entry.code, entry.alpha3, *entry.name.spellings)
        for key in dict.fromkeys(name_key(spelling) for spelling in spellings if spelling):
            found[key] = (*found.get(key, ()), entry)
    return found


def country(code: str, on: date | None = None) -> Country | None:
    """Return the country with an ISO 3166-1 alpha-2 code.

    Args:
        code: two capital letters.
        on: the day; without one, the latest meaning of the code.

    >>> country("CS", date(1990, 1, 1)).name.en, country("CS", date(2005, 1, 1)).name.en
    ('Czechoslovakia', 'Serbia and Montenegro')
    """
    return _latest(_by_code().get(code, ()), on)


def find_country(text: str, on: date | None = None) -> Country | None:
    """Return the country that a name or code means, in Chinese or English, official or usual; None if none.

    Args:
        text: such as `美国`, `大韩民国`, `Czech Republic`, `FR` or `FRA`.
        on: the day the text is about; without one, the latest meaning.

    >>> find_country("捷克共和国").code, find_country("Türkiye").code
    ('CZ', 'TR')
    """
    return _latest(_by_key().get(name_key(text), ()), on)


def _latest(found: tuple[Country, ...], on: date | None) -> Country | None:
    if len(found) == 1 and on is None:
        return found[0]
    fitting = [entry for entry in found if on is None or entry.valid(on)]
    return max(fitting, key=lambda entry: entry.until or date.max, default=None)


def continent(code: str) -> Continent | None:
    """Return the continent of a country, or None for an unknown code."""
    found = country(code)
    return found.continent if found else None


def has_relations(code: str, on: date, regulations: Regulations | None = None) -> bool | None:
    """Tell whether China has diplomatic relations with a country on a day.

    Args:
        code: ISO 3166-1 alpha-2; a territory is answered by the state it belongs to.
        on: the day.
        regulations: whose data on relations to use; the built-in ones by default.

    Returns:
        None where that is not known or not a question: China itself and its regions, places that are no
        state, unknown codes, and days before the data begin.
    """
    answer = relations_answer(code, on, regulations)
    if isinstance(answer, InForce):
        return bool(answer.value)
    not_listed = isinstance(answer, Absent) and answer.known
    return True if not_listed and on >= RELATIONS_KNOWN_FROM else None


def relations_answer(code: str, on: date, regulations: Regulations | None = None) -> Answer | None:
    """Return what the data say of diplomatic relations with a country on a day, with source and grade.

    Args:
        code: ISO 3166-1 alpha-2; a territory is answered by the state it belongs to.
        on: the day.
        regulations: whose data on relations to use; the built-in ones by default.

    Returns:
        None where relations are not a question; `Absent` for a state that is not listed.
    """
    found = country(code, on)
    if found is None:
        return None
    state = found.state or found.code
    if state in ("CN", *_NO_STATE):
        return None
    return (regulations or builtin()).lookup(_RELATIONS, on=on, country=state)


@cache
def country_codes() -> CodeList:
    """Return the countries and regions as a code list; a withdrawn code that had two meanings is there twice."""
    return CodeList(
        id="country",
        zh="国家和地区",
        en="Countries and regions",
        codes=tuple(
            Code(
                id=entry.code,
                zh=entry.name.zh or entry.code,
                en=entry.name.en or entry.code,
                aliases=(*((entry.alpha3,) if entry.alpha3 else ()), *entry.name.aliases),
                since=entry.since,
                until=entry.until,
                broader=entry.state,
            )
            for entry in countries()
        ),
    )
