"""Making issues of records: subject, path and source in one place."""

from collections.abc import Mapping

from ..issues.catalogue.structure import NEED_MISSING
from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.observations import Observation
from ..model.records import Record
from ..model.texts import Text


def issue(rule: Rule, record: Record, path: str, params: Mapping[str, object]) -> Issue:
    """Return an issue with a field of a record."""
    return Issue(rule, params, subject=record.id, path=path, source=record.source)


def figure_issue(rule: Rule, figure: Observation, path: str, params: Mapping[str, object]) -> Issue:
    """Return an issue with a published figure; its subject says whose figure it is and of what."""
    codes = [code for _, code in figure.dimensions]
    subject = " · ".join((*((figure.office,) if figure.office else ()), figure.indicator, figure.period.code, *codes))
    return Issue(rule, params, subject=subject, path=path, source=figure.source)


def needed(check: str, need: Text) -> Issue:
    """Return the issue that a check was not made because something is not there."""
    return Issue(NEED_MISSING, {"check": check, "need": need})


def amount(low: object, high: object) -> str:
    """Return a number or a range as text: `80`, `75–85`."""
    return f"{low}" if low == high else f"{low}–{high}"
