"""Counting what there is on a day: rows with the day since when they hold, and until when."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

import narwhals.stable.v2 as nw
from attrs import define

from ...model.periods import Period
from ..field_paths import HISTORY
from ..grouping import Grouping
from ..indicators import Indicator
from .axes import Axes
from .columns import Columns
from .flows import needed
from .gathering import Gathering
from .parts import UNDATED, Part, parts_of
from .passing import PART, Pass
from .repeating import note_repeats
from .sheet import Sheet

SINCE = "since"
UNTIL = "until"


def count_stocks(
    columns: Columns,
    indicators: Sequence[Indicator],
    groupings: Sequence[Grouping],
    windows: Sequence[Period],
    into: Sequence[Gathering],
    happened: str | None = None,
) -> None:
    """Count stocks at the last day of each part of the periods, or what has come together by then.

    Args:
        columns: the frame.
        indicators: what to count.
        groupings: the combinations of dimensions to count by.
        windows: the periods.
        into: where the cells of each go.
        happened: for what accumulates, the field of the date that decides; None for stocks.
    """
    stocks = _Stocks(columns, indicators, into, happened)
    if happened is not None and columns.name(indicators[0].id, happened) is None:
        return  # the frame does not keep the day: nothing reached it
    days: list[set[date]] = [set() for _ in windows]
    for grouping, total in needed(groupings, columns):
        for part in parts_of(windows, [axis.frequency for axis in grouping if axis.frequency]):
            days[part.window].add(part.days.last)
            stocks.count(part, Axes.of(grouping, columns), total)
    for window, on in enumerate(days):
        stocks.tell(window, sorted(on))


@define
class _Stocks:
    """Stocks of one frame being counted."""

    columns: Columns
    indicators: Sequence[Indicator]
    into: Sequence[Gathering]
    happened: str | None = None

    def count(self, part: Part, axes: Axes, total: bool) -> None:
        """Count what there is on the last day of a part."""
        self._pass(self._held(part.days.last), part, axes, total, self.into, tells=False)

    def tell(self, window: int, days: Sequence[date]) -> None:
        """Gather what is left out: a row that is left out on several days is one row."""
        held = reduce(or_, map(self._held, days))
        told = Gathering()
        part = Part(0, Period.of(days[-1].year), ())
        self._pass(held, part, Axes.of((), self.columns), True, (told,), tells=True)
        note_repeats(self.columns, self.indicators, held, told)
        self.into[window].left_out.update(told.left_out)

    def _pass(self, held: Any, part: Part, axes: Axes, total: bool, into: Sequence[Gathering], *, tells: bool) -> None:
        since = self._name(self.happened or SINCE)
        number = nw.lit(0)
        if since is not None:
            unknown = self.columns.date(since).column.is_null()
            number = nw.when(unknown).then(nw.lit(UNDATED)).otherwise(number)
        Pass(
            rows=self.columns.rows.filter(held).with_columns(**{PART: number}),
            parts={0: part},
            axes=axes,
            sheet=Sheet(self.columns),
            dates=None if self.happened is None or since is None else self.columns.date(since),
            total=total,
            tells=tells,
            into=into,
        ).run(self.indicators)

    def _name(self, path: str) -> str | None:
        return self.columns.name(self.indicators[0].id, path)

    def _held(self, day: date) -> Any:
        """Return where a row holds at the end of a day, or may because it does not say since when."""
        if self.happened is not None:
            return self._come(self.happened, day)
        held, since, until = nw.lit(True), self._name(SINCE), self._name(UNTIL)
        if until is not None:
            ends = self.columns.date(until)
            held = ends.column.is_null() | (ends.column > ends.day(day))
        if since is not None:
            begins = self.columns.date(since)
            held = held & (begins.column.is_null() | (begins.column <= begins.day(day)))
        return held

    def _come(self, time: str, day: date) -> Any:
        """Return where a date had come at the end of a day, or may have because it is not entered."""
        name = self._name(time)
        assert name is not None  # noqa: S101 - count_stocks() has looked
        dates = self.columns.date(name)
        come = dates.column < dates.day(day + timedelta(days=1))
        # A record that never reached a state has no day of it; a trip without a day is one all the same.
        return come if time.startswith(HISTORY) else come | dates.column.is_null()
