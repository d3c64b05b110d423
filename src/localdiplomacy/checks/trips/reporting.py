"""The report on a trip has what the rules of the place ask of it: length, photographs, parts."""

from collections.abc import Iterator

from ...issues.catalogue.trips_times import REPORT_LACKS, REPORT_TOO_SHORT
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation, TripReport
from ...model.partial_dates import PartialDate
from ...model.texts import joined
from ..rulebook import Rulebook, breach, limit, shown
from .deadlines import returned
from .judged import conditions, each_trip, left

_LEAST = {"characters": "report.min_characters", "photos": "report.min_photos"}
_PARTS, _LIST = "report.parts", "report-part"


def reports(book: Rulebook, trip: OutboundDelegation) -> Iterator[Issue]:
    """Find reports that are too short, or lack photographs or parts; what the ledger does not say is not judged."""
    day = (returned(trip) or left(trip)) if trip.report is not None else None
    if trip.report is None or day is None:
        return
    for name, parameter in _LEAST.items():
        held = getattr(trip.report, name)
        answer = book.ask(parameter, trip, day, conditions(trip)) if held is not None else None
        if answer is not None and isinstance(answer.value, int) and held < answer.value:
            params = {"found": shown(held, answer.unit), "limit": limit(answer)}
            yield breach(REPORT_TOO_SHORT, answer, trip, f"report.{name}", params)
    yield from _parts(book, trip, trip.report, day)


def _parts(book: Rulebook, trip: OutboundDelegation, report: TripReport, day: PartialDate) -> Iterator[Issue]:
    answer = book.ask(_PARTS, trip, day, conditions(trip)) if report.parts else None
    wanted = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    missing = [str(part) for part in wanted if part not in report.parts]
    if answer is not None and missing:
        params = {"missing": joined(book.label(_LIST, part) for part in missing)}
        yield breach(REPORT_LACKS, answer, trip, "report.parts", params)


CHECKS = (
    each_trip(
        "core.trip-report-contents",
        "出访总结内容",
        "reports have what is asked of them",
        (REPORT_TOO_SHORT, REPORT_LACKS),
        reports,
    ),
)
