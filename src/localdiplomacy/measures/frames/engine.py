"""The engine on data frames: filter, group and fold on the engine; what comes back are mergeable cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...issues.catalogue.frames import FRAME_FOR_SET
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...ledger.ledger import Ledger
from ...model.codes import CodeList
from ...model.periods import Period
from ..cells import Cells
from ..grouping import Grouping
from ..indicators import Indicator
from ..rolling_up import Lifting
from .columns import Columns
from .covering import cover
from .flows import count_flows
from .frame import Frame
from .gathering import Gathering
from .parts import apart
from .stocks import count_stocks

NO_SOURCE = (
    "measure() counts a Ledger or a data frame, not {0}; what reading gives and a workspace have one as .ledger"
    " / measure() 统计的是 Ledger 或数据框，不是 {0}；读取结果和工作区的台账在 .ledger"
)


@frozen(kw_only=True)
class FrameEngine:
    """Counts data frames into cells.

    Args:
        frames: the frames, one for each set of records.
        code_lists: how codes may be spelled, by id of the list.
        places: the ledger that says which place lies in which.
    """

    frames: tuple[Frame, ...]
    code_lists: Mapping[str, CodeList]
    places: Ledger
    ledger: None = None

    def count(
        self, indicators: Iterable[Indicator], groupings: Sequence[Grouping], periods: Sequence[Period]
    ) -> tuple[Cells, ...]:
        """Count rows into cells, all periods in one pass where they do not overlap.

        Args:
            indicators: what to count; those put together from others are computed from cells and skipped here.
            groupings: the combinations of dimensions to count by; the empty one is the total.
            periods: the days to count.

        Returns:
            the cells of each period.

        Raises:
            CannotContinue: LD-FRAME-001 to -006, for a frame or a column that is not there or holds something else.
        """
        wanted = [indicator for indicator in indicators if not indicator.derived]
        gathered = [Gathering() for _ in periods]
        by_set: dict[str, list[Indicator]] = {}
        for indicator in wanted:
            by_set.setdefault(indicator.records, []).append(indicator)
        batches = apart(periods, self._alike(groupings))
        for records, of_set in by_set.items():
            columns = Columns.of(self._frame(records, of_set), self.code_lists, self.places)
            for batch in batches:
                into = [gathered[place] for place in batch]
                windows = [periods[place] for place in batch]
                self._count(columns, of_set, groupings, windows, into)
        return tuple(gathering.cells() for gathering in gathered)

    def _alike(self, groupings: Sequence[Grouping]) -> Callable[[Period, Period], bool]:
        """Return a function that tells whether places lay in one another alike on the last days of two periods."""
        rolled_up = [axis.rolls_up for grouping in groupings for axis in grouping if axis.rolls_up is not None]
        lifting = [Lifting(rolls_up, self.places) for rolls_up in rolled_up]
        return lambda one, other: all(each.on(one.last) == each.on(other.last) for each in lifting)

    def _count(
        self,
        columns: Columns,
        indicators: Sequence[Indicator],
        groupings: Sequence[Grouping],
        windows: Sequence[Period],
        into: Sequence[Gathering],
    ) -> None:
        for time, flows in _by_time(indicators, at_end=False).items():
            count_flows(columns, time, flows, groupings, windows, into)
        for time, flows in _by_time(indicators, at_end=True).items():
            count_stocks(columns, flows, groupings, windows, into, happened=time)
        stocks = [indicator for indicator in indicators if indicator.stock]
        if stocks:
            count_stocks(columns, stocks, groupings, windows, into)
        cover(columns, indicators, windows, into, self._other)

    def _other(self, records: str) -> Columns | None:
        """Return the frame of a set beside the one that is counted; None where there is none."""
        found = [frame for frame in self.frames if frame.records == records]
        return Columns.of(found[0], self.code_lists, self.places) if len(found) == 1 else None

    def _frame(self, records: str, indicators: Sequence[Indicator]) -> Frame:
        found = [frame for frame in self.frames if frame.records == records]
        if len(found) == 1:
            return found[0]
        params = {"indicator": indicators[0].id, "records": records, "found": len(found)}
        raise CannotContinue(Issue(FRAME_FOR_SET, params))


def _by_time(indicators: Iterable[Indicator], *, at_end: bool) -> dict[str, list[Indicator]]:
    """Return the indicators of what happened by the date that decides: over a period, or up to its last day."""
    times: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        if not indicator.stock and indicator.at_end is at_end:
            times.setdefault(str(indicator.time), []).append(indicator)
    return times


def frames_of(source: Any, indicators: Iterable[Indicator]) -> tuple[Frame, ...]:
    """Return what is to be measured as frames: a bare data frame is one of the set that all indicators count.

    Raises:
        CannotContinue: LD-FRAME-004, if the indicators count several sets.
        TypeError: for what is no data frame.
    """
    if isinstance(source, Frame):
        return (source,)
    if isinstance(source, (list, tuple)) and source and all(isinstance(item, Frame) for item in source):
        return tuple(source)
    if not isinstance(nw.from_native(source, pass_through=True), (nw.DataFrame, nw.LazyFrame)):
        raise TypeError(NO_SOURCE.format(type(source).__name__))
    sets = list(dict.fromkeys(found.records for found in indicators if not found.derived))
    if len(sets) > 1:
        first = next(found.id for found in indicators if found.records == sets[1])
        raise CannotContinue(Issue(FRAME_FOR_SET, {"indicator": first, "records": sets[1], "found": 0}))
    return (Frame(source, records=sets[0] if sets else "outbound"),)
