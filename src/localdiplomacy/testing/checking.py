"""One check on a few records, for a plugin's own tests."""

from datetime import date

from attrs import evolve

from ..checks.check import Check
from ..checks.run import run_checks
from ..issues.issue import Issue
from ..ledger.ledger import Ledger
from ..model.observations import Observation
from ..model.records import Record
from ..plugins import Registry
from ..regulations.regulations import Regulations


def found_by(
    check: Check,
    items: tuple[Record | Observation, ...],
    at: date,
    registry: Registry | None,
    regulations: Regulations | None,
) -> list[Issue]:
    """Return what the check finds; see `run_check`."""
    given = (registry or Registry(discover=False)).contributions
    if regulations is not None:
        given = evolve(given, regulations=regulations)
    return list(run_checks(given.check_context(Ledger.of(items), at), [check], strict=True))
