"""Which fields of a record point at other records."""

from collections.abc import Iterator

from attrs import frozen

from ..model.delegations import InboundDelegation, OutboundDelegation
from ..model.entries import Entry
from ..model.observations import Observation
from ..model.partnerships import Partnership
from ..model.places import City, Office
from ..model.plans import WorkPlan
from ..model.records import Record
from ..model.transfers import TransferBatch


@frozen
class Reference:
    """A field that holds the id of a record (or several) in one of the named sets."""

    field: str
    sets: tuple[str, ...]


_OFFICE = Reference("office", ("offices",))

REFERENCES: dict[type[Record] | type[Observation], tuple[Reference, ...]] = {
    City: (Reference("parent", ("cities",)), _OFFICE),
    Office: (Reference("city", ("cities",)), Reference("parent", ("offices",))),
    Partnership: (Reference("city", ("cities",)), Reference("partner", ("cities",)), _OFFICE),
    OutboundDelegation: (Reference("agreements", ("entries",)), _OFFICE),
    InboundDelegation: (Reference("partnership", ("partnerships",)), _OFFICE),
    TransferBatch: (Reference("task_force", ("entries",)), _OFFICE),
    WorkPlan: (Reference("reports_to", ("offices",)), _OFFICE),
    Entry: (Reference("partners", ("partnerships", "cities", "offices", "entries", "inbound", "outbound")), _OFFICE),
    Observation: (_OFFICE,),
}


def references(item: Record | Observation) -> Iterator[tuple[Reference, str]]:
    """Yield each reference of a record with the id it holds."""
    for reference in REFERENCES[type(item)]:
        held = getattr(item, reference.field)
        for target in held if isinstance(held, tuple) else (held,):
            if target is not None:
                yield reference, target
