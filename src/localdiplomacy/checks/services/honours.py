"""Honorary citizens: decided on by the body of their city, and no more often than its rule says."""

from collections.abc import Iterator
from itertools import pairwise

from ...issues.catalogue.services_duties import DECIDED_BY_OTHERS, HONOURED_TOO_SOON
from ...issues.issue import Issue
from ...model.durations import DayKind, Duration
from ...model.entries import Entry
from ..check import Check, CheckContext
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, began, each_entry, has_entries, standing_of, text_in

KIND = "honour"
_CITIZEN = "honorary-citizen"
_BODIES = "deciding-body"
_MONTHS = 12
_INTERVAL = "core.honour-interval"


def deciding(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find honorary citizens decided on by another body than the rule of the city says."""
    found, day = text_in(entry, "decided_by"), began(entry, "conferred")
    if found is None or day is None or text_in(entry, "honour") != _CITIZEN:
        return
    answer = book.ask("honours.decided_by", entry, day)
    if answer is not None and answer.value != found:
        params = {
            "found": book.label(_BODIES, found),
            "needed": book.label(_BODIES, str(answer.value)),
        }
        yield breach(DECIDED_BY_OTHERS, answer, entry, "details.decided_by", params)


def intervals(context: CheckContext) -> Iterator[Issue]:
    """Find years in which honorary citizens were chosen sooner after the last ones than the city's rule says.

    The rules name years (every second year), so it is years that are compared; one finding for each of them.
    """
    book = Rulebook(context, _INTERVAL)
    for years in _conferred(context).values():
        for (before, _), (year, entry) in pairwise(sorted(years.items())):
            day = began(entry, "conferred")
            answer = book.ask("honours.interval", entry, day) if day is not None else None
            if answer is None or not isinstance(answer.value, Duration) or answer.value.kind is not DayKind.MONTHS:
                continue
            if (year - before) * _MONTHS < answer.value.number:
                params = {"year": year, "before": before, "limit": limit(answer)}
                yield breach(HONOURED_TOO_SOON, answer, entry, "on", params)
    yield from book.unanswered()


def _conferred(context: CheckContext) -> dict[str | None, dict[int, Entry]]:
    """Return the first honorary citizen of each year, by office."""
    found: dict[str | None, dict[int, Entry]] = {}
    for entry in standing_of(context, KIND):
        day = began(entry, "conferred")
        if day is not None and text_in(entry, "honour") == _CITIZEN:
            years = found.setdefault(entry.office, {})
            years[day.first.year] = min(years.get(day.first.year, entry), entry, key=lambda one: one.id)
    return found


CHECKS = (
    each_entry(
        "core.honour-decisions",
        "荣誉市民决定机关",
        "honorary citizens are decided on by the right body",
        (DECIDED_BY_OTHERS,),
        (KIND,),
        deciding,
    ),
    Check(
        id=_INTERVAL,
        zh="荣誉市民评选间隔",
        en="honorary citizens are chosen as often as the rule says",
        rules=(HONOURED_TOO_SOON,),
        run=intervals,
        applies=has_entries(KIND),
        needs=NEEDS,
    ),
)
