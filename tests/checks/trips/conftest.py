"""What the checks on trips find, under the packaged regulations with every local parameter settled."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations, builtin

OURS = Citation(text="our own rule")


@pytest.fixture(scope="session")
def settled() -> Regulations:
    """The packaged regulations with the local parameters settled."""
    return (
        builtin()
        .choose("passport.return_deadline", "return-7")
        .choose("report.deadline", "return-15")
        .choose("outbound.lead_time", "2-months")
        .choose("outbound.academic_temporary", "90-days")
        .settle("outbound.quota", 2, source=OURS)
        .settle("outbound.split_window", Duration(10, DayKind.CALENDAR_DAYS), source=OURS)
        .settle("outbound.term_starts", ("2017-01-10", "2022-01-12"), source=OURS)
    )


@pytest.fixture
def look(lists: Mapping[str, CodeList], settled: Regulations) -> Callable[..., list[tuple[str, str | None]]]:
    """Return code and subject of what the checks on trips find, with what could not be judged."""

    def find(*records: Any, **more: Any) -> list[tuple[str, str | None]]:
        given = {"at": date(2023, 1, 1), "code_lists": lists, "regulations": settled, **more}
        report = run_checks(CheckContext(ledger=Ledger.of(records), **given), BUILTIN_CHECKS, strict=True)
        wanted = ("LD-TRIP", "LD-GIFT", "LD-CHECK")
        return [(issue.code, issue.subject) for issue in report if issue.code.startswith(wanted)]

    return find
