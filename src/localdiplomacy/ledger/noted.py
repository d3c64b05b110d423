"""Cells whose row is kept although something in them could not be: the value there is, and what to say about it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.sources import Source
from ..model.texts import Text
from .grids import Grid, column_letter


@frozen
class Noted:
    """A value that was read with a warning.

    Args:
        value: what goes into the record; None where nothing of the cell could be used.
        rule: the rule of the warning.
        params: what fills its message.
    """

    value: Any
    rule: Rule
    params: tuple[tuple[str, str | Text], ...]


def noted_issues(grid: Grid, rows: Sequence[int], columns: Iterable[Any]) -> Iterator[Issue]:
    """Yield the warnings about the cells of columns.

    Args:
        grid: the sheet.
        rows: the number of each row as a spreadsheet shows it.
        columns: the columns that were read.
    """
    for values in columns:
        for row, fault in values.notes:
            place = Source(grid.origin, rows[row], column_letter(values.column.index))
            yield Issue(fault.rule, dict(fault.params), path=values.column.leaf.path, source=place)
