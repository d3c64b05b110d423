"""A visit of journalists is short; who stays as long as a resident one is registered by the ministry."""

from collections.abc import Iterator

from ...issues.catalogue.services_duties import RESIDENT_PRESS
from ...issues.issue import Issue
from ...model.durations import Duration
from ...model.entries import Entry
from ..check import CheckContext
from ..found import issue
from ..rulebook import Rulebook, cited, limit
from ..rules_of_places import graded
from .kept import each_entry

KIND = "press-visit"


def residents(context: CheckContext, book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find visits that last as long as those of resident journalists.

    Six months are the least of the one and the most of the other: a visit of exactly that time is left alone.
    """
    start, end = entry.on, entry.until
    answer = book.ask("journalists.resident_from", entry, start) if start is not None and end is not None else None
    if start is None or end is None or answer is None or not isinstance(answer.value, Duration):
        return
    last = book.last_day(answer.value, start.last)
    if last is not None and end.first > last:
        params = {"start": start, "end": end, "limit": limit(answer), "rule": cited(answer)}
        yield issue(graded(RESIDENT_PRESS, answer), entry, "until", params)


CHECKS = (
    each_entry(
        "core.press-visits", "短期采访时间", "visits of journalists are short", (RESIDENT_PRESS,), (KIND,), residents
    ),
)
