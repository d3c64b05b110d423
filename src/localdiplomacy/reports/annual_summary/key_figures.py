"""Key figures of each office, compared with the year before."""

from collections.abc import Iterator, Sequence

from ...measures.builtin import INDICATORS
from ...measures.builtin_zeros import ZEROS
from ...measures.comments import own_language
from ...measures.compare import PREVIOUS_YEAR
from ...measures.indicators import Indicator
from ...measures.table import Row, Table
from ...measures.totals import Refusal, is_synthetic
from ...model.observations import Observation
from ..context import Context
from ..document import Align, Block, Bullets, Cell, Column, DataTable, Heading, Note

# The indicators of a year's summary, by the heading they stand under.
GROUPS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (
        ("因公出国（境）", "Outbound delegations"),
        (
            *("outbound.batches", "outbound.people", "outbound.own.batches", "outbound.own.people"),
            *("outbound.joined.batches", "outbound.joined.people", "outbound.refused.batches"),
            *(
                "outbound.refused.people",
                "outbound.cut.persons",
                "outbound.cut.person_times",
                "outbound.cancelled.batches",
                "outbound.countries",
            ),
        ),
    ),
    (("来访接待", "Inbound visits"), ("inbound.batches", "inbound.people", "inbound.vice_ministerial.batches")),
    (
        ("入境人员转运", "Transfers of arriving travellers"),
        ("transfers.batches", "transfers.people", *(zero.id for zero in ZEROS)),
    ),
    (
        ("友好关系", "Partnerships"),
        (
            *("partnerships.formal", "partnerships.friendly_exchange", "partnerships.in_force"),
            *("partnerships.countries", "partnerships.concluded", "partnerships.ended"),
        ),
    ),
    (
        ("涉外服务与其他", "Services and other ledgers"),
        (
            *("consular.apec_card.batches", "consular.apec_card.people", "consular.legalisation.batches"),
            *("consular.invitation.batches", "consular.invitation.people", "events.count", "agreements.count"),
            *("publications.issues", "media.reports", "training.batches", "training.people", "cases.count"),
            *("honours.count", "aid.count"),
        ),
    ),
)


_OWN = ("自定指标", "Indicators of our own")
_BUILT_IN = frozenset(indicator.id for indicator in INDICATORS)


def _groups(context: Context) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Yield the headings with their indicators; those that the workspace's own files add come last."""
    yield from GROUPS
    found = context.indicators.items()
    own = tuple(id for id, indicator in found if id not in _BUILT_IN and indicator.plugin is None)
    if own:
        yield _OWN, own


def key_figures(context: Context) -> Iterator[Block]:
    """Compose the section."""
    yield Heading(context.text("关键数据", "Key figures"))
    without: list[str] = []
    for titles, wanted in _groups(context):
        known = tuple(id for id in wanted if id in context.indicators)
        table = context.measure(known, by=("office",), period=context.period, compare=PREVIOUS_YEAR)
        shown = [id for id in known if _says_something(context.indicators[id], table.rows_of(id))]
        without += [context.indicator(id) for id in known if id not in shown]
        if shown:
            yield Heading(context.text(*titles), 2)
            yield _figures(context, table, shown)
            yield Bullets(tuple(context.indicators[id].describe(context.language) for id in shown))
    if without:
        yield Note(
            context.text(
                f"本期与上年同期均无记录或为 0 的指标：{'、'.join(without)}。",
                f"Indicators with no records, or 0, in this period and a year before: {', '.join(without)}.",
            )
        )


def _says_something(indicator: Indicator, rows: Sequence[Row]) -> bool:
    """Tell whether there is more to say than that nothing was counted: of what is looked for, also that it was, or was not."""
    if indicator.evidence is not None:
        return bool(rows)
    figures = (figure for row in rows for figure in (row.observation, row.base))
    return any(figure is not None and figure.value is not None and figure.value.high != 0 for figure in figures)


def _figures(context: Context, table: Table, shown: list[str]) -> DataTable:
    text = context.text
    base = context.when(table.base_period) if table.base_period else ""
    columns = (
        *(Column(text("指标", "Indicator")), Column(text("单位", "Office"))),
        *(Column(context.when(context.period), Align.RIGHT), Column(base, Align.RIGHT)),
        Column(text("计量", "Unit")),
        *(Column(text("增减", "Change"), Align.RIGHT), Column(text("说明", "Note"))),
    )
    rows: list[tuple[Cell | str, ...]] = []
    for id in shown:
        offices = table.rows_of(id)
        rows += [_row(context, id, context.office(row.observation.office), row) for row in offices]
        total = table.total(id)
        if len(offices) > 1:
            rows.append(_total(context, id, total))
    return DataTable(columns, tuple(rows))


def _row(context: Context, id: str, office: str, row: Row) -> tuple[Cell | str, ...]:
    observation, base = row.observation, row.base
    unit = next((found.value.unit for found in (observation, base) if found is not None and found.value), None)
    return (
        *(context.indicator(id), office),
        *(_value(context, observation), _value(context, base)),
        context.labels.unit(unit, context.language) if unit else "",
        row.change.text(context.language) if row.change else "",
        _note(context, observation, base),
    )


def _value(context: Context, observation: Observation | None) -> Cell:
    value = observation.value if observation else None
    return Cell(context.labels.quantity(value, context.language), value.exact if value else None)


def _note(context: Context, observation: Observation, base: Observation | None) -> str:
    said = [own_language(observation.comment, context.language)] if observation.comment else []
    if base is not None and is_synthetic(base):
        said.append(context.text("基期为合成数据", "the base is synthetic"))
    return context.text("；", "; ").join(said)


def _total(context: Context, id: str, total: Row | Refusal) -> tuple[Cell | str, ...]:
    label = context.text("合计", "Total")
    if isinstance(total, Refusal):
        refused = context.text("不合计：", "no total: ") + total.text(context.language)
        return (context.indicator(id), label, "—", "—", "", "", refused)
    return _row(context, id, label, total)
