"""Checklists: what was ticked when a list was filled in."""

from collections.abc import Iterable

from attrs import field, frozen

from .partial_dates import PartialDate, optional_date


@frozen(kw_only=True)
class ChecklistItem:
    """One line of a checklist run: done, not done, or not filled in (None)."""

    code: str
    done: bool | None = None


@frozen(kw_only=True)
class ChecklistRun:
    """One filling-in of a checklist.

    Args:
        checklist: id of the code list whose codes are its items.
        on: when.
        by: pseudonym of who filled it in.
        items: what was ticked.
    """

    checklist: str
    on: PartialDate | None = field(default=None, converter=optional_date)
    by: str | None = None
    items: tuple[ChecklistItem, ...] = ()


def items_done(runs: Iterable[ChecklistRun], checklist: str) -> frozenset[str]:
    """Return the items of a checklist that were done in one filling-in or another."""
    return frozenset(item.code for run in runs if run.checklist == checklist for item in run.items if item.done)


def completed(runs: Iterable[ChecklistRun]) -> tuple[str, ...]:
    """Return the checklists of which every item that was filled in was done in one filling-in or another."""
    held = tuple(runs)
    filled_in: dict[str, set[str]] = {}
    for run in held:
        filled_in.setdefault(run.checklist, set()).update(item.code for item in run.items)
    return tuple(name for name, items in filled_in.items() if items and items == items_done(held, name))
