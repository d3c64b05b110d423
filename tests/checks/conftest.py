"""A small world to check in: code lists, and a function that returns what the built-in checks find."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.divisions import division_codes
from localdiplomacy.regulations.regulations import builtin
from localdiplomacy.testing.strategies import KINDS

AT = date(2023, 1, 1)
Found = list[tuple[str, str | None, str | None, dict[str, str]]]


@pytest.fixture(scope="session")
def at() -> date:
    """The day as of which the tests check: after every generated date."""
    return AT


@pytest.fixture(scope="session")
def lists() -> Mapping[str, CodeList]:
    """The packaged code lists with countries, divisions and the kinds that the strategies generate."""
    kinds = CodeList(id="entry-kind", zh="条目类别", en="Kinds of entry", codes=KINDS)
    return {**builtin_code_lists(), "country": country_codes(), "division": division_codes(), "entry-kind": kinds}


@pytest.fixture
def found(lists: Mapping[str, CodeList]) -> Callable[..., Found]:
    """Return code, subject, path and English parameters of all issues with the given records, in report order."""

    def look(*items: Any, only: tuple[str, ...] = (), **context: Any) -> Found:
        given = {"ledger": Ledger.of(items), "at": AT, "code_lists": lists, "regulations": builtin(), **context}
        report = run_checks(CheckContext(**given), BUILTIN_CHECKS, only=only, strict=True)
        return [(issue.code, issue.subject, issue.path, issue.values("en")) for issue in report]

    return look


@pytest.fixture
def severities(lists: Mapping[str, CodeList]) -> Callable[..., list[Any]]:
    """Return the severities of all issues with the given records, in report order."""

    def look(*items: Any, only: tuple[str, ...] = (), **context: Any) -> list[Any]:
        given = {"ledger": Ledger.of(items), "at": AT, "code_lists": lists, "regulations": builtin(), **context}
        return [issue.severity for issue in run_checks(CheckContext(**given), BUILTIN_CHECKS, only=only, strict=True)]

    return look
