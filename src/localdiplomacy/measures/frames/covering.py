"""Which offices a frame has rows of in each period: there, nothing counted is 0."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from ...model.conditions import Where
from ...model.periods import Period
from ..coverage import HAD_TO, covering_key, kind_condition
from ..dimensions import OFFICE, UNKNOWN
from ..field_paths import HISTORY
from ..indicators import Evidence, Indicator
from ..main_dates import MAIN_DATE
from .brought import PART
from .columns import Columns
from .dates import Dates
from .fetching import fetched, member, whole
from .gathering import Gathering
from .parts import inside, part_key, parts_of
from .sheet import Sheet


def cover(
    columns: Columns,
    indicators: Iterable[Indicator],
    windows: Sequence[Period],
    into: Sequence[Gathering],
    other: Callable[[str], Columns | None],
) -> None:
    """Note the offices that kept the ledger in each period, by the same rule as `coverage.covering`.

    Args:
        columns: the frame.
        indicators: what is counted.
        windows: the days that are counted, none of which overlap.
        into: where the offices of each are noted; the cells are there already.
        other: returns the frame of another set of records; None where there is none.
    """
    known: dict[tuple[object, ...], list[set[str]]] = {}
    for indicator in indicators:
        if indicator.evidence is not None:
            for number, office, part in _shown(columns, indicator, indicator.evidence, windows, other):
                into[number].shown.add((indicator.id, office, part))
            continue
        key = covering_key(indicator)
        if key not in known:
            known[key] = _offices(columns, indicator, windows, into)
        for gathering, offices in zip(into, known[key], strict=True):
            gathering.covered.update((indicator.id, office) for office in offices)


def _offices(
    columns: Columns, indicator: Indicator, windows: Sequence[Period], into: Sequence[Gathering]
) -> list[set[str]]:
    if not columns.has(OFFICE.id) and all(gathering.counts(indicator) for gathering in into):
        return [{UNKNOWN} for _ in windows]  # what counts is there, and no row says whose it is
    rows = columns.rows.with_columns(_office=columns.office(indicator.id))
    kinds = kind_condition(indicator.where) if indicator.records == "entries" else Where()
    if kinds != Where():
        rows = rows.filter(Sheet(columns).verdict(indicator.id, kinds).yes)
    main = MAIN_DATE.get(indicator.records)
    if main is None or indicator.stock:
        return [{office for _, office in _found(rows.with_columns(**{PART: nw.lit(0)}))}] * len(windows)
    times = [main] if columns.has(main) else []
    times += [indicator.time] if indicator.time and indicator.time.startswith(HISTORY) else []
    found = [set[str]() for _ in windows]
    for time in times:
        dates = columns.date(indicator.id, time)
        for window, office in _so_far(rows, dates, windows) if indicator.cumulative else _within(rows, dates, windows):
            found[window].add(office)
    return found


def _shown(
    columns: Columns,
    indicator: Indicator,
    evidence: Evidence,
    windows: Sequence[Period],
    other: Callable[[str], Columns | None],
) -> Iterator[tuple[int, str, str]]:
    """Yield the number of a period, an office, and the part of which it has evidence, or that it had to have some."""
    rows = columns.rows.with_columns(_office=columns.office(indicator.id))
    rows = rows.filter(Sheet(columns).verdict(indicator.id, evidence.where).yes)
    pairs = [(number, part) for number, window in enumerate(windows) for part in evidence.parts(window)]
    dates = columns.date(indicator.id, MAIN_DATE[indicator.records])
    for place, office in _within(rows, dates, [part for _, part in pairs]):
        number, part = pairs[place]
        yield number, office, part.code
    beside = None if evidence.offices_of is None else other(evidence.offices_of)
    if beside is not None and evidence.offices_of is not None:
        rows = beside.rows.with_columns(_office=beside.office(indicator.id))
        dates = beside.date(indicator.id, MAIN_DATE[evidence.offices_of])
        yield from ((number, office, HAD_TO) for number, office in _within(rows, dates, windows))


def _within(rows: Any, dates: Dates, windows: Sequence[Period]) -> Iterator[tuple[int, str]]:
    """Yield the number of a period and an office that has rows dated in it."""
    key = part_key(dates, parts_of(windows, ()), str(rows.implementation.value))
    dated = rows.filter(inside(dates, windows)).with_columns(**{PART: key.column})
    return ((key.parts[number].window, office) for number, office in _found(dated))


def _so_far(rows: Any, dates: Dates, windows: Sequence[Period]) -> Iterator[tuple[int, str]]:
    """Yield the number of a period and an office that has rows dated before its end."""
    for number, window in enumerate(windows):
        yield from _found(rows.filter(dates.column < dates.day(window.end)).with_columns(**{PART: nw.lit(number)}))


def _found(rows: Any) -> Iterator[tuple[int, str]]:
    """Yield the part of time and the office of rows, each pair once."""
    pairs = rows.select(PART, "_office").unique()
    return ((whole(part), member(office)) for part, office in fetched(pairs, (PART, "_office")))
