"""Columns that serve for another one: the number of a batch for its name, the day of the first move for an entry's day."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ..model.entries import Entry
from ..model.partial_dates import PartialDate
from .build import BAD
from .columns import ColumnValues
from .shapes import leaf_at

_NAMES = frozenset(("name", "name.zh", "name.en", "name.local"))


def merged(first: ColumnValues, second: ColumnValues) -> ColumnValues:
    """Join two columns of one field: a fault in either is a fault; the second serves where the first is blank."""
    values: list[Any] = [
        BAD if BAD in (left, right) else right if left is None else left
        for left, right in zip(first.values, second.values, strict=True)
    ]
    faults, notes = [*first.faults, *second.faults], [*first.notes, *second.notes]
    return evolve(first, values=values, faults=faults, notes=notes)


def stand_ins(read: Mapping[str, ColumnValues], record_type: type) -> dict[str, ColumnValues]:
    """Return the columns of a table by path, with those that others stand in for.

    Args:
        read: the columns that were read.
        record_type: the type of the records.
    """
    columns = dict(read)
    if "name.aliases" in read:
        columns |= _named_by_other_names(read, record_type)
    if record_type is Entry and "on" not in read:
        columns |= _dated_by_first_move(read)
    return columns


def _named_by_other_names(read: Mapping[str, ColumnValues], record_type: type) -> dict[str, ColumnValues]:
    """Take the other name of a row that has no name, such as the number of its batch, for its name."""
    others = read["name.aliases"]
    names = [values for path, values in read.items() if path in _NAMES]
    nameless = [
        bool(aliases) and aliases is not BAD and all(values.values[row] is None for values in names)
        for row, aliases in enumerate(others.values)
    ]
    leaf = leaf_at(record_type, "name", {})
    if leaf is None or not any(nameless):
        return {}
    pairs = list(zip(nameless, others.values, strict=True))
    name = ColumnValues(
        column=evolve(others.column, leaf=leaf), values=[aliases[0] if own else None for own, aliases in pairs]
    )
    return {
        "name": merged(read["name"], name) if "name" in read else name,
        "name.aliases": evolve(others, values=[(aliases[1:] or None) if own else aliases for own, aliases in pairs]),
    }


def _dated_by_first_move(read: Mapping[str, ColumnValues]) -> dict[str, ColumnValues]:
    """Take the earliest day in the columns of moves (受理日期, 办结日期) for the day of a row; no column gives another."""
    moves = [
        values
        for path, values in read.items()
        if path.startswith("history.") and values.column.leaf.type is PartialDate
    ]
    leaf = leaf_at(Entry, "on", {})
    if leaf is None or not moves:
        return {}
    days = [_first(row) for row in zip(*(values.values for values in moves), strict=True)]
    return {"on": ColumnValues(column=evolve(moves[0].column, leaf=leaf), values=days)}


def _first(days: tuple[Any, ...]) -> PartialDate | None:
    known = [day for day in days if isinstance(day, PartialDate)]
    return min(known, key=lambda day: day.first, default=None)
