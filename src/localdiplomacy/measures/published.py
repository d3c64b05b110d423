"""Published figures as a table: the same rows, comparison and totals as for figures counted from a ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from attrs import evolve

from ..issues.catalogue.figures import TOTAL_REFUSED
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Text
from .builtin import INDICATORS
from .compare import Change
from .compare import compare as compare_figures
from .definitions import definition_changed
from .derived import sets_of
from .dimensions import DIMENSIONS, OFFICE, Dimension
from .indicators import Indicator
from .labels import NO_CODE_LISTS, Labels
from .members import coded_members
from .naming import folded, indicator_ids
from .requests import find_base, find_dimensions, find_indicators, with_parts
from .rounding import HALF_UP, Rounding
from .rows import Row
from .table import Table
from .totals import Refusal, total_of

Comparison = Callable[[Observation, Observation | None], Change]

SEVERAL_VALUES = Refusal(Text("同一项有几个数字", "one part is given with several figures"))


def tabulate(
    ledger: Ledger,
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    by: str | Dimension | Iterable[str | Dimension] = OFFICE,
    period: Period | str | int,
    compare: str | Period | None = None,
    at: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    code_lists: Mapping[str, CodeList] = NO_CODE_LISTS,
    rounding: Rounding = HALF_UP,
) -> Table:
    """Lay out the published figures that a ledger holds; every figure keeps its document as source.

    Only figures broken down by exactly these dimensions are taken: a category's figure is no part of the office's row,
    and a figure of no office is no row among offices.
    A figure that two documents give gets a row for each.

    Args:
        ledger: its `observations` are laid out; its offices and cities name the rows.
        indicator: one or several indicators, or their ids or names.
        by: the dimensions, none of them a part of the period.
        period: the period the figures are for.
        compare: `previous-year`, `previous-period`, or another period to compare with.
        at: the day as of which a word for a period is meant, such as 上年.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.
        code_lists: what members are called and how they are ordered, by id of the list.
        rounding: how percentages are rounded.

    Raises:
        CannotContinue: for an unknown indicator, dimension or comparison.
        PeriodError: for text that is no period.
    """
    known = INDICATORS if indicators is None else tuple(indicators)
    wanted = find_indicators(indicator, known)
    axes = tuple(find_dimensions(by, DIMENSIONS if dimensions is None else dimensions))
    days = Period.of(period, at=at)
    base_days = find_base(compare, days)
    parts = with_parts(wanted, known)
    records = sets_of(wanted[0], parts)[0] if wanted else "outbound"
    labels = Labels(code_lists=code_lists, ledger=ledger, records=records, rounding=rounding)
    rows: list[Row] = []
    totals: list[tuple[str, Row | Refusal]] = []
    issues: list[Issue] = []
    for found in wanted:
        own, unknown = _figures_of(found.id, ledger, known, axes, code_lists)
        issues += unknown
        changed = base_days is not None and definition_changed(found, parts, base_days, days)
        compared = partial(compare_figures, rounding=rounding, definition_changed=changed) if base_days else None
        lines = list(_rows(own, axes, days, base_days, labels, compared))
        rows += lines
        if axes:
            totals.append((found.id, _total(found, lines, compared)))
    return Table(
        rows=tuple(rows),
        totals=tuple(totals),
        indicators=tuple(wanted),
        by=axes,
        period=days,
        base_period=base_days,
        labels=labels,
        rounding=rounding,
        issues=IssueReport((*issues, *_refusals(rows, totals, days))),
    )


def _figures_of(
    id: str,
    ledger: Ledger,
    known: Sequence[Indicator],
    axes: Sequence[Dimension],
    code_lists: Mapping[str, CodeList],
) -> tuple[Sequence[Observation], tuple[Issue, ...]]:
    """Return the figures of an indicator, which may be given by name (`出访批次`), and an issue for each odd member."""
    ids = indicator_ids(known)
    of_it = (item for item in ledger.observations if ids.get(folded(item.indicator), item.indicator) == id)
    named = [evolve(item, indicator=id) for item in of_it]
    return coded_members(named, indicators=known, dimensions=axes, code_lists=code_lists)


def _refusals(rows: Sequence[Row], totals: Iterable[tuple[str, Row | Refusal]], period: Period) -> Iterator[Issue]:
    """Yield an issue for each total that is refused although there are figures."""
    for id, total in totals:
        if isinstance(total, Refusal) and any(row.observation.indicator == id for row in rows):
            yield Issue(TOTAL_REFUSED, {"indicator": id, "period": period.code, "reason": total.reason})


def _rows(
    observations: Sequence[Observation],
    by: Sequence[Dimension],
    period: Period,
    base_period: Period | None,
    labels: Labels,
    compared: Comparison | None,
) -> Iterator[Row]:
    bases: dict[tuple[str, ...], Observation | None] = {}
    for item in observations:
        members = _members(item, by)
        if item.period == base_period and members is not None:
            # Two documents that differ on the base leave no base.
            bases[members] = item if members not in bases or _agree(bases[members], item) else None
    parts = [(_members(item, by), item) for item in observations if item.period == period]
    found = [(members, item) for members, item in parts if members is not None]
    for members, item in sorted(found, key=lambda pair: labels.place(by, pair[0])):
        base = bases.get(members)
        yield Row(members=members, observation=item, base=base, change=compared(item, base) if compared else None)


def _agree(one: Observation | None, other: Observation) -> bool:
    return one is not None and one.value == other.value


def _members(observation: Observation, by: Sequence[Dimension]) -> tuple[str, ...] | None:
    """Return the member of each dimension, or None where the figure is broken down in another way."""
    pairs = dict(observation.dimensions)
    if observation.office is not None:
        pairs[OFFICE.id] = observation.office
    if set(pairs) != {dimension.id for dimension in by}:
        return None
    return tuple(pairs[dimension.id] for dimension in by)


def _total(indicator: Indicator, rows: Sequence[Row], compared: Comparison | None) -> Row | Refusal:
    if len({row.members for row in rows}) < len(rows):
        return SEVERAL_VALUES
    total = total_of([row.observation for row in rows], additive=indicator.additive_over_units)
    if isinstance(total, Refusal) or compared is None:
        return total if isinstance(total, Refusal) else Row(observation=_whole(total))
    bases = [row.base for row in rows if row.base is not None]
    base = total_of(bases, additive=indicator.additive_over_units) if len(bases) == len(rows) else None
    before = None if base is None or isinstance(base, Refusal) else _whole(base)
    return Row(observation=_whole(total), base=before, change=compared(_whole(total), before))


def _whole(total: Observation) -> Observation:
    """Return a total without what it was added over, even where there was a single part."""
    return evolve(total, office=None, dimensions=())
