"""The rows of a table: those of one indicator after the other, each made when it is looked at."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import Any

from attrs import frozen

from .row_sequence import RowSequence
from .rows import Row

Run = Sequence[Row]  # the rows of one indicator: made already, or `Lines`


@frozen(eq=False, repr=False)
class Rows(RowSequence):
    """The rows of a table, as a sequence that equals a tuple of the same rows.

    Args:
        runs: for each indicator its id and its rows, in order.
    """

    runs: tuple[tuple[str, Run], ...]

    def of_indicator(self, indicator: str) -> Sequence[Row]:
        """Return the rows of one indicator."""
        found = [run for id, run in self.runs if id == indicator]
        return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(run for _, run in self.runs)

    def __len__(self) -> int:
        return sum(len(run) for _, run in self.runs)

    def at(self, place: int) -> Row:
        """Return the row at a place among all."""
        ends = accumulate(len(run) for _, run in self.runs)
        return next(run[place - end] for (_, run), end in zip(self.runs, ends, strict=True) if place < end)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, (Rows, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        # What is sent elsewhere are the rows, not the ledger that they are made from.
        return as_rows, (tuple(self),)


def as_rows(rows: Iterable[Row] | Rows) -> Rows:
    """Return rows that are there already as the rows of a table."""
    if isinstance(rows, Rows):
        return rows
    runs = groupby(rows, key=lambda row: row.observation.indicator)
    return Rows(tuple((indicator, tuple(run)) for indicator, run in runs))
