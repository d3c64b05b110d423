"""Records by the members of dimensions: who falls into which cell."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product, repeat
from typing import Any

from attrs import frozen

from ..ledger.ledger import Ledger
from ..model.lifecycle import kind_at, state_at
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from .cells import Members, Reason
from .choosing import Chosen
from .dimensions import UNKNOWN, Dimension
from .elsewhere import elsewhere
from .field_paths import reader
from .memo import Memo
from .plain_columns import each_once, of_types, plain_column
from .record_dates import each_day
from .rolling_up import Lifting
from .times import Calendar

Grouping = tuple[Dimension, ...]
MemberReader = Callable[[Any, PartialDate | None, date], Members]


@frozen(eq=False)
class Buckets:
    """Chosen records by members: the places in `Chosen.records` of those that count, and how many more may."""

    counted: Mapping[Members, Sequence[int]]
    unclear: Mapping[Members, Counter[Reason]]

    def members(self) -> Iterator[Members]:
        """Yield each combination of members that occurs."""
        return iter(dict.fromkeys((*self.counted, *self.unclear)))


@frozen(eq=False)
class Strand:
    """The dimensions of a grouping that read the same field: each value gives a member of each of them.

    Args:
        by: their ids.
        read: reads the members of a record, each once; combinations of members where there are several dimensions.
        read_all: reads those of all records, where that can be done at once.
    """

    by: tuple[str, ...]
    read: Callable[[Any, PartialDate | None, date], tuple[Any, ...]]
    read_all: Callable[[Chosen], Sequence[tuple[Any, ...]] | None] = lambda chosen: None

    def column(self, chosen: Chosen) -> Sequence[tuple[Any, ...]]:
        """Return the members of each record."""
        found = self.read_all(chosen)
        return list(map(self.read, chosen.records, chosen.whens, repeat(chosen.day))) if found is None else found


@frozen(eq=False)
class Group:
    """One grouping, made ready for one set of the ledger.

    Args:
        by: ids of its dimensions.
        paths: the field path of each dimension.
        parts: the days a stock is counted on are the last days of these.
    """

    by: tuple[str, ...]
    paths: tuple[str | None, ...]
    parts: tuple[Period, ...]
    _strands: tuple[Strand, ...]
    _order: tuple[int, ...] | None
    _lifting: tuple[Lifting | None, ...]
    _memo: Memo

    @classmethod
    def of(cls, grouping: Grouping, records: str, period: Period, ledger: Ledger, memo: Memo) -> "Group":
        """Return a grouping made ready; what groupings share of the same records is kept in `memo`."""
        frequencies = [dimension.frequency for dimension in grouping if dimension.frequency]
        finest = max(frequencies, key=list(Frequency).index, default=None)
        lifting = tuple(Lifting(axis.rolls_up, ledger) if axis.rolls_up else None for axis in grouping)
        paths = tuple(dimension.path(records) for dimension in grouping)
        threads = _threads(paths)
        at = [place for thread in threads for place in thread]
        return cls(
            by=tuple(dimension.id for dimension in grouping),
            paths=paths,
            parts=tuple(period.split(finest)) if finest else (period,),
            strands=tuple(_strand(grouping, lifting, thread, records, period, ledger) for thread in threads),
            order=None if len(threads) == len(grouping) else tuple(map(at.index, range(len(at)))),
            lifting=lifting,
            memo=memo,
        )

    def keeps(self, path: str, members: Members, day: date) -> Callable[[str], bool]:
        """Return a function that tells whether a value of a field belongs to a cell: in Asia's only Asian countries."""
        own = [
            (lifting.lift(day) if lifting else str, member)
            for lifting, member, of in zip(self._lifting, members, self.paths, strict=True)
            if of == path
        ]
        return lambda value: all(lift(value) == member for lift, member in own)

    def buckets(self, chosen: Chosen) -> Buckets:
        """Return chosen records by members; a record with several values is in several buckets."""
        return self._memo.once((self, chosen), lambda: self._sorted_out(chosen))

    def _sorted_out(self, chosen: Chosen) -> Buckets:
        unclear: dict[Members, Counter[Reason]] = {}
        for record, reason, when in chosen.unclear:
            for members in self._combined(strand.read(record, when, chosen.day) for strand in self._strands):
                unclear.setdefault(members, Counter())[reason] += 1
        if not self._strands:
            everything = range(len(chosen.records))
            return Buckets({(): everything} if everything else {}, unclear)
        columns = [chosen.shared(("members", one.by), one.column, self._memo) for one in self._strands]
        counted: dict[Members, list[int]] = {}
        # Few combinations, and many records: each combination is taken apart once.
        known: dict[tuple[Any, ...], list[list[int]]] = {}
        for place, values in enumerate(zip(*columns, strict=True)):
            if values not in known:
                known[values] = [counted.setdefault(members, []) for members in self._combined(values)]
            for bucket in known[values]:
                bucket.append(place)
        return Buckets(counted, unclear)

    def _combined(self, values: Iterable[tuple[Any, ...]]) -> Iterator[Members]:
        """Return the combinations of what the strands give, each member in the place of its dimension."""
        if self._order is None:
            return product(*values)
        return (self._in_order(parts) for parts in product(*values))

    def _in_order(self, parts: tuple[Any, ...]) -> Members:
        found: list[str] = []
        for strand, part in zip(self._strands, parts, strict=True):
            found += part if len(strand.by) > 1 else (part,)
        return tuple(found[place] for place in self._order or ())


def _threads(paths: Sequence[str | None]) -> list[list[int]]:
    """Return the places of dimensions, those of one field together; dimensions of time have none."""
    threads: dict[object, list[int]] = {}
    for place, path in enumerate(paths):
        threads.setdefault(place if path is None else path, []).append(place)
    return list(threads.values())


def _strand(
    grouping: Grouping,
    lifting: Sequence[Lifting | None],
    places: Sequence[int],
    records: str,
    period: Period,
    ledger: Ledger,
) -> Strand:
    by = tuple(grouping[place].id for place in places)
    if len(places) == 1:
        axis, lifted = grouping[places[0]], lifting[places[0]]
        read = _member_reader(axis, lifted, records, period, ledger)
        return Strand(by, read, _all_members_reader(axis, lifted, records, period))
    values, each = (
        _values_reader(str(grouping[places[0]].path(records)), records, ledger),
        [lifting[at] for at in places],
    )

    def combinations(record: Any, when: PartialDate | None, day: date) -> tuple[Members, ...]:
        lifts = [one.lift(day) if one else str for one in each]
        found = dict.fromkeys(tuple(lift(value) for lift in lifts) for value in values(record, when, day))
        return tuple(found)

    return Strand(by, combinations)


def _member_reader(
    dimension: Dimension, lifting: Lifting | None, records: str, period: Period, ledger: Ledger
) -> MemberReader:
    if dimension.frequency is not None:
        calendar = Calendar.of(period, dimension.frequency)
        return lambda record, when, day: calendar.members(when)
    read = _values_reader(str(dimension.path(records)), records, ledger)
    if lifting is None:
        return read
    return lambda record, when, day: tuple(dict.fromkeys(map(lifting.lift(day), read(record, when, day))))


def _all_members_reader(
    dimension: Dimension, lifting: Lifting | None, records: str, period: Period
) -> Callable[[Chosen], Sequence[Members] | None]:
    """Return a function that gives the members of all records, or None where each must be looked at."""
    if dimension.frequency is not None:
        calendar = Calendar.of(period, dimension.frequency)
        return lambda chosen: each_day(chosen.whens, calendar.members)
    path = str(dimension.path(records))
    if path.startswith("@") or elsewhere(records, path) is not None:
        return lambda chosen: None

    def members(chosen: Chosen) -> Sequence[Members] | None:
        column = plain_column(path, chosen.records)
        if column is None or not of_types(column, str):
            return None
        lift = lifting.lift(chosen.day) if lifting else str
        return each_once(column, lambda value: (lift(UNKNOWN if value is None else value),))

    return members


def _values_reader(path: str, records: str, ledger: Ledger) -> MemberReader:
    if path == "@kind":
        return lambda record, when, day: (kind_at(record, day) or UNKNOWN,)
    if path == "@state":
        return lambda record, when, day: (state_at(record, day) or UNKNOWN,)
    values, others = reader(path, ledger), elsewhere(records, path)
    if others is None:
        return lambda record, when, day: _distinct(values(record))
    return lambda record, when, day: _distinct(others.without(values(record)))


def _distinct(values: Iterable[Any]) -> Members:
    return tuple(dict.fromkeys(map(str, values))) or (UNKNOWN,)
