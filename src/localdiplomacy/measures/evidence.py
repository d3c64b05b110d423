"""From a counted figure back to its records: which ids a cell counted, and where the ledger has them."""

from collections.abc import Iterator, Mapping
from functools import partial

from ..ledger.ledger import Ledger
from ..ledger.record_sets import RecordSet
from ..model.behind import DENOMINATOR, NUMERATOR, Behind, Part
from ..model.records import Record
from .cells import CellKey, Cells
from .derived import leaves
from .indicators import Fold, Indicator


def behind(
    indicator: Indicator,
    indicators: Mapping[str, Indicator],
    cells: Cells,
    members: Mapping[str, str],
    ledger: Ledger,
    office: str | None,
) -> Behind:
    """Return what leads from a figure to its records, part by part where it is put together from others.

    Args:
        indicator: what was counted.
        indicators: all that was counted, by id.
        cells: what the engine yielded.
        members: the member of each dimension, in the order of the dimensions.
        ledger: the ledger that was counted.
        office: the office whose figure it is, where it is the figure of one.
    """
    by, values = tuple(members), tuple(members.values())
    return Behind(
        tuple(
            Part(
                name=name,
                ids=cells.get(CellKey(leaf.id, leaf.unit, by, values)).records,
                find=partial(_found, getattr(ledger, leaf.records), office),
            )
            for name, part in _parts(indicator, indicators)
            for leaf in leaves(part, indicators)
        )
    )


def _parts(indicator: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, Indicator]]:
    """Yield the parts that a figure is put together from, each with the name under which its records are found."""
    if not indicator.derived:
        yield "", indicator
        return
    names = (NUMERATOR, DENOMINATOR) if indicator.fold is Fold.RATIO else indicator.parts
    yield from ((name, indicators[id]) for name, id in zip(names, indicator.made_of, strict=True))


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
