"""Published figures beside what the ledgers count: where they agree and where they contradict each other."""

from collections.abc import Iterator

from ...measures.outcomes import Outcome
from ...measures.reconcile import ReconciledFigure
from ...model.observations import Observation
from ..context import Context
from ..document import Align, Block, Cell, Column, DataTable, Heading, Note


def published_figures(context: Context) -> Iterator[Block]:
    """Compose the section: figures of the period first, then those of other periods."""
    figures = tuple(context.reconcile())
    if not figures:
        return
    yield Heading(context.text("三、已发布数字与台账核对", "Published figures held against the ledgers"))
    of_period = [line for line in figures if context.period.overlaps(line.key[2])]
    others = [line for line in figures if not context.period.overlaps(line.key[2])]
    if of_period:
        yield _table(context, of_period, context.text("本时段", "This period"))
    if others:
        yield _table(context, others, context.text("其他时段", "Other periods"))
    contradictions = [line for line in figures if line.outcome is Outcome.CONTRADICTS]
    if contradictions:
        yield Note(
            context.text(
                f"{len(contradictions)} 项矛盾,须查明哪一个数字是对的;相差 = 已发布 − 台账。",
                f"{len(contradictions)} contradictions: find out which figure is right. Difference = published − ledger.",
            )
        )


def _table(context: Context, lines: list[ReconciledFigure], caption: str) -> DataTable:
    text = context.text
    columns = (
        *(Column(text("单位", "Office")), Column(text("指标", "Indicator")), Column(text("时段", "Period"))),
        *(Column(text("已发布", "Published"), Align.RIGHT), Column(text("台账", "Ledger"), Align.RIGHT)),
        *(Column(text("核对结果", "Outcome")), Column(text("相差", "Difference"), Align.RIGHT)),
        Column(text("出处", "Document")),
    )
    return DataTable(columns, tuple(_row(context, line) for line in lines), caption)


def _row(context: Context, line: ReconciledFigure) -> tuple[Cell | str, ...]:
    indicator, office, period, dimensions = line.key
    name = context.indicator(indicator)
    if dimensions:
        name += f"({'、'.join(context.code(dimension, member) for dimension, member in dimensions)})"
    return (
        *(context.office(office or None), name, period.code),
        *(_values(context, line.right), _values(context, line.left)),
        *(_outcome(context, line), str(line.difference) if line.difference else ""),
        "、".join(dict.fromkeys(_document(observation) for observation in line.right)),
    )


def _outcome(context: Context, line: ReconciledFigure) -> str:
    label = line.outcome.label(context.language)
    if line.outcome is Outcome.ONLY_RIGHT:
        label = context.text("无台账可核对", "no ledger to hold it against")
    synthetic = any(found.source and found.source.origin.synthetic for found in line.left)
    return label + context.text("(合成数据)", " (synthetic)") if synthetic else label


def _values(context: Context, observations: tuple[Observation, ...]) -> str:
    texts = []
    for observation in observations:
        value = observation.value
        unit = context.labels.unit(value.unit, context.language) if value else ""
        printed = context.labels.quantity(value, context.language)
        texts.append(f"{printed}{unit}" if context.language == "zh" else f"{printed} {unit}".rstrip())
    return " | ".join(dict.fromkeys(texts)) or "—"


def _document(observation: Observation) -> str:
    if observation.source is None:
        return "?"
    origin = observation.source.origin
    year = f"({origin.published.year})" if origin.published else ""
    return f"《{origin.document}》{year}" if origin.document else str(observation.source)
