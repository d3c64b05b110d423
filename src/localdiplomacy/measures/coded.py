"""A column in which few values come many times: the different ones, and of each place which one stands there."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar, overload

from attrs import frozen

T = TypeVar("T")
C = TypeVar("C", covariant=True)
U = TypeVar("U")


@frozen(eq=False)
class Coded(Sequence[C], Generic[C]):
    """A column of values, each of which is kept once.

    Args:
        words: the values that may stand in it.
        codes: of each place, where its value stands among them.
    """

    words: Sequence[C]
    codes: Sequence[int]

    @classmethod
    def of(cls, values: Sequence[C]) -> "Coded[C]":
        """Return a column of hashable values, the different ones in the order in which they come."""
        words = list(dict.fromkeys(values))
        return cls(words, list(map(dict(zip(words, range(len(words)), strict=True)).__getitem__, values)))

    @overload
    def __getitem__(self, place: int) -> C: ...
    @overload
    def __getitem__(self, place: slice) -> "Coded[C]": ...
    def __getitem__(self, place: int | slice) -> "C | Coded[C]":
        if isinstance(place, slice):
            return Coded(self.words, self.codes[place])
        return self.words[self.codes[place]]

    def __iter__(self) -> Iterator[C]:
        return map(self.words.__getitem__, self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def renamed(self, name: Callable[[C], U]) -> "Coded[U]":
        """Return the column with something else instead of each value, which is asked for once."""
        return Coded(list(map(name, self.words)), self.codes)


def end_to_end(columns: Sequence[Coded[T]]) -> Coded[T]:
    """Return several columns as one."""
    if len({id(column.words) for column in columns}) == 1:
        return Coded(columns[0].words, list(chain.from_iterable(column.codes for column in columns)))
    words: list[T] = []
    codes: list[int] = []
    for column in columns:
        shift = len(words)
        codes += [code + shift for code in column.codes] if shift else column.codes
        words += column.words
    return Coded(words, codes)
