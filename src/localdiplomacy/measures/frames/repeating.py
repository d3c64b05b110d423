"""Rows that repeat another one exactly: they count once, and that is told."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from ..cells import Reason
from ..indicators import Indicator
from .columns import Columns
from .fetching import fetched, whole
from .gathering import Gathering
from .sheet import Sheet


def note_repeats(columns: Columns, indicators: Sequence[Indicator], inside: Any, into: Gathering) -> None:
    """Note how many rows an indicator leaves out because another row is the same in every column.

    Args:
        columns: the frame.
        indicators: what is counted.
        inside: the condition that a row is of the period.
        into: where it is noted.
    """
    if columns.repeats is None:
        return
    sheet = Sheet(columns)
    conditions = [sheet.condition(indicator).yes for indicator in indicators]
    rows = sheet.rows(columns.repeats.filter(inside))
    more = {f"_more{place}": nw.when(nw.col(name)).then(nw.col("_more")) for place, name in enumerate(conditions)}
    counts = rows.with_columns(**more).select(*(nw.col(name).sum() for name in more))
    for row in fetched(counts, tuple(more)):
        for indicator, count in zip(indicators, row, strict=True):
            into.left_out[indicator.id, Reason.REPEATED] += whole(count)
