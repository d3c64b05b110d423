"""Entries have the fields, units and details that their kind asks for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ..issues.catalogue.structure import (
    CODE_NOT_VALID,
    COMMON_FIELD_MISSING,
    DETAIL_MISSING,
    DETAIL_TYPE,
    DETAIL_UNKNOWN,
    UNIT_NOT_ALLOWED,
    UNKNOWN_CODE,
    UNLISTED_CODE,
)
from ..issues.issue import Issue
from ..model.entries import NO_DETAILS, DetailField, Entry, EntryKind
from ..model.partial_dates import PartialDate
from ..model.quantities import NO_HEADCOUNT, Quantity
from ..model.texts import Text, joined
from .check import Check, CheckContext
from .codes import Judge, days_of
from .entries_by_kind import has_entries
from .found import issue, needed

# What a detail of each type holds, and what the type is called.
TYPES: dict[str, tuple[tuple[type, ...], Text]] = {
    "text": ((str,), Text("文字", "text")),
    "integer": ((int,), Text("整数", "a whole number")),
    "decimal": ((Decimal, int), Text("数字", "a number")),
    "date": ((PartialDate, date), Text("日期", "a date")),
    "boolean": ((bool,), Text("是或否", "yes or no")),
    "list": ((tuple,), Text("列表", "a list")),
    "quantity": ((Quantity,), Text("带单位的数量", "an amount with its unit")),
    "code": ((str,), Text("代码", "a code")),
}
_EMPTY = (None, (), NO_HEADCOUNT, NO_DETAILS)
_UNITS = "unit"
_COUNTS = ("batches", "groups", "persons", "person_times")


def _known(context: CheckContext) -> Iterator[tuple[Entry, EntryKind]]:
    kinds = {code.id: code for code in context.code_lists["entry-kind"] if isinstance(code, EntryKind)}
    for entry in context.ledger.entries:
        kind = kinds.get(entry.kind)
        if kind is not None:
            yield entry, kind


def _label(kind: EntryKind) -> Text:
    return Text(f"“{kind.zh}”", kind.en)


def missing(context: CheckContext) -> Iterator[Issue]:
    """Find entries without a field or detail that their kind requires."""
    for entry, kind in _known(context):
        for name in kind.required:
            if getattr(entry, name) in _EMPTY:
                yield issue(COMMON_FIELD_MISSING, entry, name, {"kind": _label(kind), "field": name})
        for field in kind.fields:
            if field.required and field.id not in entry.details:
                params = {"kind": _label(kind), "field": field.label}
                yield issue(DETAIL_MISSING, entry, f"details.{field.id}", params)


def details(context: CheckContext) -> Iterator[Issue]:
    """Find details that the kind does not have, or that hold something else than they should."""
    for entry, kind in _known(context):
        fields = {field.id: field for field in kind.fields}
        for name, value in entry.details.items():
            if name not in fields:
                known = joined(fields[id].label for id in sorted(fields))
                hint = Text(f"（有：{known.zh}）", f" (it has {known.en})") if fields else ""
                params = {"kind": _label(kind), "field": name, "hint": hint}
                yield issue(DETAIL_UNKNOWN, entry, f"details.{name}", params)
            elif not _fits(fields[name], value):
                expected = TYPES[fields[name].type][1]
                params = {"field": fields[name].label, "expected": expected, "found": _type_name(value)}
                yield issue(DETAIL_TYPE, entry, f"details.{name}", params)


def _fits(field: DetailField, value: Any) -> bool:
    if isinstance(value, bool):  # a bool is an int to Python, not to a ledger
        return field.type == "boolean"
    return isinstance(value, TYPES[field.type][0])


def _type_name(value: Any) -> Text:
    # The type, not the value, which may be sensitive. The first type that holds the value describes it best.
    order = ("boolean", "text", "integer", "decimal", "date", "list", "quantity")
    names = (TYPES[name][1] for name in order if isinstance(value, TYPES[name][0]))
    return next(names, Text(type(value).__name__, type(value).__name__))


def detail_codes(context: CheckContext) -> Iterator[Issue]:
    """Find details that are not in the code list of their field, or not on that day."""
    judges = {id: Judge(found) for id, found in context.code_lists.items()}
    absent: set[str] = set()
    for entry, kind in _known(context):
        for field in kind.fields:
            value = entry.details.get(field.id)
            if field.code_list is None or not isinstance(value, (str, tuple)):
                continue
            judge = judges.get(field.code_list)
            if judge is None:
                absent.add(field.code_list)
                continue
            for path, code in _coded(field, value, judge):
                if code not in judge.always:
                    days = days_of("entries", entry, context.at)
                    found = judge.issue(entry, path, code, days, "***" if field.sensitive else None)
                    if found is not None:
                        yield found
    for name in sorted(absent):
        yield needed("core.detail-codes", Text(f"代码表 {name}", f"The code list {name}"))


def _coded(field: DetailField, value: str | tuple[str, ...], judge: Judge) -> Iterator[tuple[str, str]]:
    """Yield the codes of a detail with their fields; the texts of a list may be spelt in any of the ways of the code list."""
    if isinstance(value, str):
        yield f"details.{field.id}", value
        return
    for number, text in enumerate(value):
        yield f"details.{field.id}[{number}]", judge.codes.find(text) or text


def units(context: CheckContext) -> Iterator[Issue]:
    """Find counts in units that the kind is not counted in."""
    for entry, kind in _known(context):
        if not kind.units:
            continue
        for path, unit in _units(entry):
            if unit not in kind.units:
                units = joined(context.code_name(_UNITS, one) for one in kind.units)
                params = {"kind": _label(kind), "unit": context.code_name(_UNITS, unit), "units": units}
                yield issue(UNIT_NOT_ALLOWED, entry, path, params)


def _units(entry: Entry) -> Iterator[tuple[str, str]]:
    for unit in _COUNTS:
        if entry.headcount.get(unit) is not None:
            yield f"headcount.{unit}", unit
    if entry.quantity is not None:
        yield "quantity", entry.quantity.unit


_NEEDS = ("codes:entry-kind",)

CHECKS = (
    Check(
        id="core.entry-fields",
        zh="必填栏",
        en="entries have what their kind requires",
        rules=(COMMON_FIELD_MISSING, DETAIL_MISSING),
        run=missing,
        applies=has_entries(),
        needs=_NEEDS,
    ),
    Check(
        id="core.details",
        zh="明细",
        en="details are those of the kind",
        rules=(DETAIL_UNKNOWN, DETAIL_TYPE),
        run=details,
        applies=has_entries(),
        needs=_NEEDS,
    ),
    Check(
        id="core.detail-codes",
        zh="明细代码",
        en="codes in details are in their code list",
        rules=(UNKNOWN_CODE, UNLISTED_CODE, CODE_NOT_VALID),
        run=detail_codes,
        applies=has_entries(),
        needs=_NEEDS,
    ),
    Check(
        id="core.entry-units",
        zh="计数单位",
        en="entries are counted in units of their kind",
        rules=(UNIT_NOT_ALLOWED,),
        run=units,
        applies=has_entries(),
        needs=_NEEDS,
    ),
)
