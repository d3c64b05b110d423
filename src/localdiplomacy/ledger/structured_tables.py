"""Mappings that do not say what they are: recognised by their keys, as a table is by its headings."""

import json
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import attrs
from attrs import frozen

from ..codec.opening import Limits
from ..issues.catalogue.intake import KIND_NOT_STATED
from ..issues.issue import Issue, shown
from ..issues.report import IssueReport
from ..model.sources import Origin, Source
from .grids import Cell, Grid, column_letter
from .intake import Intake, SetAsideRow, TableTally
from .layout import Layout, find_layout
from .sheets.survey import check_extent
from .structured import records_from_mappings
from .tables import ReadingContext, read_table

# Items of a file, each with the number of its line or place.
Items = Sequence[tuple[int, Any]]

_MOST_SHAPES = 100  # sets of keys that are looked at one by one; a file of records has a few
_NAMES = 0  # the row of the keys, above item 1


def read_by_keys(items: Items, origin: Origin, context: ReadingContext, limits: Limits | None = None) -> Intake:
    """Return what came of reading items that do not say which kind of record they are.

    Items whose keys are headings are read by the rules of tables. Items with tables within them, under the names of
    fields, are records as they stand, and read strictly. What is neither is set aside, with one issue for all of it.

    Args:
        items: the items.
        origin: the file.
        context: kinds of ledgers, code lists and office.
        limits: what the table they make may cost.

    Raises:
        CannotContinue: if they have more keys than a sheet may have columns, or would make too large a sheet.
    """
    mappings = [(number, item) for number, item in items if isinstance(item, Mapping)]
    others = [(number, item) for number, item in items if not isinstance(item, Mapping)]
    intakes = []
    for group in _by_kind(mappings, origin, context, limits or Limits()):
        if group.layout is None:
            others += group.items
        elif _are_records(group.items, group.layout):
            intakes.append(_records(group.items, group.layout, origin, context))
        else:
            intakes.append(_Rows(group.items, origin).read(context))
    if others:
        intakes.append(_not_stated(sorted(others, key=lambda pair: pair[0]), origin))
    return reduce(add, intakes, Intake())


def has_headings(items: Items, origin: Origin, context: ReadingContext) -> bool:
    """Tell whether keys of items of one kind are headings of its tables where they are not the names of fields."""
    mappings = [(number, item) for number, item in items if isinstance(item, Mapping)]
    known = {field.name for format in context.formats for field in attrs.fields(format.record_type)}
    if all(known.issuperset(item) for _, item in mappings):
        return False
    layout = _Rows(mappings, origin).layout(context)
    return layout is not None and _has_headings(layout)


def _has_headings(layout: Layout) -> bool:
    fields = attrs.fields_dict(layout.format.record_type)
    return any(heading is not None and heading.text not in fields for heading in layout.columns)


@frozen
class _Group:
    """Items of one kind of ledger; without layout where it is not known which."""

    items: Items
    layout: Layout | None


def _by_kind(items: Items, origin: Origin, context: ReadingContext, limits: Limits) -> list[_Group]:
    """Group items by what their keys say.

    Most files hold items of one kind, with some keys left out here and there. Items are apart whose keys alone name
    another kind, or of whose keys none has a meaning beside the others.
    """
    if not items:
        return []
    rows = _Rows(items, origin)
    check_extent(items[-1][0], len(rows.keys), origin.file or "", "", limits)
    main = rows.layout(context)
    of_shape: dict[frozenset[str], Layout | None] = {}
    groups: dict[str | None, list[tuple[int, Any]]] = {}
    for number, item in items:
        shape = frozenset(map(str, item))
        if shape not in of_shape:
            known = [key for key in shape if main is not None and rows.is_known(key, main)]
            layout = main if known or not shape else None
            if len(known) < len(shape) and len(of_shape) < _MOST_SHAPES:
                layout = _Rows([(1, item)], origin).keys_alone(context) or layout
            of_shape[shape] = layout
        layout = of_shape[shape]
        groups.setdefault(layout.format.id if layout else None, []).append((number, item))
    return [_Group(held, _Rows(held, origin).layout(context) if id else None) for id, held in groups.items()]


def _are_records(items: Items, layout: Layout) -> bool:
    """Tell whether items are records as they stand: under the names of fields, and no table could hold them so."""
    return not _has_headings(layout) and any(_holds_tables(value) for _, item in items for value in item.values())


def _holds_tables(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(map(_holds_tables, value)))


def _records(items: Items, layout: Layout, origin: Origin, context: ReadingContext) -> Intake:
    return records_from_mappings(
        [item for _, item in items],
        layout.format.record_type,
        origin,
        code_lists=context.lists,
        office=context.office,
        numbers=[number for number, _ in items],
    )


def _not_stated(items: Items, origin: Origin) -> Intake:
    first = items[0][0]
    # No key is shown: unknown ones may be anything, also names of persons.
    issue = Issue(KIND_NOT_STATED, {"items": len(items), "first": first}, source=Source(origin, first))
    aside = tuple(
        SetAsideRow(source=Source(origin, number), content=(item,), issues=(issue,)) for number, item in items
    )
    tally = TableTally(origin=origin, rows=len(items), set_aside=len(items))
    return Intake(issues=IssueReport((issue,)), set_aside=aside, tally=(tally,))


class _Rows:
    """Items as the rows of a table below their keys; a row's number is its item's."""

    def __init__(self, items: Items, origin: Origin) -> None:
        self.items = dict(items)
        self.keys = tuple(dict.fromkeys(str(key) for _, item in items for key in item))
        self._places = {key: index for index, key in enumerate(self.keys)}
        self._origin = origin

    def layout(self, context: ReadingContext) -> Layout | None:
        """Return what the keys mean as headings; None where they are none."""
        return self._found(self._grid(), context)

    def keys_alone(self, context: ReadingContext) -> Layout | None:
        """Return what the keys mean, whatever stands under them."""
        return self._found(attrs.evolve(self._grid(), rows=(self.keys,)), context)

    def _found(self, grid: Grid, context: ReadingContext) -> Layout | None:
        layout = find_layout(grid, context.formats, context.lists)
        # Headings further down are values that happen to look like some.
        return layout if layout and (layout.top, layout.depth) == (_NAMES, 1) else None

    def is_known(self, key: str, layout: Layout) -> bool:
        """Tell whether a key has a meaning in the layout of all the keys."""
        return layout.columns[self._places[key]] is not None

    def _grid(self) -> Grid:
        rows: list[tuple[Cell, ...]] = [()] * (max(self.items) + 1)
        rows[_NAMES] = self.keys
        broken: dict[tuple[int, int], str] = {}
        for number, item in self.items.items():
            cells: list[Cell] = [None] * len(self.keys)
            for key, value in item.items():
                place = self._places[str(key)]
                cell = _cell(value)
                if isinstance(cell, str) and not _can_be_written(cell):
                    broken[number, place], cell = shown(cell), None
                cells[place] = cell
            rows[number] = tuple(cells)
        return Grid(origin=self._origin, rows=tuple(rows), first_row=_NAMES, broken=broken)

    def read(self, context: ReadingContext) -> Intake:
        """Return what came of reading the table, told of the items and their keys."""
        intake = read_table(self._grid(), context)
        between = max(self.items) - len(self.items)
        (tally,) = intake.tally
        tally = attrs.evolve(tally, rows=tally.rows - 1 - between, header=tally.header - 1, blank=tally.blank - between)
        keys = {column_letter(index): shown(key) for index, key in enumerate(self.keys)}
        aside = tuple(
            SetAsideRow(
                source=row.source,
                content=(self.items[row.source.row or 0],),
                issues=tuple(_placed(issue, keys) for issue in row.issues),
            )
            for row in intake.set_aside
        )
        issues = IssueReport(tuple(_placed(issue, keys) for issue in intake.issues))
        return attrs.evolve(intake, issues=issues, set_aside=aside, tally=(tally,))


def _placed(issue: Issue, keys: Mapping[str, str]) -> Issue:
    """Return an issue with the key in place of the column, and without the row that the keys do not have."""
    if issue.source is None:
        return issue
    column = keys.get(issue.source.column or "")
    return attrs.evolve(issue, source=Source(issue.source.origin, issue.source.row or None, column))


def _cell(value: Any) -> Cell:
    """Return a value as a cell: a list of plain values as one separated by `、`, any other structure as JSON."""
    if isinstance(value, list) and not any(isinstance(part, (list, Mapping)) or part is None for part in value):
        return "、".join(str(part).lower() if isinstance(part, bool) else str(part) for part in value) or None
    if isinstance(value, (list, Mapping)):
        return json.dumps(value, ensure_ascii=False, default=str)
    cell: Cell = value
    return cell


def _can_be_written(text: str) -> bool:
    """Tell whether a text is one of whole characters; JSON can spell halves (`\\ud800`), and no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
