"""The batches of the period: how many have a chain on record, and whose chain breaks."""

from collections.abc import Iterator, Mapping, Sequence

from ...issues.issue import Issue
from ...measures.manifests.reconciling import reconcile_manifests
from ...model.texts import Text
from ...model.transfers import TransferBatch
from ..context import Context
from ..document import Align, Block, Cell, Column, DataTable, Heading, Note, Paragraph
from .chain import named, persons_text
from .issues import ChainIssues, chain_issues

_TOLD = Text(
    "时段内转运 {held} 批，其中 {chained} 批有行车或交接记录，{broken} 批的链条有错误或警告；{silent} 批没有记录，无从判断。",
    "Batches in the period: {held}, of which {chained} {chained:has|have} drives or hand-overs on record. Chains with errors"
    " or warnings: {broken}. Without any, so that nothing can be said: {silent}.",
)


def batches(context: Context) -> Iterator[Block]:
    """Compose the section; nothing where single batches are asked for."""
    if context.records:
        return
    text = context.text
    held = [batch for batch in context.ledger.transfers if _moved(context, batch)]
    chained = [batch for batch in held if batch.legs or batch.hand_overs]
    found = _issues(context, chained)
    broken = [batch for batch in chained if found[batch].breaks]
    yield Heading(text("转运批次的链条", "Chains of the batches"))
    numbers = {"held": len(held), "chained": len(chained), "broken": len(broken), "silent": len(held) - len(chained)}
    yield Paragraph(_TOLD.filled(**numbers).get(context.language))
    if broken:
        yield _table(context, broken, found)
        yield Note(
            text(
                "一批的全部环节：report --report core.transfer-chain --record 编号。",
                "All steps of a batch: report --report core.transfer-chain --record ID.",
            )
        )


def _moved(context: Context, batch: TransferBatch) -> bool:
    """Tell whether a batch was moved in the period; one that was called off was not."""
    cancelled = any(transition.to == "cancelled" for transition in batch.history)
    return batch.moved_on is not None and not cancelled and context.period.holds(batch.moved_on) is True


def _issues(context: Context, held: Sequence[TransferBatch]) -> Mapping[TransferBatch, ChainIssues]:
    by_subject: dict[str | None, list[Issue]] = {}
    for issue in context.check(at=context.at) if held else ():
        by_subject.setdefault(issue.subject, []).append(issue)
    return {batch: chain_issues(batch, by_subject.get(batch.id, ()), reconcile_manifests(batch)) for batch in held}


def _table(context: Context, broken: Sequence[TransferBatch], found: Mapping[TransferBatch, ChainIssues]) -> DataTable:
    text, right = context.text, Align.RIGHT
    columns = (
        *(Column(text("批次", "Batch")), Column(text("日期", "Date")), Column(text("单位", "Office"))),
        *(Column(text("人数", "Moved"), right), Column(text("交接次数", "Hand-overs"), right)),
        *(Column(text("问题数", "Issues"), right), Column(text("代码", "Codes"))),
    )
    rows = tuple(
        (
            *(named(context, batch), str(batch.moved_on), context.office(batch.office), persons_text(context, batch)),
            *(_count(len(batch.hand_overs)), _count(len(found[batch].breaks))),
            " ".join(dict.fromkeys(issue.code for issue in found[batch].breaks)),
        )
        for batch in broken
    )
    return DataTable(columns, rows, text("链条有问题的批次", "Batches whose chain breaks"))


def _count(number: int) -> Cell:
    return Cell(str(number), number)
