"""How a table is laid out: as printed, as rows for other programs, with the names of what it holds."""

from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from ..issues.report import IssueReport
from ..model.observations import Observation, ObsStatus
from ..model.periods import Period
from ..model.texts import Language, Text
from .dimensions import Dimension
from .drilling import RecordList
from .exports.columns import LongForm
from .indicators import Indicator
from .labels import Labels
from .printed import Column, Line, Printed
from .rows import Row
from .table_rows import Rows
from .totals import TOTAL_LABEL, Refusal

_HEADINGS = {
    "indicator": Text("指标", "Indicator"),
    "value": Text("数值", "Value"),
    "unit": Text("计量单位", "Unit"),
    "base": Text("基期", "Base"),
    "change": Text("增减", "Change"),
    "comment": Text("备注", "Note"),
}
NO_TOTAL = Text("不合计", "no total")
_NUMBERS = frozenset(("value", "base", "change"))


@frozen(kw_only=True)
class TableLayout:
    """A table to be laid out; the arguments are those of `Table`."""

    rows: Rows
    totals: Mapping[str, Row | Refusal]
    indicators: tuple[Indicator, ...]
    by: tuple[Dimension, ...]
    period: Period
    compared: bool
    labels: Labels
    issues: IssueReport

    def printed(self, language: Language) -> Printed:
        """Return the table as it is printed, each indicator's total after its rows."""
        figures = ("value", "unit", *(("base", "change") if self.compared else ()), "comment")
        return Printed(
            caption=self.period.code,
            columns=(
                Column(heading=_HEADINGS["indicator"].get(language), names=True),
                *(Column(heading=dimension.name(language), names=True) for dimension in self.by),
                *(Column(heading=_HEADINGS[id].get(language), number=id in _NUMBERS) for id in figures),
            ),
            groups=tuple(filter(None, (tuple(self._lines(found, language)) for found in self.indicators))),
            definitions=tuple((found.name(language), found.defined(language)) for found in self.indicators),
            notes=tuple(self.remarks(language)),
            language=language,
        )

    def remarks(self, language: Language) -> Iterator[str]:
        """Yield what was remarkable in counting, one line each."""
        return (f"{issue.code} {issue.message(language)}" for issue in self.issues)

    def remarks_on(self, indicators: Collection[str], language: Language) -> tuple[str, ...]:
        """Return what was remarkable in counting some of the indicators."""
        told = [issue for issue in self.issues if str(dict(issue.params).get("indicator")) in indicators]
        return tuple(f"{issue.code} {issue.message(language)}" for issue in told)

    def records(self, row: Row) -> RecordList:
        """Return the records behind a row or a total."""
        wanted = row.observation.indicator
        indicator = next(found for found in self.indicators if found.id == wanted)

        def about(language: Language) -> str:
            members = self.members(row, language) if row.members or not self.by else [TOTAL_LABEL.get(language)]
            return " · ".join((indicator.name(language), *members, self.period.code))

        return RecordList.of(row.observation, self.labels, Text(about("zh"), about("en")))

    def members(self, row: Row, language: Language) -> list[str]:
        """Return what the members of a row are called."""
        pairs = zip(self.by, row.members, strict=True)
        return [self.labels.member(dimension, member, language) for dimension, member in pairs]

    def names(self, language: Language) -> dict[str, dict[str, str]]:
        """Return what members and units are called, by code."""
        found: dict[str, dict[str, str]] = {dimension.id: {} for dimension in self.by}
        for row in self.rows:
            for dimension, member, name in zip(self.by, row.members, self.members(row, language), strict=True):
                found[dimension.id][member] = name
        values = [row.observation.value for row in self.exported(totals=True)]
        return {**found, "unit": {value.unit: self.labels.unit(value.unit, language) for value in values if value}}

    def long_form(self, language: Language | None) -> LongForm:
        """Return how rows become columns.

        Args:
            language: the language of the columns with names; None is without such columns.
        """
        return LongForm(
            by=self.by,
            names={found.id: Text(found.zh, found.en) for found in self.indicators},
            labels=self.labels,
            compared=self.compared,
            language=language,
        )

    def exported(self, totals: bool) -> Rows:
        """Return the rows, with totals where they are asked for; a refused total is a missing figure with the reason."""
        runs = []
        for found in self.indicators:
            runs.append((found.id, self.rows.of_indicator(found.id)))
            total = self.totals.get(found.id)
            if total is not None and totals:
                row = total if isinstance(total, Row) else Row(observation=self._refused(found, total))
                runs.append((found.id, (row,)))
        return Rows(tuple(runs))

    def _refused(self, indicator: Indicator, refusal: Refusal) -> Observation:
        comment = " / ".join((f"{NO_TOTAL.zh}：{refusal.text('zh')}", f"{NO_TOTAL.en}: {refusal.text('en')}"))
        return Observation(indicator=indicator.id, period=self.period, status=ObsStatus.MISSING, comment=comment)

    def _lines(self, indicator: Indicator, language: Language) -> Iterator[Line]:
        name = indicator.name(language)
        for row in self.rows.of_indicator(indicator.id):
            cells = row.cells(self.labels, self.compared, language)
            yield Line(cells=(name, *self.members(row, language), *cells))
        total = self.totals.get(indicator.id)
        if total is not None:
            label = (TOTAL_LABEL.get(language), *("" for _ in self.by[1:]))
            yield Line(cells=(name, *label, *self._total_cells(total, language)), total=True)

    def _total_cells(self, total: Row | Refusal, language: Language) -> list[str]:
        if isinstance(total, Row):
            return total.cells(self.labels, self.compared, language)
        colon = "：" if language == "zh" else ": "
        note = f"{NO_TOTAL.get(language)}{colon}{total.text(language)}"
        return ["—", "", *(["", ""] if self.compared else []), note]
