"""Counting what there is on a day: rows with the day since when they hold, and until when."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...model.periods import Period
from ..field_paths import HISTORY
from ..grouping import Grouping
from ..indicators import Indicator
from .axes import Axes
from .columns import Columns
from .dates import Dates
from .gathering import Gathering
from .parts import UNDATED, Part, parts_of
from .passing import Pass, needed
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
    days: list[set[date]] = [set() for _ in windows]
    for grouping, total in needed(groupings, columns):
        for part in parts_of(windows, [axis.frequency for axis in grouping if axis.frequency]):
            days[part.window].add(part.days.last)
            stocks.count(part, Axes.of(grouping, columns, part.days.last), total)
    for window, on in enumerate(days):
        stocks.tell(window, windows[window], sorted(on))


@frozen
class _Stocks:
    """Stocks of one frame being counted."""

    columns: Columns
    indicators: Sequence[Indicator]
    into: Sequence[Gathering]
    happened: str | None = None

    def count(self, part: Part, axes: Axes, total: bool) -> None:
        """Count what there is on the last day of a part."""
        self._pass(self._held(part.days.last), part, axes, total, self.into, tells=False)

    def tell(self, window: int, period: Period, days: Sequence[date]) -> None:
        """Gather what is left out: a row that is left out on several days is one row."""
        held = reduce(or_, map(self._held, days))
        told = Gathering()
        axes = Axes.of((), self.columns, days[-1])
        self._pass(held, Part(0, period, ()), axes, True, (told,), tells=True)
        note_repeats(self.columns, self.indicators, held, told)
        self.into[window].left_out.update(told.left_out)

    def _pass(self, held: Any, part: Part, axes: Axes, total: bool, into: Sequence[Gathering], *, tells: bool) -> None:
        dates = self._date(self.happened or SINCE)
        number = nw.when(dates.column.is_null()).then(nw.lit(UNDATED)).otherwise(nw.lit(0))
        Pass(
            rows=self.columns.rows,
            chosen=held,
            part=number,
            parts={0: part},
            axes=axes,
            sheet=Sheet(self.columns),
            dates=None if self.happened is None else dates,
            total=total,
            tells=tells,
            into=into,
        ).run(self.indicators)

    def _date(self, path: str) -> Dates:
        return self.columns.date(self.indicators[0].id, path)

    def _held(self, day: date) -> Any:
        """Return where a row holds at the end of a day, or may because it does not say since when."""
        if self.happened is not None:
            return self._come(self.happened, day)
        begins, ends = self._date(SINCE), self._date(UNTIL)
        begun = begins.column.is_null() | (begins.column <= begins.day(day))
        return begun & (ends.column.is_null() | (ends.column > ends.day(day)))

    def _come(self, time: str, day: date) -> Any:
        """Return where a date had come at the end of a day, or may have because it is not entered."""
        dates = self._date(time)
        come = dates.column < dates.day(day + timedelta(days=1))
        # A record that never reached a state has no day of it; a trip without a day is one all the same.
        return come if time.startswith(HISTORY) else dates.or_missing(come)
