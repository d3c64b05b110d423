"""Lines that say the same but for their members and numbers: one of them is worked out, the others in columns."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from .cells import Members
from .counted import Counted
from .dimensions import OFFICE, UNKNOWN
from .figures import PERCENT
from .indicators import Indicator
from .lines import Lines
from .rounding import HALF_UP, Rounding
from .rows import Row

_SPECIAL = -2  # there is more to say of the figure than a number
_MISSING = -1  # nothing was counted, and nobody kept the ledger


@frozen(kw_only=True, eq=False)
class Alike:
    """Some lines of one indicator that say the same but for their members and numbers.

    Args:
        places: where they stand among the lines.
        example: one of them.
        members: the members of each.
        now: the figure of each; None where all are missing.
        base: the figure each is compared with; None where all are missing, or nothing is compared.
        rounding: how percentages are rounded.
    """

    places: Sequence[int]
    example: Row
    members: Sequence[Members]
    now: Sequence[int] | None
    base: Sequence[int] | None
    rounding: Rounding


def alike(lines: Lines) -> tuple[Alike, ...]:
    """Return the lines that are alike, sort by sort; those of which there is more to say are in none of them."""
    indicator, now, comparing = lines.indicator, lines.now, lines.comparing
    sides = (now, comparing.base) if comparing else (now,)
    if not lines.members or indicator.unit == PERCENT or not any(_in_columns(indicator, side) for side in sides):
        return ()
    current = _numbers(indicator, now, lines.members)
    before = _numbers(indicator, comparing.base, lines.members_then) if comparing else None
    sorts: dict[tuple[object, ...], list[int]] = {}
    for place, sort in enumerate(_sorts(lines, current, before)):
        sorts.setdefault(sort, []).append(place)
    return tuple(_alike(lines, places, current, before) for sort, places in sorts.items() if _SPECIAL not in sort)


def _alike(lines: Lines, places: Sequence[int], current: Sequence[int], before: Sequence[int] | None) -> Alike:
    now, base = (
        None if numbers is None or numbers[places[0]] == _MISSING else [numbers[place] for place in places]
        for numbers in (current, before)
    )
    members = [lines.members[place] for place in places]
    rounding = lines.comparing.rounding if lines.comparing else HALF_UP
    return Alike(places=places, example=lines[places[0]], members=members, now=now, base=base, rounding=rounding)


def _in_columns(indicator: Indicator, side: Counted) -> bool:
    block = side.block(indicator)
    return block is not None and block.unit == indicator.unit


def _numbers(indicator: Indicator, side: Counted, members: Sequence[Members | None]) -> list[int]:
    """Return the figure of each combination of members, below 0 where there is more to say or nothing."""
    block, special = side.block(indicator), side.special(indicator)
    if block is not None and block.unit != indicator.unit:
        return [_SPECIAL] * len(members)
    known = {} if block is None else dict(zip(block.members, block.totals, strict=True))
    by = [dimension.id for dimension in side.by]
    office = by.index(OFFICE.id) if OFFICE.id in by else None

    def others(found: Members | None) -> int:
        if found is None or found in special:
            return _SPECIAL
        return 0 if side.covered(indicator, None if office is None else found[office]) else _MISSING

    numbers: list[int | None] = list(map(known.get, members))  # type: ignore[arg-type]
    if None not in numbers:
        return numbers  # type: ignore[return-value]
    return [others(found) if number is None else number for found, number in zip(members, numbers, strict=True)]


def _sorts(lines: Lines, current: Sequence[int], before: Sequence[int] | None) -> Iterator[tuple[object, ...]]:
    """Yield of each line what it has in common with others: part of time, office stated, same territory, figures there."""
    common: list[Sequence[object]] = [[0] * len(current)]
    figures = [numbers for numbers in (current, before) if numbers is not None and min(numbers) < 0]
    common += [[min(number, 0) for number in numbers] for numbers in figures]
    by = [axis.id for axis in lines.now.by]
    columns = dict(zip(by, zip(*lines.members, strict=True), strict=True))
    common += [columns[axis.id] for axis in lines.now.by if axis.frequency]
    if OFFICE.id in by:
        common.append([office == UNKNOWN for office in columns[OFFICE.id]])
    territory = lines.comparing.territory if lines.comparing else frozenset[str]()
    if territory:
        common += [[member in territory for member in columns[axis.id]] for axis in lines.now.by if axis.of_places]
    return zip(*common, strict=True)
