"""What a query brought back: a row for each part of time and combination of members, in columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ..coded import Coded
from ..combinations import Combinations
from .axes import Axes
from .fetching import columns_of
from .parts import UNDATED, Part

PART = "_part"


@frozen(eq=False)
class Rows:
    """Some of the rows.

    Args:
        members: the member of each dimension, row by row.
        columns: the other columns.
    """

    members: Combinations
    columns: Mapping[str, Sequence[Any]]


@frozen(eq=False)
class Brought:
    """The rows that one query brought back.

    Args:
        axes: the dimensions.
        parts: the part of time that each number in `_part` stands for.
        table: the rows.
        grouped: True where there is one row for each part of time and combination of what columns hold.
    """

    axes: Axes
    parts: Mapping[int, Part]
    table: nw.DataFrame[Any]
    grouped: bool

    @classmethod
    def of(
        cls, rows: Any, names: Sequence[str], axes: Axes, parts: Mapping[int, Part], *, grouped: bool = False
    ) -> "Brought":
        """Bring columns of rows: the part of time, the dimensions, and those named."""
        table = rows.select(*dict.fromkeys((PART, *axes.keys, *names))).collect()
        if not table[PART].dtype.is_integer():  # some engines reckon in decimals
            table = table.with_columns(nw.col(PART).cast(nw.Int64))
        return cls(axes, parts, table, grouped)

    def of_window(self, window: int) -> Rows:
        """Return the rows that lie in one of the periods."""
        columns = self._in({number for number, part in self.parts.items() if part.window == window})
        numbers = Coded.of(columns[PART])
        of_time = [
            numbers.renamed(lambda number, place=place: self.parts[number].codes[place])  # type: ignore[misc]
            for place in range(self._times)
        ]
        return Rows(self._members(columns, of_time), columns)

    def undated(self) -> Rows:
        """Return the rows without a date, which may lie in any period; they have no members."""
        columns = self._in({UNDATED})
        return Rows(Combinations((), len(columns[PART])), columns)

    def in_parts(self, undated: Rows, window: int) -> Iterator[Rows]:
        """Yield rows without a date once for each part of one of the periods."""
        same = (0,) * len(undated.members)
        for codes in dict.fromkeys(part.codes for part in self.parts.values() if part.window == window):
            yield Rows(self._members(undated.columns, [Coded((code,), same) for code in codes]), undated.columns)

    @property
    def _times(self) -> int:
        return len(next(iter(self.parts.values())).codes)

    @cached_property
    def _found(self) -> frozenset[int]:
        """The parts of time in which there are rows."""
        return frozenset(self.table[PART].unique().to_list())

    def _in(self, parts: Collection[int]) -> Mapping[str, list[Any]]:
        """Return the columns of the rows in some parts of time."""
        found = self._found.intersection(parts)
        if found == self._found:
            return columns_of(self.table)
        return columns_of(self.table.filter(nw.col(PART).is_in(sorted(found))) if found else self.table.head(0))

    def _members(self, columns: Mapping[str, Sequence[Any]], of_time: Sequence[Coded[str]]) -> Combinations:
        found = self.axes.members(columns, of_time)
        # What two spellings of one member bring is not apart, although the engine told them apart.
        apart = self.grouped and all(len(set(column.words)) == len(column.words) for column in found)
        return Combinations(tuple(found), len(columns[PART]), apart=apart)
