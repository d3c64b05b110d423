"""What the cells of a cross table add up to: added where they may be, refused with the reason where not."""

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from ..model.behind import Behind
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Text
from .dimensions import PLACES, Dimension
from .field_paths import is_several
from .indicators import Fold, Indicator
from .rows import Row
from .totals import NOT_ADDITIVE, OVERLAPPING, STOCK_OVER_TIME, Refusal, sum_of, total_of

SEVERAL = Refusal(Text("同一格有几个数字", "a cell has several figures"))


def margin(
    cells: Sequence[tuple[Row, ...]], indicator: Indicator, over: Sequence[Dimension], period: Period
) -> Row | Refusal:
    """Return what cells of one indicator add up to, or the refusal to add them.

    Args:
        cells: the figures of each cell.
        indicator: what they count.
        over: the dimensions that are added up.
        period: what the cells cover together.
    """
    refusal = _refusal(indicator, over)
    if refusal is not None:
        return refusal
    if any(len(rows) > 1 for rows in cells):
        return SEVERAL
    figures = [row.observation for rows in cells for row in rows]
    counts = Counter(id for figure in figures for id in figure.evidence)
    # A record in several cells would be added as often; the records of a published figure nobody knows.
    if may_overlap(indicator, over) and max(counts.values(), default=1) > 1:
        return OVERLAPPING
    total = total_of([_without(figure, over, period) for figure in figures])
    if isinstance(total, Refusal):
        return total
    behinds = [figure.behind for figure in figures if figure.behind is not None]
    parts = tuple(part for behind in behinds for part in behind.parts)
    return Row(observation=total.counted_from(Behind(parts) if parts else None))


def may_overlap(indicator: Indicator, over: Sequence[Dimension]) -> bool:
    """Tell whether a record may have several members of a dimension, as a trip has countries."""
    paths = [dimension.path(indicator.records) for dimension in over]
    return any(path is not None and is_several(indicator.records, path) for path in paths)


def overlap(figures: Sequence[Observation], total: Row | Refusal) -> Refusal | None:
    """Return why figures whose records nobody listed may not be added: together they are more than their total.

    Rows of a data frame have no ids, so that nobody can see that one of them is in two cells.

    Args:
        figures: all figures of the table that are of one indicator.
        total: its total, counted and not added.
    """
    if not any(_is_unlisted(figure) for figure in figures):
        return None
    if isinstance(total, Refusal):
        return total
    values = [figure.value for figure in figures if figure.value is not None]
    same = len({value.unit for value in values}) == 1 and sum_of(values) == total.observation.value
    return None if same else OVERLAPPING


def _is_unlisted(figure: Observation) -> bool:
    """Tell whether a figure was counted, but not of records that are listed."""
    source = figure.source
    was_read = source is None or source.row is not None or source.origin.document is not None
    return not was_read and not figure.evidence and figure.value is not None and figure.value.high != 0


def _refusal(indicator: Indicator, over: Sequence[Dimension]) -> Refusal | None:
    if any(dimension.frequency for dimension in over):
        if indicator.stock:
            return STOCK_OVER_TIME
        if not indicator.additive_over_time:
            return NOT_ADDITIVE
    if indicator.fold not in (Fold.COUNT, Fold.SUM):
        return NOT_ADDITIVE
    places = any(dimension.id in PLACES for dimension in over)
    return NOT_ADDITIVE if places and not indicator.additive_over_units else None


def _without(figure: Observation, over: Sequence[Dimension], period: Period) -> Observation:
    """Return a figure as a part of what is added up: of the whole time where times are added."""
    if not any(dimension.frequency for dimension in over):
        return figure
    return evolve(figure, period=period)
