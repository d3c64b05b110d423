"""All combinations of the members that lines may have, each a whole number: one look-up finds the line of a cell."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, count
from operator import mul

from attrs import field, frozen

from .coded import Coded
from .combinations import Combinations, added_up
from .memo import Memo

# For each dimension of time, the part that each part of another period stands beside.
Beside = Sequence[Mapping[str, str] | None]


@frozen(kw_only=True, eq=False)
class Grid:
    """The members that lines may have; the numbers of their combinations are in the order of the lines.

    Args:
        members: of each dimension, in order.
    """

    members: tuple[tuple[str, ...], ...]
    _memo: Memo = field(factory=Memo, init=False, repr=False)

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        """For each dimension, how far apart the numbers are of two members that stand side by side."""
        return tuple(accumulate(map(len, reversed(self.members[1:])), mul, initial=1))[::-1] if self.members else ()

    def numbers(self, cells: Combinations, beside: Beside | None = None) -> Sequence[int]:
        """Return the number of each combination of members, below 0 for one that is not here.

        Args:
            cells: the combinations.
            beside: where they are of another period, the part of this one beside each of its parts.
        """
        return self._memo.once((cells, beside is None), lambda: self._numbers(cells, beside))

    def _numbers(self, cells: Combinations, beside: Beside | None) -> Sequence[int]:
        amounts = self._amounts
        if beside is not None:
            amounts = [
                known if parts is None else {there: known[here] for there, here in parts.items() if here in known}
                for known, parts in zip(amounts, beside, strict=True)
            ]
        return added_up(cells.columns, amounts, self._nowhere, len(cells))

    @cached_property
    def _amounts(self) -> list[Mapping[str, int]]:
        """For each dimension, what each member adds to a number."""
        return [
            dict(zip(members, count(step=width))) for members, width in zip(self.members, self._widths, strict=True)
        ]

    @property
    def _nowhere(self) -> int:
        """What makes any number negative to which it is added."""
        return -1 - sum(width * len(members) for width, members in zip(self._widths, self.members, strict=True))

    def number(self, members: Mapping[int, str]) -> int:
        """Return what some members add to the numbers that they are in, by the place of their dimension."""
        return sum(self._amounts[place][member] for place, member in members.items())

    def without(self, place: int, numbers: set[int]) -> set[int]:
        """Return numbers with the first member of one dimension instead of theirs."""
        width, several = self._widths[place], len(self.members[place])
        return {number - number // width % several * width for number in numbers}

    def combinations(self, numbers: Sequence[int]) -> Combinations:
        """Return the combinations of members that have some numbers, which are all different."""
        columns = tuple(
            Coded(members, [number // width % len(members) for number in numbers])
            for members, width in zip(self.members, self._widths, strict=True)
        )
        return Combinations(columns, len(numbers), apart=True)
