"""One pass over a frame: rows grouped by part of time and dimensions, folded on the engine, gathered into cells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ..amounts import Number
from ..cells import CellKey, Latest, Reason
from ..dimensions import OFFICE, UNKNOWN
from ..indicators import Fold, Indicator
from .axes import TOLD, Axes, spelled
from .columns import Dates
from .fetching import fetched, member, whole
from .fetching import number as as_number
from .gathering import Gathering
from .parts import UNDATED, Part
from .sheet import Sheet, Tally

PART = "_part"
_TOTAL: tuple[str, ...] = ()


@frozen(kw_only=True, eq=False)
class Pass:
    """One pass over the rows of a frame.

    Args:
        rows: the rows, with the column `_part`.
        parts: the part of time that each number in it stands for.
        axes: the dimensions.
        sheet: the conditions and numbers.
        dates: the date that decides; None for stocks.
        tells: True where what is left out is gathered too, with the total.
        total: True where the total is gathered too: each row is in one cell only, or there are no dimensions.
        into: where the cells of each period go.
    """

    rows: Any
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
        prepared = self.sheet.rows(self.axes.rows(self.rows))
        self._sums(prepared, tallies)
        for indicator in indicators:
            if indicator.fold is Fold.DISTINCT:
                self._distinct(prepared, indicator)
            elif indicator.fold is Fold.LAST:
                self._last(prepared, indicator)

    def _sums(self, prepared: Any, tallies: Sequence[Tally]) -> None:
        sums = self.sheet.sums()
        grouped = prepared.group_by(PART, *self.axes.keys).agg(*(nw.col(name).sum() for name in sums))
        for part, *values in fetched(grouped, (PART, *self.axes.keys, *sums)):
            members, found = values[: len(self.axes.keys)], dict(zip(sums, values[len(self.axes.keys) :], strict=True))
            for tally in tallies:
                self._add(tally, int(part), members, found)

    def _add(self, tally: Tally, part: int, values: Sequence[Any], found: Mapping[str, Any]) -> None:
        indicator = tally.indicator
        rows, unclear = whole(found[tally.rows]), [(reason, whole(found[name])) for reason, name in tally.unclear]
        others = whole(found[tally.others]) if tally.others and part != UNDATED else 0
        if part == UNDATED:
            rows, unclear = 0, self._undated(rows, unclear)
        negative = whole(found[tally.negative]) if tally.negative and rows else 0
        silent = whole(found[tally.silent]) if tally.silent and rows else 0
        for window, by, members in self._cells(part, values):
            for unit, stated, total in tally.units:
                sums = self.into[window].sums[CellKey(indicator.id, unit, by, members)]
                sums.counted += rows - negative
                sums.unclear.update(dict(unclear))
                if rows and indicator.fold is not Fold.DISTINCT:
                    sums.total += as_number(found[total])
                if rows:
                    sums.stated += whole(found[stated])
            if self.tells and not by:
                told = ((Reason.NEGATIVE, negative), (Reason.NOT_STATED, silent), (Reason.ELSEWHERE, others))
                counted = (*told, *unclear)
                for reason, count in counted:
                    self.into[window].left_out[indicator.id, reason] += count

    def _undated(self, rows: int, unclear: list[tuple[Reason, int]]) -> list[tuple[Reason, int]]:
        """Return why rows without a date may count: of a flow that is said before all else, of a stock after it."""
        if self.dates is None:
            return [*unclear, (Reason.UNDATED, rows)]
        return [(Reason.UNDATED, rows + sum(count for _, count in unclear))]

    def _cells(self, part: int, values: Sequence[Any]) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
        """Yield the cells that a row belongs to: number of the period, ids of the dimensions, members."""
        parts = self.parts.values() if part == UNDATED else [self.parts[part]] if part in self.parts else []
        windows = dict.fromkeys(found.window for found in parts)
        if self.axes.by:
            for found in parts:
                yield found.window, self.axes.by, self.axes.members(values, found.codes)
        if self.total:
            yield from ((window, _TOTAL, _TOTAL) for window in windows)

    def _distinct(self, prepared: Any, indicator: Indicator) -> None:
        """Gather the different values; in the row of a country only that country was reached."""
        path, axes, counts = str(indicator.value), self.axes, indicator.tells_apart()
        rows, column = self._told(prepared, indicator, path)
        counting = rows.filter(nw.col(self.sheet.condition(indicator).yes) & (nw.col(PART) != UNDATED))
        names = tuple(dict.fromkeys((PART, *axes.keys, column)))
        values = counting.filter(~nw.col(column).is_null()).select(*names).unique()
        codes = axes.columns.code_list(path)
        for row in fetched(values, names):
            raw = row[names.index(column)]
            value = spelled(codes, member(raw))
            if not counts(value):
                continue
            for window, by, members in self._cells(int(row[0]), row[1:]):
                if not by or axes.keeps(path, raw, members):
                    key = CellKey(indicator.id, indicator.unit, by, members)
                    self.into[window].sums[key].distinct.add(value)

    def _told(self, prepared: Any, indicator: Indicator, path: str) -> tuple[Any, str]:
        """Return rows with the values that are told apart, and the column that they are in."""
        own = next((axis.name for axis in self.axes.axes if axis.path == path), None)
        if own is None:
            return self.axes.columns.told_apart(prepared, indicator.id, path), "_value"
        if path not in self.axes.columns.frame.many:
            return prepared, own
        return self.sheet.rows(self.axes.rows(self.rows, path)), TOLD

    def _last(self, prepared: Any, indicator: Indicator) -> None:
        """Gather the last value of each office: later dates win, then higher ids."""
        columns, (number, counts) = self.axes.columns, self.sheet.last(indicator)
        assert self.dates is not None  # noqa: S101 - a stock has no last value
        office = columns.name(indicator.id, OFFICE.id) if columns.has(OFFICE.id) else None
        keys = (PART, *self.axes.keys, "_office")
        rows = prepared.filter((nw.col(counts) == 1) & (nw.col(PART) != UNDATED)).with_columns(
            _office=nw.lit(None, nw.String) if office is None else columns.code(office),
            _on=self.dates.column,
            _id=nw.col(columns.id()),
        )
        # Empty cells never meet in a join: they get a text of their own.
        named = {name: nw.col(name).cast(nw.String).fill_null(UNKNOWN) for name in keys[1:]}
        rows = rows.with_columns(**named)
        for decides in ("_on", "_id"):
            last = rows.group_by(*keys).agg(nw.col(decides).max().alias("_last"))
            rows = rows.join(last, on=list(keys), how="inner").filter(nw.col(decides) == nw.col("_last")).drop("_last")
        names = (*keys, "_on", "_id", number)
        for part, *values, of_office, on, id, value in fetched(rows, names):
            latest = Latest(member(of_office), f"{on:%Y-%m-%d}", str(id), Number.exactly(as_number(value)))
            for window, by, members in self._cells(int(part), values):
                self.into[window].sums[CellKey(indicator.id, indicator.unit, by, members)].latest.append(latest)
