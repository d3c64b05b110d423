"""Nobody and nothing is in two places at once: travellers, vehicles and crew, across all batches of an office."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import attrgetter

from attrs import frozen

from ...issues.catalogue.transfers import IN_TWO_BATCHES, TWO_PLACES
from ...issues.issue import Issue
from ...model.texts import Text
from ...model.transfers import Leg, TransferBatch
from ..check import Check, CheckContext
from ..dates import local
from ..found import issue
from .judged import batches, began, ended, has_batches

_VEHICLE, _MEMBER = Text("车辆", "The vehicle"), Text("工作人员", "The crew member")


@frozen
class Stay:
    """Something is in use from one time to another.

    Args:
        start: from when.
        end: until when.
        route: the drive or drives; whoever shares one is in the same place.
        batch: the batch.
        path: the field that says so.
    """

    start: datetime
    end: datetime
    route: frozenset[tuple[object, ...]]
    batch: TransferBatch
    path: str

    @property
    def order(self) -> tuple[datetime, datetime, str, str]:
        """What stays are sorted by; the same for the same records in any order."""
        return self.start, self.end, self.batch.id, self.path


def overlapping(stays: Iterable[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Yield each stay that begins before an earlier one ends, with that one, as long as they are not on one drive."""
    latest: Stay | None = None
    for stay in sorted(stays, key=attrgetter("order")):
        if latest is not None and stay.start < latest.end and not (stay.route & latest.route):
            yield latest, stay
        if latest is None or stay.end > latest.end:
            latest = stay


def vehicles(context: CheckContext) -> Iterator[Issue]:
    """Find vehicles that are on two drives at once."""
    used: dict[tuple[object, str], list[Stay]] = {}
    for batch in batches(context):
        for number, leg in enumerate(batch.legs):
            start, end = local(leg.departs_at), local(leg.arrives_at)
            if start is not None and end is not None:
                stay = Stay(start, end, frozenset((_route(leg),)), batch, f"legs[{number}].vehicles")
                for reference in leg.vehicles:
                    if reference:
                        used.setdefault((batch.office, reference), []).append(stay)
    for stays in used.values():
        if len(stays) > 1:
            yield from (_two_places(_VEHICLE, one, other) for one, other in overlapping(stays))


def crew(context: CheckContext) -> Iterator[Issue]:
    """Find members of the crew who are with two batches at once that are on different drives."""
    used: dict[tuple[object, str], list[Stay]] = {}
    for batch in batches(context):
        span = _span(batch) if batch.crew else None
        if span is not None:
            route = frozenset(map(_route, batch.legs))
            for number, member in enumerate(batch.crew):
                if member.reference:
                    stay = Stay(*span, route, batch, f"crew[{number}].reference")
                    used.setdefault((batch.office, member.reference), []).append(stay)
    for stays in used.values():
        if len(stays) > 1:
            for one, other in overlapping(stays):
                if one.batch.id != other.batch.id:
                    yield _two_places(_MEMBER, one, other)


def travellers(context: CheckContext) -> Iterator[Issue]:
    """Find references that are in two batches of one office at the same time; one issue for each pair of batches."""
    used: dict[tuple[object, str], list[Stay]] = {}
    for batch in batches(context):
        span = _span(batch) if batch.travellers else None
        if span is not None:
            stay = Stay(*span, frozenset(), batch, "travellers")
            for reference in set(batch.travellers):
                used.setdefault((batch.office, reference), []).append(stay)
    shared: dict[tuple[str, str], tuple[Stay, int]] = {}
    for stays in used.values():
        for one, other in overlapping(stays) if len(stays) > 1 else ():
            pair = one.batch.id, other.batch.id
            shared[pair] = other, shared.get(pair, (other, 0))[1] + 1
    for (earlier, _), (stay, count) in sorted(shared.items(), key=lambda item: item[0]):
        yield issue(IN_TWO_BATCHES, stay.batch, "travellers", {"count": count, "other": earlier})


def _span(batch: TransferBatch) -> tuple[datetime, datetime] | None:
    start, end = began(batch), ended(batch)
    return None if start is None or end is None else (start, end)


def _route(leg: Leg) -> tuple[object, ...]:
    return leg.origin, leg.destination, local(leg.departs_at)


def _two_places(what: Text, one: Stay, other: Stay) -> Issue:
    params = {"what": what, "start": other.start, "other": one.batch.id, "until": one.end}
    return issue(TWO_PLACES, other.batch, other.path, params)


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
