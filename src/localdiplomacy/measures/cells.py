"""Mergeable cells: what an engine yields. Cells of files or partitions add up to the cells of the whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from .blocks import Block
from .partials import EMPTY, ZERO, CellKey, Latest, Members, Partial, Reason, latest_of, together

__all__ = ["EMPTY", "ZERO", "CellKey", "Cells", "Latest", "LeftOut", "Members", "Partial", "Reason", "latest_of"]


@frozen(kw_only=True, order=True)
class LeftOut:
    """The records that one indicator left out for one reason (`not-stated`: counted, but without a number).

    Args:
        indicator: id of the indicator.
        reason: the reason.
        records: ids of the records.
        unlisted: how many more there are of which no id was kept, as in a data frame.
    """

    indicator: str
    reason: Reason
    records: tuple[str, ...] = ()
    unlisted: int = 0

    @property
    def count(self) -> int:
        """How many records were left out."""
        return len(self.records) + self.unlisted


def _merged(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    records: dict[tuple[str, Reason], list[str]] = {}
    unlisted: Counter[tuple[str, Reason]] = Counter()
    for item in left_out:
        records.setdefault((item.indicator, item.reason), []).extend(item.records)
        unlisted[item.indicator, item.reason] += item.unlisted
    found = (
        LeftOut(indicator=key[0], reason=key[1], records=tuple(sorted(ids)), unlisted=unlisted[key])
        for key, ids in records.items()
    )
    return tuple(sorted(found))


@frozen(kw_only=True)
class Cells:
    """The cells of one pass over records.

    Adding presupposes that the two passes saw different records.

    Args:
        partials: the folded parts by key.
        covered: (indicator, office) pairs for which the ledger holds records of the time: there, nothing is 0.
        shown: for indicators that ask for evidence instead, (indicator, office, code of a part of the period); blank
            where the office had to show something at all.
        left_out: what was not counted, and why.
        blocks: more cells, in columns, for no more than one unit of an indicator and grouping.
    """

    partials: Mapping[CellKey, Partial] = field(factory=dict)
    covered: frozenset[tuple[str, str]] = frozenset()
    shown: frozenset[tuple[str, str, str]] = frozenset()
    left_out: tuple[LeftOut, ...] = field(default=(), converter=_merged)
    blocks: tuple[Block, ...] = ()
    _by_axes: Mapping[tuple[str, tuple[str, ...]], Block] = field(init=False, eq=False, repr=False)

    @_by_axes.default
    def _found_by(self) -> Mapping[tuple[str, tuple[str, ...]], Block]:
        return {(block.indicator, block.by): block for block in self.blocks}

    def block(self, indicator: str, by: tuple[str, ...]) -> Block | None:
        """Return the cells of an indicator by a grouping that are in columns; None where none are."""
        return self._by_axes.get((indicator, by))

    def get(self, key: CellKey) -> Partial:
        """Return the cell with that key, an empty one where nothing was counted."""
        found = self.partials.get(key)
        if found is not None:
            return found
        block = self.block(key.indicator, key.by)
        return EMPTY if block is None or block.unit != key.unit else block.get(key.members)

    def items(self) -> Iterator[tuple[CellKey, Partial]]:
        """Yield each cell with its key."""
        yield from self.partials.items()
        for block in self.blocks:
            yield from block.items()

    def __add__(self, other: "Cells") -> "Cells":
        return Cells.merged((self, other))

    @classmethod
    def merged(cls, parts: Iterable["Cells"]) -> "Cells":
        """Return the cells of the whole, from those of its parts; they presuppose what adding two does."""
        partials: dict[CellKey, list[Partial]] = {}
        covered: set[tuple[str, str]] = set()
        shown: set[tuple[str, str, str]] = set()
        left_out: list[LeftOut] = []
        for cells in parts:
            for key, partial in cells.items():
                partials.setdefault(key, []).append(partial)
            covered |= cells.covered
            shown |= cells.shown
            left_out += cells.left_out
        return cls(
            partials={key: together(found) for key, found in partials.items()},
            covered=frozenset(covered),
            shown=frozenset(shown),
            left_out=tuple(left_out),
        )
