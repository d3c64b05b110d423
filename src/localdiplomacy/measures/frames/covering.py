"""Which offices a frame has rows of in each period: there, nothing counted is 0."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from ...model.conditions import Where
from ...model.periods import Period
from ..coverage import MAIN_DATE, covering_key, kind_condition
from ..field_paths import HISTORY
from ..indicators import Indicator
from .columns import Columns
from .fetching import fetched, member
from .gathering import Gathering
from .parts import inside
from .sheet import Sheet


def cover(
    columns: Columns, indicators: Iterable[Indicator], windows: Sequence[Period], into: Sequence[Gathering]
) -> None:
    """Note the offices that kept the ledger in each period, by the same rule as `coverage.covering`.

    Args:
        columns: the frame.
        indicators: what is counted.
        windows: the days that are counted.
        into: where the offices of each are noted.
    """
    known: dict[tuple[object, ...], list[set[str]]] = {}
    for indicator in indicators:
        key = covering_key(indicator)
        if key not in known:
            known[key] = [_offices(columns, indicator, window) for window in windows]
        for gathering, offices in zip(into, known[key], strict=True):
            gathering.covered.update((indicator.id, office) for office in offices)


def _offices(columns: Columns, indicator: Indicator, window: Period) -> set[str]:
    rows = columns.rows
    main = MAIN_DATE.get(indicator.records)
    if main is not None and not indicator.stock:
        times = [main] if columns.has(main) else []
        times += [indicator.time] if indicator.time and indicator.time.startswith(HISTORY) else []
        if not times:
            return set()
        rows = rows.filter(reduce(or_, (inside(columns.date(indicator.id, time), [window]) for time in times)))
        kinds = kind_condition(indicator.where) if indicator.records == "entries" else Where()
        if kinds != Where():
            rows = rows.filter(Sheet(columns).verdict(indicator.id, kinds).yes)
    offices = rows.select(_office=columns.office(indicator.id)).unique()
    return {member(office) for (office,) in fetched(offices, ("_office",))}
