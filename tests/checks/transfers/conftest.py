"""What the checks on transfers find, under the packaged regulations with every local parameter settled."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import City, CodeList, Office
from localdiplomacy.regulations.regulations import Regulations


@pytest.fixture(scope="session")
def settled() -> Regulations:
    """The packaged regulations with the local parameters settled."""
    return ld.open(
        Path(__file__).parents[1] / "settled_transfers", registry=ld.Registry(discover=False)
    ).contributions.regulations


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
