"""One period, counted: its cells, and the observation for each combination of members."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from attrs import field, frozen

from ..ledger.ledger import Ledger
from ..model.ids import OfficeId
from ..model.observations import Observation, ObsStatus
from ..model.periods import Period
from .blocks import Block
from .cells import Cells, Members
from .combinations import Combinations, as_combinations
from .coverage import Kept
from .definitions import broken
from .derived import derive, leaves
from .dimensions import OFFICE, UNKNOWN, Dimension
from .evidence import behind
from .figures import BEFORE_END, Figure, figure, observation
from .grouping import Grouping
from .indicators import Indicator
from .times import window

_NOBODY = Kept()


@frozen(kw_only=True)
class Counted:
    """A period that has been counted.

    Args:
        period: the period asked for.
        window: the days of it that were counted; None where it has not begun.
        by: the dimensions.
        indicators: all that was counted, by id.
        cells: what the engine yielded.
        ledger: the ledger, where records were counted: figures then lead to their records.
    """

    period: Period
    window: Period | None
    by: tuple[Dimension, ...]
    indicators: Mapping[str, Indicator]
    cells: Cells
    ledger: Ledger | None = None
    _parts: Mapping[str, Mapping[str, Period]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        # A part's code is that of the days counted; its figure belongs to the whole part.
        parts = {}
        for dimension in self.by:
            if dimension.frequency is not None and self.window is not None:
                pairs = zip(
                    self.window.split(dimension.frequency), self.period.split(dimension.frequency), strict=False
                )
                parts[dimension.id] = {days.code: whole for days, whole in pairs}
        object.__setattr__(self, "_parts", parts)

    def parts(self, dimension: Dimension) -> tuple[str, ...]:
        """Return the members of a dimension of time, in order; empty for other dimensions."""
        return tuple(self._parts.get(dimension.id, ()))

    def combinations(self, indicator: Indicator) -> tuple[Combinations, ...]:
        """Return the combinations of members for which something was counted, some of them more than once."""
        by = tuple(dimension.id for dimension in self.by)
        found: list[Combinations] = []
        for id in sorted(self._counted_ids(indicator)):
            block = self.cells.block(id, by)
            found += [] if block is None else [block.members]
            found += [self._combinations[id]] if id in self._combinations else []
        return tuple(found)

    @cached_property
    def _combinations(self) -> Mapping[str, Combinations]:
        """The combinations of members of the cells that are not in columns, by indicator."""
        by = tuple(dimension.id for dimension in self.by)
        found: dict[str, set[Members]] = {}
        for key in self.cells.partials:
            if key.by == by:
                found.setdefault(key.indicator, set()).add(key.members)
        return {id: as_combinations(members) for id, members in found.items()}

    def block(self, indicator: Indicator) -> Block | None:
        """Return what was counted by all the dimensions in columns; None where nothing was."""
        return self.cells.block(indicator.id, tuple(dimension.id for dimension in self.by))

    def special(self, indicator: Indicator) -> Combinations | None:
        """Return the combinations of members of which there is more to say than a number; None where there are none."""
        return self._combinations.get(indicator.id)

    def offices(self, indicator: Indicator) -> frozenset[str]:
        """Return the offices that have a figure to be said of: those that kept the ledger, or had to."""
        kept = [self._kept_by(id) for id in self._counted_ids(indicator)]
        return frozenset[str]().union(*(found.offices | found.owing for found in kept))

    def kept(self, indicator: Indicator) -> frozenset[tuple[str, str]]:
        """Return (indicator of records, office) for each ledger that counts and each office that kept it."""
        return frozenset((id, office) for id in self._counted_ids(indicator) for office in self._kept_by(id).offices)

    def _counted_ids(self, indicator: Indicator) -> frozenset[str]:
        return frozenset(leaf.id for leaf in leaves(indicator, self.indicators))

    def covered(self, indicator: Indicator, office: str | None) -> bool:
        """Tell whether a count of nothing is 0 for an office, or for all together where none is named."""
        return self._kept_by(indicator.id).says_nothing_is_0(office)

    def _kept_by(self, id: str) -> Kept:
        return self._kept.get(id, _NOBODY)

    @cached_property
    def _kept(self) -> Mapping[str, Kept]:
        """Who kept the ledger of each indicator."""
        found: dict[str, set[str]] = {}
        for id, office in self.cells.covered:
            found.setdefault(id, set()).add(office)
        looked: dict[str, set[tuple[str, str]]] = {}
        for id, office, part in self.cells.shown:
            looked.setdefault(id, set()).add((office, part))
        kept = {id: Kept(offices=frozenset(offices)) for id, offices in found.items()}
        for id, pairs in looked.items():
            evidence = self.indicators[id].evidence
            if evidence is not None and self.window is not None:
                kept[id] = Kept.of_shown(pairs, evidence.parts(self.window))
        return kept

    def figure(self, indicator: Indicator, members: Members, by: Sequence[Dimension]) -> Figure:
        """Return the figure for a combination of members of some dimensions; none of them is the total."""
        if indicator.derived:
            parts = [self.indicators[id] for id in indicator.made_of]
            return derive(indicator, [(part, self.figure(part, members, by)) for part in parts])
        ids = tuple(dimension.id for dimension in by)
        office = dict(zip(ids, members, strict=True)).get(OFFICE.id)
        return figure(indicator, self.cells, ids, members, self.covered(indicator, office))

    def observation(
        self, indicator: Indicator, members: Members, by: Sequence[Dimension], found: Figure
    ) -> Observation:
        """Return the observation that a figure becomes."""
        pairs = {dimension.id: member for dimension, member in zip(by, members, strict=True)}
        office = pairs.get(OFFICE.id)
        if office is not None and office != UNKNOWN:
            del pairs[OFFICE.id]
        days, whole = self.window, self.period
        for dimension in by:
            part = self._parts.get(dimension.id, {}).get(pairs.get(dimension.id, ""))
            if part is not None:
                code = pairs.pop(dimension.id)
                if part.days <= whole.days:
                    days, whole = (part if part.code == code else None), part
        unfinished = days != whole
        about = Observation(
            indicator=indicator.id,
            office=None if office in (None, UNKNOWN) else OfficeId(str(office)),
            period=whole,
            status=ObsStatus.PROVISIONAL if unfinished and found.value is not None else ObsStatus.NORMAL,
            dimensions=tuple(pairs.items()),
            plugin=indicator.plugin,
        )
        note = BEFORE_END.filled(at=self.window.last) if unfinished and self.window else None
        counted = observation(about, broken(found, indicator, self.indicators, days), note)
        if self.ledger is None:
            return counted
        own = dict(zip((dimension.id for dimension in by), members, strict=True))
        return counted.counted_from(behind(indicator, self.indicators, self.cells, own, self.ledger, counted.office))


class Engine(Protocol):
    """What counts into cells: the records of a ledger in Python, or data frames where they are."""

    @property
    def ledger(self) -> Ledger | None:
        """The ledger whose records are counted; None for data frames."""

    def count(
        self, indicators: Iterable[Indicator], groupings: Sequence[Grouping], periods: Sequence[Period]
    ) -> tuple[Cells, ...]:
        """Return the cells of each period."""


def count(
    engine: Engine,
    indicators: Mapping[str, Indicator],
    by: Iterable[Dimension],
    periods: Sequence[Period],
    at: date | None,
) -> tuple[Counted, ...]:
    """Count periods up to the end of `at`, by the dimensions and in total."""
    dimensions, windows = tuple(by), [window(period, at) for period in periods]
    groupings = list(dict.fromkeys((dimensions, ())))
    cells = iter(engine.count(indicators.values(), groupings, [days for days in windows if days]))
    return tuple(
        Counted(
            period=period,
            window=days,
            by=dimensions,
            indicators=indicators,
            cells=next(cells) if days else Cells(),
            ledger=engine.ledger,
        )
        for period, days in zip(periods, windows, strict=True)
    )
