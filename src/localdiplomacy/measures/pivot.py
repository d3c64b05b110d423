"""Cross tables as offices print them: one dimension down, another across, with their totals."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from attrs import field, frozen

from ..model.periods import Period
from ..model.texts import Language
from .dimensions import Dimension
from .exports.csv_files import csv_text, saved
from .exports.data_frames import to_arrow, to_pandas, to_polars
from .indicators import Indicator
from .labels import Labels
from .margins import SEVERAL, margin, may_overlap, overlap
from .pivot_layout import INDICATOR, Members, Part, PivotLayout
from .rows import Row
from .totals import Refusal


@frozen(kw_only=True)
class Pivot:
    """The figures of a table as a cross table. Make one with `Table.pivot`.

    Args:
        rows: what its lines are about; `indicator` where those differ in it.
        columns: what its columns are about.
        row_members: the lines, in order.
        column_members: the columns, in order.
        cells: the figures by line and column; a cell that no record falls into is not there.
        indicators: what was counted.
        totals: the totals that the table has, by indicator.
        period: the period.
        labels: what members, units and offices are called.
        remarks: what was remarkable in counting, by language.
    """

    rows: tuple[Dimension, ...]
    columns: tuple[Dimension, ...]
    row_members: tuple[Members, ...]
    column_members: tuple[Members, ...]
    cells: Mapping[tuple[Members, Members], tuple[Row, ...]] = field(repr=False)
    indicators: tuple[Indicator, ...] = field(repr=False)
    totals: Mapping[str, Row | Refusal] = field(repr=False)
    period: Period
    labels: Labels = field(repr=False)
    remarks: Mapping[Language, tuple[str, ...]] = field(factory=dict, repr=False)

    def cell(self, row: str | Members, column: str | Members) -> Row | Refusal | None:
        """Return the figure of a line and a column; None where no record falls.

        Raises:
            KeyError: if there is no such line or column.
        """
        key = (_members(row), _members(column))
        if key[0] not in self.row_members or key[1] not in self.column_members:
            raise KeyError(key)
        found = self.cells.get(key, ())
        return SEVERAL if len(found) > 1 else found[0] if found else None

    def row_total(self, row: str | Members) -> Row | Refusal | None:
        """Return what a line adds up to, or the refusal to add; None where the columns are indicators."""
        members = _members(row)
        cells = [self.cells.get((members, column), ()) for column in self.column_members]
        return self._margin(cells, self.columns, self.rows, members)

    def column_total(self, column: str | Members) -> Row | Refusal | None:
        """Return what a column adds up to, or the refusal to add; None where the lines are of several indicators."""
        members = _members(column)
        cells = [self.cells.get((row, members), ()) for row in self.row_members]
        return self._margin(cells, self.rows, self.columns, members)

    @property
    def total(self) -> Row | Refusal | None:
        """The total of all, as it was counted; None where there are several indicators."""
        return None if INDICATOR in (*self.rows, *self.columns) else self.totals[self.indicators[0].id]

    def _margin(
        self,
        cells: Sequence[tuple[Row, ...]],
        over: Sequence[Dimension],
        kept: Sequence[Dimension],
        members: Members,
    ) -> Row | Refusal | None:
        if INDICATOR in over:
            return None
        indicator = self.indicators[0]
        if INDICATOR in kept:
            wanted = members[list(kept).index(INDICATOR)]
            indicator = next(found for found in self.indicators if found.id == wanted)
        if list(kept) == [INDICATOR]:  # nothing else is told apart: the table's own total, counted and not added
            return self.totals[indicator.id]
        refusal = self._overlap(indicator) if may_overlap(indicator, over) else None
        return refusal or margin([rows for rows in cells if rows], indicator, over, self.period)

    def _overlap(self, indicator: Indicator) -> Refusal | None:
        figures = [row.observation for rows in self.cells.values() for row in rows]
        own = [figure for figure in figures if figure.indicator == indicator.id]
        return overlap(own, self.totals[indicator.id])

    def text(self, language: Language = "zh") -> str:
        """Return it as aligned text."""
        return self._layout().printed(language).text()

    def __str__(self) -> str:
        return self.text()

    def html(self, language: Language = "zh") -> str:
        """Return it as an HTML fragment."""
        return self._layout().printed(language).html()

    def _repr_html_(self) -> str:
        return self._layout().printed("zh").in_a_notebook().html()

    def to_pandas(self, *, part: Part = "value", labels: Language | None = None, totals: bool = False) -> Any:
        """Return it as a pandas DataFrame with the members of the lines as its index.

        Args:
            part: of each figure the one printed `value` (none of a range), its `low` or `high`, or its `text` with
                the qualifier.
            labels: the language in which members are named; None for their codes.
            totals: True with a line and a column of totals.

        Raises:
            ValueError: if there is no such part.
            MissingPackage: if pandas is not installed.
        """
        columns = self._layout().columns_of(part, labels, totals)
        return to_pandas(columns).set_index([column.name for column in columns[: len(self.rows)]])

    def to_polars(self, *, part: Part = "value", labels: Language | None = None, totals: bool = False) -> Any:
        """Return it as a Polars DataFrame: as `to_pandas`, with the members of the lines as columns.

        Raises:
            MissingPackage: if Polars is not installed.
        """
        return to_polars(self._layout().columns_of(part, labels, totals))

    def to_arrow(self, *, part: Part = "value", labels: Language | None = None, totals: bool = False) -> Any:
        """Return it as a PyArrow Table: as `to_pandas`, with the members of the lines as columns.

        Raises:
            MissingPackage: if PyArrow is not installed.
        """
        return to_arrow(self._layout().columns_of(part, labels, totals))

    @overload
    def to_csv(self, path: None = None, *, labels: Language | None = "zh", totals: bool = True) -> str: ...
    @overload
    def to_csv(self, path: Path | str, *, labels: Language | None = "zh", totals: bool = True) -> Path: ...
    def to_csv(
        self, path: Path | str | None = None, *, labels: Language | None = "zh", totals: bool = True
    ) -> str | Path:
        """Return it as CSV, or write it to a file that a spreadsheet opens.

        Args:
            path: the file; it is replaced in one step.
            labels: the language in which members are named; None for their codes.
            totals: False without the line and the column of totals.

        Returns:
            the text, or the file that was written.

        Raises:
            CannotContinue: if the file cannot be written.
        """
        text = csv_text(self._layout().columns_of("text", labels, totals))
        return text if path is None else saved(text, path, "utf-8-sig")

    def _layout(self) -> PivotLayout:
        return PivotLayout(
            rows=self.rows,
            columns=self.columns,
            row_members=self.row_members,
            column_members=self.column_members,
            cell=self._any,
            indicators=self.indicators,
            period=self.period,
            labels=self.labels,
            remarks=self.remarks,
        )

    def _any(self, row: Members, column: Members) -> tuple[Row, ...] | Refusal | None:
        """Return the figures of a cell, or a total; no members is the total."""
        if row and column:
            return self.cells.get((row, column), ())
        total = self.row_total(row) if row else self.column_total(column) if column else self.total
        return (total,) if isinstance(total, Row) else total


def _members(given: str | Members) -> Members:
    return (given,) if isinstance(given, str) else tuple(given)
