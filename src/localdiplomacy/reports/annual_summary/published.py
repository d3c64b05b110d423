"""Published figures beside what the ledgers count: where they agree and where they contradict each other."""

from collections.abc import Callable, Iterator

from ...measures.outcomes import Outcome
from ...measures.reconcile import ReconciledFigure
from ...measures.totals import is_synthetic
from ...model.observations import Observation
from ...model.periods import Period
from ..context import Context
from ..document import Align, Block, Column, DataTable, Heading, Note


def published_figures(context: Context) -> Iterator[Block]:
    """Compose the section: first what a ledger can be held against, then what is only published."""
    figures = tuple(context.reconcile())
    if not figures:
        return
    yield Heading(context.text("已发布数字与台账核对", "Published figures held against the ledgers"))
    held = sorted((line for line in figures if line.left), key=lambda line: _order(context, line))
    only = sorted((line for line in figures if not line.left), key=lambda line: _order(context, line))
    if held:
        yield _table(context, held, context.text("有台账可核对", "With a ledger to hold against"), _HELD)
    contradictions = [line for line in held if line.outcome is Outcome.CONTRADICTS]
    if contradictions:
        yield Note(
            context.text(
                f"{len(contradictions)} 项矛盾，须查明哪一个数字是对的；相差 = 已发布 − 台账。",
                f"{len(contradictions)} contradictions: find out which figure is right. Difference = published − ledger.",
            )
        )
    if only:
        yield _table(context, only, context.text("仅有发布数字", "Published only"), _ONLY)


def _order(context: Context, line: ReconciledFigure) -> tuple[bool, str, Period, str]:
    """Figures of the reported period come first, then by office and time."""
    indicator, office, period, _ = line.key
    return not context.period.overlaps(period), context.office(office or None), period, indicator


# The columns of the two tables: heading, alignment, and what stands there.
_ColumnOf = tuple[tuple[str, str], Align, Callable[[Context, ReconciledFigure], str]]


def _table(context: Context, lines: list[ReconciledFigure], caption: str, layout: tuple[_ColumnOf, ...]) -> DataTable:
    columns = tuple(Column(context.text(*titles), align) for titles, align, _ in layout)
    return DataTable(columns, tuple(tuple(cell(context, line) for _, _, cell in layout) for line in lines), caption)


def _office(context: Context, line: ReconciledFigure) -> str:
    return context.office(line.key[1] or None)


def _indicator(context: Context, line: ReconciledFigure) -> str:
    indicator, _, _, dimensions = line.key
    members = [context.member(dimension, member, indicator) for dimension, member in dimensions]
    name = context.indicator(indicator)
    if name == indicator:  # nobody named it; the document's own words say more than an id
        name = next((found.comment for found in line.right if found.comment), indicator)
    return name + (f"({'、'.join(members)})" if members else "")


def _period(context: Context, line: ReconciledFigure) -> str:
    return context.when(line.key[2])


def _outcome(context: Context, line: ReconciledFigure) -> str:
    label = line.outcome.label(context.language)
    synthetic = any(is_synthetic(found) for found in line.left)
    return label + context.text("（合成数据）", " (synthetic)") if synthetic else label


def _published(context: Context, line: ReconciledFigure) -> str:
    return _values(context, line.right)


def _counted(context: Context, line: ReconciledFigure) -> str:
    return _values(context, line.left)


def _difference(context: Context, line: ReconciledFigure) -> str:
    return str(line.difference) if line.difference else ""


def _documents(context: Context, line: ReconciledFigure) -> str:
    return "、".join(dict.fromkeys(_document(observation) for observation in line.right))


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


_FIGURE: tuple[_ColumnOf, ...] = (
    (("单位", "Office"), Align.LEFT, _office),
    (("指标", "Indicator"), Align.LEFT, _indicator),
    (("时段", "Period"), Align.LEFT, _period),
    (("已发布", "Published"), Align.RIGHT, _published),
)
_SOURCE: _ColumnOf = (("出处", "Document"), Align.LEFT, _documents)
_HELD: tuple[_ColumnOf, ...] = (
    *_FIGURE,
    (("台账", "Ledger"), Align.RIGHT, _counted),
    (("核对结果", "Outcome"), Align.LEFT, _outcome),
    (("相差", "Difference"), Align.RIGHT, _difference),
    _SOURCE,
)
_ONLY: tuple[_ColumnOf, ...] = (*_FIGURE, _SOURCE)
