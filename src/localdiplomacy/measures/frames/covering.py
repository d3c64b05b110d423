"""Which offices a frame has rows of in each period: there, nothing counted is 0."""

from collections.abc import Iterable, Sequence

import narwhals.stable.v2 as nw

from ...model.conditions import Where
from ...model.periods import Period
from ..coverage import MAIN_DATE, covering_key, kind_condition
from ..dimensions import OFFICE, UNKNOWN
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
        found = None
        for time in times:
            name = columns.name(indicator.id, time)
            if name is not None:
                dates = columns.date(name)
                held = dates.column < dates.day(window.end) if indicator.cumulative else inside(dates, [window])
                held = ~dates.column.is_null() & held
                found = held if found is None else found | held
        if found is None:
            return set()
        rows = rows.filter(found)
        kinds = kind_condition(indicator.where) if indicator.records == "entries" else Where()
        if kinds != Where():
            rows = rows.filter(Sheet(columns).verdict(indicator.id, kinds).yes)
    if not columns.has(OFFICE.id) or columns.name(OFFICE.id, OFFICE.id) is None:
        ((count,),) = fetched(rows.select(nw.len().alias("_rows")), ("_rows",))
        return {UNKNOWN} if count else set()
    offices = rows.with_columns(_office=columns.code(str(columns.name(OFFICE.id, OFFICE.id))))
    return {member(office) for (office,) in fetched(offices.select("_office").unique(), ("_office",))}
