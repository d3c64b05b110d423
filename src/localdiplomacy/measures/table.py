"""A table of observations with their comparison, totals and definitions."""

import json
from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from ..issues.errors import MissingPackage
from ..issues.printing import html_table, text_table
from ..issues.report import IssueReport
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Language, Text
from .cells import LeftOut
from .dimensions import Dimension
from .indicators import Indicator
from .labels import Labels
from .rounding import HALF_UP, Rounding
from .rows import Row
from .shares import Share, shares_of
from .totals import NOTHING_TO_ADD, Refusal

__all__ = ["Row", "Table"]

_HEADINGS = {
    "indicator": Text("指标", "Indicator"),
    "value": Text("数值", "Value"),
    "unit": Text("计量单位", "Unit"),
    "base": Text("基期", "Base"),
    "change": Text("增减", "Change"),
    "comment": Text("备注", "Note"),
    "total": Text("合计", "Total"),
    "no-total": Text("不合计", "no total"),
}


@frozen(kw_only=True)
class Table:
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

    rows: tuple[Row, ...]
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
        return tuple(row for row in self.rows if row.observation.indicator == indicator)

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

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return the table as plain values for JSON; numbers as text, so that no digit is lost."""
        return {
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

    def to_json(self, language: Language = "zh") -> str:
        """Return the table as JSON text."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2)

    def _records(self) -> list[dict[str, Any]]:
        return [row.to_record(self.by) for row in self.rows]

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            MissingPackage: if pandas is not installed.
        """
        try:
            import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
        except ImportError as error:
            raise MissingPackage("pandas") from error
        return pandas.DataFrame(self._records())

    def to_polars(self) -> Any:
        """Return the rows as a Polars DataFrame.

        Raises:
            MissingPackage: if Polars is not installed.
        """
        try:
            import polars  # type: ignore[import-not-found, unused-ignore]
        except ImportError as error:
            raise MissingPackage("polars", "frames") from error
        return polars.DataFrame(self._records(), infer_schema_length=None)

    def lines(self, language: Language) -> tuple[list[str], list[list[str]]]:
        """Return headings and printed lines, each indicator's total after its rows."""
        compared = self.base_period is not None
        figures = ("value", "unit", *(("base", "change") if compared else ()), "comment")
        headings = [_HEADINGS["indicator"].get(language), *(dimension.name(language) for dimension in self.by)]
        headings += [_HEADINGS[id].get(language) for id in figures]
        totals, lines = dict(self.totals), []
        for indicator in self.indicators:
            name = indicator.name(language)
            for row in self.rows_of(indicator.id):
                pairs = zip(self.by, row.members, strict=True)
                members = [self.labels.member(dimension, member, language) for dimension, member in pairs]
                lines.append([name, *members, *row.cells(self.labels, compared, language)])
            if indicator.id in totals:
                label = [_HEADINGS["total"].get(language), *("" for _ in self.by[1:])]
                lines.append([name, *label, *self._total_cells(totals[indicator.id], compared, language)])
        return headings, lines

    def _total_cells(self, total: Row | Refusal, compared: bool, language: Language) -> list[str]:
        if isinstance(total, Row):
            return total.cells(self.labels, compared, language)
        note = f"{_HEADINGS['no-total'].get(language)}: {total.text(language)}"
        return ["—", "", *(["", ""] if compared else []), note]

    def notes(self, language: Language) -> list[str]:
        """Return the definitions (口径) and what could not be counted, one line each."""
        return [
            *(indicator.describe(language) for indicator in self.indicators),
            *(f"{issue.code} {issue.message(language)}" for issue in self.issues),
        ]

    def text(self, language: Language = "zh") -> str:
        """Return the table as aligned text, with definitions and what was left out below."""
        return text_table(self.period.code, *self.lines(language), self.notes(language))

    def __str__(self) -> str:
        return self.text()

    def html(self, language: Language = "zh") -> str:
        """Return the table as an HTML fragment."""
        return html_table(self.period.code, *self.lines(language), self.notes(language))

    def _repr_html_(self) -> str:
        return self.html()
