"""One pass over a frame: rows grouped by part of time and dimensions, folded on the engine, gathered into cells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import narwhals.stable.v2 as nw
from attrs import frozen

from ..amounts import Number
from ..cells import CellKey, Latest, Members
from ..dimensions import UNKNOWN
from ..grouping import Grouping
from ..indicators import Fold, Indicator
from .axes import TOLD, Axes, may_repeat, spelled
from .brought import PART, Brought
from .columns import Columns
from .dates import Dates
from .engines import filters_at_once, require_joins
from .fetching import amount, member
from .gathering import Gathering
from .parts import UNDATED, Part
from .sheet import Sheet, Tally
from .tallying import Tallying

_ASKED_AGAIN = frozenset((Fold.DISTINCT, Fold.LAST))  # these go over the rows once more, each in its own way
T = TypeVar("T")


@frozen(kw_only=True, eq=False)
class Pass:
    """One pass over the rows of a frame.

    Args:
        rows: the rows of the frame.
        chosen: where one is of the time that is counted.
        part: the number of its part of time.
        parts: the part that each number stands for.
        axes: the dimensions.
        sheet: the conditions and numbers.
        dates: the date that decides; None for stocks.
        tells: True where what is left out is gathered too, with the total.
        total: True where the total is gathered too: each row is in one cell only, or there are no dimensions.
        into: where the cells of each period go.
    """

    rows: Any
    chosen: Any
    part: Any
    parts: Mapping[int, Part]
    axes: Axes
    sheet: Sheet
    dates: Dates | None
    total: bool
    tells: bool = True
    into: Sequence[Gathering]

    def run(self, indicators: Sequence[Indicator]) -> None:
        """Count indicators."""
        tallies = [self.sheet.tally(indicator) for indicator in indicators]
        granted = None
        if filters_at_once(self.sheet.columns.engine) and _ASKED_AGAIN.isdisjoint(found.fold for found in indicators):
            granted = self.sheet.granted()
        prepared = self._prepared(granted)
        self._sums(prepared, tallies, filtered=granted is not None)
        for indicator in indicators:
            if indicator.fold is Fold.DISTINCT:
                self._distinct(prepared, indicator)
            elif indicator.fold is Fold.LAST:
                self._last(prepared, indicator)

    def _prepared(self, granted: Any = None, told: str | None = None) -> Any:
        """Return the rows of the time with all columns; only those that fulfil a condition where one is given.

        Args:
            granted: the condition.
            told: a field of several values by which the rows are told apart.
        """
        rows = self.rows.filter(self.chosen if granted is None else self.chosen & granted)
        return self.sheet.rows(self.axes.rows(rows.with_columns(**{PART: self.part}), told))

    def _sums(self, prepared: Any, tallies: Sequence[Tally], *, filtered: bool) -> None:
        grouped = self.sheet.sums.grouped(prepared, (PART, *self.axes.keys), filtered=filtered)
        brought = Brought.of(grouped, self.sheet.sums.names, self.axes, self.parts, grouped=True)
        tallying = Tallying(by=self.axes.by, total=self.total, tells=self.tells, of_stock=self.dates is None)
        undated = brought.undated()
        for window, into in self._windows():
            tallying.dated(tallies, brought.of_window(window), into)
            tallying.undated(tallies, brought.in_parts(undated, window), undated, into)

    def _windows(self) -> list[tuple[int, Gathering]]:
        """Return the periods that have a part in this pass, and where their cells go."""
        return [(window, self.into[window]) for window in sorted({part.window for part in self.parts.values()})]

    def _distinct(self, prepared: Any, indicator: Indicator) -> None:
        """Gather the different values; in the row of a country or continent only those of that row."""
        path, counts = str(indicator.value), indicator.tells_apart()
        codes = self.axes.columns.code_list(path)
        rows, column = self._told(prepared, indicator, path)
        counting = rows.filter(nw.col(self.sheet.condition(indicator).yes) & (nw.col(PART) != UNDATED))
        names = tuple(dict.fromkeys((PART, *self.axes.keys, column)))
        values = counting.filter(~nw.col(column).is_null()).select(*names).unique()
        brought = Brought.of(values, (column,), self.axes, self.parts)
        for window, into in self._windows():
            found = brought.of_window(window)
            for key, raw in self._cells(indicator, found.members, found.columns[column]):
                value = spelled(codes, member(raw))
                if counts(value) and (not key.by or self.axes.keeps(path, raw, key.members)):
                    into.sums[key].distinct.add(value)

    def _told(self, prepared: Any, indicator: Indicator, path: str) -> tuple[Any, str]:
        """Return rows with the values that are told apart, and the column that they are in."""
        own = next((axis.name for axis in self.axes.axes if axis.path == path), None)
        if own is None:
            return self.axes.columns.told_apart(prepared, indicator.id, path), "_value"
        if path not in self.axes.columns.frame.many:
            return prepared, own
        return self._prepared(told=path), TOLD

    def _last(self, prepared: Any, indicator: Indicator) -> None:
        """Gather the last value of each office: later dates win, then higher ids."""
        columns, (number, counts) = self.axes.columns, self.sheet.last(indicator)
        assert self.dates is not None  # noqa: S101 - a stock has no last value
        require_joins(prepared.implementation.value)
        keys = (PART, *self.axes.keys, "_office")
        rows = prepared.filter(nw.col(counts) & (nw.col(PART) != UNDATED)).with_columns(
            _office=columns.office(indicator.id), _on=self.dates.column, _id=nw.col(columns.id())
        )
        # Empty cells never meet in a join: they get a text of their own.
        named = {name: nw.col(name).cast(nw.String).fill_null(UNKNOWN) for name in keys[1:]}
        rows = rows.with_columns(**named)
        for decides in ("_on", "_id"):
            last = rows.group_by(*keys).agg(nw.col(decides).max().alias("_last"))
            rows = rows.join(last, on=list(keys), how="inner").filter(nw.col(decides) == nw.col("_last")).drop("_last")
        brought = Brought.of(rows, ("_office", "_on", "_id", number), self.axes, self.parts)
        for window, into in self._windows():
            found = brought.of_window(window)
            values = zip(*(found.columns[name] for name in ("_office", "_on", "_id", number)), strict=True)
            latest = [
                Latest(member(office), f"{on:%Y-%m-%d}", str(id), Number.exactly(amount(value)))
                for office, on, id, value in values
            ]
            for key, value in self._cells(indicator, found.members, latest):
                into.sums[key].latest.append(value)

    def _cells(
        self, indicator: Indicator, members: Sequence[Members], values: Sequence[T]
    ) -> Iterator[tuple[CellKey, T]]:
        """Yield each value with the key of each cell it belongs to."""
        if self.axes.by:
            for found, value in zip(members, values, strict=True):
                yield CellKey(indicator.id, indicator.unit, self.axes.by, found), value
        if self.total:
            total = CellKey(indicator.id, indicator.unit)
            yield from ((total, value) for value in values)


def needed(groupings: Sequence[Grouping], columns: Columns) -> list[tuple[Grouping, bool]]:
    """Return the groupings that need a pass, and whether the total comes with it.

    The total comes of the cells of any grouping in which each row is in one cell only.
    """
    found = []
    total = () in groupings
    for grouping in sorted(groupings, key=len, reverse=True):
        if grouping or total:
            with_total = total and not may_repeat(grouping, columns)
            found.append((grouping, with_total))
            total = total and not with_total
    return found
