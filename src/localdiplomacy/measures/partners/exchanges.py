"""What passed between the two sides of each tie: visits, events, aid and the like, found in one reading of the ledger."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from ...codec.han import name_key
from ...ledger.ledger import Ledger
from ...model.conditions import Predicate
from ...model.delegations import OutboundDelegation
from ...model.entries import Entry
from ...model.lifecycle import STATE, Transition
from ...model.partial_dates import PartialDate
from ...model.partnerships import Partnership
from ...model.records import Record
from ..builtin_delegations import INBOUND, OUTBOUND
from ..indicators import Indicator

# Kinds of entry in which the two sides have to do with one another. What lasts (projects, mechanisms) is no exchange.
EXCHANGE_KINDS = frozenset(
    (
        *("event", "event.exchange", "conference", "agreement", "aid", "training", "secondment"),
        *("contact", "correspondence", "info-exchange", "press-visit", "company-visit"),
    )
)
# Lines in one of these states tell of what has not happened, or not yet.
_NOT_HELD = frozenset(("planned", "cancelled", "refused", "talks", "submitted", "nominated"))
IN, OUT, BOTH = "in", "out", "both"
_FIELDS = ("field", "fields")


@frozen
class Exchange:
    """One exchange between the two sides of a tie.

    Args:
        record: the visit or the line of the ledger.
        on: when.
        direction: `in`, `out` or `both`; None where the record does not say.
        fields: fields of exchange it was about.
    """

    record: Record
    on: PartialDate
    direction: str | None = None
    fields: tuple[str, ...] = ()


def exchanges(
    ledger: Ledger, *, until: date | None = None, kinds: Iterable[str] = EXCHANGE_KINDS
) -> Mapping[str, tuple[Exchange, ...]]:
    """Return the exchanges of every tie of a ledger by its id, in the order of time.

    A record belongs to the ties it names. One that names the partner only belongs to the tie its own office keeps with
    that partner; where the record names no office, or the tie none, to every tie with the partner.

    Args:
        ledger: the records. Visits that were refused or cancelled and what is no more than planned are no exchanges.
        until: the last day that counts; None for all.
        kinds: the kinds of entry that are exchanges.

    Returns:
        For each tie its exchanges; none for a tie without any. Records without a date are left out.
    """
    wanted = frozenset(kinds)
    finder = _Finder.of(ledger)
    found: dict[str, list[Exchange]] = {tie.id: [] for tie in ledger.partnerships}
    for named, exchange in _read(ledger, wanted):
        if until is None or exchange.on.first <= until:
            for tie in finder.ties(named, exchange.record.office):
                found[tie].append(exchange)
    return {
        tie: tuple(sorted(held, key=lambda each: (each.on, each.record.id, type(each.record).__name__)))
        for tie, held in found.items()
    }


def _read(ledger: Ledger, kinds: frozenset[str]) -> Iterator[tuple[tuple[str, ...], Exchange]]:
    """Yield each exchange with the ties, places and names that its record names."""
    received, gone = _happened(INBOUND, "inbound.batches"), _happened(OUTBOUND, "outbound.batches")
    for visit in ledger.inbound:
        if visit.partnership is not None and visit.arrives_on is not None and received(visit):
            yield (visit.partnership,), Exchange(visit, visit.arrives_on, IN)
    for trip in ledger.outbound:
        if trip.departs_on is not None and gone(trip):
            yield _stops(trip), Exchange(trip, trip.departs_on, OUT)
    for line in ledger.entries:
        if line.kind in kinds and line.partners and line.on is not None and _held(line.history):
            yield line.partners, Exchange(line, line.on, _direction(line), _fields(line))


def _happened(indicators: Iterable[Indicator], id: str) -> Predicate:
    """Return the condition by which a built-in count of visits tells those that took place."""
    return next(found.where for found in indicators if found.id == id).predicate()


def _stops(trip: OutboundDelegation) -> tuple[str, ...]:
    return tuple(stop.city for stop in trip.stops if stop.city is not None and not stop.transit)


def _held(history: tuple[Transition, ...]) -> bool:
    states = [move.to for move in history if move.of == STATE]
    return not states or states[-1] not in _NOT_HELD


def _direction(line: Entry) -> str | None:
    found = line.details.get("direction")
    return found if isinstance(found, str) and found in (IN, OUT, BOTH) else None


def _fields(line: Entry) -> tuple[str, ...]:
    values = (line.details.get(name) for name in _FIELDS)
    return tuple(
        field
        for value in values
        for field in (value if isinstance(value, tuple) else (value,))
        if isinstance(field, str)
    )


@frozen
class _Finder:
    """Finds the ties that a record means by their ids, by their partners' ids and by their partners' names."""

    known: Mapping[str, Partnership]
    partners: Mapping[str, tuple[Partnership, ...]]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, ledger: Ledger) -> "_Finder":
        partners: dict[str, list[Partnership]] = {}
        for tie in ledger.partnerships:
            if tie.partner is not None:
                partners.setdefault(tie.partner, []).append(tie)
        names: dict[str, list[str]] = {}
        for id in partners:
            place = ledger.cities.get(id)
            for spelling in place.name.spellings if place is not None and place.name is not None else ():
                names.setdefault(name_key(spelling), []).append(id)
        return cls(
            {tie.id: tie for tie in ledger.partnerships},
            {id: tuple(ties) for id, ties in partners.items()},
            {key: tuple(ids) for key, ids in names.items()},
        )

    def ties(self, named: Iterable[str], office: str | None) -> tuple[str, ...]:
        """Return the ids of the ties, each once."""
        found: dict[str, None] = {}
        for name in named:
            if name in self.known:
                found[name] = None
                continue
            places = (name,) if name in self.partners else self.names.get(name_key(name), ())
            if len(places) == 1:  # a name that two partners bear means neither for sure
                ties = self.partners[places[0]]
                found |= {tie.id: None for tie in ties if office is None or tie.office in (None, office)}
        return tuple(found)
