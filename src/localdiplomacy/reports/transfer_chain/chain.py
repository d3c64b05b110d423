"""The chain of one batch: each step with who gave and who received, when, how many; and where it breaks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from ...issues.issue import Issue
from ...measures.manifests.reconciling import reconcile_manifests
from ...model.lifecycle import state_at
from ...model.quantities import PERSON_TIMES, PERSONS
from ...model.transfers import HandOver, TransferBatch
from ..context import Context
from ..document import Align, Block, Cell, Column, DataTable, Heading, Note, Paragraph
from ..issue_blocks import severity_text
from .issues import ChainIssues, chain_issues
from .persons import departures_and_arrivals, ways
from .steps import Step, steps_of

_HOUR = 60


def chains(context: Context) -> Iterator[Block]:
    """Compose the chains of the batches that were asked for."""
    checked = context.check(at=context.at).issues if context.records else ()
    for id in context.records:
        for batch in context.ledger.transfers:
            if batch.id == id:  # of two offices, perhaps
                yield from transfer_chain(context, batch, checked)


def transfer_chain(context: Context, batch: TransferBatch, checked: Iterable[Issue] = ()) -> Iterator[Block]:
    """Compose the chain of one batch.

    References of travellers are shown only where the context reveals `travellers`.

    Args:
        context: what the report is composed from.
        batch: the batch.
        checked: what the checks found; the issues of the batch stand at the steps they are of.
    """
    lists = reconcile_manifests(batch)
    steps, issues = steps_of(batch), chain_issues(batch, checked, lists)
    called = named(context, batch)
    yield Heading(called if called != batch.id else context.text(f"批次 {called}", f"Batch {called}"))
    yield Paragraph(_about(context, batch, steps, issues))
    if steps:
        yield _steps(context, steps, issues)
        yield Note(_reading(context))
    yield from _breaks(context, steps, issues)
    yield from departures_and_arrivals(context, lists)
    yield from ways(context, batch, steps)


def named(context: Context, batch: TransferBatch) -> str:
    """Return what a batch is called, with its id."""
    name = batch.name.get(context.language) if batch.name else None
    return (
        str(batch.id)
        if name is None or name == batch.id
        else context.text(f"{name}（{batch.id}）", f"{name} ({batch.id})")
    )


def persons_text(context: Context, batch: TransferBatch) -> str:
    """Return how many a batch moved, each count in its own unit; a dash where none is stated."""
    counts = (batch.headcount.quantity(unit) for unit in (PERSONS, PERSON_TIMES))
    said = [context.labels.printed(count).get(context.language) for count in counts if count is not None]
    return context.text("，", ", ").join(said) or "—"


def _about(context: Context, batch: TransferBatch, steps: Sequence[Step], issues: ChainIssues) -> str:
    text = context.text
    said = [
        text(f"转运日期：{batch.moved_on or '—'}", f"Moved on: {batch.moved_on or '—'}"),
        text(f"入境口岸：{batch.entry_port or '—'}", f"port of entry: {batch.entry_port or '—'}"),
        text(f"填报单位：{context.office(batch.office)}", f"office: {context.office(batch.office)}"),
        text(f"人数：{persons_text(context, batch)}", f"moved: {persons_text(context, batch)}"),
    ]
    state = state_at(batch, context.at)
    if state is not None:
        said.append(text("状态：", "state: ") + context.code("transfer-state", state))
    if not steps:
        said.append(text("没有行车和交接记录", "no drives and no hand-overs are entered"))
    elif issues.breaks:
        many = len(issues.breaks)
        said.append(text(f"链条有 {many} 处问题", f"{many} {'break' if many == 1 else 'breaks'} in the chain"))
    else:
        said.append(text("未发现断点", "no break found"))
    return text("；", "; ").join(said) + text("。", ".")


def _steps(context: Context, steps: Sequence[Step], issues: ChainIssues) -> DataTable:
    text, right = context.text, Align.RIGHT
    columns = (
        *(Column(text("步骤", "Step"), right), Column(text("环节", "Link")), Column(text("地点", "Place"))),
        *(Column(text("移交方", "Giver")), Column(text("接收方", "Receiver")), Column(text("时间", "Time"))),
        *(Column(text("间隔", "Gap"), right), Column(text("交出", "Out"), right), Column(text("接收", "In"), right)),
        *(Column(text("去向", "Disposition")), Column(text("问题", "Issues"))),
    )
    rows = tuple(_step(context, step, issues.codes_at(step)) for step in steps)
    return DataTable(columns, rows, text("交接链条", "The chain"))


def _step(context: Context, step: Step, codes: Sequence[str]) -> tuple[Cell | str, ...]:
    what = step.what
    if isinstance(what, HandOver):
        link = context.code("hand-over-level", what.level) if what.level else context.text("交接", "hand-over")
        counts = (_persons(what.persons_given), _persons(what.persons_received))
        cells = (link, what.place, what.giver or "—", what.receiver or "—", _time(what.at))
        end = context.code("disposition", what.disposition) if what.disposition else ""
    else:
        counts = (_persons(what.persons_out), _persons(what.persons_in))
        times = f"{_time(what.departs_at)} – {_time(what.arrives_at, what.departs_at)}"
        cells = (context.text("乘车", "drive"), f"{what.origin} → {what.destination}", "", "", times)
        end = ""
    return (Cell(str(step.number), step.number), *cells, _gap(context, step.gap), *counts, end, " ".join(codes))


def _persons(count: int | None) -> Cell:
    return Cell("—" if count is None else str(count), count)


def _time(moment: datetime | None, after: datetime | None = None) -> str:
    """Return a time to the minute; only the hour where it is of the same day as another."""
    if moment is None:
        return "—"
    same_day = after is not None and after.date() == moment.date()
    return f"{moment:%H:%M}" if same_day else f"{moment:%Y-%m-%d %H:%M}"


def _gap(context: Context, gap: timedelta | None) -> str:
    if gap is None:
        return ""
    minutes = int(abs(gap).total_seconds()) // _HOUR
    hours, rest = divmod(minutes, _HOUR)
    said = context.text(f"{rest} 分钟", f"{rest} min")
    if hours:
        said = context.text(f"{hours} 小时 {rest} 分钟", f"{hours} h {rest} min")
    return said if gap >= timedelta() else context.text(f"早 {said}", f"{said} early")


def _reading(context: Context) -> str:
    return context.text(
        "间隔为距同一地点上一步结束的时间，“早”为早于上一步结束；“—”为未填，不等于 0；分流后各路人数相加。",
        "A gap is the time since the step before at the same place ended; “early” is before that. “—” is not entered,"
        " which is not 0. After a split the persons of the parts add up.",
    )


def _breaks(context: Context, steps: Sequence[Step], issues: ChainIssues) -> Iterator[Block]:
    if not issues.found:
        return
    titles = (
        ("步骤", "Step"),
        ("级别", "Severity"),
        ("代码", "Code"),
        ("问题", "What is wrong"),
        ("处理", "What to do"),
    )
    rows = tuple(
        (
            Cell(context.text("全批", "batch") if number is None else str(number), number),
            *(
                severity_text(context, issue),
                issue.code,
                issue.message(context.language),
                issue.remedy(context.language),
            ),
        )
        for issue in issues.found
        for number in (issues.number(issue, steps),)
    )
    columns = tuple(Column(context.text(*title)) for title in titles)
    yield DataTable(columns, rows, context.text("链条在哪里断开", "Where the chain breaks"))
