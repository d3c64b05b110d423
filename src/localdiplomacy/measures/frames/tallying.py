"""From the sums that an engine brought back to cells: plain ones in columns, others one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import sub
from typing import Any

from attrs import frozen

from ..blocks import Block
from ..cells import CellKey, Members, Reason
from ..combinations import Combinations
from ..indicators import Fold
from .brought import Rows
from .fetching import amounts, wholes
from .gathering import Gathering
from .sheet import Tally

_PLAIN = (Fold.COUNT, Fold.SUM)


@frozen(kw_only=True, eq=False)
class Tallied:
    """What one indicator's tally says of some rows, in columns.

    Args:
        counted: how many rows of the frame count.
        unclear: how many may, by the reason why that cannot be told.
        negative: how many hold a negative number and do not count.
        silent: how many of those that count state nothing.
        others: how many are another office's matter.
        units: for each unit how many state the number, and the sum.
    """

    counted: Sequence[int]
    unclear: tuple[tuple[Reason, Sequence[int]], ...]
    negative: Sequence[int]
    silent: Sequence[int]
    others: Sequence[int]
    units: tuple[tuple[str, Sequence[int], Sequence[int | Decimal]], ...]

    @classmethod
    def of(cls, tally: Tally, columns: Mapping[str, Sequence[Any]]) -> "Tallied":
        """Read the columns that a tally names."""

        def counts(name: str | None) -> Sequence[int]:
            return () if name is None else wholes(list(columns[name]))

        rows, negative = counts(tally.rows), counts(tally.negative)
        return cls(
            counted=list(map(sub, rows, negative)) if any(negative) else rows,
            unclear=tuple((reason, counts(name)) for reason, name in tally.unclear),
            negative=negative,
            silent=counts(tally.silent),
            others=counts(tally.others),
            units=tuple((unit, counts(stated), amounts(list(columns[total]))) for unit, stated, total in tally.units),
        )

    @property
    def plain(self) -> Sequence[bool]:
        """Where there is nothing to say but the number."""
        ((_, stated, totals),) = self.units
        whole = set(map(type, totals)) <= {int}
        if whole and not any(any(counts) for _, counts in self.unclear) and stated == self.counted:
            return (True,) * len(totals)
        plain = [
            said == counted and type(total) is int
            for said, counted, total in zip(stated, self.counted, totals, strict=True)
        ]
        for _, counts in self.unclear:
            plain = [found and not count for found, count in zip(plain, counts, strict=True)]
        return plain


@frozen(kw_only=True)
class Tallying:
    """How rows become cells.

    Args:
        by: ids of the dimensions.
        total: True where the total is gathered too.
        tells: True where what is left out is gathered too, with the total.
        of_stock: True where a row without a date is said to be one only after all else.
    """

    by: tuple[str, ...]
    total: bool
    tells: bool
    of_stock: bool

    def dated(self, tallies: Iterable[Tally], rows: Rows, into: Gathering) -> None:
        """Gather rows that have a date."""
        for tally in tallies:
            found = Tallied.of(tally, rows.columns)
            if self.by:
                self._cells(tally, rows.members, found, into)
            if self.total:
                self._total(tally, found, into)

    def _cells(self, tally: Tally, members: Combinations, found: Tallied, into: Gathering) -> None:
        special: Iterable[int] = range(len(members))
        if tally.indicator.fold in _PLAIN and len(found.units) == 1:
            plain = found.plain
            into.blocks.append(_block(tally, self.by, members, found, plain))
            special = [] if all(plain) else [place for place, one in enumerate(plain) if not one]
        for place in special:
            for unit, stated, totals in found.units:
                sums = into.sums[CellKey(tally.indicator.id, unit, self.by, members[place])]
                sums.may((reason, counts[place]) for reason, counts in found.unclear)
                if found.counted[place]:
                    total = 0 if tally.indicator.fold is Fold.DISTINCT else totals[place]
                    sums.add(found.counted[place], stated[place], total)

    def _total(self, tally: Tally, found: Tallied, into: Gathering) -> None:
        unclear = [(reason, sum(counts)) for reason, counts in found.unclear]
        for unit, stated, totals in found.units:
            sums = into.sums[CellKey(tally.indicator.id, unit)]
            sums.may(unclear)
            total = 0 if tally.indicator.fold is Fold.DISTINCT else sum(totals)
            sums.add(sum(found.counted), sum(stated), total)
        apart = ((Reason.NEGATIVE, found.negative), (Reason.NOT_STATED, found.silent), (Reason.ELSEWHERE, found.others))
        self._tell(tally, [*((reason, sum(counts)) for reason, counts in apart), *unclear], into)

    def undated(self, tallies: Iterable[Tally], parts: Iterable[Rows], rows: Rows, into: Gathering) -> None:
        """Gather rows without a date: they may count in any part of the period.

        Args:
            tallies: what is counted.
            parts: the rows with the members they have in each part.
            rows: the same rows without members.
            into: where they go.
        """
        if not rows.members:
            return
        seen = list(parts) if self.by else []
        for tally in tallies:
            units = [unit for unit, _, _ in tally.units]
            for unclear, members in self._may_count(tally, seen):
                for unit in units:
                    into.sums[CellKey(tally.indicator.id, unit, self.by, members)].may(unclear)
            if self.total:
                for unclear, _ in self._may_count(tally, [rows]):
                    for unit in units:
                        into.sums[CellKey(tally.indicator.id, unit)].may(unclear)
                    self._tell(tally, unclear, into)

    def _may_count(self, tally: Tally, parts: Iterable[Rows]) -> Iterator[tuple[list[tuple[Reason, int]], Members]]:
        """Yield how many rows may count and why: of a flow that it has no date is said before all else."""
        for rows in parts:
            counted = wholes(list(rows.columns[tally.rows]))
            unclear = [(reason, wholes(list(rows.columns[name]))) for reason, name in tally.unclear]
            for place, members in enumerate(rows.members):
                others = [(reason, counts[place]) for reason, counts in unclear]
                if self.of_stock:
                    yield [*others, (Reason.UNDATED, counted[place])], members
                else:
                    yield [(Reason.UNDATED, counted[place] + sum(count for _, count in others))], members

    def _tell(self, tally: Tally, counts: Iterable[tuple[Reason, int]], into: Gathering) -> None:
        if self.tells:
            for reason, count in counts:
                into.left_out[tally.indicator.id, reason] += count


def _block(tally: Tally, by: tuple[str, ...], members: Combinations, found: Tallied, plain: Sequence[bool]) -> Block:
    """Return the plain cells in which something counts."""
    ((unit, _, totals),) = found.units
    whole: Sequence[Any] = totals  # where they are plain
    block = Block(indicator=tally.indicator.id, unit=unit, by=by, members=members, counted=found.counted, totals=whole)
    if all(plain) and min(found.counted, default=1) > 0:
        return block
    return block.chosen([one and count > 0 for one, count in zip(plain, found.counted, strict=True)])
