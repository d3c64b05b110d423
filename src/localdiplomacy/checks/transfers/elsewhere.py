"""Nobody and nothing is in two places at once: travellers, vehicles and crew, across all batches of an office."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from ...issues.catalogue.transfers import IN_TWO_BATCHES, TWO_PLACES
from ...issues.issue import Issue
from ...model.texts import Text
from ...model.transfers import Leg, TransferBatch, local
from ..check import Check, CheckContext
from ..found import issue
from .judged import batches, has_batches, span

_VEHICLE, _MEMBER = Text("车辆", "The vehicle"), Text("工作人员", "The crew member")


class Stay(NamedTuple):
    """Something is in use from one time to another; stays are sorted by their first four values.

    Args:
        start: from when.
        end: until when.
        id: id of the batch.
        number: the leg, or the member of the crew.
        batch: the batch.
    """

    start: datetime
    end: datetime
    id: str
    number: int
    batch: TransferBatch


Together = Callable[[Stay, Stay], bool]
# The stays of everything that has a reference, by office.
Uses = dict[object, dict[str, list[Stay]]]


def overlapping(stays: Iterable[Stay], together: Together) -> Iterator[tuple[Stay, Stay]]:
    """Yield each stay that begins before an earlier one ends, with that one, as long as they are not together.

    Args:
        stays: the stays of one thing.
        together: tells whether two stays are in the same place all the same.
    """
    latest: Stay | None = None
    for stay in sorted(stays, key=itemgetter(0, 1, 2, 3)):
        if latest is not None and stay.start < latest.end and not together(latest, stay):
            yield latest, stay
        if latest is None or stay.end > latest.end:
            latest = stay


def _met(uses: Uses, together: Together) -> Iterator[tuple[Stay, Stay]]:
    for used in uses.values():
        for stays in used.values():
            if len(stays) > 1:
                yield from overlapping(stays, together)


def vehicles(context: CheckContext) -> Iterator[Issue]:
    """Find vehicles that are on two drives at once."""
    uses: Uses = {}
    for batch in batches(context):
        for number, leg in enumerate(batch.legs):
            if leg.vehicles and leg.departs_at is not None and leg.arrives_at is not None:
                used = uses.setdefault(batch.office, {})
                stay = Stay(local(leg.departs_at), local(leg.arrives_at), batch.id, number, batch)
                for reference in leg.vehicles:
                    if reference:
                        used.setdefault(reference, []).append(stay)
    for one, other in _met(uses, _one_drive):
        yield _two_places(_VEHICLE, one, other, f"legs[{other.number}].vehicles")


def crew(context: CheckContext) -> Iterator[Issue]:
    """Find members of the crew who are with two batches at once that are on different drives."""
    uses: Uses = {}
    for batch in batches(context):
        times = span(batch) if batch.crew else None
        if times is not None:
            used = uses.setdefault(batch.office, {})
            for number, member in enumerate(batch.crew):
                if member.reference:
                    used.setdefault(member.reference, []).append(Stay(*times, batch.id, number, batch))
    for one, other in _met(uses, _one_convoy):
        yield _two_places(_MEMBER, one, other, f"crew[{other.number}].reference")


def travellers(context: CheckContext) -> Iterator[Issue]:
    """Find references that are in two batches of one office at the same time; one issue for each pair of batches."""
    once: dict[object, dict[str, Stay]] = {}
    again: Uses = {}
    for batch in batches(context):
        times = span(batch) if batch.travellers else None
        if times is not None:
            stay = Stay(*times, batch.id, 0, batch)
            used = once.setdefault(batch.office, {})
            for reference in batch.travellers:
                first = used.setdefault(reference, stay)
                if first is not stay:  # most references are in one batch only
                    again.setdefault(batch.office, {}).setdefault(reference, [first]).append(stay)
    shared: dict[tuple[str, str], tuple[Stay, int]] = {}
    for one, other in _met(again, _one_batch):
        shared[one.id, other.id] = other, shared.get((one.id, other.id), (other, 0))[1] + 1
    for (earlier, _), (stay, count) in sorted(shared.items(), key=itemgetter(0)):
        yield issue(IN_TWO_BATCHES, stay.batch, "travellers", {"count": count, "other": earlier})


def _one_batch(one: Stay, other: Stay) -> bool:
    return one.id == other.id


def _one_drive(one: Stay, other: Stay) -> bool:
    return _route(one.batch.legs[one.number]) == _route(other.batch.legs[other.number])


def _one_convoy(one: Stay, other: Stay) -> bool:
    return one.id == other.id or not {*map(_route, one.batch.legs)}.isdisjoint(map(_route, other.batch.legs))


def _route(leg: Leg) -> tuple[object, ...]:
    return leg.origin, leg.destination, local(leg.departs_at)


def _two_places(what: Text, one: Stay, other: Stay, path: str) -> Issue:
    params = {"what": what, "start": other.start, "other": one.id, "until": one.end}
    return issue(TWO_PLACES, other.batch, path, params)


CHECKS = (
    Check(
        id="core.transfer-vehicles-once",
        zh="车辆不同时两用",
        en="no vehicle is on two drives at once",
        rules=(TWO_PLACES,),
        run=vehicles,
        applies=has_batches,
    ),
    Check(
        id="core.transfer-crew-once",
        zh="工作人员不同时在两批",
        en="nobody of the crew is with two batches at once",
        rules=(TWO_PLACES,),
        run=crew,
        applies=has_batches,
    ),
    Check(
        id="core.transfer-travellers-once",
        zh="同一人不同时在两批",
        en="no traveller is in two batches at once",
        rules=(IN_TWO_BATCHES,),
        run=travellers,
        applies=has_batches,
    ),
)
