"""What is asked of a report beside its period: single records, and sensitive fields by name."""

from collections.abc import Iterable
from typing import Any

from ..issues.catalogue.reports import NOT_OFFERED, RECORD_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..ledger.ledger import Ledger
from ..model.texts import Text
from ..reports.formats import ReportFormat

_SINGLE = Text("只写单条记录 ", "be of single records,")
_REVEAL = Text("显示字段 ", "show the field")
_NONE = Text("无", "nothing")


def require_offered(
    format: ReportFormat, ledger: Ledger, records: Iterable[str], reveal: Iterable[str]
) -> dict[str, Any]:
    """Return what a context says of the records and fields asked for.

    Args:
        format: the format of the report.
        ledger: the ledger.
        records: ids of records.
        reveal: names of sensitive fields.

    Raises:
        CannotContinue: LD-REPORT-003, for a record that is not there; LD-REPORT-004, for what the format does not offer.
    """
    ids, names = tuple(dict.fromkeys(records)), tuple(dict.fromkeys(reveal))
    issues = [_not_offered(format, _REVEAL, name, format.reveals) for name in names if name not in format.reveals]
    if ids and format.of is None:
        issues.append(_not_offered(format, _SINGLE, ", ".join(ids), ()))
    elif format.of is not None:
        known = getattr(ledger, format.of)
        missing = [id for id in ids if known.get(id) is None]
        told = {"format": format.id, "records": format.of}
        issues += [Issue(RECORD_UNKNOWN, {**told, "record": id}) for id in missing]
    if issues:
        raise CannotContinue(*issues)
    return {"records": ids, "reveal": frozenset(names)}


def _not_offered(format: ReportFormat, what: Text, asked: str, known: tuple[str, ...]) -> Issue:
    return Issue(NOT_OFFERED, {"format": format.id, "what": what, "asked": asked, "known": ", ".join(known) or _NONE})
