"""Sheets of totals beside the sheet they are of: their rows are no records, but their totals are held against it."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import add

from attrs import evolve, frozen

from ..codec.han import fold
from ..issues.catalogue.intake import SUMMARY_APART, SUMMARY_DIFFERS
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.delegations import InboundDelegation, OutboundDelegation
from ..model.entries import Entry
from ..model.quantities import NO_HEADCOUNT, Headcount, Quantity
from ..model.records import Record
from ..model.sources import Source
from ..model.texts import Text
from ..model.transfers import TransferBatch
from .cell_texts import is_blank, text_of
from .grids import Grid
from .intake import Intake, TableTally
from .ledger import Ledger
from .subtotals import apart, in_words
from .tables import ReadingContext, read_table

_COUNTED = (OutboundDelegation, InboundDelegation, TransferBatch, Entry)
_NAMED = re.compile("汇总|统计|合计|总表|summary|totals?", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:\d{4}年?(?:度)?)?(?:\d{1,2}月(?:份)?|[一二三四五六七八九十]{1,2}月(?:份)?|第?[一二三四1-4]季度|[上下]半年|全年)?"
)
_UNITS = {
    "batches": Text("批次", "batches"),
    "groups": Text("团组数", "groups"),
    "persons": Text("人数", "persons"),
    "person_times": Text("人次", "person-times"),
}


@frozen
class ReadSheet:
    """A table of a workbook and what came of reading it."""

    grid: Grid
    intake: Intake

    @property
    def records(self) -> tuple[Record, ...]:
        """Its records."""
        return tuple(self.intake.ledger.records())

    @property
    def tally(self) -> TableTally:
        """Its account."""
        return self.intake.tally[0]


def together(sheets: Sequence[ReadSheet], context: ReadingContext) -> Intake:
    """Return what came of the tables of one workbook, summaries beside their details set apart."""
    if len(sheets) == 1:
        return sheets[0].intake
    sheets = _with_bare_tables(sheets, context)
    counted = [sheet for sheet in sheets if _is_counted(sheet)]
    summaries = [sheet for sheet in counted if _is_summary(sheet)] if len(counted) > 1 else []
    details = [sheet for sheet in counted if sheet not in summaries]
    intakes = []
    for sheet in sheets:
        found = _details_of(sheet, details) if sheet in summaries else []
        intakes.append(_set_apart(sheet, found) if found else sheet.intake)
    return reduce(add, intakes, Intake())


def _is_counted(sheet: ReadSheet) -> bool:
    return bool(sheet.records) and all(isinstance(record, _COUNTED) for record in sheet.records)


def _with_bare_tables(sheets: Sequence[ReadSheet], context: ReadingContext) -> list[ReadSheet]:
    """Read tables of nothing but counts, which say of no ledger which it is, as the one kind that stands beside them."""
    kinds = {sheet.tally.format for sheet in sheets if _is_counted(sheet)}
    formats = tuple(format for format in context.formats if format.id in kinds)
    if len(formats) != 1:
        return list(sheets)
    read = []
    for sheet in sheets:
        if sheet.tally.format is None and sheet.tally.set_aside:
            again = ReadSheet(sheet.grid, read_table(sheet.grid, evolve(context, formats=formats)))
            if _is_counted(again) and all(map(_is_bare, again.records)) and _is_summary(again):
                sheet = again
        read.append(sheet)
    return read


def _is_summary(sheet: ReadSheet) -> bool:
    if _NAMED.search(sheet.tally.origin.sheet or ""):
        return True
    return len(sheet.records) > 1 and all(_is_of_period(sheet.grid, record) for record in sheet.records)


def _is_of_period(grid: Grid, record: Record) -> bool:
    """Tell whether a row starts with a month or another period and says nothing but counts after it."""
    row = record.source.row if record.source else None
    if row is None or not _is_bare(record):
        return False
    first = next((text_of(cell) for cell in grid.rows[row - grid.first_row] if not is_blank(cell)), "")
    plain = "".join(fold(first).split())
    return not plain.isdecimal() and _PERIOD.fullmatch(plain) is not None


def _is_bare(record: Record) -> bool:
    """Tell whether a record has a headcount and nothing that tells it from others: no name, country or unit."""
    stops = getattr(record, "stops", None) or getattr(record, "countries", None)
    return record.name is None and not stops and getattr(record, "headcount", None) != Headcount()


def _details_of(summary: ReadSheet, details: Sequence[ReadSheet]) -> list[ReadSheet]:
    return [sheet for sheet in details if _kinds(sheet) & _kinds(summary)]


def _kinds(sheet: ReadSheet) -> frozenset[tuple[type, str | None]]:
    return frozenset((type(record), record.kind if isinstance(record, Entry) else None) for record in sheet.records)


def _set_apart(summary: ReadSheet, details: Sequence[ReadSheet]) -> Intake:
    tally = summary.tally
    rows = tally.records + tally.set_aside
    source = Source(tally.origin)
    names = "、".join(dict.fromkeys(detail.tally.origin.sheet or "" for detail in details))
    issues = [Issue(SUMMARY_APART, {"rows": rows, "detail": names}, source=source)]
    if not any(sheet.tally.set_aside for sheet in (summary, *details)):
        records = [record for detail in details for record in detail.records]
        issues += _differences(summary.records, records, source)
    apart = evolve(tally, records=0, set_aside=0, summary=rows)
    return Intake(ledger=Ledger(), issues=IssueReport(issues), tally=(apart,))


def _differences(summary: Sequence[Record], details: Sequence[Record], source: Source) -> list[Issue]:
    issues = []
    for unit, label in _UNITS.items():
        # A record is one batch unless it says otherwise; no other count can be supposed.
        printed, counted = _sum(summary, unit, None), _sum(details, unit, 1 if unit == "batches" else None)
        if printed is not None and counted is not None and not printed.admits(counted):
            difference = f"{apart(printed, counted).normalize():+f}"
            params = {
                "unit": label,
                "printed": in_words(printed),
                "counted": in_words(counted),
                "difference": difference,
            }
            issues.append(Issue(SUMMARY_DIFFERS, params, source=source))
    return issues


def _sum(records: Sequence[Record], unit: str, otherwise: int | None) -> Quantity | None:
    counts: list[Quantity] = []
    for record in records:
        headcount = getattr(record, "headcount", NO_HEADCOUNT)
        count = headcount.quantity(unit)
        if count is None and otherwise is not None:
            count = Quantity.of(otherwise, unit)
        if count is None:
            return None
        counts.append(count)
    return reduce(add, counts, Quantity.of(0, unit))
