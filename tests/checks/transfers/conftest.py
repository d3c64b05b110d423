"""What the checks on transfers find, under the packaged regulations with every local parameter settled."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import City, CodeList, Office
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations, builtin

OURS = Citation(text="our own rule")


@pytest.fixture(scope="session")
def settled() -> Regulations:
    """The packaged regulations with the local parameters settled."""
    return (
        builtin()
        .choose("transfer.link_levels", "three-levels")
        .choose("transfer.preparations", "three-advance")
        .choose("transfer.checklists", "four-lists")
        .choose("transfer.vehicle_check_daily", "daily")
        .choose("transfer.crew_training", "before-duty")
        .choose("transfer.crew_vaccination", "all")
        .choose("transfer.crew_protection", "level-2")
        .choose("transfer.leaders_per_batch", "one-leader")
        .settle("transfer.max_hours", 8, source=OURS)
    )


@pytest.fixture(scope="session")
def look(
    lists: Mapping[str, CodeList], settled: Regulations
) -> Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]:
    """Return code, subject, path and English parameters of what the checks on transfers find, in report order."""

    def find(*records: Any, where: str = "32", only: tuple[str, ...] = ("LD-TRANSFER",), **more: Any) -> Any:
        place = (City(id="o1", division_code=where), Office(id="o1", city="o1"))
        given = {"at": date(2023, 6, 1), "code_lists": lists, "regulations": settled, "jurisdiction": where, **more}
        report = run_checks(
            CheckContext(ledger=Ledger.of((*records, *place)), **given), BUILTIN_CHECKS, only=only, strict=True
        )
        return [(issue.code, issue.subject, issue.path, issue.values("en")) for issue in report]

    return find
