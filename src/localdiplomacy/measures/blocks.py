"""Plain cells in columns: exact whole numbers that every record behind them states, a hundred thousand at a time."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import frozen

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
    members: Sequence[Members]
    counted: Sequence[int]
    totals: Sequence[int]

    @cached_property
    def places(self) -> Mapping[Members, int]:
        """The place of each combination of members."""
        return dict(zip(self.members, range(len(self.members)), strict=True))

    def get(self, members: Members) -> Partial:
        """Return the cell of a combination of members, an empty one where nothing was counted."""
        place = self.places.get(members)
        return EMPTY if place is None else self._partial(self.counted[place], self.totals[place])

    def items(self) -> Iterator[tuple[CellKey, Partial]]:
        """Yield each cell with its key."""
        for members, counted, total in zip(self.members, self.counted, self.totals, strict=True):
            yield CellKey(self.indicator, self.unit, self.by, members), self._partial(counted, total)

    @staticmethod
    def _partial(counted: int, total: int) -> Partial:
        number = Decimal(total)
        return Partial(unlisted=counted, stated=counted, low=number, high=number)
