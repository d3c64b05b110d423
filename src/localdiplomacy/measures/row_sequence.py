"""Rows as a sequence that makes each when it is looked at."""

from abc import abstractmethod
from collections.abc import Sequence
from operator import index
from typing import overload

from .rows import Row


class RowSequence(Sequence[Row]):
    """A sequence of rows that says how many there are, and gives the one at a place."""

    __slots__ = ()

    @abstractmethod
    def at(self, place: int) -> Row:
        """Return the row at a place, from 0 to the last."""

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(map(self.at, range(len(self))[place]))
        return self.at(range(len(self))[index(place)])
