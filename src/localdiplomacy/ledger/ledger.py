"""All records of an office or of several, as one immutable value."""

from collections.abc import Iterable, Iterator

from attrs import field, fields, frozen

from ..issues.printing import html_table
from ..model.delegations import InboundDelegation, OutboundDelegation
from ..model.entries import Entry
from ..model.observations import Observation
from ..model.partnerships import Partnership
from ..model.places import City, Office
from ..model.plans import WorkPlan
from ..model.records import Record
from ..model.transfers import TransferBatch
from .record_sets import RecordSet

# The name of each set in a ledger, and the type of its records.
RECORD_TYPES: dict[str, type[Record]] = {
    "cities": City,
    "offices": Office,
    "partnerships": Partnership,
    "outbound": OutboundDelegation,
    "inbound": InboundDelegation,
    "transfers": TransferBatch,
    "plans": WorkPlan,
    "entries": Entry,
}
_SET_OF = {type_: name for name, type_ in RECORD_TYPES.items()}


def set_name(record: Record) -> str:
    """Return the name of the set a record belongs to, such as `outbound`."""
    return _SET_OF[type(record)]


def _observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(observations, key=lambda observation: (observation.key, str(observation.source))))


@frozen(kw_only=True)
class Ledger:
    """Records by type, each set in the order of its ids, and the published figures beside them.

    Build one with `Ledger.of(...)`; add two with `+`. The result does not depend on the order of the input.
    """

    cities: RecordSet[City] = field(factory=RecordSet, converter=RecordSet)
    offices: RecordSet[Office] = field(factory=RecordSet, converter=RecordSet)
    partnerships: RecordSet[Partnership] = field(factory=RecordSet, converter=RecordSet)
    outbound: RecordSet[OutboundDelegation] = field(factory=RecordSet, converter=RecordSet)
    inbound: RecordSet[InboundDelegation] = field(factory=RecordSet, converter=RecordSet)
    transfers: RecordSet[TransferBatch] = field(factory=RecordSet, converter=RecordSet)
    plans: RecordSet[WorkPlan] = field(factory=RecordSet, converter=RecordSet)
    entries: RecordSet[Entry] = field(factory=RecordSet, converter=RecordSet)
    observations: tuple[Observation, ...] = field(default=(), converter=_observations)

    @classmethod
    def of(cls, items: Iterable[Record | Observation]) -> "Ledger":
        """Return a ledger of the given records and observations, sorted into their sets."""
        sets: dict[str, list[Record | Observation]] = {}
        for item in items:
            name = "observations" if isinstance(item, Observation) else set_name(item)
            sets.setdefault(name, []).append(item)
        return cls(**sets)  # type: ignore[arg-type]

    def records(self) -> Iterator[Record]:
        """Yield every record, set by set."""
        for name in RECORD_TYPES:
            yield from getattr(self, name)

    def __add__(self, other: "Ledger") -> "Ledger":
        names = [attribute.name for attribute in fields(Ledger)]
        return Ledger(**{name: (*getattr(self, name), *getattr(other, name)) for name in names})

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in RECORD_TYPES) + len(self.observations)

    def _repr_html_(self) -> str:
        names = [*RECORD_TYPES, "observations"]
        lines = [[name, str(len(getattr(self, name)))] for name in names]
        return html_table("Ledger", ["台账 / set", "条数 / records"], lines)

    def __repr__(self) -> str:
        names = [*RECORD_TYPES, "observations"]
        sizes = ", ".join(f"{name}={len(getattr(self, name))}" for name in names if getattr(self, name))
        return f"<Ledger {sizes}>"
