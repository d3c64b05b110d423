"""Telling at one glance that a chain is whole: one line of drives and hand-overs, split at the end at most.

Most batches of a ledger are like that, and need no closer look. What is not plainly whole may still be sound.
"""

from collections.abc import Iterable
from datetime import datetime

from ...model.transfers import HandOver, Leg, TransferBatch, local


def plainly_whole(batch: TransferBatch, sides: tuple[str, ...]) -> bool:
    """Tell whether no check on the chain of a batch can find anything.

    Args:
        batch: the batch.
        sides: those of `giver` and `receiver` that hand-overs must name.
    """
    travellers = batch.travellers
    if travellers and len(set(travellers)) < len(travellers):
        return False
    persons = batch.headcount.persons
    number = _same(persons if isinstance(persons, int) else None, batch.legs)
    if number is None or (number == 0 and travellers):
        return False
    times: dict[str, tuple[datetime | None, datetime | None]] = {}
    return _one_line(batch.legs, times) and _handed_down(batch.hand_overs, sides, number, times)


def _same(number: int | None, legs: Iterable[Leg]) -> int | None:
    """Return the one number of persons that all state; -1 where none does, None where they differ or list persons."""
    for leg in legs:
        if leg.travellers:
            return None
        for stated in (leg.persons_out, leg.persons_in):
            if stated is not None and stated != number:
                if number is not None:
                    return None
                number = stated
    return -1 if number is None else number


def _one_line(legs: tuple[Leg, ...], times: dict[str, tuple[datetime | None, datetime | None]]) -> bool:
    """Tell whether each drive goes on from where the last ended, to a new place; note when places are reached and left."""
    place: str | None = None
    arrived: datetime | None = None
    for leg in legs:
        departs, origin = local(leg.departs_at), leg.origin
        if place is None:
            place = origin
        if origin != place or leg.destination in times or leg.destination == origin:
            return False
        if departs is not None and arrived is not None and departs < arrived:
            return False
        times[origin] = arrived, departs
        place, arrived = leg.destination, local(leg.arrives_at)
    if place is not None:
        times[place] = arrived, None
    return True


def _handed_down(
    hand_overs: tuple[HandOver, ...],
    sides: tuple[str, ...],
    number: int,
    times: dict[str, tuple[datetime | None, datetime | None]],
) -> bool:
    """Tell whether each body hands on to the next all it took over, and the last one all to where they stay."""
    last = next(reversed(times), None)
    holder: str | None = None
    bodies: set[str | None] = set()
    before: datetime | None = None
    settled = ends = 0
    for one in hand_overs:
        if one.travellers_given or one.travellers_received or (one.giver is None and "giver" in sides):
            return False
        given, received = one.persons_given, one.persons_received
        stated = received if given is None else given
        if (given is not None and received is not None and given != received) or (number < 0) is not (stated is None):
            return False
        at = local(one.at)
        if at is not None:
            arrived, left = times.get(one.place, (None, None))
            late = (before is not None and at < before) or (left is not None and left < at)
            if late or (arrived is not None and at < arrived):
                return False
            before = at
        if bodies and one.giver != holder:
            return False
        holder = one.giver
        bodies.add(holder)
        if not one.receiver or one.receiver in bodies:
            return False
        if one.disposition is not None:
            if one.place in times and one.place != last:
                return False
            ends += 1
            settled += stated or 0
        elif ends or (stated is not None and stated != number):
            return False
        else:
            holder = one.receiver
            bodies.add(holder)
    return not hand_overs or (ends > 0 and (number < 0 or settled == number))
