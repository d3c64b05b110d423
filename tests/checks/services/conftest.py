"""What the checks on the smaller ledgers find, under the packaged regulations."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import City, Details, Entry, Office, Transition
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.regulations import builtin

Found = list[tuple[str, str, str | None]]
CHECKS = [check for check in BUILTIN_CHECKS if any(rule.code.startswith("LD-SERVICE") for rule in check.rules)]


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    """Build a line of an office: its kind, day, moves to states and details; what is a field of all lines is one here."""

    def build(kind: str, on: str | None = "2024-04-01", moves: Any = (), id: str = "e1", **more: Any) -> Entry:
        fields = {name: more.pop(name) for name in ("country", "until", "office", "name") if name in more}
        history = tuple(Transition(to, day) for to, day in moves)
        return Entry(id=id, kind=kind, on=on, history=history, details=Details(more), **{"office": "o1", **fields})

    return build


@pytest.fixture(scope="session")
def look() -> Callable[..., Found]:
    """Return code, severity and subject of what is found, with what could not be judged.

    With `where`, the division code of a place, the office is there.
    """
    lists = {**builtin_code_lists(), "country": country_codes()}

    def find(*records: Any, where: str | None = None, **more: Any) -> Found:
        place = () if where is None else (City(id="o1", division_code=where), Office(id="o1", city="o1"))
        given = {"at": date(2024, 12, 31), "code_lists": lists, "regulations": builtin(), **more}
        report = run_checks(CheckContext(ledger=Ledger.of((*records, *place)), **given), CHECKS, strict=True)
        return [(issue.code, issue.severity.value, issue.subject) for issue in report]

    return find


@pytest.fixture(scope="session")
def codes(look: Callable[..., Found]) -> Callable[..., list[str]]:
    """Return the codes of what is found."""
    return lambda *records, **more: [code for code, _, _ in look(*records, **more)]
