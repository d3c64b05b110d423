"""From a counted figure back to its records: which ids a cell counted, and where the ledger has them."""

from collections.abc import Iterator, Mapping
from functools import partial

from ..ledger.ledger import Ledger
from ..ledger.record_sets import RecordSet
from ..model.behind import DENOMINATOR, NUMERATOR, Behind, Part
from ..model.records import Record
from .cells import CellKey, Cells
from .indicators import Fold, Indicator


def behind(
    indicator: Indicator,
    indicators: Mapping[str, Indicator],
    cells: Cells,
    members: Mapping[str, str],
    ledger: Ledger,
    office: str | None,
) -> Behind:
    """Return what leads from a figure to its records; of a ratio to those above and below the line.

    Args:
        indicator: what was counted.
        indicators: all that was counted, by id.
        cells: what the engine yielded.
        members: the member of each dimension, in the order of the dimensions.
        ledger: the ledger that was counted.
        office: the office whose figure it is, where it is the figure of one.
    """
    named = {"": indicator}
    if indicator.fold is Fold.RATIO:
        named = {NUMERATOR: indicators[str(indicator.numerator)], DENOMINATOR: indicators[str(indicator.denominator)]}
    by = tuple(members)
    return Behind(
        tuple(
            Part(
                name=name,
                ids=cells.get(CellKey(of.id, of.unit, by, tuple(members.values()))).records,
                find=partial(_found, getattr(ledger, of.records), office),
            )
            for name, of in named.items()
        )
    )


def _found(records: RecordSet[Record], office: str | None, ids: tuple[str, ...]) -> Iterator[Record]:
    """Yield the records with these ids, each once, as an engine counts them.

    Two offices may use one id: of one office's figure only that office's record is behind it.
    """
    wanted, last = frozenset(ids), list[Record]()
    for record in records:
        if record.id in wanted and (office is None or record.office == office):
            last = [found for found in last if found.id == record.id]
            if record not in last:
                yield record
            last.append(record)
