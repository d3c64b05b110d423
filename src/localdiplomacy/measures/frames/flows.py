"""Counting what happened in periods: the rows of a frame by the date that decides."""

from collections.abc import Sequence

from ...model.periods import Period
from ..field_paths import HISTORY
from ..grouping import Grouping
from ..indicators import Indicator
from .axes import Axes
from .columns import Columns
from .gathering import Gathering
from .parts import inside, part_key, parts_of
from .passing import Pass, needed
from .repeating import note_repeats
from .sheet import Sheet


def count_flows(
    columns: Columns,
    time: str,
    indicators: Sequence[Indicator],
    groupings: Sequence[Grouping],
    windows: Sequence[Period],
    into: Sequence[Gathering],
) -> None:
    """Count the indicators that one date decides on.

    Args:
        columns: the frame.
        time: the field of the date.
        indicators: what to count.
        groupings: the combinations of dimensions to count by.
        windows: the days to count, none of which overlap; on the last day of each places lie in one another alike.
        into: where the cells of each go.
    """
    dates = columns.date(indicators[0].id, time)
    chosen = inside(dates, windows)
    # A record that never reached a state has no day of it; a trip without a day is one all the same.
    for window, gathering in zip(windows, into, strict=True):
        note_repeats(columns, indicators, inside(dates, [window]), gathering)
    chosen = chosen if time.startswith(HISTORY) else dates.or_missing(chosen)
    for grouping, total in needed(groupings, columns):
        parts = parts_of(windows, [axis.frequency for axis in grouping if axis.frequency])
        key = part_key(dates, parts, columns.engine)
        Pass(
            rows=columns.rows,
            chosen=chosen,
            part=key.column,
            parts=key.parts,
            axes=Axes.of(grouping, columns, windows[0].last),
            sheet=Sheet(columns),
            dates=dates,
            total=total,
            into=into,
        ).run(indicators)
