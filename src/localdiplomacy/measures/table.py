"""A table of observations with their comparison, totals and definitions."""

import json
from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from ..issues.errors import MissingPackage
from ..issues.report import IssueReport
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Language
from .cells import LeftOut
from .compare import Change
from .dimensions import Dimension
from .indicators import Indicator
from .labels import Labels
from .rounding import HALF_UP, Rounding
from .shares import Share, shares_of
from .table_text import table_html, table_text
from .totals import NOTHING_TO_ADD, Refusal, is_synthetic


@frozen(kw_only=True)
class Row:
    """One line of a table.

    Args:
        members: the member of each dimension of the table, in their order; empty for a total.
        observation: the figure.
        base: the figure it is compared with; None where none was asked for or there is none.
        change: the change, or the reason there is none; None where no comparison was asked for.
    """

    members: tuple[str, ...] = ()
    observation: Observation
    base: Observation | None = None
    change: Change | None = None


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
                {"id": found.id, "name": found.name(language), "definition": found.definition.get(language)}
                for found in self.indicators
            ],
            "rows": [self._row_dict(row, language) for row in self.rows],
            "totals": {
                id: total.to_dict(language) if isinstance(total, Refusal) else self._row_dict(total, language)
                for id, total in self.totals
            },
            "left_out": [
                {"indicator": item.indicator, "reason": item.reason.value, "records": list(item.records)}
                for item in self.left_out
            ],
            "issues": self.issues.to_dict(language),
        }

    def _row_dict(self, row: Row, language: Language) -> dict[str, Any]:
        observation, base = row.observation, row.base
        return {
            "indicator": observation.indicator,
            "office": observation.office,
            "period": observation.period.code,
            "members": {dimension.id: member for dimension, member in zip(self.by, row.members, strict=False)},
            **_quantity_dict(observation),
            "status": observation.status.value,
            "comment": observation.comment,
            "synthetic": is_synthetic(observation),
            "evidence": list(observation.evidence),
            "base": {"period": base.period.code, **_quantity_dict(base)} if base else None,
            "change": row.change.to_dict(language) if row.change else None,
        }

    def to_json(self, language: Language = "zh") -> str:
        """Return the table as JSON text."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2)

    def _records(self) -> list[dict[str, Any]]:
        found = []
        for row in self.rows:
            observation, base, change = row.observation, row.base, row.change
            value = observation.value
            members = {dimension.id: member for dimension, member in zip(self.by, row.members, strict=True)}
            found.append(
                {
                    "indicator": observation.indicator,
                    "period": observation.period.code,
                    **members,
                    "value": value.low if value else None,
                    "high": value.high if value else None,
                    "qualifier": value.qualifier.value if value else None,
                    "unit": value.unit if value else None,
                    "status": observation.status.value,
                    "comment": observation.comment,
                    "base": base.value.low if base and base.value else None,
                    "difference": change.difference if change else None,
                    "percent": change.value if change else None,
                    "no_change": change.reason.value if change and change.reason else None,
                }
            )
        return found

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

    def text(self, language: Language = "zh") -> str:
        """Return the table as aligned text, with definitions and what was left out below."""
        return table_text(self, language)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return table_html(self, "zh")


def _quantity_dict(observation: Observation) -> dict[str, Any]:
    value = observation.value
    if value is None:
        return {"low": None, "high": None, "unit": None, "qualifier": None}
    return {"low": str(value.low), "high": str(value.high), "unit": value.unit, "qualifier": value.qualifier.value}
