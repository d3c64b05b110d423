"""The sums that one pass asks an engine for: of rows, and of numbers, over the rows where something holds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
from attrs import define, field


class _Asked(NamedTuple):
    """One sum.

    Args:
        truth: the column that says which rows it is over.
        number: the column that is summed; None for the number of rows.
    """

    truth: str
    number: str | None


@define(eq=False)
class Summing:
    """The sums of one pass, each asked for once."""

    _names: dict[_Asked, str] = field(factory=dict, init=False)

    def count(self, truth: str) -> str:
        """Return the column in which the number of rows will be."""
        return self._name(_Asked(truth, None))

    def total(self, number: str, truth: str) -> str:
        """Return the column in which the sum of numbers will be; none of those rows may lack its number."""
        return self._name(_Asked(truth, number))

    def _name(self, asked: _Asked) -> str:
        return self._names.setdefault(asked, f"_sum{len(self._names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of sums."""
        return tuple(self._names.values())

    @property
    def one_truth(self) -> str | None:
        """The column that says which rows all sums are over; None where they are not all over the same."""
        truths = {asked.truth for asked in self._names}
        return truths.pop() if len(truths) == 1 else None

    def grouped(self, rows: Any, keys: Sequence[str], *, filtered: bool = False) -> Any:
        """Return a row for each group with its sums; a group in which nothing counts may be left out.

        Args:
            rows: the rows.
            keys: the columns to group by.
            filtered: True where all sums are over all of these rows.
        """
        truth = self.one_truth
        if truth is not None:  # nothing is asked of the other rows
            sums = {
                name: nw.len() if asked.number is None else nw.col(asked.number).sum()
                for asked, name in self._names.items()
            }
            numbers = dict.fromkeys(asked.number for asked in self._names if asked.number is not None)
            kept = rows if filtered else rows.select(*keys, *numbers, truth).filter(nw.col(truth))
            return kept.group_by(*keys).agg(**sums)
        # Engines differ in sums over some of the rows: each row says what it adds.
        made = {name: self._added(asked) for asked, name in self._names.items()}
        return rows.with_columns(**made).group_by(*keys).agg(*(nw.col(name).sum() for name in made))

    def _added(self, asked: _Asked) -> Any:
        added = nw.lit(1) if asked.number is None else nw.col(asked.number)
        return nw.when(nw.col(asked.truth)).then(added).otherwise(nw.lit(0))
