"""Drives and hand-overs follow one another in place and time: nobody leaves from where nobody is."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ...issues.catalogue.transfers import GIVEN_EARLY, HANDED_OVER_AWAY, LEAVES_EARLY, LEAVES_ELSEWHERE
from ...issues.issue import Issue
from ...model.texts import Text
from ..found import issue
from .chain import Chain, Step


def places(chain: Chain) -> Iterator[Issue]:
    """Find drives that leave from a place to which no drive listed before them led."""
    reached = {drive.leg.origin for drive in chain.first}
    reached.update(step.hand_over.place for step in chain.starts)
    for drive in chain.drives:
        origin = drive.leg.origin
        if origin and origin not in reached:
            yield issue(LEAVES_ELSEWHERE, chain.batch, f"legs[{drive.number}].origin", {"place": origin})
        reached.add(drive.leg.destination)
        reached.add(origin)


def departures(chain: Chain) -> Iterator[Issue]:
    """Find drives that leave a place before anyone arrived there."""
    first = {drive.number for drive in chain.first}
    for drive in chain.drives:
        if drive.departs is None or drive.number in first:
            continue
        before = [one for one in chain.arriving.get(drive.leg.origin, ()) if one.number < drive.number]
        arrived = _earliest(one.arrives for one in before)
        if arrived is not None and drive.departs < arrived:
            params = {"departs": drive.departs, "place": drive.leg.origin, "arrives": arrived}
            yield issue(LEAVES_EARLY, chain.batch, f"legs[{drive.number}].departs_at", params)


def presence(chain: Chain) -> Iterator[Issue]:
    """Find hand-overs at a place before anyone arrived there, or after everyone had left it."""
    for step in chain.steps:
        if step.at is None:
            continue
        arrived = _earliest(drive.arrives for drive in chain.arriving.get(step.hand_over.place, ()))
        if arrived is not None and step.at < arrived:
            found = Text(f"{arrived} 才到达", f"arrive only at {arrived}")
            yield _away(chain, step, found)
        elif (left := _all_gone(chain, step, step.at)) is not None:
            yield _away(chain, step, Text(f"{left} 已离开", f"had left at {left}"))


def _all_gone(chain: Chain, step: Step, at: datetime) -> datetime | None:
    """Return when a place was left, if too few were there afterwards for a hand-over."""
    place = step.hand_over.place
    gone = [drive for drive in chain.leaving.get(place, ()) if drive.departs is not None and drive.departs < at]
    if not gone:
        return None
    arrived = [drive.persons.persons for drive in chain.arriving.get(place, ())] or [chain.collected.persons]
    moved = [drive.persons.persons for drive in gone] + [step.persons.persons]
    there = [number for number in arrived if number is not None]
    needed = [number for number in moved if number is not None]
    if len(there) < len(arrived) or len(needed) < len(moved) or sum(needed) <= sum(there) or not step.persons.persons:
        return None
    return max(drive.departs for drive in gone if drive.departs is not None)


def _away(chain: Chain, step: Step, found: Text) -> Issue:
    params = {"at": step.at, "place": step.hand_over.place, "found": found}
    return issue(HANDED_OVER_AWAY, chain.batch, f"hand_overs[{step.number}].at", params)


def charge(chain: Chain) -> Iterator[Issue]:
    """Find bodies that hand over before they took over."""
    for body, given in chain.given.items():
        received = _earliest(step.at for step in chain.taken.get(body, ()))
        for step in given if received is not None else ():
            if step.at is not None and received is not None and step.at < received and body not in chain.starting:
                params = {"body": body, "given": step.at, "received": received}
                yield issue(GIVEN_EARLY, chain.batch, f"hand_overs[{step.number}].at", params)


def _earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the earliest of some moments; None where one of them is not known, for it may be earlier."""
    found = list(moments)
    known = [moment for moment in found if moment is not None]
    return min(known) if known and len(known) == len(found) else None
