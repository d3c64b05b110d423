"""Going through the transfer batches, and what all checks on them ask of a batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from ...issues.issue import Issue
from ...issues.rules import Rule
from ...model.codes import CodeList
from ...model.partial_dates import PartialDate
from ...model.transfers import TransferBatch, local
from ...regulations.parameters import DimensionValue
from ..check import Check, CheckContext
from ..each_record import NEEDS, came_to, each_record
from ..rulebook import Rulebook

__all__ = ["NEEDS", "batches", "conditions", "day_of", "each_batch", "has_batches", "setting_out", "span"]


Look = Callable[[Rulebook, TransferBatch], Iterator[Issue]]
_CANCELLED = ("cancelled",)


def batches(context: CheckContext) -> Iterator[TransferBatch]:
    """Yield the batches that were not cancelled."""
    for batch in context.ledger.transfers:
        if not batch.history or not came_to(batch, _CANCELLED, context.at):
            yield batch


def has_batches(context: CheckContext) -> bool:
    """Tell whether the ledger has batches to look at."""
    return len(context.ledger.transfers) > 0


def each_batch(id: str, zh: str, en: str, rules: Iterable[Rule], look: Look) -> Check:
    """Return a check that looks at every batch by itself and says at the end what it could not judge."""
    return each_record(id, zh, en, rules, look, batches, has_batches)


def span(batch: TransferBatch) -> tuple[datetime, datetime] | None:
    """Return the first and the last time that are recorded of a batch, in local time; None where there is none."""
    moments: list[datetime | None] = []
    for leg in batch.legs:
        moments += (leg.departs_at, leg.arrives_at)
    for hand_over in batch.hand_overs:
        moments.append(hand_over.at)
    known = [moment for moment in map(local, moments) if moment is not None]
    return (min(known), max(known)) if known else None


def day_of(batch: TransferBatch) -> PartialDate | None:
    """Return the day whose rules hold for a batch: that of the transfer, or of its first recorded time."""
    if batch.moved_on is not None:
        return batch.moved_on
    found = span(batch)
    return None if found is None else PartialDate.of(found[0].date())


def setting_out(batch: TransferBatch) -> date | None:
    """Return the day on which the batch set out; None where it is not known to the day."""
    departures = [moment for leg in batch.legs if (moment := local(leg.departs_at)) is not None]
    if departures:
        return min(departures).date()
    found = span(batch)
    if found is not None:
        return found[0].date()
    return None if batch.moved_on is None else batch.moved_on.exact


def conditions(batch: TransferBatch, code_lists: Mapping[str, CodeList]) -> dict[str, DimensionValue | None]:
    """Return what a regulation on people entering may depend on, besides what each check adds."""
    routes = code_lists.get("entry-route")
    via = routes.find(batch.entry_port) if routes is not None and batch.entry_port else None
    return {"via": via, "control_class": batch.control_class}
