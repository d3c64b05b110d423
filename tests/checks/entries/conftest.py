"""Checking lines of the packaged kinds, with what the office has settled."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Issue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList, DayKind, Duration
from localdiplomacy.regulations.parameters import Citation, Value
from localdiplomacy.regulations.regulations import Regulations, builtin

SETTLED: Mapping[str, Value] = {
    "ledger.issues_per_month_least": 2,
    "ledger.issues_per_month_most": 4,
    "ledger.complaint_days": Duration(15, DayKind.CALENDAR_DAYS),
}


@pytest.fixture(scope="session")
def settled() -> Mapping[str, Value]:
    """What the office has settled."""
    return SETTLED


@pytest.fixture(scope="session")
def rules() -> Regulations:
    """The packaged regulations with what the office has settled."""
    found = builtin()
    for name, value in SETTLED.items():
        found = found.settle(name, value, source=Citation(text="设置"))
    return found


@pytest.fixture(scope="session")
def packaged() -> Mapping[str, CodeList]:
    """The packaged code lists."""
    return builtin_code_lists()


@pytest.fixture
def issues(rules: Regulations, packaged: Mapping[str, CodeList]) -> Callable[..., list[Issue]]:
    """Return the issues with some lines."""

    def look(
        lines: Iterable[Any], *, at: date = date(2023, 1, 1), only: tuple[str, ...] = ("LD-ENTRY",), **context: Any
    ) -> list[Issue]:
        given = {"ledger": Ledger.of(lines), "at": at, "code_lists": packaged, "regulations": rules, **context}
        return list(run_checks(CheckContext(**given), BUILTIN_CHECKS, only=only, strict=True))

    return look
