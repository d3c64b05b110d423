"""Trips against the annual plan: the quota of groups, trips out of plan, and the four stages from plan to trip."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from ...issues.catalogue.trips import LONGER_THAN_APPROVED, MORE_THAN_BEFORE, MORE_THAN_PLAN, OUT_OF_PLAN, OVER_QUOTA
from ...issues.issue import Issue
from ...ledger.ledger import Ledger
from ...model.delegations import OutboundDelegation
from ...model.entries import Entry
from ...model.partial_dates import PartialDate
from ...model.quantities import NO_HEADCOUNT, PERSON_TIMES, PERSONS, Count, Headcount, bounds_of, is_more
from ...model.texts import Text
from ..check import Check, CheckContext
from ..found import issue, shown_count
from ..rulebook import Rulebook, cited, limit
from .judged import NEEDS, going, has_trips, left

_Sent = list[tuple[PartialDate, OutboundDelegation]]

PLAN_LINE = "outbound-plan"
_STAGES = (Text("计划", "plan"), Text("申报", "application"), Text("批准", "approval"), Text("实际", "trip"))
_UNITS = {PERSONS: Text("人", "persons"), PERSON_TIMES: Text("人次", "person-times")}
_DAYS = Text("天", "days")
# The field in which each stage of a trip states its days and its counts; the plan line is a record of its own.
_DAY_FIELDS = ("plan_reference", "days_planned", "days_approved", "returns_on")
_COUNT_FIELDS = {
    unit: tuple(f"{field}.{unit}" for field in ("plan_reference", "planned", "approved", "headcount"))
    for unit in _UNITS
}


@frozen(kw_only=True)
class Stages:
    """One trip at its four stages: planned for the year, asked for, approved, made.

    Args:
        id: the trip, or the line of the plan that came to nothing.
        days: days at each stage; None where they are not stated.
        persons: persons at each stage.
        person_times: person-times at each stage.
    """

    id: str
    days: tuple[int | None, ...]
    persons: tuple[Count | None, ...]
    person_times: tuple[Count | None, ...]


def plan_lines(ledger: Ledger) -> Mapping[str, Entry]:
    """Return the lines of annual plans by their ids."""
    return {entry.id: entry for entry in ledger.entries if entry.kind == PLAN_LINE}


def stages_of(trip: OutboundDelegation, lines: Mapping[str, Entry]) -> Stages:
    """Return a trip at its four stages.

    Args:
        trip: the trip.
        lines: the lines of the annual plans.
    """
    line = lines.get(trip.plan_reference) if trip.plan_reference else None
    counts = (_headcount(line), trip.planned, trip.approved, trip.headcount)
    return Stages(
        id=trip.id,
        days=(_planned_days(line), trip.days_planned, trip.days_approved, trip.days_abroad),
        persons=tuple(count.persons for count in counts),
        person_times=tuple(count.person_times for count in counts),
    )


def four_stages(ledger: Ledger) -> tuple[Stages, ...]:
    """Return every trip, and every line of a plan that no trip refers to, at its four stages."""
    lines = plan_lines(ledger)
    made = tuple(stages_of(trip, lines) for trip in ledger.outbound)
    used = {trip.plan_reference for trip in ledger.outbound}
    idle = (line for id, line in sorted(lines.items()) if id not in used)
    return (*made, *(_unused(line) for line in idle))


def _unused(line: Entry) -> Stages:
    counts, nothing = line.headcount, (None, None, None)
    return Stages(
        id=line.id,
        days=(_planned_days(line), *nothing),
        persons=(counts.persons, *nothing),
        person_times=(counts.person_times, *nothing),
    )


def _headcount(line: Entry | None) -> Headcount:
    return NO_HEADCOUNT if line is None else line.headcount


def _planned_days(line: Entry | None) -> int | None:
    days = None if line is None else line.details.get("days")
    return days if isinstance(days, int) and not isinstance(days, bool) else None


def grown(context: CheckContext) -> Iterator[Issue]:
    """Find trips that ask for more than was planned, or were approved for more than was asked for."""
    lines = plan_lines(context.ledger)
    for trip in context.ledger.outbound:
        line = lines.get(trip.plan_reference) if trip.plan_reference else None
        # What exceeds the approval is a finding of its own.
        days = _planned_days(line), trip.days_planned, trip.days_approved
        yield from _grown(trip, days, _DAYS, _DAY_FIELDS)
        counts = _headcount(line), trip.planned, trip.approved
        for unit, label in _UNITS.items():
            yield from _grown(trip, [getattr(count, unit) for count in counts], label, _COUNT_FIELDS[unit])


def _grown(
    trip: OutboundDelegation, amounts: Iterable[Count | None], what: Text, fields: tuple[str, ...]
) -> Iterator[Issue]:
    earlier, before = 0, None
    for number, amount in enumerate(amounts):
        if amount is None:
            continue
        if is_more(amount, before):
            params = {
                "later": _STAGES[number],
                "found": shown_count(amount),
                "what": what,
                "earlier": _STAGES[earlier],
                "before": shown_count(before),
            }
            yield issue(MORE_THAN_BEFORE, trip, fields[number], params)
        earlier, before = number, amount


def overstayed(context: CheckContext) -> Iterator[Issue]:
    """Find groups that stayed longer than approved."""
    for trip in context.ledger.outbound:
        days = trip.days_abroad
        if days is not None and trip.days_approved is not None and days > trip.days_approved:
            params = {"days": days, "approved": trip.days_approved}
            yield issue(LONGER_THAN_APPROVED, trip, "returns_on", params)


def out_of_plan(context: CheckContext) -> Iterator[Issue]:
    """Find trips of no line of a plan, in years for which the office has one."""
    lines = plan_lines(context.ledger)
    planned = {(trip.office, day.year) for trip, day in _dated(context) if trip.plan_reference}
    planned |= {(line.office, line.on.year) for line in lines.values() if line.on is not None}
    for trip, day in _dated(context):
        known = trip.plan_reference is not None and (not lines or trip.plan_reference in lines)
        if (trip.office, day.year) in planned and not known:
            yield issue(OUT_OF_PLAN, trip, "plan_reference", {"year": day.year})


def _dated(context: CheckContext) -> Iterator[tuple[OutboundDelegation, PartialDate]]:
    for trip in going(context):
        day = left(trip)
        if day is not None:
            yield trip, day


def quota(context: CheckContext) -> Iterator[Issue]:
    """Find years with more groups than the quota; the first group beyond it is named.

    Only offices that keep an annual plan are asked for their quota.
    """
    book = Rulebook(context, "core.trip-quota")
    unplanned = not plan_lines(context.ledger) and not any(trip.plan_reference for trip in context.ledger.outbound)
    for (_, year), trips in _years(context).items():
        yield from _beyond(book, year, trips, unplanned)
    yield from book.unanswered()


def _years(context: CheckContext) -> Mapping[tuple[str, int], _Sent]:
    """Return the groups of each office and year in the order of leaving."""
    return context.once(_groups_of_years)


def _groups_of_years(context: CheckContext) -> Mapping[tuple[str, int], _Sent]:
    years: dict[tuple[str, int], _Sent] = {}
    for trip, day in _dated(context):
        if trip.headcount.batches in (None, 1):  # of a record of several batches none is the one too many
            years.setdefault((trip.office or "", day.year), []).append((day, trip))
    return {key: sorted(trips, key=_by_day) for key, trips in sorted(years.items())}


def beyond_plan(context: CheckContext) -> Iterator[Issue]:
    """Find years with more groups than the annual plan has, where the office has no quota that says more."""
    book = Rulebook(context, "core.trip-plan-total")
    planned: Counter[tuple[str, int]] = Counter()
    for line in plan_lines(context.ledger).values():
        batches = bounds_of(line.headcount.batches)[1] if line.headcount.batches is not None else 1
        if line.on is not None:
            planned[line.office or "", line.on.year] += 1 if batches is None else int(batches)
    for (office, year), trips in _years(context).items():
        most = planned[office, year]
        if 0 < most < len(trips):
            day, first = trips[0]
            if book.ask("outbound.quota", first, day, quietly=True) is None:
                params = {"year": year, "all": len(trips), "planned": most, "number": most + 1}
                yield issue(MORE_THAN_PLAN, trips[most][1], "departs_on", params)


def _by_day(sent: tuple[PartialDate, OutboundDelegation]) -> tuple[date, date, str]:
    day, trip = sent
    return day.first, day.last, trip.id


def _beyond(book: Rulebook, year: int, trips: _Sent, quietly: bool) -> Iterator[Issue]:
    day, first = trips[0]
    answer = book.ask("outbound.quota", first, day, quietly=quietly, records=len(trips))
    if answer is None or not isinstance(answer.value, int) or len(trips) <= answer.value:
        return
    beyond = trips[answer.value][1]
    params = {
        "year": year,
        "number": answer.value + 1,
        "all": len(trips),
        "limit": limit(answer),
        "rule": cited(answer),
    }
    yield issue(OVER_QUOTA, beyond, "departs_on", params)


CHECKS = (
    Check(
        id="core.trip-stages",
        zh="计划、申报、批准逐级不增",
        en="plan, application and approval do not grow",
        rules=(MORE_THAN_BEFORE,),
        run=grown,
        applies=has_trips,
    ),
    Check(
        id="core.trip-overstay",
        zh="在外天数不多于批准",
        en="groups do not stay longer than approved",
        rules=(LONGER_THAN_APPROVED,),
        run=overstayed,
        applies=has_trips,
    ),
    Check(
        id="core.trip-plan",
        zh="计划外团组",
        en="trips are lines of the annual plan",
        rules=(OUT_OF_PLAN,),
        run=out_of_plan,
        applies=has_trips,
    ),
    Check(
        id="core.trip-quota",
        zh="年度团组总量",
        en="groups of a year are within the quota",
        rules=(OVER_QUOTA,),
        run=quota,
        applies=has_trips,
        needs=NEEDS,
    ),
    Check(
        id="core.trip-plan-total",
        zh="团组总数不多于年度计划",
        en="groups of a year are not more than the plan has",
        rules=(MORE_THAN_PLAN,),
        run=beyond_plan,
        applies=has_trips,
        needs=NEEDS,
    ),
)
