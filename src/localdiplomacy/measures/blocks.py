"""Plain cells in columns: exact whole numbers that every record behind them states, a hundred thousand at a time."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import compress

from attrs import evolve, field, frozen

from .combinations import Combinations, as_combinations
from .partials import EMPTY, CellKey, Members, Partial


@frozen(kw_only=True, eq=False)
class Block:
    """Plain cells of one indicator by one grouping, place by place; there is nothing else to say about them.

    Args:
        indicator: id of the indicator.
        unit: the unit of the numbers.
        by: ids of the dimensions.
        members: the member of each dimension; no two places have the same.
        counted: how many records are counted, at least one.
        totals: the sum of what they state.
    """

    indicator: str
    unit: str
    by: tuple[str, ...]
    members: Combinations = field(converter=as_combinations)
    counted: Sequence[int]
    totals: Sequence[int]

    def get(self, members: Members) -> Partial:
        """Return the cell of a combination of members, an empty one where nothing was counted."""
        place = self.members.find(members)
        return EMPTY if place is None else self._partial(self.counted[place], self.totals[place])

    def items(self) -> Iterator[tuple[CellKey, Partial]]:
        """Yield each cell with its key."""
        for members, counted, total in self.rows():
            yield CellKey(self.indicator, self.unit, self.by, members), self._partial(counted, total)

    def rows(self) -> Iterator[tuple[Members, int, int]]:
        """Yield the members of each cell, how many records are counted, and the sum."""
        return zip(self.members, self.counted, self.totals, strict=True)

    def chosen(self, truths: Sequence[bool]) -> "Block":
        """Return the cells for which something is true."""
        if all(truths):
            return self
        return evolve(
            self,
            members=self.members.chosen(truths),
            counted=list(compress(self.counted, truths)),
            totals=list(compress(self.totals, truths)),
        )

    @staticmethod
    def _partial(counted: int, total: int) -> Partial:
        number = Decimal(total)
        return Partial(unlisted=counted, stated=counted, low=number, high=number)
