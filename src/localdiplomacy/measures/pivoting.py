"""Turning a table: which dimensions stand in the lines and which across."""

from collections.abc import Iterable, Mapping, Sequence

from ..issues.catalogue.figures import UNKNOWN_DIMENSION
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.texts import LANGUAGES
from .dimensions import Dimension
from .field_paths import hint
from .labels import Labels
from .pivot import Pivot
from .pivot_layout import INDICATOR, Members
from .rows import Row
from .table_layout import TableLayout
from .totals import Refusal

_TWICE = "{0} can stand in one place only / {0} 只能放在一处"
_NOTHING_DOWN = "nothing is left for the lines; count by another dimension / 行中没有内容，请再按一个维度细分"


def pivoted(
    table: TableLayout,
    totals: Mapping[str, Row | Refusal],
    *,
    columns: str | Sequence[str],
    rows: str | Sequence[str] | None,
    indicator: str | None,
) -> Pivot:
    """Return a table with some of its dimensions across.

    Args:
        table: the table.
        totals: the total of each indicator, or the refusal.
        columns: ids of what stands across; `indicator` is one of them.
        rows: ids of what stands in the lines; what is named nowhere stands there after them.
        indicator: id of the only indicator to show.

    Raises:
        CannotContinue: LD-MEASURE-002, if the table has no such dimension.
        ValueError: if one is named twice, or nothing is left for the lines.
        KeyError: if the table does not have the indicator.
    """
    shown = [found for found in table.indicators if indicator in (None, found.id)]
    if not shown:
        raise KeyError(indicator)
    across = _axes(columns, table.by)
    down = _axes(rows or (), table.by)
    for axis in across:
        if axis in down:
            raise ValueError(_TWICE.format(axis.id))
    down += [axis for axis in table.by if axis not in (*across, *down)]
    if INDICATOR not in (*across, *down) and (len(shown) > 1 or not down):
        down.insert(0, INDICATOR)
    if not down or not across:
        raise ValueError(_NOTHING_DOWN)
    ids = [found.id for found in shown]
    cells: dict[tuple[Members, Members], tuple[Row, ...]] = {}
    for row in table.rows:
        if row.observation.indicator in ids:
            members = {INDICATOR.id: row.observation.indicator}
            members |= dict(zip((axis.id for axis in table.by), row.members, strict=True))
            key = (tuple(members[axis.id] for axis in down), tuple(members[axis.id] for axis in across))
            cells[key] = (*cells.get(key, ()), row)
    return Pivot(
        rows=tuple(down),
        columns=tuple(across),
        row_members=_in_order((key[0] for key in cells), down, table.labels, ids),
        column_members=_in_order((key[1] for key in cells), across, table.labels, ids),
        cells=cells,
        indicators=tuple(shown),
        totals=totals,
        period=table.period,
        labels=table.labels,
        remarks={language: table.remarks_on(ids, language) for language in LANGUAGES},
    )


def _axes(named: str | Sequence[str], by: Sequence[Dimension]) -> list[Dimension]:
    known = {axis.id: axis for axis in (*by, INDICATOR)}
    found: list[Dimension] = []
    for id in (named,) if isinstance(named, str) else named:
        if id not in known:
            raise CannotContinue(Issue(UNKNOWN_DIMENSION, {"dimension": id, "hint": hint(id, known)}))
        if known[id] in found:
            raise ValueError(_TWICE.format(id))
        found.append(known[id])
    return found


def _in_order(
    members: Iterable[Members], axes: Sequence[Dimension], labels: Labels, indicators: Sequence[str]
) -> tuple[Members, ...]:
    """Return each combination once: in the order of the lists, indicators as they were asked for."""
    parts = {INDICATOR.id: indicators}
    return tuple(sorted(dict.fromkeys(members), key=lambda found: labels.place(axes, found, parts)))
