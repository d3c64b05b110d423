"""Dates stand in the order in which things happen. Dates known to the month or year are out of order only if surely so."""

from collections.abc import Iterator
from datetime import date, datetime

from attrs import frozen

from ..issues.catalogue.structure_times import (
    ARRIVES_BEFORE_LEAVING,
    DAYS_DIFFER,
    ENDS_BEFORE_START,
    IMPLAUSIBLE_YEAR,
    NO_START,
    OUT_OF_ORDER,
    OUTSIDE_TRIP,
)
from ..issues.issue import Issue
from ..model.delegations import OutboundDelegation
from ..model.partial_dates import PartialDate
from ..model.records import Record
from ..model.texts import Text
from ..model.transfers import TransferBatch, local
from .check import Check, CheckContext
from .found import issue
from .lifecycles import histories

# No office of the People's Republic kept a ledger before 1949, and none plans more than ten years ahead.
EARLIEST_YEAR = 1949
YEARS_AHEAD = 10


@frozen
class Span:
    """Two date fields of one set of records, the second not before the first."""

    set: str
    start: str
    start_label: Text
    end: str
    end_label: Text
    end_excluded: bool = False


SPANS = (
    Span("outbound", "departs_on", Text("离境日期", "departure"), "returns_on", Text("返回日期", "return")),
    Span("inbound", "arrives_on", Text("到达日期", "arrival"), "leaves_on", Text("离开日期", "leaving")),
    Span("entries", "on", Text("起始日期", "start"), "until", Text("截止日期", "end")),
    Span("cities", "since", Text("设立日期", "since"), "until", Text("撤销日期", "until"), end_excluded=True),
)
_STOP = Span("outbound", "arrives_on", Text("抵达日期", "arrival"), "leaves_on", Text("离开日期", "leaving"))


def spans(context: CheckContext) -> Iterator[Issue]:
    """Find records and stops that end before they start."""
    for span in SPANS:
        for record in getattr(context.ledger, span.set):
            start, end = getattr(record, span.start), getattr(record, span.end)
            if start is not None and end is not None and _backwards(span, start, end):
                yield _span_issue(span, record, span.end, start, end)
    for trip in context.ledger.outbound:
        for number, stop in enumerate(trip.stops):
            start, end = stop.arrives_on, stop.leaves_on
            if start is not None and end is not None and _backwards(_STOP, start, end):
                yield _span_issue(_STOP, trip, f"stops[{number}].leaves_on", start, end)


def _backwards(span: Span, start: PartialDate, end: PartialDate) -> bool:
    return end.last < start.first or (span.end_excluded and end.last == start.first)


def _span_issue(span: Span, record: Record, path: str, start: PartialDate, end: PartialDate) -> Issue:
    params = {"start_label": span.start_label, "start": start, "end_label": span.end_label, "end": end}
    return issue(ENDS_BEFORE_START, record, path, params)


def stops_outside(context: CheckContext) -> Iterator[Issue]:
    """Find stops whose dates lie outside their trip."""
    for trip in context.ledger.outbound:
        for number, stop in enumerate(trip.stops):
            for name, day in (("arrives_on", stop.arrives_on), ("leaves_on", stop.leaves_on)):
                if day is not None and _outside(trip, day):
                    params = {"day": day, "start": trip.departs_on or "?", "end": trip.returns_on or "?"}
                    yield issue(OUTSIDE_TRIP, trip, f"stops[{number}].{name}", params)


def _outside(trip: OutboundDelegation, day: PartialDate) -> bool:
    before = trip.departs_on is not None and day.last < trip.departs_on.first
    return before or (trip.returns_on is not None and day.first > trip.returns_on.last)


def implausible_years(context: CheckContext) -> Iterator[Issue]:
    """Find dates in years that a typing slip explains better than the calendar."""
    earliest = date(EARLIEST_YEAR, 1, 1)
    latest_year = min(context.at.year + YEARS_AHEAD, date.max.year)
    latest = date(latest_year, 12, 31)
    for record, path, number, day in _dates(context):
        if day is not None and (day.first < earliest or day.last > latest):
            params = {"day": day, "earliest": EARLIEST_YEAR, "latest": latest_year}
            yield issue(IMPLAUSIBLE_YEAR, record, path.format(number), params)


def _dates(context: CheckContext) -> Iterator[tuple[Record, str, int, PartialDate | None]]:
    """Yield dates with their field, in which `{}` stands for the number of an item: few are ever named."""
    # Places are left out: a city may well be older than the republic.
    ledger = context.ledger
    for trip in ledger.outbound:
        yield trip, "departs_on", 0, trip.departs_on
        yield trip, "returns_on", 0, trip.returns_on
        for number, paper in enumerate(trip.papers):
            yield trip, "papers[{}].issued_on", number, paper.issued_on
    for visit in ledger.inbound:
        yield visit, "arrives_on", 0, visit.arrives_on
        yield visit, "leaves_on", 0, visit.leaves_on
    for batch in ledger.transfers:
        yield batch, "moved_on", 0, batch.moved_on
    for entry in ledger.entries:
        yield entry, "on", 0, entry.on
        yield entry, "until", 0, entry.until
    for tie in ledger.partnerships:
        for number, instrument in enumerate(tie.instruments):
            yield tie, "instruments[{}].signed_on", number, instrument.signed_on
    for record, history in histories(context):
        for number, move in enumerate(history):
            yield record, "history[{}].on", number, move.on


def stated_days(context: CheckContext) -> Iterator[Issue]:
    """Find trips whose stated days are not the days between their dates, both ends counted.

    The days approved are held against the dates where they are given, else the days asked for.
    """
    for trip in context.ledger.outbound:
        name = "days_planned" if trip.days_approved is None else "days_approved"
        stated = getattr(trip, name)
        if stated is None:
            continue
        counted = trip.days_abroad
        if counted is not None and counted > 0 and counted != stated:
            params = {"stated": stated, "counted": counted, "start": trip.departs_on, "end": trip.returns_on}
            yield issue(DAYS_DIFFER, trip, name, params)


def legs(context: CheckContext) -> Iterator[Issue]:
    """Find drives that arrive before they depart, or begin before the drive listed before them."""
    for batch in context.ledger.transfers:
        earlier: datetime | None = None
        for number, leg in enumerate(batch.legs):
            departs, arrives = local(leg.departs_at), local(leg.arrives_at)
            if departs is not None and arrives is not None and arrives < departs:
                params = {"arrives": arrives, "departs": departs}
                yield issue(ARRIVES_BEFORE_LEAVING, batch, f"legs[{number}].arrives_at", params)
            if departs is not None:
                yield from _in_order(batch, f"legs[{number}].departs_at", departs, earlier)
                earlier = departs


def hand_overs(context: CheckContext) -> Iterator[Issue]:
    """Find hand-overs that are earlier than the hand-over listed before them."""
    for batch in context.ledger.transfers:
        earlier: datetime | None = None
        for number, hand_over in enumerate(batch.hand_overs):
            at = local(hand_over.at)
            if at is not None:
                yield from _in_order(batch, f"hand_overs[{number}].at", at, earlier)
                earlier = at


def _in_order(batch: TransferBatch, path: str, later: datetime, earlier: datetime | None) -> Iterator[Issue]:
    if earlier is not None and later < earlier:
        yield issue(OUT_OF_ORDER, batch, path, {"later": later, "earlier": earlier})


def ends_without_start(context: CheckContext) -> Iterator[Issue]:
    """Find entries that end but do not begin."""
    for entry in context.ledger.entries:
        if entry.until is not None and entry.on is None:
            yield issue(NO_START, entry, "on", {"end": entry.until})


CHECKS = (
    Check(id="core.spans", zh="起止先后", en="nothing ends before it starts", rules=(ENDS_BEFORE_START,), run=spans),
    Check(
        id="core.stops-inside",
        zh="停留在行程内",
        en="stops lie inside their trip",
        rules=(OUTSIDE_TRIP,),
        run=stops_outside,
    ),
    Check(
        id="core.plausible-years",
        zh="年份可信",
        en="years are plausible",
        rules=(IMPLAUSIBLE_YEAR,),
        run=implausible_years,
    ),
    Check(id="core.stated-days", zh="天数与日期相符", en="days fit the dates", rules=(DAYS_DIFFER,), run=stated_days),
    Check(
        id="core.leg-times",
        zh="各段先后",
        en="drives follow one another",
        rules=(ARRIVES_BEFORE_LEAVING, OUT_OF_ORDER),
        run=legs,
    ),
    Check(
        id="core.hand-over-times",
        zh="交接先后",
        en="hand-overs follow one another",
        rules=(OUT_OF_ORDER,),
        run=hand_overs,
    ),
    Check(
        id="core.entry-starts",
        zh="条目有起始日期",
        en="what ends has a start",
        rules=(NO_START,),
        run=ends_without_start,
    ),
)
