"""Which lines an indicator has, and their order: where something counts in either period, or is expected."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from attrs import frozen

from .combinations import Combinations
from .comparing import parts_beside
from .counted import Counted
from .dimensions import Dimension
from .expecting import expected_parts, expects, names_offices
from .grid import Beside, Grid
from .indicators import Indicator
from .labels import Labels
from .partials import Members


@frozen(kw_only=True, eq=False)
class Placing:
    """The lines that an indicator has.

    Args:
        grid: gives cells the number of their line.
        beside: for cells of the base, the part of the period beside each of its parts; None without a base.
        numbers: the number of each line, in order.
        members: the members of each line, in order.
    """

    grid: Grid
    beside: Beside | None
    numbers: Sequence[int]
    members: Combinations

    @classmethod
    def of(cls, indicator: Indicator, now: Counted, base: Counted | None, labels: Labels) -> "Placing":
        """Return the lines of an indicator.

        Args:
            indicator: the indicator.
            now: the period, counted.
            base: what it is compared with, or None.
            labels: in which order members stand.
        """
        own, before = now.combinations(indicator), base.combinations(indicator) if base else ()
        beside = parts_beside(base, now) if base else None
        parts = expected_parts(now.by, now.window) if expects(now.by) else []
        offices = now.offices(indicator) if names_offices(now.by) else frozenset()
        grid = Grid(members=_in_order(_members(now.by, own, before, beside, parts, offices), now, labels))
        found = set(chain.from_iterable(grid.numbers(cells) for cells in own))
        for cells in before:
            numbers = grid.numbers(cells, beside)
            found.update(numbers if min(numbers, default=0) >= 0 else (number for number in numbers if number >= 0))
        found.update(*_expected(grid, now.by, found, parts, offices))
        lines = sorted(found)
        return cls(grid=grid, beside=beside, numbers=lines, members=grid.combinations(lines))


def _members(
    by: Sequence[Dimension],
    own: Iterable[Combinations],
    before: Iterable[Combinations],
    beside: Beside | None,
    parts: Iterable[Members],
    offices: Iterable[str],
) -> list[set[str]]:
    """Return the members of each dimension that may be in a line."""
    found: list[set[str]] = [set() for _ in by]
    for cells in own:
        for members, column in zip(found, cells.columns, strict=True):
            members.update(column.words)
    for cells in before:
        for members, column, times in zip(found, cells.columns, beside or (), strict=True):
            members.update(column.words if times is None else (times[word] for word in column.words if word in times))
    of_time = [members for members, axis in zip(found, by, strict=True) if axis.frequency is not None]
    for part in parts:
        for members, code in zip(of_time, part, strict=True):
            members.add(code)
    for members, axis in zip(found, by, strict=True):
        if axis.frequency is None:
            members.update(offices)  # of no other dimension are there any
    return found


def _in_order(found: Sequence[Collection[str]], now: Counted, labels: Labels) -> tuple[tuple[str, ...], ...]:
    """Return the members of each dimension in the order in which they are shown."""
    ordered = []
    for axis, members in zip(now.by, found, strict=True):
        parts = {axis.id: now.parts(axis)}
        places = {member: labels.place((axis,), (member,), parts) for member in members}
        ordered.append(tuple(sorted(members, key=places.__getitem__)))
    return tuple(ordered)


def _expected(
    grid: Grid, by: Sequence[Dimension], found: set[int], parts: Sequence[Members], offices: Iterable[str]
) -> Iterator[Iterable[int]]:
    """Yield the numbers of the lines that are expected: whatever stands in the table, in each part of time."""
    if not parts:
        return
    times = [place for place, axis in enumerate(by) if axis.frequency is not None]
    others = {place for place in range(len(by)) if place not in times}
    rest = found if others else {0}
    for place in times:
        rest = grid.without(place, rest)
    rest = rest | {grid.number({place: office}) for place in others for office in offices}
    for part in parts:
        shift = grid.number(dict(zip(times, part, strict=True)))
        yield [number + shift for number in rest]
