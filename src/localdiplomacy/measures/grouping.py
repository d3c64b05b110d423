"""Records by the members of dimensions: who falls into which cell."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from attrs import frozen

from ..ledger.ledger import Ledger
from ..model.lifecycle import kind_at, state_at
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from .cells import Reason
from .choosing import Chosen
from .dimensions import UNKNOWN, Dimension
from .field_paths import reader
from .memo import Memo
from .times import Calendar

Grouping = tuple[Dimension, ...]
Members = tuple[str, ...]
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
    _readers: tuple[MemberReader, ...]
    _memo: Memo

    @classmethod
    def of(cls, grouping: Grouping, records: str, period: Period, ledger: Ledger, memo: Memo) -> "Group":
        """Return a grouping made ready; what groupings share of the same records is kept in `memo`."""
        frequencies = [dimension.frequency for dimension in grouping if dimension.frequency]
        finest = max(frequencies, key=list(Frequency).index, default=None)
        return cls(
            by=tuple(dimension.id for dimension in grouping),
            paths=tuple(dimension.path(records) for dimension in grouping),
            parts=tuple(period.split(finest)) if finest else (period,),
            readers=tuple(_member_reader(dimension, records, period, ledger) for dimension in grouping),
            memo=memo,
        )

    def buckets(self, chosen: Chosen) -> Buckets:
        """Return chosen records by members; a record with several values is in several buckets."""
        return self._memo.once((self, chosen), lambda: self._sorted_out(chosen))

    def _sorted_out(self, chosen: Chosen) -> Buckets:
        unclear: dict[Members, Counter[Reason]] = {}
        for record, reason, when in chosen.unclear:
            for members in product(*(read(record, when, chosen.day) for read in self._readers)):
                unclear.setdefault(members, Counter())[reason] += 1
        if not self._readers:
            everything = range(len(chosen.records))
            return Buckets({(): everything} if everything else {}, unclear)
        columns = [
            chosen.dated_column(("members", id), read, self._memo)
            for id, read in zip(self.by, self._readers, strict=True)
        ]
        counted: dict[Members, list[int]] = {}
        for place, values in enumerate(zip(*columns, strict=True)):
            for members in product(*values):
                counted.setdefault(members, []).append(place)
        return Buckets(counted, unclear)


def _member_reader(dimension: Dimension, records: str, period: Period, ledger: Ledger) -> MemberReader:
    if dimension.frequency is not None:
        calendar = Calendar.of(period, dimension.frequency)
        return lambda record, when, day: calendar.members(when)
    path = dimension.path(records)
    if path == "@kind":
        return lambda record, when, day: (kind_at(record, day) or UNKNOWN,)
    if path == "@state":
        return lambda record, when, day: (state_at(record, day) or UNKNOWN,)
    assert path is not None  # noqa: S101 - measure() refuses dimensions that do not apply
    values = reader(path, ledger)
    return lambda record, when, day: _distinct(values(record))


def _distinct(values: Iterable[Any]) -> Members:
    return tuple(dict.fromkeys(map(str, values))) or (UNKNOWN,)
