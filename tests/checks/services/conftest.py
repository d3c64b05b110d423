"""What the checks on the smaller ledgers find, under the packaged regulations."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.regulations import builtin

Found = list[tuple[str, str, str | None]]
CHECKS = [check for check in BUILTIN_CHECKS if any(rule.code.startswith("LD-SERVICE") for rule in check.rules)]


@pytest.fixture(scope="session")
def look() -> Callable[..., Found]:
    """Return code, severity and subject of what is found, with what could not be judged."""
    lists = {**builtin_code_lists(), "country": country_codes()}

    def find(*records: Any, **more: Any) -> Found:
        given = {"at": date(2024, 12, 31), "code_lists": lists, "regulations": builtin(), **more}
        report = run_checks(CheckContext(ledger=Ledger.of(records), **given), CHECKS, strict=True)
        return [(issue.code, issue.severity.value, issue.subject) for issue in report]

    return find
