"""The engine on records: filter, group and fold in one pass over each set of a ledger, for many indicators."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

from attrs import frozen

from ..ledger.ledger import RECORD_TYPES, Ledger
from ..model.lifecycle import kind_at, state_at
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from ..model.quantities import Qualifier
from .amounts import Number, number_reader
from .cells import ZERO, CellKey, Cells, Latest, LeftOut, Partial, Reason, latest_of
from .coverage import covering
from .dimensions import UNKNOWN, Dimension
from .field_paths import reader
from .indicators import Fold, Indicator
from .shared_reading import SharedReading
from .times import Calendar, Held, When, dating, holding

Grouping = tuple[Dimension, ...]
MemberReader = Callable[[Any, PartialDate, date], tuple[str, ...]]


def count_records(
    ledger: Ledger, indicators: Iterable[Indicator], groupings: Sequence[Grouping], period: Period
) -> Cells:
    """Count records into cells.

    Args:
        ledger: the records.
        indicators: what to count; ratios are computed from cells and are skipped here.
        groupings: the combinations of dimensions to count by; the empty one is the total.
        period: the days to count.
    """
    shared = SharedReading()
    counted = [indicator for indicator in indicators if indicator.fold is not Fold.RATIO]
    folds = [_Counting(indicator, groupings, period, ledger, shared) for indicator in counted]
    for name in RECORD_TYPES:
        wanted = [fold for fold in folds if fold.indicator.records == name]
        if wanted:
            for record, repeated in _distinct(getattr(ledger, name)):
                for fold in wanted:
                    fold.take(record, repeated)
    return Cells(
        partials={key: cell.freeze() for fold in folds for key, cell in fold.cells.items()},
        covered=frozenset((fold.indicator.id, office) for fold in folds for office in fold.covered),
        left_out=tuple(item for fold in folds for item in fold.left_out()),
    )


def _distinct(records: Iterable[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield each record, and whether it equals one before it (records come in the order of their ids)."""
    same_id: list[Any] = []
    for record in records:
        if same_id and same_id[0].id != record.id:
            same_id = []
        yield record, record in same_id
        same_id.append(record)


class _Cell:
    """A cell while it is being folded."""

    __slots__ = (
        "distinct",
        "files",
        "high",
        "latest",
        "low",
        "partial",
        "qualifiers",
        "records",
        "stated",
        "synthetic",
    )

    def __init__(self) -> None:
        self.records: list[str] = []
        self.stated = 0
        self.low = self.high = ZERO
        self.qualifiers: set[Qualifier] = set()
        self.distinct: set[str] = set()
        self.latest: dict[str, Latest] = {}
        self.files: set[str] = set()
        self.synthetic = 0
        self.partial = 0

    def add(self, record: Any, number: Number | None, values: tuple[str, ...]) -> None:
        self.records.append(record.id)
        if number is not None:
            self.stated += 1
            self.low += number.low
            self.high += number.high
            if number.qualifier is not Qualifier.EXACT:
                self.qualifiers.add(number.qualifier)
        elif values:
            self.stated += 1
            self.distinct.update(values)
        if record.source is not None:
            origin = record.source.origin
            self.synthetic += origin.synthetic
            self.partial += origin.partial
            if origin.file is not None:
                self.files.add(origin.file)

    def keep_last(self, office: str, when: PartialDate, record: Any, value: Decimal) -> None:
        found = Latest(office, f"{when.last}", record.id, value)
        self.latest[office] = max(found, self.latest.get(office, found))

    def freeze(self) -> Partial:
        return Partial(
            records=tuple(self.records),
            stated=self.stated,
            low=self.low,
            high=self.high,
            qualifiers=frozenset(self.qualifiers),
            distinct=frozenset(self.distinct),
            latest=latest_of(self.latest.values()),
            files=frozenset(self.files),
            synthetic=self.synthetic,
            partial=self.partial,
        )


@frozen
class _Group:
    """One grouping, made ready for one set of the ledger."""

    by: tuple[str, ...]
    members: tuple[MemberReader, ...]
    parts: tuple[Period, ...]  # the days a stock is counted on are the last days of these
    own_value: int | None  # place of the dimension that an indicator of distinct values tells apart itself

    def keys(self, record: Any, when: PartialDate, day: date) -> Iterator[tuple[str, ...]]:
        return product(*(read(record, when, day) for read in self.members))


class _Counting:
    """One indicator being counted."""

    def __init__(
        self,
        indicator: Indicator,
        groupings: Sequence[Grouping],
        period: Period,
        ledger: Ledger,
        shared: SharedReading,
    ) -> None:
        self.indicator = indicator
        self.period = period
        self.cells: dict[CellKey, _Cell] = {}
        self.covered: set[str] = set()
        self._out: dict[Reason, set[str]] = {}
        self._repeated: list[str] = []
        self._counts = shared.once(("where", indicator.where), indicator.where.predicate)
        self._covers = covering(indicator, period)
        self._groups = [_group(indicator, grouping, period, ledger, shared) for grouping in groupings]
        self._date = shared.once(("date", indicator.time), partial(dating, indicator.time)) if indicator.time else None
        self._held = holding(indicator)
        self._values = reader(indicator.value, ledger) if indicator.fold is Fold.DISTINCT and indicator.value else None
        self._numbers = _number_readers(indicator, ledger, shared)

    def left_out(self) -> Iterator[LeftOut]:
        for reason, ids in self._out.items():
            yield LeftOut(indicator=self.indicator.id, reason=reason, records=tuple(ids))
        if self._repeated:
            yield LeftOut(indicator=self.indicator.id, reason=Reason.REPEATED, records=tuple(self._repeated))

    def take(self, record: Any, repeated: bool) -> None:
        office = record.office or UNKNOWN
        if office not in self.covered and self._covers(record):
            self.covered.add(office)
        if self.indicator.stock:
            self._take_stock(record, repeated)
        else:
            self._take_flow(record, repeated)

    def _leave_out(self, record: Any, reason: Reason) -> None:
        self._out.setdefault(reason, set()).add(record.id)

    def _take_flow(self, record: Any, repeated: bool) -> None:
        assert self._date is not None  # noqa: S101 - Indicator sees to it that flows have a time
        when = self._date(record)
        if when is When.NEVER:
            return
        inside = None if isinstance(when, When) else self.period.holds(when)
        if inside is False or not self._counts(record):
            return
        if isinstance(when, When) or inside is None:
            self._leave_out(record, Reason.UNDATED if isinstance(when, When) else Reason.UNDECIDED)
            return
        self._fold(record, repeated, [(group, when, self.period.last) for group in self._groups])

    def _take_stock(self, record: Any, repeated: bool) -> None:
        if not self._counts(record):
            return
        days: list[tuple[_Group, PartialDate, date]] = []
        for group in self._groups:
            for part in group.parts:
                held = self._held(record, part.last)
                if held is Held.YES:
                    days.append((group, PartialDate.of(part.last), part.last))
                elif held is not Held.NO:
                    self._leave_out(record, Reason.UNDECIDED if held is Held.UNDECIDED else Reason.NO_STATE)
        if days:
            self._fold(record, repeated, days)

    def _fold(self, record: Any, repeated: bool, places: Iterable[tuple[_Group, PartialDate, date]]) -> None:
        if repeated:
            self._repeated.append(record.id)
            return
        numbers = [(unit, read(record)) for unit, read in self._numbers]
        if any(number is not None and number.low < 0 for _, number in numbers):
            self._leave_out(record, Reason.NEGATIVE)
            return
        values = tuple(str(value) for value in self._values(record)) if self._values else ()
        if not values and all(number is None for _, number in numbers):
            self._leave_out(record, Reason.NOT_STATED)
        for group, when, day in places:
            for members in group.keys(record, when, day):
                seen = values if group.own_value is None else tuple(v for v in values if v == members[group.own_value])
                for unit, number in numbers or ((self.indicator.unit, None),):
                    cell = self._cell(CellKey(self.indicator.id, unit, group.by, members))
                    cell.add(record, number, seen)
                    if self.indicator.fold is Fold.LAST and number is not None:
                        cell.keep_last(record.office or UNKNOWN, when, record, number.low)

    def _cell(self, key: CellKey) -> _Cell:
        found = self.cells.get(key)
        if found is None:
            found = self.cells[key] = _Cell()
        return found


def _number_readers(
    indicator: Indicator, ledger: Ledger, shared: SharedReading
) -> list[tuple[str, Callable[[Any], Number | None]]]:
    if indicator.fold is Fold.COUNT:
        one = Number.exactly(1)
        return [(indicator.unit, lambda record: one)]
    if indicator.fold is Fold.DISTINCT or indicator.value is None:
        return []
    fields = ((indicator.value, indicator.unit), *indicator.alternatives)
    how = (indicator.minus, indicator.times, indicator.otherwise)
    return [
        (unit, shared.once(("number", field, unit, how), partial(number_reader, indicator, field, unit, ledger)))
        for field, unit in fields
    ]


def _group(indicator: Indicator, grouping: Grouping, period: Period, ledger: Ledger, shared: SharedReading) -> _Group:
    frequencies = [dimension.frequency for dimension in grouping if dimension.frequency]
    finest = max(frequencies, key=list(Frequency).index, default=None)
    paths = [dimension.path(indicator.records) for dimension in grouping]
    distinct = indicator.fold is Fold.DISTINCT and indicator.value in paths
    return _Group(
        by=tuple(dimension.id for dimension in grouping),
        members=tuple(_member_reader(dimension, indicator.records, period, ledger, shared) for dimension in grouping),
        parts=tuple(period.split(finest)) if finest else (period,),
        own_value=paths.index(indicator.value) if distinct else None,
    )


def _member_reader(
    dimension: Dimension, records: str, period: Period, ledger: Ledger, shared: SharedReading
) -> MemberReader:
    if dimension.frequency is not None:
        calendar = Calendar.of(period, dimension.frequency)
        return lambda record, when, day: (calendar.member(when),)
    path = dimension.path(records)
    if path == "@kind":
        return lambda record, when, day: (kind_at(record, day) or UNKNOWN,)
    if path == "@state":
        return lambda record, when, day: (state_at(record, day) or UNKNOWN,)
    assert path is not None  # noqa: S101 - measure() refuses dimensions that do not apply
    members = shared.once(("members", path), partial(_members, path, ledger))
    return lambda record, when, day: members(record)


def _members(path: str, ledger: Ledger) -> Callable[[Any], tuple[str, ...]]:
    values = reader(path, ledger)
    return lambda record: tuple(dict.fromkeys(map(str, values(record)))) or (UNKNOWN,)
