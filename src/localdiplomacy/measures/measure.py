"""Measuring: indicators of a ledger for a period, broken down and compared, as a table that explains itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from ..issues.catalogue.figures import (
    NEGATIVE,
    NO_KIND,
    NO_STATE,
    NOT_DECIDED,
    NOT_STATED,
    REPEATED,
    TOTAL_REFUSED,
    UNDATED,
    UNDECIDED,
)
from ..issues.errors import MissingPackage
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..issues.rules import Rule
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.periods import Period
from ..model.texts import Text
from .builtin import INDICATORS
from .cells import LeftOut, Reason
from .compare import compare as compare_figures
from .counted import Counted, Engine, Members, count
from .definitions import definition_changed
from .dimensions import DIMENSIONS, OFFICE, UNKNOWN, Dimension
from .indicators import Fold, Indicator
from .labels import NO_CODE_LISTS, Labels
from .record_engine import RecordEngine
from .requests import find_base, find_dimensions, find_indicators, require_countable, with_parts
from .rounding import HALF_UP, Rounding
from .rows import Row
from .table import Table
from .territory import changed_places
from .totals import NOT_ADDITIVE, STOCK_OVER_TIME, Refusal, different_units

_RULES: dict[Reason, Rule] = {
    Reason.UNDATED: UNDATED,
    Reason.UNDECIDED: UNDECIDED,
    Reason.NOT_STATED: NOT_STATED,
    Reason.NEGATIVE: NEGATIVE,
    Reason.NO_STATE: NO_STATE,
    Reason.REPEATED: REPEATED,
    Reason.NO_KIND: NO_KIND,
    Reason.NOT_DECIDED: NOT_DECIDED,
}
# What is left out of every period alike is told once, not again for the base.
_SAME_FOR_ALL = (Reason.UNDATED, Reason.NO_STATE, Reason.NO_KIND)

NOT_LISTED = Text("数据框的行不逐条列出", "rows of a data frame are not listed")

# The dimensions that tell offices apart.
_PLACES = (OFFICE.id, "city")


def measure(
    source: Any,
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    by: str | Dimension | Iterable[str | Dimension] = (),
    period: Period | str | int,
    compare: str | Period | None = None,
    at: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    code_lists: Mapping[str, CodeList] = NO_CODE_LISTS,
    rounding: Rounding = HALF_UP,
    places: Ledger | None = None,
) -> Table:
    """Count what a ledger holds, or a data frame.

    Args:
        source: a ledger; or a data frame that narwhals knows, a `Frame` or several, which say what their columns are.
        indicator: one or several indicators, or their ids or names.
        by: the dimensions to break down by, or their ids, such as `office` or `quarter`.
        period: the period, or its code.
        compare: `previous-year`, `previous-period`, or another period to compare with.
        at: count what had happened by the end of this day; a period that is not over then is provisional.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.
        code_lists: what members are called and how they are ordered, by id of the list.
        rounding: how percentages are rounded.
        places: for data frames, a ledger that names offices and cities.

    Returns:
        a table; what could not be counted is in its `left_out` and `issues`.

    Raises:
        CannotContinue: for an unknown indicator, dimension, field or comparison.
        PeriodError: for text that is no period.
        MissingPackage: if a data frame is given and narwhals is not installed.
        TypeError: for what is neither a ledger nor a data frame.
    """
    ledger = source if isinstance(source, Ledger) else places or Ledger()
    known = INDICATORS if indicators is None else tuple(indicators)
    known_dimensions = DIMENSIONS if dimensions is None else tuple(dimensions)
    wanted = find_indicators(indicator, known)
    axes = tuple(find_dimensions(by, known_dimensions))
    counted = with_parts(wanted, known)
    require_countable(counted.values(), axes, known_dimensions)
    days = Period.of(period, at=at)
    base_days = find_base(compare, days)
    engine = _engine(source, counted.values(), code_lists)
    now, *before = count(engine, counted, axes, (days, base_days) if base_days else (days,), at)
    base = before[0] if before else None
    records = wanted[0].records if wanted else "outbound"
    labels = Labels(code_lists=code_lists, ledger=ledger, records=records, rounding=rounding)
    making = _Making(now=now, base=base, labels=labels, ledger=ledger, rounding=rounding)
    totals = tuple((found.id, making.total(found)) for found in wanted) if axes else ()
    return Table(
        rows=tuple(row for found in wanted for row in making.rows(found)),
        totals=totals,
        indicators=tuple(wanted),
        by=axes,
        period=days,
        base_period=base_days,
        labels=labels,
        rounding=rounding,
        left_out=now.cells.left_out,
        issues=IssueReport(tuple(_issues(now, base, totals))),
    )


def _engine(source: Any, indicators: Iterable[Indicator], code_lists: Mapping[str, CodeList]) -> Engine:
    if isinstance(source, Ledger):
        return RecordEngine(source)
    try:
        from .frames.engine import FrameEngine, frames_of
    except ModuleNotFoundError as error:
        raise MissingPackage("narwhals", "frames") from error
    return FrameEngine(frames=frames_of(source, tuple(indicators)), code_lists=code_lists)


@frozen(kw_only=True)
class _Making:
    """A table in the making."""

    now: Counted
    base: Counted | None
    labels: Labels
    ledger: Ledger
    rounding: Rounding

    def rows(self, indicator: Indicator) -> Iterator[Row]:
        by, parts = self.now.by, {axis.id: self.now.parts(axis) for axis in self.now.by}
        for members in sorted(self._members(indicator), key=lambda members: self.labels.place(by, members, parts)):
            yield self._row(indicator, members, by)

    def total(self, indicator: Indicator) -> Row | Refusal:
        by = self.now.by
        if indicator.stock and any(dimension.frequency for dimension in by):
            return STOCK_OVER_TIME
        adds_up = indicator.fold in (Fold.COUNT, Fold.SUM)
        if adds_up and not indicator.additive_over_units and any(dimension.id in _PLACES for dimension in by):
            return NOT_ADDITIVE
        refused = self.now.figure(indicator, (), ()).refused
        if refused:
            return Refusal(refused)
        figures = [figure for row in self.rows(indicator) for figure in (row.observation, row.base) if figure]
        units = {figure.value.unit for figure in figures if figure.value}
        # A line that ends in a total compares its columns too: what may not be added in one may not across both.
        return different_units(units) if len(units) > 1 else self._row(indicator, (), ())

    def _row(self, indicator: Indicator, members: Members, by: Sequence[Dimension]) -> Row:
        figure = self.now.figure(indicator, members, by)
        observation = self.now.observation(indicator, members, by, figure)
        if self.base is None:
            return Row(members=members, observation=observation)
        then = self._members_then(members, by)
        base = None
        if then is not None:
            base = self.base.observation(indicator, then, by, self.base.figure(indicator, then, by))
        change = compare_figures(
            observation,
            base,
            rounding=self.rounding,
            definition_changed=definition_changed(indicator, self.now.indicators, self.base.period, self.now.period),
            territory_changed=self._territory_changed(indicator, members, by),
            offices_changed=self._offices_changed(indicator, by),
        )
        return Row(members=members, observation=observation, base=base, change=change)

    def _members(self, indicator: Indicator) -> set[Members]:
        by = self.now.by
        found = self.now.members(indicator)
        if self.base is not None:
            back = [dict(zip(self.base.parts(axis), self.now.parts(axis), strict=False)) for axis in by]
            for members in self.base.members(indicator):
                pairs = zip(by, back, members, strict=True)
                same = [map_.get(m) if axis.frequency and m != UNKNOWN else m for axis, map_, m in pairs]
                if None not in same:
                    found.add(tuple(str(member) for member in same))
        return found | self._expected(indicator)

    def _expected(self, indicator: Indicator) -> set[Members]:
        """Members that get a line although nothing counts there: the one combination, offices, parts of the period."""
        by = self.now.by
        if not by:
            return {()}
        if len(by) > 1:
            return set()
        if by[0].frequency is not None:
            return {(part,) for part in self.now.parts(by[0])}
        return {(office,) for office in self.now.offices(indicator)} if by[0].id == OFFICE.id else set()

    def _members_then(self, members: Members, by: Sequence[Dimension]) -> Members | None:
        """Return the members to compare with: the same ones, and for time the part at the same place."""
        assert self.base is not None  # noqa: S101
        then = []
        for dimension, member in zip(by, members, strict=True):
            if dimension.frequency is None or member == UNKNOWN:
                then.append(member)
                continue
            now_parts, base_parts = self.now.parts(dimension), self.base.parts(dimension)
            place = now_parts.index(member)
            if place >= len(base_parts):
                return None
            then.append(base_parts[place])
        return tuple(then)

    def _offices_changed(self, indicator: Indicator, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure that adds offices up adds up others than in the base period."""
        assert self.base is not None  # noqa: S101
        if any(dimension.id in _PLACES for dimension in by):
            return False
        return self.now.offices(indicator) != self.base.offices(indicator)

    def _territory_changed(self, indicator: Indicator, members: Members, by: Sequence[Dimension]) -> bool:
        assert self.base is not None  # noqa: S101
        changed = changed_places(self.ledger, self.base.period, self.now.period)
        if not changed:
            return False
        pairs = dict(zip((dimension.id for dimension in by), members, strict=True))
        for id in _PLACES:
            if id in pairs:
                return pairs[id] in changed
        return bool(changed & (self.now.offices(indicator) | self.base.offices(indicator)))


def _issues(now: Counted, base: Counted | None, totals: Sequence[tuple[str, Row | Refusal]]) -> Iterator[Issue]:
    for side in (now, base):
        if side is None:
            continue
        for item in side.cells.left_out:
            if side is now or item.reason not in _SAME_FOR_ALL:
                yield _left_out(item, side)
    for id, total in totals:
        if isinstance(total, Refusal):
            yield Issue(TOTAL_REFUSED, {"indicator": id, "period": now.period.code, "reason": total.reason})


def _left_out(item: LeftOut, side: Counted) -> Issue:
    params: dict[str, object] = {
        "indicator": item.indicator,
        "period": side.period.code,
        "count": item.count,
        "records": ", ".join(item.records) or NOT_LISTED,
    }
    if item.reason is Reason.UNDATED:
        params["field"] = side.indicators[item.indicator].time or "since"
    if item.reason is Reason.NOT_DECIDED:
        params["fields"] = ", ".join(sorted(side.indicators[item.indicator].where.fields()))
    return Issue(_RULES[item.reason], params)
