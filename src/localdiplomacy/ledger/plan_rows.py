"""Rows of a plan table to plans: each row is one task with one target; rows of one plan belong together."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from ..codec.convert import name_of
from ..model.names import Name
from ..model.plans import Comparator, Target, Task, WorkPlan
from .generated_ids import is_generated


def plans_of(rows: Sequence[WorkPlan], cells: Sequence[Mapping[str, Any]]) -> list[WorkPlan]:
    """Return one plan for all rows of the same office and period, its tasks in printed order.

    Args:
        rows: a plan for each row, without the row's own task.
        cells: the cells of each row by path (`tasks.name`, `tasks.targets.value`, …), with its source.
    """
    plans: dict[tuple[Any, ...], WorkPlan] = {}
    for plan, row in zip(rows, cells, strict=True):
        printed = plan.id if _is_own(plan) else None
        key = (printed, plan.office, plan.period)
        task = _task(row)
        held = plans.get(key, plan)
        plans[key] = attrs.evolve(held, tasks=_with(held.tasks, task)) if task else held
    return list(plans.values())


def _is_own(plan: WorkPlan) -> bool:
    return not is_generated(plan.id)


def _with(tasks: tuple[Task, ...], task: Task) -> tuple[Task, ...]:
    """Add a task; a row that repeats the task before it adds its target to that."""
    if tasks and tasks[-1].id == task.id:
        return (*tasks[:-1], attrs.evolve(tasks[-1], targets=(*tasks[-1].targets, *task.targets)))
    return (*tasks, task)


def _task(row: Mapping[str, Any]) -> Task | None:
    about = {path.removeprefix("tasks."): cell for path, cell in row.items() if path.startswith("tasks.")}
    target = {path.removeprefix("targets."): about.pop(path) for path in list(about) if path.startswith("targets.")}
    if not about and not target:
        return None
    number = row["row"].row
    task_id = about.pop("id", None) or f"task-{number}"
    name = about.pop("name", None)
    task = Task(id=str(task_id), name=_name(name), **{path: cell for path, cell in about.items() if "." not in path})
    return attrs.evolve(task, targets=(*task.targets, _target(target, number))) if target else task


def _name(value: Any) -> Name | None:
    return name_of(value) if isinstance(value, str) else value


def _target(cells: dict[str, Any], number: int) -> Target:
    target_id = cells.pop("id", None) or f"target-{number}"
    name = _name(cells.pop("name", None))
    value = cells.get("value")
    cells.setdefault("comparator", Comparator.AT_LEAST if value is not None else Comparator.QUALITATIVE)
    return Target(id=str(target_id), name=name, **{path: cell for path, cell in cells.items() if "." not in path})
