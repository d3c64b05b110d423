"""What the report rests on: which office kept which ledger in the period, and how much of it is synthetic."""

from collections.abc import Iterator

from ...model.observations import Observation
from ...model.records import Record
from ..context import Context
from ..document import Align, Block, Cell, Column, DataTable, Heading, Note, Paragraph

# The ledgers an office keeps from day to day, with the fields that date their records.
_DATED = {
    "outbound": ("departs_on", "history"),
    "inbound": ("arrives_on", "history"),
    "transfers": ("moved_on", "history"),
    "entries": ("on", "history"),
}
_TITLES = {
    "outbound": ("出访", "Outbound"),
    "inbound": ("来访", "Inbound"),
    "transfers": ("转运", "Transfers"),
    "entries": ("其他台账", "Other ledgers"),
    "partnerships": ("友好关系", "Partnerships"),
    "plans": ("工作计划", "Work plans"),
    "observations": ("已发布数字", "Published figures"),
}


def overview(context: Context) -> Iterator[Block]:
    """Compose the section."""
    text, period = context.text, context.period
    yield Heading(text("范围与依据", "Scope and basis"))
    yield Paragraph(
        text(
            f"统计时段为{context.when(period)}（{period.start} 至 {period.last}），状态与检查截至 {context.at}。"
            f"共 {len(context.offices())} 个单位。",
            f"Period {period.code} ({period.start} to {period.last}); states and checks as of {context.at}. "
            f"{len(context.offices())} offices.",
        )
    )
    columns = [Column(text("单位", "Office"))]
    columns += [Column(text(*titles), Align.RIGHT) for titles in _TITLES.values()]
    rows = tuple(_office_row(context, office) for office in context.offices())
    if rows:
        yield DataTable(tuple(columns), rows, text("各单位在本时段的记录数", "Records of each office in the period"))
        yield Note(
            text(
                "“—”表示该单位本时段没有这类记录，不等于 0。友好关系按时段末日计，工作计划按时段相交计。",
                "“—” means that the office has no such records in the period, which is not 0. "
                "Partnerships are those known at the period's end; plans those that share a day with it.",
            )
        )
    synthetic = sum(map(_synthetic, context.ledger.records())) + sum(map(_synthetic, context.ledger.observations))
    if synthetic:
        yield Note(
            text(
                f"合成数据：{synthetic} 条记录由脚本生成，代替未公开的台账；下文标“合成数据”。",
                f"Synthetic data: {synthetic} records were generated in place of ledgers that are not public; "
                f"what rests on them is marked below.",
            )
        )
    if context.intake.errors:
        yield Note(
            text(
                f"读取台账时有 {len(context.intake.errors)} 项错误，见“发现的问题”；相应的行未计入。",
                f"Reading the ledgers met {len(context.intake.errors)} errors, listed under the findings; "
                f"the rows concerned are not counted.",
            )
        )


def _office_row(context: Context, office: str) -> tuple[Cell | str, ...]:
    counts = [_count(context, office, name) for name in _TITLES]
    return (context.office(office), *(Cell(str(count), count) if count else "—" for count in counts))


def _count(context: Context, office: str, name: str) -> int:
    return sum(item.office == office and _in_period(context, item, name) for item in getattr(context.ledger, name))


def _in_period(context: Context, item: Record | Observation, name: str) -> bool:
    period = context.period
    if isinstance(item, Observation):
        return period.overlaps(item.period)
    if name == "plans":
        return period.overlaps(item.period)  # type: ignore[attr-defined]
    if name not in _DATED:
        return True
    day, history = (getattr(item, field) for field in _DATED[name])
    days = [day] if day else [transition.on for transition in history if transition.on]
    return any(period.holds(found) is not False for found in days)


def _synthetic(item: Record | Observation) -> bool:
    return item.source is not None and item.source.origin.synthetic
