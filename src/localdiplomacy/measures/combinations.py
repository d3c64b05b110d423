"""The members of many cells or lines, a column for each dimension: a hundred thousand without a tuple for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import compress, count, repeat
from operator import add
from typing import overload

from attrs import evolve, frozen

from .coded import Coded, end_to_end
from .partials import Members


@frozen(eq=False)
class Combinations(Sequence[Members]):
    """Combinations of members, one for each cell or line.

    Args:
        columns: for each dimension, the member that each of them has.
        length: how many there are.
        apart: True where no two of them are known to be the same.
    """

    columns: tuple[Coded[str], ...]
    length: int
    apart: bool = False

    @overload
    def __getitem__(self, place: int) -> Members: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Members, ...]: ...
    def __getitem__(self, place: int | slice) -> Members | tuple[Members, ...]:
        if isinstance(place, slice):
            return tuple(map(self.__getitem__, range(self.length)[place]))
        number = range(self.length)[place]
        return tuple([column[number] for column in self.columns])

    def __iter__(self) -> Iterator[Members]:
        return zip(*self.columns, strict=True) if self.columns else repeat((), self.length)

    def __len__(self) -> int:
        return self.length

    def find(self, members: Members) -> int | None:
        """Return where a combination stands; None where it is not among these."""
        numbers, places = self._index
        if len(members) != len(numbers):
            return None
        found = [known.get(member) for known, member in zip(numbers, members, strict=True)]
        return None if None in found else places.get(sum(number for number in found if number is not None))

    @cached_property
    def _index(self) -> tuple[Sequence[Mapping[str, int]], Mapping[int, int]]:
        """For each dimension a number for each member, and the place of each sum of such numbers."""
        numbers, width = [], 1
        for column in self.columns:
            known = dict(zip(dict.fromkeys(column.words), count(step=width)))
            numbers.append(known)
            width *= len(known)
        return numbers, dict(zip(added_up(self.columns, numbers, 0, self.length), range(self.length), strict=True))

    @property
    def repeats(self) -> bool:
        """True where two of them are the same."""
        return not self.apart and len(set(self)) < self.length

    def chosen(self, truths: Sequence[bool]) -> "Combinations":
        """Return those for which something is true."""
        columns = tuple(Coded(column.words, list(compress(column.codes, truths))) for column in self.columns)
        return evolve(self, columns=columns, length=sum(truths))

    @classmethod
    def joined(cls, several: Sequence["Combinations"]) -> "Combinations":
        """Return combinations of the same dimensions, one after the other."""
        columns = zip(*(one.columns for one in several), strict=True)
        return cls(tuple(map(end_to_end, columns)), sum(map(len, several)))


def added_up(
    columns: Sequence[Coded[str]], amounts: Sequence[Mapping[str, int]], unknown: int, length: int
) -> Sequence[int]:
    """Return the sum of what the members of each combination amount to.

    Args:
        columns: the members.
        amounts: for each dimension, the amount of each member.
        unknown: the amount of any other.
        length: how many combinations there are.
    """
    if not columns:
        return [0] * length
    each = (
        map([known.get(word, unknown) for word in column.words].__getitem__, column.codes)
        for column, known in zip(columns, amounts, strict=True)
    )
    return list(reduce(lambda one, other: map(add, one, other), each))


def as_combinations(members: Iterable[Members]) -> Combinations:
    """Return combinations of members in columns."""
    if isinstance(members, Combinations):
        return members
    rows = list(members)
    return Combinations(tuple(map(Coded.of, zip(*rows, strict=True))), len(rows))
