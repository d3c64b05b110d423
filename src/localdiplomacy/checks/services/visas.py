"""Visas are handled for countries that the office could act for on that day, by its own list of countries."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ...issues.catalogue.services import NO_AGENCY
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.lifecycle import STATE, state_at
from ..check import Check, CheckContext
from ..entries_by_kind import entries_of
from ..found import issue
from .judged import has_entries, standing_of, text_in

VISA, COUNTRY = "consular.visa", "consular.visa-country"
_ACTIVE = "active"


@frozen
class Served:
    """Whose list: the office and the kind of visa."""

    office: str | None
    visa: str


def agencies(context: CheckContext) -> Iterator[Issue]:
    """Find visas for countries that were not on the office's list; offices that keep no such list are left out."""
    served = _served(context)
    for entry in standing_of(context, VISA):
        visa, day = text_in(entry, "visa"), entry.on
        if visa is None or day is None or entry.country is None:
            continue
        countries = served.get(Served(entry.office, visa))
        if countries is None or any(_handled(one, day.first, day.last) for one in countries.get(entry.country, ())):
            continue
        params = {
            "day": day,
            "country": context.code_name("country", entry.country),
            "visa": context.code_name("visa-kind", visa),
        }
        yield issue(NO_AGENCY, entry, "country", params)


def _served(context: CheckContext) -> dict[Served, dict[str, list[Entry]]]:
    """Return the lines of the lists of each office and kind of visa, by country."""
    found: dict[Served, dict[str, list[Entry]]] = {}
    for entry in entries_of(context, COUNTRY):
        visa = text_in(entry, "visa")
        if visa is not None and entry.country is not None:
            found.setdefault(Served(entry.office, visa), {}).setdefault(entry.country, []).append(entry)
    return found


def _handled(line: Entry, first: date, last: date) -> bool:
    """Tell whether a country may have been handled on one of the days."""
    begun = line.on is None or line.on.first <= last
    over = line.until is not None and line.until.last < first
    stated = any(move.of == STATE for move in line.history)
    # A day before the first state is one before the country was handled; `on` says so where the history does not.
    active = not stated or _ACTIVE in (state_at(line, first), state_at(line, last))
    return begun and not over and active


CHECKS = (
    Check(
        id="core.visa-agencies",
        zh="可代办签证国家",
        en="visas are handled for countries the office acts for",
        rules=(NO_AGENCY,),
        run=agencies,
        applies=has_entries(VISA),
    ),
)
