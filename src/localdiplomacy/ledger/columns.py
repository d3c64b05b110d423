"""Columns of a table: each distinct cell is read once, and every cell that cannot be read is a fault of its row."""

from collections.abc import Sequence
from typing import Any

import attrs
from attrs import field, frozen

from ..codec.faults import Expected
from ..issues.catalogue.intake import CELL_WRONG, UNIT_DIFFERS
from ..issues.rules import Rule
from ..model.texts import Text
from .build import BAD
from .cell_amounts import HeadingUnit, UnitSays
from .cell_texts import text_of
from .cells import CellContext, OpenCode, cell_reader
from .grids import Cell
from .noted import Noted
from .shapes import Leaf, item_type

HIDDEN = "(保密/withheld)"


@frozen(kw_only=True)
class Column:
    """A recognised column of a table.

    Args:
        index: its place, 0-based.
        heading: its heading as printed; the rows of a heading of two rows are joined.
        leaf: what its cells are.
        unit: what the heading's brackets say.
        loose: True where the heading leaves open what is counted.
    """

    index: int
    heading: str
    leaf: Leaf
    unit: HeadingUnit | None = None
    loose: bool = False

    @property
    def hidden(self) -> bool:
        """True where no message may show a cell: the field is sensitive, or what it is made of."""
        item = item_type(self.leaf.type) or self.leaf.type
        parts = attrs.fields(item) if attrs.has(item) else ()
        return self.leaf.sensitive or any(part.metadata.get("sensitive") for part in parts)


@frozen
class CellFault:
    """Why a cell could not be read: a rule and what fills its message."""

    rule: Rule
    params: tuple[tuple[str, str | Text], ...]


@frozen(kw_only=True)
class ColumnValues:
    """The values of a column.

    Args:
        column: the column.
        values: a value for each row; None where blank, `BAD` where it could not be read.
        faults: the faults, as (row, fault).
        unlisted: for each text that an open code list does not have, the first row with it.
        notes: warnings about cells whose row is kept, as (row, fault).
    """

    column: Column
    values: Sequence[Any]
    faults: list[tuple[int, CellFault]] = field(factory=list)
    unlisted: dict[str, int] = field(factory=dict)
    notes: list[tuple[int, CellFault]] = field(factory=list)


def read_column(column: Column, cells: Sequence[Cell], context: CellContext) -> ColumnValues:
    """Read the cells of a column."""
    read = cell_reader(column.leaf, context)
    # 1, True and Decimal(1) are equal in Python, but not the same cell.
    one_type = len(set(map(type, cells)) - {type(None)}) <= 1
    keys: Sequence[Any] = cells if one_type else list(zip(map(type, cells), cells, strict=True))
    known: dict[Any, Any] = {}
    wrong: dict[Any, CellFault] = {}
    noted: dict[Any, CellFault] = {}
    for key, cell in dict(zip(keys, cells, strict=True)).items():
        try:
            value = read(cell)
            if isinstance(value, Noted):
                noted[key] = noted_fault(value, column.hidden)
                value = value.value
            known[key] = value
        except ValueError as error:
            known[key] = BAD
            wrong[key] = fault_of(error, cell, column.hidden)
    unlisted = _unlisted(known, keys) if column.leaf.code_list else {}
    values = list(map(known.__getitem__, keys))
    faults = [(row, wrong[key]) for row, key in enumerate(keys) if key in wrong] if wrong else []
    notes = [(row, noted[key]) for row, key in enumerate(keys) if key in noted] if noted else []
    return ColumnValues(column=column, values=values, faults=faults, unlisted=unlisted, notes=notes)


def noted_fault(noted: Noted, hidden: bool) -> CellFault:
    """Return the warning of a value that is kept."""
    params = tuple((name, HIDDEN if hidden and name == "found" else text) for name, text in noted.params)
    return CellFault(noted.rule, params)


def _unlisted(known: dict[Any, Any], keys: Sequence[Any]) -> dict[str, int]:
    """Return the texts an open code list does not have, and make them plain text in `known`."""
    marked = {
        key: tuple(item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, OpenCode))
        for key, value in known.items()
    }
    marked = {key: items for key, items in marked.items() if items}
    for key in marked:
        value = known[key]
        known[key] = tuple(map(_plain, value)) if isinstance(value, tuple) else _plain(value)
    first: dict[str, int] = {}
    for row, key in enumerate(keys) if marked else ():
        for item in marked.get(key, ()):
            first.setdefault(str(item), row)
    return first


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, OpenCode) else value


def fault_of(error: ValueError, cell: Cell, hidden: bool) -> CellFault:
    """Return the fault that an exception of a cell reader means."""
    if isinstance(error, UnitSays):
        return CellFault(UNIT_DIFFERS, (("expected", error.label), ("found", error.found)))
    expected, found = Text(str(error), str(error)), cell
    if isinstance(error, Expected):
        expected, found = error.text, error.found if isinstance(cell, str) else text_of(cell)
    return CellFault(CELL_WRONG, (("expected", expected), ("found", HIDDEN if hidden else str(found))))
