"""A table of observations with their comparison, totals and definitions."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import field, frozen

from ..issues.report import IssueReport
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Language
from .cells import LeftOut
from .dimensions import Dimension
from .drilling import RecordList
from .exporting import TableExports
from .indicators import Indicator
from .labels import Labels
from .pivot import Pivot
from .pivoting import pivoted
from .rounding import HALF_UP, Rounding
from .rows import Row
from .shares import Share, shares_of
from .table_layout import TableLayout
from .table_rows import Rows, as_rows
from .totals import NOTHING_TO_ADD, Refusal

__all__ = ["Row", "Table"]


@frozen(kw_only=True)
class Table(TableExports):
    """Figures of one or several indicators, broken down by dimensions.

    Rows come indicator by indicator in the order asked for, then in the order of each dimension's members; not
    stated comes last. Iterating gives the rows.

    Args:
        rows: the lines.
        totals: for each indicator its total, or the refusal to add; empty where nothing is broken down.
        indicators: what was counted, with its definition.
        by: the dimensions.
        period: the period counted.
        base_period: the period compared with.
        labels: what members, units and offices are called.
        rounding: how percentages are rounded.
        left_out: the records that were not counted, and why.
        issues: the same as issues.
    """

    rows: Rows = field(converter=as_rows)
    totals: tuple[tuple[str, Row | Refusal], ...] = ()
    indicators: tuple[Indicator, ...]
    by: tuple[Dimension, ...] = ()
    period: Period
    base_period: Period | None = None
    labels: Labels = field(factory=Labels, repr=False)
    rounding: Rounding = HALF_UP
    left_out: tuple[LeftOut, ...] = ()
    issues: IssueReport = field(factory=IssueReport)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures of the rows."""
        return tuple(row.observation for row in self.rows)

    def rows_of(self, indicator: str) -> tuple[Row, ...]:
        """Return the rows of one indicator."""
        return tuple(self.rows.of_indicator(indicator))

    def row(self, *members: str, indicator: str | None = None) -> Row:
        """Return the row of a combination of members (of the first indicator unless one is named).

        Raises:
            KeyError: if there is none.
        """
        wanted = indicator or self.indicators[0].id
        for row in self.rows_of(wanted):
            if row.members == members:
                return row
        raise KeyError((wanted, *members))

    def total(self, indicator: str | None = None) -> Row | Refusal:
        """Return the total of an indicator (the first unless one is named), or the refusal to add.

        Raises:
            KeyError: if the table does not have the indicator.
        """
        wanted = indicator or self.indicators[0].id
        if self.totals:
            return dict(self.totals)[wanted]
        return self.row(indicator=wanted)

    def shares(self, indicator: str | None = None) -> tuple[Share, ...] | Refusal:
        """Return each row's share of the total; a rest is shown as 其他."""
        total = self.total(indicator)
        if isinstance(total, Refusal):
            return total
        wanted = next(found for found in self.indicators if found.id == total.observation.indicator)
        parts = [(row.members, row.observation) for row in self.rows_of(wanted.id)]
        if not parts:
            return NOTHING_TO_ADD
        adds_up = wanted.additive_over_units
        return shares_of(parts, total.observation, additive=adds_up, rounding=self.rounding)

    def drill(self, *members: str, indicator: str | None = None) -> RecordList:
        """Return the records behind a row, or behind the total where no members are named.

        Args:
            members: the member of each dimension.
            indicator: the indicator; the first unless one is named.

        Raises:
            KeyError: if there is no such row, or no total.
        """
        row = self.row(*members, indicator=indicator) if members else self.total(indicator)
        if isinstance(row, Refusal):
            raise KeyError(f"{row.text('en')} / {row.text('zh')}")
        return self._layout().records(row)

    def pivot(
        self,
        *,
        columns: str | Sequence[str],
        rows: str | Sequence[str] | None = None,
        indicator: str | None = None,
    ) -> Pivot:
        """Return the table with some dimensions across: as offices print kinds of trips by office.

        Dimensions that are named nowhere stand in the lines, and so do the indicators where there are several; they
        may be named as `indicator`.

        Args:
            columns: what stands across.
            rows: what the lines are about; all the rest by default.
            indicator: show this indicator alone.

        Raises:
            CannotContinue: LD-MEASURE-002, if the table has no such dimension.
            ValueError: if one is named twice, or none is left for the lines.
            KeyError: if the table does not have the indicator.
        """
        totals = {found.id: self.total(found.id) for found in self.indicators}
        return pivoted(self._layout(), totals, columns=columns, rows=rows, indicator=indicator)

    def to_dict(self, language: Language = "zh", *, labels: Language | None = None) -> dict[str, Any]:
        """Return the table as plain values for JSON; numbers as text, so that no digit is lost.

        Args:
            language: the language of names and definitions.
            labels: the language in which members are named beside their codes; None for codes alone.
        """
        made = {
            "period": self.period.code,
            "base_period": self.base_period.code if self.base_period else None,
            "by": [dimension.id for dimension in self.by],
            "indicators": [
                {"id": found.id, "name": found.name(language), "definition": found.defined(language)}
                for found in self.indicators
            ],
            "rows": [row.to_dict(self.by, language) for row in self.rows],
            "totals": {
                id: total.to_dict(self.by, language) if isinstance(total, Row) else total.to_dict(language)
                for id, total in self.totals
            },
            "left_out": [
                {"indicator": item.indicator, "reason": item.reason.value, "records": list(item.records)}
                for item in self.left_out
            ],
            "issues": self.issues.to_dict(language),
        }
        if labels is not None:
            made["labels"] = self._layout().names(labels)
        return made

    def to_json(self, language: Language = "zh", *, labels: Language | None = None) -> str:
        """Return the table as JSON text; see `to_dict`."""
        return json.dumps(self.to_dict(language, labels=labels), ensure_ascii=False, indent=2)

    def lines(self, language: Language) -> tuple[list[str], list[list[str]]]:
        """Return headings and printed lines, each indicator's total after its rows."""
        printed = self._layout().printed(language)
        return [column.heading for column in printed.columns], [list(line.cells) for line in printed.lines]

    def notes(self, language: Language) -> list[str]:
        """Return the definitions (口径) and what could not be counted, one line each."""
        return [*(indicator.describe(language) for indicator in self.indicators), *self._layout().remarks(language)]

    def text(self, language: Language = "zh") -> str:
        """Return the table as aligned text, with definitions and what was left out below."""
        return self._layout().printed(language).text()

    def __str__(self) -> str:
        return self.text()

    def html(self, language: Language = "zh") -> str:
        """Return the table as an HTML fragment that needs no style sheet, with definitions and notes below."""
        return self._layout().printed(language).html()

    def _repr_html_(self) -> str:
        return self._layout().printed("zh").in_a_notebook().html()

    def _layout(self) -> TableLayout:
        return TableLayout(
            rows=self.rows,
            totals=dict(self.totals),
            indicators=self.indicators,
            by=self.by,
            period=self.period,
            compared=self.base_period is not None,
            labels=self.labels,
            issues=self.issues,
        )
