"""One reference follows a traveller through all links (一表到底): none appears from nowhere, vanishes or stands twice.

References are never shown: messages say how many, and where.
"""

from collections import Counter
from collections.abc import Iterator

from ...issues.catalogue.transfers import REFERENCE_TWICE, REFERENCES_DIFFER
from ...issues.issue import Issue
from ...model.texts import Text
from ..found import issue
from .chain import Chain
from .flows import Node

_BATCH = Text("批次名单", "the list of the batch")
_GIVEN = Text("移交名单", "the list of those handed over")


def followed(chain: Chain) -> Iterator[Issue]:
    """Find references that stand twice, and those that are not the ones of the link before."""
    twice = list(_twice(chain))
    yield from twice
    found = [*_at_hand_overs(chain), *_at_points(chain)]
    yield from found
    if not found:
        yield from _strangers(chain)


def _lists(chain: Chain) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "travellers", chain.batch.travellers
    for drive in chain.drives:
        yield f"legs[{drive.number}].travellers", drive.leg.travellers
    for step in chain.steps:
        yield f"hand_overs[{step.number}].travellers_given", step.hand_over.travellers_given
        yield f"hand_overs[{step.number}].travellers_received", step.hand_over.travellers_received


def _twice(chain: Chain) -> Iterator[Issue]:
    whole = True
    for path, listed in _lists(chain):
        count = sum(1 for times in Counter(listed).values() if times > 1) if len(set(listed)) < len(listed) else 0
        if count:
            whole = False
            yield issue(REFERENCE_TWICE, chain.batch, path, {"count": count})
    for _, node in _points(chain) if whole else ():
        if count := node.repeated():
            yield issue(REFERENCE_TWICE, chain.batch, _path(node), {"count": count})
            return


def _at_hand_overs(chain: Chain) -> Iterator[Issue]:
    for step in chain.steps:
        given, received = set(step.hand_over.travellers_given), set(step.hand_over.travellers_received)
        if given and received and given != received:
            path = f"hand_overs[{step.number}].travellers_received"
            yield _differ(chain, path, _GIVEN, len(given - received), len(received - given))


def _at_points(chain: Chain) -> Iterator[Issue]:
    for before, node in _points(chain):
        changed = node.changed()
        if changed is not None:
            yield _differ(chain, _path(node), before, *changed)
            # What is lost at one point is missing at all that follow.
            return


def _points(chain: Chain) -> Iterator[tuple[Text, Node]]:
    """Yield the points of the chain in their order, with what those who come in are called."""
    if chain.batch.travellers and chain.first:
        yield _BATCH, Node([chain.collected], [drive.persons for drive in chain.first])
    for place, node in chain.places.items():
        yield Text(f"到达{place}的人员", f"those who arrived at {place}"), node
    for body, node in chain.bodies.items():
        yield Text(f"{body}接收的人员", f"those taken over by {body}"), node
    if chain.end is not None:
        yield _BATCH, chain.end


def _strangers(chain: Chain) -> Iterator[Issue]:
    known = frozenset(chain.batch.travellers)
    for path, listed in _lists(chain) if known else ():
        if not known.issuperset(listed):
            yield _differ(chain, path, _BATCH, 0, len(frozenset(listed) - known))
            return


def _path(node: Node) -> str:
    return node.outs[0].path.replace("persons_given", "travellers_given").replace("persons_out", "travellers")


def _differ(chain: Chain, path: str, before: Text, missing: int, extra: int) -> Issue:
    return issue(REFERENCES_DIFFER, chain.batch, path, {"before": before, "missing": missing, "extra": extra})
