"""Examples of rules on records: some that break a rule, and some that differ as little as they can and do not."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from ..checks.check import Check, CheckContext
from ..checks.run import run_checks
from ..issues.issue import Issue
from ..issues.rules import Severity
from ..ledger.ledger import Ledger
from ..model.ids import CityId, OfficeId
from ..model.observations import Observation
from ..model.places import City, Office
from ..model.records import Record

Records = tuple[Record | Observation, ...]


@frozen
class RuleExample:
    """Records that break one rule, once, what is then said, how badly and where, and records that do not break it.

    Args:
        broken: the records that break it.
        path: the field that the issue names; None for the record as a whole.
        params: what fills the message, in English.
        sound: the records that do not break it.
        severity: how bad the issue is; None where that is what its rule says.
        subject: what the issue is about: the id of a record, or what a figure is called.
        beside: codes of other rules that the broken records may break too, and the sound ones where it is mere advice.
        only: codes or their beginnings: the rules looked at; all where there is none.
        office: id of the office the records are of, which is there besides them; None where none is needed.
        where: division code of the place where that office is.
        context: what a `CheckContext` holds besides the ledger.
    """

    broken: Records
    path: str | None
    params: Mapping[str, str]
    sound: Records
    severity: Severity | None = None
    subject: str = field(kw_only=True)
    beside: frozenset[str] = field(default=frozenset(), kw_only=True)
    only: tuple[str, ...] = field(default=(), kw_only=True)
    office: str | None = field(default=None, kw_only=True)
    where: str | None = field(default=None, kw_only=True)
    context: Mapping[str, Any] = field(default=MappingProxyType({}), kw_only=True)

    def found_in(self, records: Records, checks: Iterable[Check], **context: Any) -> list[Issue]:
        """Return what checks find in records, in the order of a report.

        Args:
            records: `broken`, `sound` or others.
            checks: the checks.
            **context: what the context holds where the example says nothing of it.
        """
        given = {**context, **self.context}
        if self.office is not None:
            city = CityId(self.office)
            records = (*records, City(id=city, division_code=self.where), Office(id=OfficeId(self.office), city=city))
            given["jurisdiction"] = self.where
        return list(run_checks(CheckContext(ledger=Ledger.of(records), **given), checks, only=self.only, strict=True))

    def faults(self, code: str, checks: Iterable[Check], **context: Any) -> list[str]:
        """Return in what the example does not hold: the rule is broken, once and as it says, and only by `broken`.

        Args:
            code: code of the rule.
            checks: the checks, of which one carries the rule.
            **context: what the context holds where the example says nothing of it.
        """
        checks = tuple(checks)
        broken, sound = (self.found_in(records, checks, **context) for records in (self.broken, self.sound))
        said = [self._said(issue) for issue in broken if issue.code == code]
        wanted = (self.severity, self.subject, self.path, dict(self.params))
        faults = [] if said == [wanted] else [f"the broken example should give {wanted}, and gives {said}"]
        others = {issue.code for issue in broken} - self.beside - {code}
        faults += [f"the broken example breaks {other} as well" for other in sorted(others)]
        advised = {issue.code for issue in sound if issue.severity is Severity.ADVICE} & self.beside - {code}
        others = {issue.code for issue in sound} - advised
        return faults + [f"the sound example breaks {other}" for other in sorted(others)]

    def _said(self, issue: Issue) -> tuple[Severity | None, str | None, str | None, dict[str, str]]:
        severity = None if self.severity is None and issue.severity is issue.rule.severity else issue.severity
        return severity, issue.subject, issue.path, issue.values("en")
