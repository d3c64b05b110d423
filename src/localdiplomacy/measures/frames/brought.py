"""What a query brought back: a row for each part of time and combination of members, in columns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

from attrs import frozen

from ..cells import Members
from .axes import Axes
from .fetching import fetched_columns, wholes
from .parts import UNDATED, Part

PART = "_part"


@frozen(eq=False)
class Rows:
    """Some of the rows.

    Args:
        members: the member of each dimension, row by row.
        columns: the other columns.
    """

    members: Sequence[Members]
    columns: Mapping[str, Sequence[Any]]


@frozen(eq=False)
class Brought:
    """The rows that one query brought back.

    Args:
        axes: the dimensions.
        parts: the part of time that each number in `_part` stands for.
        numbers: the number of each row.
        columns: its columns.
    """

    axes: Axes
    parts: Mapping[int, Part]
    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Any]]

    @classmethod
    def of(cls, rows: Any, names: Sequence[str], axes: Axes, parts: Mapping[int, Part]) -> "Brought":
        """Bring columns of rows: the part of time, the dimensions, and those named."""
        columns = fetched_columns(rows, tuple(dict.fromkeys((PART, *axes.keys, *names))))
        return cls(axes, parts, wholes(columns[PART]), columns)

    def of_window(self, window: int) -> Rows:
        """Return the rows that lie in one of the periods."""
        codes = {number: part.codes for number, part in self.parts.items() if part.window == window}
        chosen = [number in codes for number in self.numbers]
        columns = {name: list(compress(column, chosen)) for name, column in self.columns.items()}
        of_time = [codes[number] for number in compress(self.numbers, chosen)]
        return Rows(self.axes.members(columns, of_time), columns)

    def undated(self) -> Rows:
        """Return the rows without a date, which may lie in any period; they have no members."""
        chosen = [number == UNDATED for number in self.numbers]
        columns = {name: list(compress(column, chosen)) for name, column in self.columns.items()}
        return Rows(((),) * sum(chosen), columns)

    def in_parts(self, undated: Rows, window: int) -> Iterator[Rows]:
        """Yield rows without a date once for each part of one of the periods."""
        for codes in dict.fromkeys(part.codes for part in self.parts.values() if part.window == window):
            yield Rows(self.axes.members(undated.columns, [codes] * len(undated.members)), undated.columns)
