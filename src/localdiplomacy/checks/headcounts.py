"""Counts are possible in themselves and agree with each other. 批次, 团组, 人 and 人次 are never derived from one another."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from ..issues.catalogue.structure_counts import (
    BATCH_AND_LEG_DIFFER,
    HAND_OVER_DIFFERS,
    LEG_LOSES_PERSONS,
    LIST_DIFFERS,
    MORE_PERSONS_THAN_TIMES,
    MORE_THAN_APPROVED,
    NEGATIVE,
    VEHICLES_DIFFER,
)
from ..issues.issue import Issue
from ..ledger.record_sets import RecordSet
from ..model.quantities import COUNT_UNITS, NO_HEADCOUNT, PERSON_TIMES, PERSONS, Count, Headcount, Quantity, is_more
from ..model.records import Record
from ..model.texts import Text
from ..model.transfers import TransferBatch
from .check import Check, CheckContext
from .found import figure_issue, issue, shown_count

_UNIT_LABELS = {PERSONS: Text("人", "persons"), PERSON_TIMES: Text("人次", "person-times")}


def _headcounts(context: CheckContext) -> Iterator[tuple[Record, str, Headcount]]:
    ledger = context.ledger
    counted: tuple[RecordSet[Any], ...] = (ledger.outbound, ledger.inbound, ledger.transfers, ledger.entries)
    for record in chain.from_iterable(counted):
        if record.headcount is not NO_HEADCOUNT:
            yield record, "headcount", record.headcount
    for trip in ledger.outbound:
        if trip.planned is not NO_HEADCOUNT:
            yield trip, "planned", trip.planned
        if trip.approved is not NO_HEADCOUNT:
            yield trip, "approved", trip.approved


def _numbers(context: CheckContext) -> Iterator[tuple[Record, str, int | Decimal | None]]:
    ledger = context.ledger
    for trip in ledger.outbound:
        if trip.days_planned is not None:
            yield trip, "days_planned", trip.days_planned
        if trip.days_approved is not None:
            yield trip, "days_approved", trip.days_approved
        if trip.budget is not None:
            yield trip, "budget", trip.budget.amount
    for entry in ledger.entries:
        yield entry, "quantity", entry.quantity.low if entry.quantity else None
        yield entry, "amount", entry.amount.amount if entry.amount else None
    for city in ledger.cities:
        yield city, "population", city.population.low if city.population else None
        yield city, "area", city.area.low if city.area else None
    for batch in ledger.transfers:
        yield from ((batch, path, number) for path, number in _batch_numbers(batch))


def _batch_numbers(batch: TransferBatch) -> Iterator[tuple[str, int | None]]:
    for number, leg in enumerate(batch.legs):
        yield f"legs[{number}].persons_out", leg.persons_out
        yield f"legs[{number}].persons_in", leg.persons_in
    for number, hand_over in enumerate(batch.hand_overs):
        yield f"hand_overs[{number}].persons_given", hand_over.persons_given
        yield f"hand_overs[{number}].persons_received", hand_over.persons_received
    for number, vehicle in enumerate(batch.vehicles):
        yield f"vehicles[{number}].seats", vehicle.seats
        yield f"vehicles[{number}].persons", vehicle.persons


def negative(context: CheckContext) -> Iterator[Issue]:
    """Find counts and amounts below zero."""
    for record, field, counts in _headcounts(context):
        for unit in COUNT_UNITS:
            count = getattr(counts, unit)
            if count is not None and (count.low if isinstance(count, Quantity) else count) < 0:
                path = f"{field}.{unit}"
                yield issue(NEGATIVE, record, path, {"field": path, "value": shown_count(count)})
    for record, path, number in _numbers(context):
        if number is not None and number < 0:
            yield issue(NEGATIVE, record, path, {"field": path, "value": number})
    for figure in context.ledger.observations:
        if figure.value is not None and figure.value.unit in COUNT_UNITS and figure.value.low < 0:
            yield figure_issue(NEGATIVE, figure, "value", {"field": "value", "value": figure.value.low})


def persons_and_times(context: CheckContext) -> Iterator[Issue]:
    """Find counts with more distinct persons than person-times."""
    for record, path, counts in _headcounts(context):
        persons, times = counts.persons, counts.person_times
        if is_more(persons, times):
            params = {"persons": shown_count(persons), "person_times": shown_count(times)}
            yield issue(MORE_PERSONS_THAN_TIMES, record, f"{path}.persons", params)


def lists(context: CheckContext) -> Iterator[Issue]:
    """Find lists of members or travellers that are longer or shorter than the number of persons."""
    for trip in context.ledger.outbound:
        yield from _list_differs(trip, "members", len(trip.members), trip.headcount.persons)
    for batch in context.ledger.transfers:
        yield from _list_differs(batch, "travellers", len(batch.travellers), batch.headcount.persons)
        for number, leg in enumerate(batch.legs):
            yield from _list_differs(batch, f"legs[{number}].travellers", len(leg.travellers), leg.persons_out)
        for number, hand in enumerate(batch.hand_overs):
            for side, listed in (("given", hand.travellers_given), ("received", hand.travellers_received)):
                stated = getattr(hand, f"persons_{side}")
                yield from _list_differs(batch, f"hand_overs[{number}].travellers_{side}", len(listed), stated)


def _list_differs(record: Record, path: str, listed: int, stated: Count | None) -> Iterator[Issue]:
    if listed and _differ(listed, stated):
        yield issue(LIST_DIFFERS, record, path, {"listed": listed, "stated": shown_count(stated)})


def approved(context: CheckContext) -> Iterator[Issue]:
    """Find trips on which more went than were approved, persons and person-times each for themselves."""
    for trip in context.ledger.outbound:
        if trip.approved is NO_HEADCOUNT:
            continue
        for unit, label in _UNIT_LABELS.items():
            actual, allowed = getattr(trip.headcount, unit), getattr(trip.approved, unit)
            if is_more(actual, allowed):
                params = {"actual": shown_count(actual), "approved": shown_count(allowed), "unit": label}
                yield issue(MORE_THAN_APPROVED, trip, f"headcount.{unit}", params)


def conserved(context: CheckContext) -> Iterator[Issue]:
    """Find drives and hand-overs on which persons are lost or gained."""
    for batch in context.ledger.transfers:
        for number, leg in enumerate(batch.legs):
            if _differ(leg.persons_out, leg.persons_in):
                params = {"out": leg.persons_out, "arrived": leg.persons_in}
                yield issue(LEG_LOSES_PERSONS, batch, f"legs[{number}].persons_in", params)
        for number, hand_over in enumerate(batch.hand_overs):
            if _differ(hand_over.persons_given, hand_over.persons_received):
                params = {"given": hand_over.persons_given, "received": hand_over.persons_received}
                yield issue(HAND_OVER_DIFFERS, batch, f"hand_overs[{number}].persons_received", params)


def _differ(one: Count | None, other: Count | None) -> bool:
    """Tell whether two counts cannot be the same; a rough one is only at odds with what lies outside its bounds."""
    return is_more(one, other) or is_more(other, one)


def batch_totals(context: CheckContext) -> Iterator[Issue]:
    """Find batches whose persons are not those of the first drives, or not those of all vehicles together."""
    for batch in context.ledger.transfers:
        persons = batch.headcount.persons
        if persons is None:
            continue
        collected = [leg.persons_out for leg in batch.first_legs]
        known = [number for number in collected if number is not None]
        if known and len(known) == len(collected) and _differ(sum(known), persons):
            params = {"batch": shown_count(persons), "leg": sum(known)}
            yield issue(BATCH_AND_LEG_DIFFER, batch, "legs[0].persons_out", params)
        carried = [vehicle.persons for vehicle in batch.vehicles if vehicle.persons is not None]
        if carried and len(carried) == len(batch.vehicles) and _differ(sum(carried), persons):
            yield issue(VEHICLES_DIFFER, batch, "vehicles", {"carried": sum(carried), "batch": shown_count(persons)})


CHECKS = (
    Check(id="core.negative", zh="数量不为负", en="counts are not negative", rules=(NEGATIVE,), run=negative),
    Check(
        id="core.persons-and-times",
        zh="人数不多于人次",
        en="persons do not exceed person-times",
        rules=(MORE_PERSONS_THAN_TIMES,),
        run=persons_and_times,
    ),
    Check(id="core.lists", zh="名单与人数相符", en="lists fit the number of persons", rules=(LIST_DIFFERS,), run=lists),
    Check(
        id="core.approved",
        zh="实际不多于批准",
        en="no more went than were approved",
        rules=(MORE_THAN_APPROVED,),
        run=approved,
    ),
    Check(
        id="core.conserved",
        zh="转运各环节人数守恒",
        en="persons are conserved on drives and at hand-overs",
        rules=(LEG_LOSES_PERSONS, HAND_OVER_DIFFERS),
        run=conserved,
    ),
    Check(
        id="core.batch-totals",
        zh="批次与首段、车辆人数相符",
        en="a batch fits its first drive and its vehicles",
        rules=(BATCH_AND_LEG_DIFFER, VEHICLES_DIFFER),
        run=batch_totals,
    ),
)
