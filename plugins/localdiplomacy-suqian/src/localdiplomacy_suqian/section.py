"""The section of the annual summary: the 14 parts with dates and counts, the quarters, the shares, the findings."""

from collections import Counter
from collections.abc import Iterator

from localdiplomacy import AddedSection, Period, Quantity, Section, TransferBatch
from localdiplomacy.reports import Align, Block, Bullets, Cell, Column, Context, DataTable, Heading, Note, Paragraph

from .books import Book
from .config import SuqianConfig
from .gathering import books
from .indicators import BATCHES_COMPLETE, BATCHES_RECORDED, COMPLETE_SHARE, FINDINGS, FIXED, INSPECTIONS, RUNS
from .rules import AREA, RULES
from .system import CHECKLISTS, GROUPS, GUARANTEES, MECHANISMS, PARTS, parts
from .traces import Evidence

SECTION = "suqian.365"
# After the ties between cities (400), before the work plans (500).
PRIORITY = 450
_SHARES = (RUNS, BATCHES_RECORDED, BATCHES_COMPLETE, COMPLETE_SHARE)
_BY_QUARTER = ("transfers.batches", INSPECTIONS, FINDINGS, FIXED)
_GROUPS = {MECHANISMS: ("机制", "Mechanism"), CHECKLISTS: ("清单", "Checklist"), GUARANTEES: ("保障", "Guarantee")}


def section_for(config: SuqianConfig) -> AddedSection:
    """Return the section for a configuration."""

    def compose(context: Context) -> Iterator[Block]:
        return _compose(context, config)

    return AddedSection(format="core.annual-summary", section=Section(SECTION, compose, PRIORITY))


def _compose(context: Context, config: SuqianConfig) -> Iterator[Block]:
    kept = books(context.ledger, context.labels.code_lists, config, context.at)
    told = [book for book in kept if _in_period(book, context.period) or _evidence_in(book, context.period)]
    if not told:
        return
    yield Heading(context.text("“365”转运工作体系", "The 365 transfer system"))
    for book in told:
        if len(told) > 1:
            yield Heading(context.office(book.office), 2)
        yield from _of_office(context, book)
    # Where nothing is recorded, figures would be 0 for what is not known.
    yield from _measured(context, {book.office or "" for book in told if book.evidence})
    yield from _findings(context)


def _of_office(context: Context, book: Book) -> Iterator[Block]:
    evidence = [found for found in book.evidence if not _after(found, context.period)]
    moved = len(_in_period(book, context.period))
    documented = {found.part for found in evidence}
    counts = [sum(code.id in documented for code in parts(group)) for group in GROUPS]
    text, office = context.text, context.office(book.office)
    yield Paragraph(
        text(
            f"{office}：本时段有 {moved} 条转运记录；14项组成部分中有记录的 {sum(counts)} 项"
            f"（机制 {counts[0]}/3，清单 {counts[1]}/6，保障 {counts[2]}/5）。",
            f"{office}: {moved} records of transfers in the period; records of {sum(counts)} of the 14 parts "
            f"(mechanisms {counts[0]}/3, checklists {counts[1]}/6, guarantees {counts[2]}/5).",
        )
    )
    if evidence:
        yield _parts_table(context, evidence)
        synthetic = sum(found.record.source is not None and found.record.source.origin.synthetic for found in evidence)
        if synthetic:
            yield Note(
                text(f"其中 {synthetic} 项依据为合成数据。", f"{synthetic} of the traces behind it are synthetic data.")
            )
        yield Note(
            text(
                "起始日期为建立该部分或最早一次记录的日期；次数为本时段内的工作记录或清单份数；“—”表示没有记录，不等于 0。",
                "Since: the day the part was set down or first recorded. Times: records of work, or checklists filled in, "
                "in the period. “—” means that nothing is recorded, which is not 0.",
            )
        )


def _parts_table(context: Context, evidence: list[Evidence]) -> DataTable:
    text = context.text
    columns = (
        *(Column(text("类别", "Group")), Column(text("组成部分", "Part")), Column(text("起始日期", "Since"))),
        Column(text("本时段次数", "Times in the period"), Align.RIGHT),
    )
    rows = tuple(
        (
            text(*_GROUPS[group]),
            code.get(context.language),
            _since(evidence, code.id),
            _times(context, evidence, code.id),
        )
        for group in GROUPS
        for code in parts(group)
    )
    return DataTable(columns, rows, parts(PARTS).zh if context.language == "zh" else parts(PARTS).en)


def _since(evidence: list[Evidence], part: str) -> str:
    dates = [found.on for found in evidence if found.part == part and found.on is not None]
    return str(min(dates)) if dates else "—"


def _times(context: Context, evidence: list[Evidence], part: str) -> Cell:
    work = [
        found
        for found in evidence
        if found.part == part and not found.set_down and found.on is not None and context.period.holds(found.on)
    ]
    return Cell(str(len(work)), len(work)) if work else Cell("—")


def _measured(context: Context, offices: set[str]) -> Iterator[Block]:
    """Compose what the indicators of the plugin say: the shares by office, the inspections by quarter."""
    if not offices:
        return
    text = context.text
    shares = context.measure(_SHARES, by=("office",), period=context.period, compare=None)
    rows: list[tuple[Cell | str, ...]] = []
    shown: list[str] = []
    for row in shares:
        seen = row.observation
        if (seen.office or "") in offices and seen.value is not None:
            _, unit, note = row.cells(context.labels, False, context.language)
            number = _number(context, seen.value)
            rows.append((context.indicator(seen.indicator), context.office(seen.office), number, unit, note))
            shown.append(seen.indicator)
    if rows:
        columns = (
            *(Column(text("指标", "Indicator")), Column(text("单位", "Office"))),
            *(Column(text("数值", "Value"), Align.RIGHT), Column(text("计量", "Unit")), Column(text("说明", "Note"))),
        )
        yield DataTable(columns, tuple(rows), text("清单填写情况", "Checklists"))
        definitions = (context.indicators[id].describe(context.language) for id in dict.fromkeys(shown))
        yield Bullets(tuple(definitions))
    yield from _quarters(context, offices)


def _quarters(context: Context, offices: set[str]) -> Iterator[Block]:
    text = context.text
    counted = context.measure(_BY_QUARTER, by=("office", "quarter"), period=context.period, compare=None)
    values = {(*row.members, row.observation.indicator): row.observation.value for row in counted}
    lines = sorted({(office, quarter) for office, quarter, _ in values if office in offices})
    if not any(values.get((*line, INSPECTIONS)) for line in lines):
        return
    columns = (
        *(Column(text("单位", "Office")), Column(text("季度", "Quarter"))),
        *(Column(context.indicator(id), Align.RIGHT) for id in _BY_QUARTER),
    )
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (
            context.office(office),
            context.member("quarter", quarter, INSPECTIONS),
            *(_number(context, values.get((office, quarter, id))) for id in _BY_QUARTER),
        )
        for office, quarter in lines
    )
    yield DataTable(columns, rows, text("各季度专项督查", "Special inspections by quarter"))


def _number(context: Context, value: Quantity | None) -> Cell:
    return Cell(context.labels.quantity(value, context.language), value.exact if value is not None else None)


def _findings(context: Context) -> Iterator[Block]:
    """Compose how often each rule of the plugin is broken; the report's findings list each breach."""
    text = context.text
    codes = {rule.code: rule for rule in RULES}
    report = context.check(at=context.at, only=(AREA,))
    found = Counter(issue.code for issue in report if issue.code in codes)
    if not report.complete:
        yield Paragraph(
            text("按365体系的规则检查，有的检查未能完成。", "A check of the rules of the 365 system broke off.")
        )
    elif not found:
        yield Paragraph(text("按365体系的规则检查，未发现问题。", "The rules of the 365 system are met."))
    if not found:
        return
    columns = (Column(text("代码", "Code")), Column(text("规则", "Rule")), Column(text("次数", "Times"), Align.RIGHT))
    rows = tuple(
        (code, codes[code].title.get(context.language), Cell(str(count), count))
        for code, count in sorted(found.items())
    )
    yield DataTable(columns, rows, text("按365体系的规则发现的问题", "Findings by the rules of the 365 system"))


def _in_period(book: Book, period: Period) -> list[TransferBatch]:
    """Return the batches that moved in a period; one whose date leaves that open does not count."""
    return [batch for batch in book.batches if batch.moved_on is not None and period.holds(batch.moved_on)]


def _evidence_in(book: Book, period: Period) -> bool:
    return any(found.falls_in(period) for found in book.evidence if not found.set_down)


def _after(found: Evidence, period: Period) -> bool:
    return found.on is not None and found.on.first >= period.end
