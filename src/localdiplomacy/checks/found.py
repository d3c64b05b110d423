"""Making issues of records: subject, path, source and the names of fields in one place."""

import re
from collections.abc import Mapping

from ..codec.codelists import builtin_code_lists, column_label
from ..issues.catalogue.structure import NEED_MISSING
from ..issues.issue import Issue
from ..issues.rules import Rule
from ..ledger.formats import OBSERVATIONS
from ..ledger.ledger import set_name
from ..model.observations import Observation
from ..model.quantities import Count, Quantity
from ..model.records import Record
from ..model.texts import Text

_NUMBER = re.compile(r"\[\d+\]")


def issue(rule: Rule, record: Record, path: str, params: Mapping[str, object]) -> Issue:
    """Return an issue with a field of a record; the parameter `field` is shown as tables head it."""
    named = _with_heading(set_name(record), path, params)
    return Issue(rule, named, subject=record.id, path=path, source=record.source)


def figure_issue(rule: Rule, figure: Observation, path: str, params: Mapping[str, object]) -> Issue:
    """Return an issue with a published figure; its subject says whose figure it is and of what.

    The parameter `field` is shown as tables head it.
    """
    codes = [code for _, code in figure.dimensions]
    subject = " · ".join((*((figure.office,) if figure.office else ()), figure.indicator, figure.period.code, *codes))
    return Issue(rule, _with_heading(OBSERVATIONS, path, params), subject=subject, path=path, source=figure.source)


def heading(records: str, path: str) -> Text:
    """Return what tables call a field: its column, those of its parts, or the nearest field around it.

    Args:
        records: name of the set of records, such as `outbound`.
        path: the field path; numbers of items do not matter.

    Returns:
        The heading in quotation marks; the path itself where tables have no such column.
    """
    lists, columns = builtin_code_lists(), f"columns.{records}"
    steps = _NUMBER.sub("", path).split(".")
    for length in range(len(steps), 0, -1):
        around = ".".join(steps[:length])
        if around in lists[columns]:
            return column_label(lists, columns, around)
        parts = [column_label(lists, columns, code.id) for code in lists[columns] if code.id.startswith(f"{around}.")]
        if parts:
            return Text("或".join(part.zh for part in parts), " or ".join(part.en for part in parts))
    return Text(path, path)


def dimension_heading(dimension: str) -> Text:
    """Return what tables of figures call a dimension; its id where they have no column for it."""
    path = f"dimensions.{dimension}"
    found = column_label(builtin_code_lists(), f"columns.{OBSERVATIONS}", path)
    return found if found.zh != path else Text(dimension, dimension)


def _with_heading(records: str, path: str, params: Mapping[str, object]) -> Mapping[str, object]:
    field = params.get("field")
    # A rule on the fields of a kind gives a name that is no path of the record.
    if not isinstance(field, str) or not f"{_NUMBER.sub('', path)}.".startswith(f"{_NUMBER.sub('', field)}."):
        return params
    return {**params, "field": heading(records, field)}


def needed(check: str, need: Text) -> Issue:
    """Return the issue that a check was not made because something is not there."""
    return Issue(NEED_MISSING, {"check": check, "need": need})


def amount(low: object, high: object) -> str:
    """Return a number or a range as text: `80`, `75–85`."""
    return f"{low}" if low == high else f"{low}–{high}"


def shown_count(count: Count | None) -> object:
    """Return a count as a message shows it: a number, or a rough one in the words it was printed in."""
    return count.text if isinstance(count, Quantity) else count
