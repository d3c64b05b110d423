"""Printed names to ids: `office = 宿迁市外办` becomes the id of the office that is called so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from attrs import evolve

from ..codec.han import name_key, strip_suffix
from ..issues.catalogue.intake import NAME_AMBIGUOUS
from ..issues.issue import Issue
from ..model.observations import Observation
from ..model.places import City
from ..model.records import Record
from .generated_ids import is_generated
from .intake import Intake
from .ledger import RECORD_TYPES, Ledger, set_name
from .references import REFERENCES

_MOST_SHOWN = 4


def resolve(intake: Intake) -> Intake:
    """Return the intake with every printed name replaced by the id of the one record it means.

    A name that fits several records is left, with an issue; one that fits none is left for the check on references.
    """
    ledger, issues = resolve_names(intake.ledger)
    others = tuple(issue for issue in intake.issues if issue.rule is not NAME_AMBIGUOUS)
    return evolve(intake, ledger=ledger, issues=evolve(intake.issues, issues=(*others, *issues)))


def resolve_names(ledger: Ledger) -> tuple[Ledger, tuple[Issue, ...]]:
    """Return the ledger with printed names replaced by ids, and an issue for each name that fits several records."""
    ledger, twins = _without_twins(ledger)
    finder = _Finder(ledger, twins)
    sets: dict[str, Any] = {}
    for name in (*RECORD_TYPES, "observations"):
        records = getattr(ledger, name)
        done = [finder.resolved(record) for record in records]
        if any(new is not old for new, old in zip(done, records, strict=True)):
            sets[name] = done
    return (evolve(ledger, **sets) if sets else ledger), tuple(finder.issues)


def _without_twins(ledger: Ledger) -> tuple[Ledger, list[tuple[City, str]]]:
    """Drop cities with a generated id that another city stands for: the same name in the same country.

    Where the dropped one has no country, the name alone tells, if only one city bears it.

    Returns:
        The ledger, and each dropped city with the id that stands for it.
    """
    known: dict[tuple[str, str | None], str] = {}
    bearers: dict[str, set[str]] = {}
    twins: list[tuple[City, str]] = []
    kept: Any = []
    for city in sorted(ledger.cities, key=lambda city: (is_generated(city.id), city.country is None)):
        names = [name_key(text) for text in (*(city.name.spellings if city.name else ()), city.id)]
        first = next((known[name, city.country] for name in names if (name, city.country) in known), None)
        if first is None and city.country is None:
            alike = set[str]().union(*(bearers.get(name, ()) for name in names))
            first = alike.pop() if len(alike) == 1 else None
        if first is not None and is_generated(city.id):
            twins.append((city, first))
            continue
        kept.append(city)
        for name in names:
            known.setdefault((name, city.country), city.id)
            bearers.setdefault(name, set()).add(city.id)
    return (evolve(ledger, cities=kept) if twins else ledger), twins


class _Finder:
    """Finds records by name, and remembers which names fit several."""

    def __init__(self, ledger: Ledger, twins: Sequence[tuple[City, str]]) -> None:
        self.issues: list[Issue] = []
        self._ledger = ledger
        self._twins: dict[str, str] = {city.id: id for city, id in twins}
        self._exact: dict[tuple[str, str], list[str]] = {}
        self._short: dict[tuple[str, str], list[str]] = {}
        self._known: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
        for record, id in (*((record, record.id) for record in ledger.records()), *twins):
            for text in record.name.spellings if record.name else ():
                _add(self._exact, (set_name(record), name_key(text)), id)
                _add(self._short, (set_name(record), name_key(strip_suffix(text))), id)

    def resolved(self, record: Any) -> Any:
        """Return the record with its references as ids; the very same where nothing changes."""
        changes: dict[str, Any] = {}
        for reference in REFERENCES[type(record)]:
            held = getattr(record, reference.field)
            if held is None or held == ():
                continue
            if isinstance(held, tuple):
                found: Any = tuple(self._id(text, reference.sets, record, reference.field) for text in held)
            else:
                found = self._id(held, reference.sets, record, reference.field)
            if found != held:
                changes[reference.field] = found
        return attrs.evolve(record, **changes) if changes else record

    def _id(self, text: str, sets: tuple[str, ...], record: Record | Observation, path: str) -> str:
        if (sets, text) not in self._known:
            self._known[sets, text] = self._candidates(text, sets)
        found = self._known[sets, text]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            shown = ", ".join(found[:_MOST_SHOWN]) + ("…" if len(found) > _MOST_SHOWN else "")
            subject = record.id if isinstance(record, Record) else None
            params = {"found": text, "candidates": shown}
            self.issues.append(Issue(NAME_AMBIGUOUS, params, subject=subject, path=path, source=record.source))
        return text

    def _candidates(self, text: str, sets: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids a text may mean: an id first, then a whole name, then a name without 市 or 省."""
        if text in self._twins:
            return (self._twins[text],)
        if any(getattr(self._ledger, name).get(text) for name in sets):
            return (text,)
        for index, key in ((self._exact, name_key(text)), (self._short, name_key(strip_suffix(text)))):
            if found := _in_sets(index, sets, key):
                return found
        return ()


def _add(index: dict[tuple[str, str], list[str]], key: tuple[str, str], id: str) -> None:
    ids = index.setdefault(key, [])
    if id not in ids:
        ids.append(id)


def _in_sets(index: Mapping[tuple[str, str], list[str]], sets: Iterable[str], key: str) -> tuple[str, ...]:
    return tuple(id for name in sets for id in index.get((name, key), ()))
