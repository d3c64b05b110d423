"""The ties of each place at the end of the period."""

from collections.abc import Iterator

from ...model.lifecycle import kind_at, state_at
from ...model.partnerships import Partnership
from ..context import Context
from ..document import Block, Column, DataTable, Heading


def partnerships(context: Context) -> Iterator[Block]:
    """Compose the section."""
    ties = sorted(context.ledger.partnerships, key=lambda tie: (tie.city or "", tie.kind or "", tie.id))
    if not ties:
        return
    text = context.text
    yield Heading(text("友好关系", "Partnerships"))
    columns = (
        *(Column(text("我方", "Our side")), Column(text("外方", "Partner")), Column(text("国家", "Country"))),
        *(Column(text("关系类型", "Kind")), Column(text("状态", "State")), Column(text("缔结时间", "Concluded"))),
    )
    caption = text(f"截至 {context.at} 的对外关系", f"Ties as of {context.at}")
    yield DataTable(columns, tuple(_row(context, tie) for tie in ties), caption)


def _row(context: Context, tie: Partnership) -> tuple[str, ...]:
    partner = context.ledger.cities.get(tie.partner)
    return (
        *(context.city(tie.city), context.city(tie.partner)),
        context.code("country", partner.country if partner else None),
        context.code("partnership-kind", kind_at(tie, context.at)),
        context.code("partnership-state", state_at(tie, context.at)),
        str(tie.concluded_on or "—"),
    )
