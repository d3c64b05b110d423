"""A visit of journalists is short; who stays as long as a resident one is registered by the ministry."""

from collections.abc import Iterator

from ...issues.catalogue.services_duties import RESIDENT_PRESS
from ...issues.issue import Issue
from ...model.entries import Entry
from ..rulebook import Rulebook, breach, limit
from .judged import each_entry

KIND = "press-visit"


def residents(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find visits that last as long as those of resident journalists.

    Six months are the least of the one and the most of the other: a visit of exactly that time is left alone.
    """
    start, end = entry.on, entry.until
    if start is None or end is None:
        return
    found = book.ends("journalists.resident_from", entry, start, after=start.last)
    if found is not None and end.first > found[0]:
        params = {"start": start, "end": end, "limit": limit(found[1])}
        yield breach(RESIDENT_PRESS, found[1], entry, "until", params)


CHECKS = (
    each_entry(
        "core.press-visits", "短期采访时间", "visits of journalists are short", (RESIDENT_PRESS,), (KIND,), residents
    ),
)
