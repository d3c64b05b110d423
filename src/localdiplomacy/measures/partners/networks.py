"""Networks of partners: how many ties they hold, and which kinds of actors take part."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ...ledger.ledger import Ledger
from ...model.codes import CodeList
from ...model.lifecycle import state_at
from ...model.partnerships import ALIVE, Partnership

ACTORS = "partnership.network_actors"
_KIND = "network"


@frozen
class NetworkCoverage:
    """What a network has.

    Args:
        network: its code.
        ties: the ties in it that are alive.
        present: the kinds of actors that take part, of those wanted, in their order.
        missing: those that do not.
        others: kinds of actors that take part and were not asked for.
    """

    network: str
    ties: tuple[Partnership, ...]
    present: tuple[str, ...]
    missing: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every kind of actor takes part: 5 of 5, 6 of 6."""
        return not self.missing


def network_coverage(
    ledger: Ledger, network: str, wanted: Iterable[str], *, at: date, actors: CodeList, networks: CodeList
) -> NetworkCoverage:
    """Return which of the wanted actors a network has.

    Args:
        ledger: the records. Ties name their networks; the lines of the kind `network` name the actors.
        network: code of `network`; those it is broader than belong to it.
        wanted: codes of `network-actor` that the network is to bring together; what holds for an office is
            `partnership.network_actors` of its regulations.
        at: the day.
        actors: the code list `network-actor`, by which printed actors become codes.
        networks: the code list `network`.
    """
    inside = _inside(networks, network)
    found: dict[str, None] = {}
    for line in ledger.entries:
        if line.kind == _KIND and line.details.get("network") in inside and state_at(line, at) != "ended":
            said = line.details.get("actors")
            for actor in said if isinstance(said, tuple) else ():
                found[actors.find(actor) or actor] = None
    asked = tuple(dict.fromkeys(wanted))
    ties = [tie for tie in ledger.partnerships if inside.intersection(tie.networks) and state_at(tie, at) in ALIVE]
    return NetworkCoverage(
        network,
        tuple(ties),
        tuple(actor for actor in asked if actor in found),
        tuple(actor for actor in asked if actor not in found),
        tuple(actor for actor in found if actor not in asked),
    )


def _inside(networks: CodeList, network: str) -> frozenset[str]:
    """Return a network and those it is broader than, at any depth."""
    found = {network}
    while True:
        more = {code.id for code in networks if code.broader in found} - found
        if not more:
            return frozenset(found)
        found |= more
