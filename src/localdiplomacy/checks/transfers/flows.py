"""Persons who pass a point of the chain: how many, and who, as far as it is stated; what goes in must come out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen


@frozen
class Passage:
    """Persons who pass.

    Args:
        path: the field that says how many.
        persons: how many; None where that is not stated, or stated in two ways.
        travellers: who; None where not everybody is listed.
    """

    path: str
    persons: int | None
    travellers: frozenset[str] | None


def passage(path: str, numbers: Iterable[int | None], lists: Iterable[tuple[str, ...]]) -> Passage:
    """Return what two sides agree on; where they differ, nothing: that is a finding of its own.

    Args:
        path: the field that says how many.
        numbers: the numbers that both sides state.
        lists: the lists that both sides give; an empty one is none.
    """
    stated = {number for number in numbers if number is not None}
    named = {frozenset(listed) for listed in lists if listed}
    persons = stated.pop() if len(stated) == 1 else None
    travellers = named.pop() if len(named) == 1 else None
    if persons == 0 and travellers is None and not named:
        travellers = frozenset()
    return Passage(path, persons, travellers)


@frozen
class Balance:
    """How many come in and go out, as messages show them, and how many more go out."""

    before: str
    after: str
    gain: int


@frozen
class Node:
    """A point of the chain.

    Args:
        ins: what comes in.
        outs: what goes out, or stays for good.
        open: True where some may have gone another way that is not recorded, so that fewer may go out.
    """

    ins: Sequence[Passage]
    outs: Sequence[Passage]
    open: bool = False

    def balance(self) -> "Balance | None":
        """Return how many come in and go out if the two surely differ."""
        before, all_before = _sum(self.ins)
        after, all_after = _sum(self.outs)
        more = all_before and after > before
        fewer = all_after and not self.open and before > after
        if not (more or fewer):
            return None
        return Balance(_shown(before, all_before), _shown(after, all_after), after - before)

    def changed(self) -> tuple[int, int] | None:
        """Return how many references are surely missing and how many new; None where there are none."""
        before, all_before = _names(self.ins)
        after, all_after = _names(self.outs)
        missing = len(before - after) if all_after and not self.open else 0
        extra = len(after - before) if all_before else 0
        return (missing, extra) if missing or extra else None

    def repeated(self) -> int:
        """Return how many references go out twice."""
        times = Counter(name for out in self.outs for name in out.travellers or ())
        return sum(1 for count in times.values() if count > 1)


def _sum(passages: Sequence[Passage]) -> tuple[int, bool]:
    known = [one.persons for one in passages if one.persons is not None]
    return sum(known), len(known) == len(passages)


def _names(passages: Sequence[Passage]) -> tuple[frozenset[str], bool]:
    known = [one.travellers for one in passages if one.travellers is not None]
    return frozenset[str]().union(*known), len(known) == len(passages)


def _shown(number: int, whole: bool) -> str:
    return f"{number}" if whole else f"≥{number}"
