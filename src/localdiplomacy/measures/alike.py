"""Lines that say the same but for their members and numbers: one of each sort is worked out, the rest is columns."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from operator import add

from attrs import frozen

from .coded import Coded, end_to_end
from .counted import Counted
from .dimensions import OFFICE, UNKNOWN, Dimension
from .figures import PERCENT
from .grid import Beside
from .indicators import Indicator
from .lines import Lines
from .placing import Placing
from .rows import Row
from .table_rows import Rows, Run

SPECIAL = -2  # there is more to say of the figure than a number
MISSING = -1  # nothing was counted, and nobody kept the ledger


@frozen(kw_only=True, eq=False)
class Alike:
    """Lines, sorted by what they say besides their members and numbers.

    Args:
        examples: one row of each sort.
        sorts: the sort of each line.
        members: for each dimension the member of each line; a total has none.
        now: the figure of each line; below 0 where it is that of the example, which may be missing.
        base: the figure it is compared with, in the same way.
    """

    examples: Sequence[Row]
    sorts: Sequence[int]
    members: Sequence[Coded[str | None]]
    now: Sequence[int]
    base: Sequence[int]

    @classmethod
    def of(cls, rows: Rows, width: int) -> "Alike":
        """Return the rows of a table with `width` dimensions."""
        parts = [_of_run(run, width) for _, run in rows.runs] or [_one_by_one((), width)]
        return cls(
            examples=tuple(chain.from_iterable(part.examples for part in parts)),
            sorts=end_to_end([Coded(part.examples, part.sorts) for part in parts]).codes,
            members=[end_to_end(columns) for columns in zip(*(part.members for part in parts), strict=True)],
            now=list(chain.from_iterable(part.now for part in parts)),
            base=list(chain.from_iterable(part.base for part in parts)),
        )


def _of_run(run: Run, width: int) -> Alike:
    if not isinstance(run, Lines):
        return _one_by_one(run, width)
    indicator, now, placing = run.indicator, run.now, run.placing
    base = run.comparing.base if run.comparing else None
    plain = indicator.unit != PERCENT and any(_in_columns(indicator, side) for side in (now, base) if side)
    if not plain or not len(run):
        return _one_by_one(run, width)
    current = _numbers(indicator, now, placing, before=False)
    before = _numbers(indicator, base, placing, before=True) if base else None
    keys = _keys(run, current, before)
    first = dict(zip(reversed(keys), range(len(run) - 1, -1, -1), strict=True))
    sorts = {key: sort for sort, key in enumerate(first)}
    return Alike(
        examples=[run[place] for place in first.values()],
        sorts=list(map(sorts.__getitem__, keys)),
        members=placing.members.columns,
        now=current,
        base=[SPECIAL] * len(run) if before is None else before,
    )


def _one_by_one(rows: Sequence[Row], width: int) -> Alike:
    """Return rows each of which is a sort of its own."""
    return Alike(
        examples=rows,
        sorts=range(len(rows)),
        members=[Coded.of([row.members[place] if row.members else None for row in rows]) for place in range(width)],
        now=[SPECIAL] * len(rows),
        base=[SPECIAL] * len(rows),
    )


def _in_columns(indicator: Indicator, side: Counted) -> bool:
    block = side.block(indicator)
    return block is not None and block.unit == indicator.unit


def _numbers(indicator: Indicator, side: Counted, placing: Placing, *, before: bool) -> list[int]:
    """Return the figure of each line in a period, below 0 where there is more to say or nothing."""
    block, special, beside = side.block(indicator), side.special(indicator), placing.beside if before else None
    if block is not None and block.unit != indicator.unit:
        return [SPECIAL] * len(placing.numbers)
    known: dict[int, int] = {}
    if block is not None:
        known.update(zip(placing.grid.numbers(block.members, beside), block.totals, strict=True))
    if special is not None:
        known.update(zip(placing.grid.numbers(special, beside), repeat(SPECIAL)))
    return list(map(known.get, placing.numbers, _of_nothing(indicator, side, placing, beside)))


def _of_nothing(indicator: Indicator, side: Counted, placing: Placing, beside: Beside | None) -> Iterable[int]:
    """Return what each line says where nothing is counted: 0, that it is missing, or that there is no such part of time."""
    columns: list[Iterable[int]] = []
    for place, (axis, column) in enumerate(zip(side.by, placing.members.columns, strict=True)):
        times = beside[place] if beside else None
        if axis.id == OFFICE.id:
            said = [0 if side.covered(indicator, office) else MISSING for office in column.words]
        elif times is not None:
            there = set(times.values())
            said = [0 if part in there else SPECIAL for part in column.words]
        else:
            continue
        if any(said):
            columns.append(map(said.__getitem__, column.codes))
    if OFFICE.id not in [axis.id for axis in side.by] and not side.covered(indicator, None):
        columns.append(repeat(MISSING, len(placing.numbers)))
    return map(min, repeat(0), *columns) if columns else repeat(0)


def _keys(lines: Lines, current: Sequence[int], before: Sequence[int] | None) -> Sequence[int]:
    """Return a number for each line that tells its sort: part of time, office stated, same territory, figures there."""
    territory = lines.comparing.territory if lines.comparing else frozenset[str]()
    parts: list[Iterable[int]] = []
    width = 1
    for numbers, most in ((current, 0), (before, 1)):  # a base of 0 gives no percentage
        if numbers is not None and min(numbers) < most:
            parts.append([width * (number if number < most else most) for number in numbers])
            width *= most - SPECIAL + 1
    for axis, column in zip(lines.now.by, lines.members.columns, strict=True):
        told = Coded.of([_told(axis, member, territory) for member in column.words])
        if len(told.words) > 1:
            parts.append(map([width * code for code in told.codes].__getitem__, column.codes))
            width *= len(told.words)
    added: Iterable[int] = repeat(0, len(current))
    for part in parts:
        added = map(add, added, part)
    keys = list(added)
    for numbers in (current, before):
        if numbers is not None and SPECIAL in numbers:
            keys = [width + place if numbers[place] == SPECIAL else key for place, key in enumerate(keys)]
    return keys


def _told(axis: Dimension, member: str, territory: frozenset[str]) -> tuple[str, bool, bool]:
    """Return what a line says of a member beside the member itself."""
    part = member if axis.frequency else ""
    return part, axis.id == OFFICE.id and member == UNKNOWN, axis.of_places and member in territory
