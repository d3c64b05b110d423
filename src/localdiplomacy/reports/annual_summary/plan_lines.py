"""What the offices promised for the period, line by line."""

from collections.abc import Iterator

from ...model.plans import Target, Task, WorkPlan
from ..context import Context
from ..document import Block, Column, DataTable, Heading


def plan_lines(context: Context) -> Iterator[Block]:
    """Compose the section."""
    plans = [plan for plan in context.ledger.plans if context.period.overlaps(plan.period)]
    if not plans:
        return
    text = context.text
    yield Heading(text("工作计划", "Work plans"))
    columns = (
        *(Column(text("事项", "Task")), Column(text("目标", "Target")), Column(text("要求", "Required"))),
        *(Column(text("力度", "Firmness")), Column(text("牵头", "Lead")), Column(text("期限", "Due"))),
    )
    for plan in plans:
        caption = f"{context.office(plan.office)} {context.when(plan.period)}"
        rows = tuple(row for task in plan.tasks for row in _rows(context, plan, task))
        if rows:
            yield DataTable(columns, rows, caption)


def _rows(context: Context, plan: WorkPlan, task: Task) -> Iterator[tuple[str, ...]]:
    name = task.name.get(context.language) if task.name else task.id
    last = str(task.deadline or plan.period.last)
    if not task.targets:
        yield name, "—", "—", "—", task.lead or "—", last
    for target in task.targets:
        yield (
            name,
            target.name.get(context.language) if target.name else target.id,
            _required(context, target),
            context.code("firmness", target.firmness.value),
            task.lead or "—",
            str(target.deadline or last),
        )


def _required(context: Context, target: Target) -> str:
    comparator = context.code("comparator", target.comparator.value)
    if target.value is None:
        return comparator
    labels, language = context.labels, context.language
    printed, unit = labels.quantity(target.value, language), labels.unit(target.value.unit, language)
    per = f" / {context.code('frequency', target.per)}" if target.per else ""
    return f"{comparator} {printed}{unit}{per}" if language == "zh" else f"{comparator} {printed} {unit}{per}"
