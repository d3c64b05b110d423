"""Persons are conserved along the chain: by body, by place, and from those collected to where everyone stays.

A fault is reported where it lies: what one number of a leg or a hand-over explains is one finding, and the total is
compared only where no point of the chain is at fault.
"""

from collections.abc import Iterator

from ...issues.catalogue.transfers import BODY_DIFFERS, PLACE_DIFFERS, TOTAL_DIFFERS
from ...issues.issue import Issue
from ..found import issue
from .chain import Chain
from .flows import Balance, Node


def conserved(chain: Chain) -> Iterator[Issue]:
    """Find bodies and places at which persons are lost or gained, and batches that do not add up at the end."""
    gains: dict[str, int] = {}
    faulty: set[str] = set()
    for body, node in chain.bodies.items():
        found = _new(node, gains)
        if found is not None:
            faulty.update(step.hand_over.place for step in chain.given[body])
            params = {"body": body, "received": found.before, "given": found.after}
            yield issue(BODY_DIFFERS, chain.batch, node.outs[0].path, params)
    for place, node in chain.places.items():
        found = _new(node, gains) if place not in faulty else None
        if found is not None:
            faulty.add(place)
            params = {"place": place, "arrived": found.before, "left": found.after}
            yield issue(PLACE_DIFFERS, chain.batch, node.outs[0].path, params)
    total = chain.end.balance() if chain.end is not None and not faulty else None
    if total is not None:
        params = {"collected": total.before, "settled": total.after}
        yield issue(TOTAL_DIFFERS, chain.batch, "hand_overs", params)


def _new(node: Node, gains: dict[str, int]) -> Balance | None:
    """Return what is wrong at a point, unless the number that was wrong at the point before explains it.

    Args:
        node: the point.
        gains: by how much each number that goes out is above what came in before it; it is added to.
    """
    found = node.balance()
    if found is not None:
        explained = any(gains.get(one.path) == -found.gain for one in node.ins)
        gains.update((one.path, found.gain) for one in node.outs)
        return None if explained else found
    return None
