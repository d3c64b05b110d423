"""The columns of a table that was found: what each means in which rows, and its cells as values."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
from attrs import frozen

from ..codec.codelists import ENTRY_KINDS, column_label
from ..issues.catalogue.intake import (
    CELL_BROKEN,
    CELL_WITHOUT_HEADING,
    CODE_UNKNOWN,
    COLUMN_ORDINAL,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
)
from ..issues.issue import Issue
from ..model.codes import CodeList
from ..model.sources import Source
from ..model.texts import Text
from .build import BAD
from .cell_texts import is_blank, text_of
from .cells import CellContext
from .cities_not_kept import cities_not_kept
from .columns import HIDDEN, CellFault, Column, ColumnValues, read_column
from .grids import Cell, Grid, column_letter
from .headers import Heading
from .layout import Layout
from .nearest import Hints
from .ordinals import is_running, says_which
from .shapes import leaf_at
from .stand_ins import merged, stand_ins

_BATCHES = "headcount.batches"


@frozen(kw_only=True)
class TableBody:
    """The rows of a table that may be records.

    Args:
        grid: the sheet.
        layout: the table in it.
        rows: their cells, all rows of one length.
        places: where they are in the sheet, 0-based.
        continued: the rows that go on with the record of another row, each with that row.
    """

    grid: Grid
    layout: Layout
    rows: Sequence[tuple[Cell, ...]]
    places: Sequence[int]
    continued: Mapping[int, int]

    def source(self, column: int | None = None, row: int | None = None) -> Source:
        """Return where a column is: its heading, or the cell in one of the rows."""
        place = self.layout.top if row is None else self.places[row]
        letter = None if column is None else column_letter(column)
        return Source(self.grid.origin, self.grid.first_row + place, letter)


def read_columns(body: TableBody, lists: Mapping[str, CodeList]) -> tuple[list[ColumnValues], list[Issue]]:
    """Return the columns that were read, and what is wrong with columns as a whole.

    Args:
        body: the rows.
        lists: code lists by id.
    """
    reading = _Reading(body, lists)
    by_column: Sequence[Sequence[Cell]] = list(zip(*body.rows, strict=True)) if body.rows else []
    for index in range(max(len(body.layout.columns), len(by_column))):
        reading.take(index, by_column[index] if by_column else ())
    return list(stand_ins(reading.read, body.layout.format.record_type).values()), reading.issues


def _may_number_batches(heading: Heading) -> bool:
    """Tell whether a heading such as 批次 leaves open whether batches are counted; a field's own name does not."""
    return heading.leaf is not None and heading.path == _BATCHES and heading.text != _BATCHES


class _Reading:
    """What has been read of a table so far."""

    def __init__(self, body: TableBody, lists: Mapping[str, CodeList]) -> None:
        self.read: dict[str, ColumnValues] = {}
        self.issues: list[Issue] = []
        self._body = body
        self._lists = lists
        self._title_unit = body.layout.unit_in_titles(body.grid)
        self._hints = Hints(lambda: body.layout.headings.words)
        self._senses = _Senses(body, lists)

    def take(self, index: int, cells: Sequence[Cell]) -> None:
        """Read a column, or say why it is not."""
        columns = self._body.layout.columns
        heading = columns[index] if index < len(columns) else None
        if heading is None:
            self.issues += self._unread(index, cells)
            return
        if _may_number_batches(heading) and (says_which(cells) or is_running(cells)):
            source = self._body.source(index)
            self.issues.append(Issue(COLUMN_ORDINAL, {"heading": heading.text}, path=_BATCHES, source=source))
            heading = self._batch_name(heading, cells)
        for sense, rows in self._senses.of(index, heading):
            self._add(index, sense, cells, rows)

    def _add(self, index: int, heading: Heading, cells: Sequence[Cell], rows: frozenset[int] | None) -> None:
        if heading.leaf is None:
            return
        body, lists = self._body, self._lists
        unit = heading.unit or (self._title_unit if heading.takes_money else None)
        column = Column(index=index, heading=heading.text, leaf=heading.leaf, unit=unit, loose=heading.loose)
        context = CellContext(lists=lists, date1904=body.grid.date1904, loose=heading.loose, unit=unit)
        own = _only(rows, filled_down(body, column, cells))
        values = _with_broken(body, read_column(column, own, context), rows)
        values.notes.extend(cities_not_kept(column.leaf, own))
        self.issues += _unlisted(body, values, lists)
        known = self.read.get(heading.leaf.path)
        if known is not None:
            if known.column.index != index:
                self.issues.append(self._twice(known.column, column))
            values = merged(known, values)
        self.read[heading.leaf.path] = values

    def _unread(self, index: int, cells: Sequence[Cell]) -> list[Issue]:
        filled = sum(1 for cell in cells if not is_blank(cell))
        texts = self._body.layout.texts
        text = texts[index] if index < len(texts) else ""
        source = self._body.source(index)
        if text:
            params = {"heading": text, "cells": filled, "hint": self._hints(text)}
            return [Issue(COLUMN_UNKNOWN, params, source=source)]
        if filled:
            return [Issue(CELL_WITHOUT_HEADING, {"column": column_letter(index), "cells": filled}, source=source)]
        return []

    def _batch_name(self, heading: Heading, cells: Sequence[Cell]) -> Heading:
        """`第3批` is the name of a batch where no column gives one; a mere running number is no part of a record."""
        layout = self._body.layout
        named = any(column and column.path.startswith("name") for column in layout.columns)
        path = "name" if says_which(cells) and not named else "serial"
        return Heading(text=heading.text, path=path, leaf=leaf_at(layout.format.record_type, path, self._lists))

    def _twice(self, first: Column, second: Column) -> Issue:
        params = {
            "heading": f"{first.heading} ({column_letter(first.index)})",
            "other": f"{second.heading} ({column_letter(second.index)})",
            "field": column_label(self._lists, self._body.layout.format.columns, second.leaf.path),
        }
        return Issue(COLUMN_TWICE, params, source=Source(self._body.grid.origin, None, column_letter(second.index)))


class _Senses:
    """What headings mean in the rows of each kind of entry: 企业名称 is one field of a card and another of a visa."""

    def __init__(self, body: TableBody, lists: Mapping[str, CodeList]) -> None:
        self._by_kind = body.layout.columns_by_kind(body.grid)
        self._rows: dict[str, list[int]] = {}
        if self._by_kind:
            for row, kind in enumerate(_kinds_of_rows(body, lists)):
                self._rows.setdefault(kind, []).append(row)

    def of(self, index: int, heading: Heading) -> Iterator[tuple[Heading, frozenset[int] | None]]:
        """Yield each meaning of a heading with its rows; None for all rows. A row may not know it: then it has the first."""
        found: dict[Heading, list[int]] = {}
        for kind, rows in self._rows.items():
            columns = self._by_kind.get(kind, ())
            own = columns[index] if index < len(columns) else None
            found.setdefault(own or heading, []).extend(rows)
        if len(found) < 2:
            yield next(iter(found), heading), None
        else:
            for own, rows in found.items():
                yield own, frozenset(rows)


def _kinds_of_rows(body: TableBody, lists: Mapping[str, CodeList]) -> Iterator[str]:
    """Yield the kind of each row: as its cell says, else as the title does."""
    columns = body.layout.columns
    index = next(index for index, heading in enumerate(columns) if heading is not None and heading.path == "kind")
    heading = columns[index]
    titled = body.layout.headings.kind
    other = titled.id if titled is not None else ""
    cells: Sequence[Cell] = [row[index] for row in body.rows]
    if heading is not None and heading.leaf is not None:
        cells = filled_down(body, Column(index=index, heading=heading.text, leaf=heading.leaf), cells)
    kinds = lists[ENTRY_KINDS]
    return (kinds.find(text_of(cell)) or other for cell in cells)


def _only(rows: frozenset[int] | None, cells: Sequence[Cell]) -> Sequence[Cell]:
    return cells if rows is None else [cell if row in rows else None for row, cell in enumerate(cells)]


def filled_down(body: TableBody, column: Column, cells: Sequence[Cell]) -> Sequence[Cell]:
    """Repeat a cell that is merged over several rows in each of them, unless it counts or they are one record."""
    spans = [
        (top, bottom) for top, left, bottom, right in body.grid.merged if left == right == column.index and bottom > top
    ]
    if not spans or column.leaf.counts:
        return cells
    filled = list(cells)
    row_of = {place: row for row, place in enumerate(body.places)}
    own = {place: row for place, row in row_of.items() if row not in body.continued}
    for top, bottom in spans:
        for place in range(top + 1, bottom + 1):
            if top in row_of and place in own:
                filled[own[place]] = cells[row_of[top]]
    return filled


def _with_broken(body: TableBody, values: ColumnValues, rows: frozenset[int] | None) -> ColumnValues:
    """Add the cells that hold an error value to the faults of a column."""
    broken = {row: text for (row, index), text in body.grid.broken.items() if index == values.column.index}
    if not broken:
        return values
    faults, read = list(values.faults), list(values.values)
    for row, place in enumerate(body.places):
        if place in broken and (rows is None or row in rows):
            faults.append((row, CellFault(CELL_BROKEN, (("found", broken[place]),))))
            read[row] = BAD
    return attrs.evolve(values, values=read, faults=faults)


def _unlisted(body: TableBody, values: ColumnValues, lists: Mapping[str, CodeList]) -> Iterator[Issue]:
    leaf = values.column.leaf
    codes = lists.get(leaf.code_list or "")
    if codes is None:
        return
    hints = Hints(lambda: (spelling for code in codes for spelling in code.spellings))
    for text, row in values.unlisted.items():
        found = HIDDEN if values.column.hidden else text
        params = {"found": found, "list": Text(codes.zh, codes.en), "hint": hints(text)}
        yield Issue(CODE_UNKNOWN, params, path=leaf.path, source=body.source(values.column.index, row))
