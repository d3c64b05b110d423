"""Read columns to records: fields put together, ids and sources given, what is required looked after."""

import re
from collections.abc import Mapping, Sequence
from itertools import compress
from pathlib import PurePath
from typing import Any

import attrs
from attrs import evolve, field, frozen

from ..codec.codelists import column_label
from ..codec.han import fold
from ..issues.catalogue.intake import FIELD_MISSING
from ..model.codes import CodeList
from ..model.delegations import Paper
from ..model.entries import EntryKind
from ..model.ids import OfficeId, is_slug
from ..model.lifecycle import Transition
from ..model.names import Name
from ..model.observations import Observation
from ..model.periods import Period
from ..model.plans import WorkPlan
from ..model.records import Record
from ..model.sources import Origin, Source
from .assembling import assemble
from .build import default_of, make_objects
from .cell_dates import period as read_period
from .columns import CellFault, Column, ColumnValues
from .continuations import join_rows
from .derived import partner_cities
from .filling import fill_fields
from .formats import LedgerFormat
from .generated_ids import generated_id
from .plan_rows import plans_of
from .shapes import STATE

_REPORTED_BY = re.compile(r"(?:填报|上报|统计|制表)单位(?:\(盖章\))?:\s*([^\s:,;]{2,40})")
_PERIOD = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:年(?:度)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}月)?|-\d\d(?!\d)|[HQ][1-4](?!\d)|(?![\d年-]))"
)


@frozen(kw_only=True)
class TableRows:
    """The rows of a table that are to become records.

    Args:
        format: the kind of ledger.
        kind: the kind of entry, where the whole table is of one.
        origin: file and sheet.
        rows: the number of each row as a spreadsheet shows it.
        columns: what was read.
        office: the office the rows belong to where nothing in the table says so.
        titles: the lines above the table.
        lists: code lists by id.
        continued: the rows that go on with the record of another row, each with that row.
        planned: True where the rows are no more than planned.
    """

    format: LedgerFormat
    kind: EntryKind | None
    origin: Origin
    rows: Sequence[int]
    columns: Sequence[ColumnValues]
    office: OfficeId | None
    titles: tuple[str, ...]
    lists: Mapping[str, CodeList]
    continued: Mapping[int, int] = field(factory=dict)
    planned: bool = False

    @property
    def reported_by(self) -> OfficeId | None:
        """The office given in the settings; else the one named above the table (填报单位: …)."""
        found = next(filter(None, (_REPORTED_BY.search(fold(title)) for title in self.titles)), None)
        return self.office or (OfficeId(found[1]) if found else None)

    @property
    def period(self) -> Period | None:
        """The year, half-year, quarter or month in the title, or in the name of the sheet or file."""
        file = PurePath(self.origin.file).stem if self.origin.file else ""
        for text in (*self.titles, self.origin.sheet or "", file):
            for found in _PERIOD.finditer("".join(fold(text).split())):
                try:
                    return read_period(found[0])
                except ValueError:
                    continue
        return None


@frozen
class Trouble:
    """A fault of one row: its place among the rows, the field, the column if it is one column's, and what is wrong."""

    row: int
    path: str
    column: Column | None
    fault: CellFault


@frozen
class Built:
    """Records of a table, and the troubles of the rows that did not become one."""

    items: list[Record | Observation]
    troubles: list[Trouble]


def records_of(table: TableRows) -> Built:
    """Return the records of a table; a row with any trouble gives none."""
    troubles = [
        Trouble(row, values.column.leaf.path, values.column, fault)
        for values in table.columns
        for row, fault in values.faults
    ]
    fields = _values_of_fields(table, troubles)
    if table.continued:
        fields = {name: join_rows(name, values, table.continued) for name, values in fields.items()}
    fill_fields(table.format.record_type, fields)
    _complete(table, fields, troubles)
    bad = {table.continued.get(trouble.row, trouble.row) for trouble in troubles}
    good = [row not in bad and row not in table.continued for row in range(len(table.rows))]
    count = good.count(True)
    record_type = table.format.record_type
    known = attrs.fields_dict(record_type)
    kept = {name: list(compress(values, good)) for name, values in fields.items()}
    columns = {name: _defaulted(known[name], values) for name, values in kept.items() if name in known}
    made, _ = make_objects(record_type, columns, count)
    items: list[Any] = list(made)
    if "partner.derived" in kept:
        items += partner_cities(kept["partner.derived"])
    if "tasks.row" in kept:
        items = plans_of(items, kept["tasks.row"])
    return Built(items, sorted(troubles, key=lambda trouble: trouble.row))


def _values_of_fields(table: TableRows, troubles: list[Trouble]) -> dict[str, list[Any]]:
    """Return a column of values for each field that the table has; keys with a dot are put together later."""
    skip = [False] * len(table.rows)
    for trouble in troubles:
        skip[trouble.row] = True
    groups: dict[str, list[ColumnValues]] = {}
    for values in table.columns:
        groups.setdefault(_field_of(values.column.leaf.path), []).append(values)
    if "partner" in groups:
        groups.setdefault("partner.derived", [])  # the cell itself may give two names
    fields: dict[str, list[Any]] = {}
    for name, columns in groups.items():
        if name == "source":
            fields[name] = _sources(table, columns)
        elif name in ("partner.derived", "tasks.row"):
            fields[name] = _rows_of(columns, groups.get("partner", ()), table)
        else:
            fields[name], faults = assemble(table.format.record_type, name, columns, skip)
            column = columns[0].column if len(columns) == 1 else None
            troubles += [Trouble(row, name, column, fault) for row, fault in faults]
    return fields


def _field_of(path: str) -> str:
    head, dot, _ = path.partition(".")
    if head == STATE:
        return "history"
    if dot and head == "partner":
        return "partner.derived"
    return "tasks.row" if dot and head == "tasks" else head


def _rows_of(columns: Sequence[ColumnValues], more: Sequence[ColumnValues], table: TableRows) -> list[Any]:
    """Return for each row its cells by path, with the number of the row."""
    used = (*columns, *more)
    paths = [values.column.leaf.path for values in used]
    cells = zip(*(values.values for values in used), strict=True)
    return [
        {
            **{path: cell for path, cell in zip(paths, row, strict=True) if cell is not None},
            "row": Source(table.origin, number),
        }
        for number, row in zip(table.rows, cells, strict=True)
    ]


def _sources(table: TableRows, columns: Sequence[ColumnValues]) -> list[Source]:
    """Return the source of each row; rows with the same document share its Origin."""
    names = [values.column.leaf.path.rpartition(".")[2] for values in columns]
    known: dict[Any, Origin] = {}
    sources = []
    for number, cells in zip(table.rows, zip(*(values.values for values in columns), strict=True), strict=True):
        if cells not in known:
            given = {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}
            try:
                known[cells] = evolve(table.origin, **given)
            except TypeError:  # BAD in a cell; the row is set aside anyway
                known[cells] = table.origin
        sources.append(Source(known[cells], number))
    return sources


def _complete(table: TableRows, fields: dict[str, list[Any]], troubles: list[Trouble]) -> None:
    """Add what no column gives: sources, ids, office and the table's own defaults; report what is missing."""
    record_type = table.format.record_type
    count = len(table.rows)
    names = attrs.fields_dict(record_type)
    if "source" not in fields:
        places: dict[str, Sequence[Any]] = {"origin": [table.origin] * count, "row": table.rows}
        fields["source"], _ = make_objects(Source, places, count)
    if "id" in names:
        _give_ids(table, fields)
    defaults: dict[str, Any] = {"office": table.reported_by, **dict(table.format.defaults)}
    if table.planned:
        defaults["history"] = (Transition("planned"),)
    if record_type is WorkPlan:
        defaults["period"] = table.period
    if table.kind is not None:
        defaults["kind"] = table.kind.id
    for name, default in defaults.items():
        if default is not None and name in names:
            given = fields.get(name) or [None] * count
            fields[name] = [default if value is None else value for value in given]
    for name, attribute in names.items():
        if attribute.init and attribute.default is attrs.NOTHING:
            fault = CellFault(FIELD_MISSING, (("field", column_label(table.lists, table.format.columns, name)),))
            values = fields.setdefault(name, [None] * count)
            bad = {trouble.row for trouble in troubles if trouble.path.partition(".")[0] == name}
            bad.update(table.continued)
            troubles += [
                Trouble(row, name, None, fault) for row, value in enumerate(values) if value is None and row not in bad
            ]


def _give_ids(table: TableRows, fields: dict[str, list[Any]]) -> None:
    """Keep printed ids that are slugs; generate the others, and keep what was printed where it can be found."""
    printed = fields.get("id") or [None] * len(table.rows)
    ids: list[str] = []
    for row, (text, number) in enumerate(zip(printed, table.rows, strict=True)):
        if isinstance(text, str) and is_slug(text):
            ids.append(text)
            continue
        ids.append(generated_id(table.format.records, table.origin, number))
        if isinstance(text, str) and text:
            _keep_number(table, fields, row, text)
    fields["id"] = ids


def _keep_number(table: TableRows, fields: dict[str, list[Any]], row: int, text: str) -> None:
    """Keep a printed number that is no slug: as the approval of a trip, else among the names."""
    empty: list[Any] = [None] * len(table.rows)
    if "papers" in attrs.fields_dict(table.format.record_type):
        papers = fields.setdefault("papers", list(empty))
        held = papers[row] or ()
        if all(paper.number != text for paper in held):
            papers[row] = (*held, Paper(kind="approval", number=text))
        return
    names = fields.setdefault("name", list(empty))
    name = names[row]
    names[row] = evolve(name, aliases=(*name.aliases, text)) if isinstance(name, Name) else Name(zh=text)


def _defaulted(attribute: "attrs.Attribute[Any]", values: list[Any]) -> list[Any]:
    default = default_of(attribute)
    if default is None or default is attrs.NOTHING or None not in values:
        return values
    return [default if value is None else value for value in values]
