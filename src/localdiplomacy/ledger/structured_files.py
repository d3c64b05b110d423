"""Files of records that are structured already: JSON, JSON Lines and TOML."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from ..codec.faults import StructureError, as_written, did_you_mean
from ..codec.opening import Limits, decode_text, open_bytes
from ..codec.toml import read_toml
from ..issues.catalogue.files import FILE_EMPTY, FILE_SYNTAX
from ..issues.catalogue.intake import SET_UNKNOWN, SHAPE_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.sources import Origin, Source
from .formats import BUILTIN_FORMATS, LedgerFormat, record_type_of
from .intake import Intake, SetAsideRow, TableTally
from .nearest import nearest
from .structured import SETS, issue_of, origin_with, records_from_mappings
from .structured_tables import Items, has_headings, read_by_keys
from .tables import ReadingContext

SUFFIXES = frozenset((".json", ".jsonl", ".ndjson", ".toml"))
# Keys of a line of JSON Lines that may say which set it belongs to.
_SET_KEYS = ("set", "type", "records")


def read_structured(
    path: Path,
    *,
    origin: Origin,
    code_lists: Mapping[str, CodeList],
    office: str | None = None,
    records: str | None = None,
    formats: tuple[LedgerFormat, ...] = BUILTIN_FORMATS,
    limits: Limits | None = None,
) -> Intake:
    """Read a JSON, JSON Lines or TOML file of records.

    Args:
        path: the file.
        origin: file and document, for the sources of the records.
        code_lists: code lists by id.
        office: the office of records that name none.
        records: the set a bare list, or lines that do not say it, belong to.
        formats: the kinds of ledgers whose headings may be the keys of such records.
        limits: what the file may cost.

    Raises:
        CannotContinue: if it cannot be opened or is not JSON or TOML.
    """
    file = origin.file or str(path)
    given = _Given(origin, ReadingContext(formats=formats, lists=code_lists, office=office), records, limits)
    if path.suffix.lower() == ".toml":
        open_bytes(path, limits, file=file)
        return _groups(read_toml(path, file), given)
    text, issues = decode_text(open_bytes(path, limits, file=file), file)
    noted = Intake(issues=IssueReport(issues))
    if not text.strip():
        return noted + _empty(origin)
    if path.suffix.lower() == ".json":
        return noted + _groups(_parsed(text, origin), given)
    return noted + _lines(text, given)


@frozen
class _Given:
    """What is known of a file before it is read."""

    origin: Origin
    context: ReadingContext
    records: str | None
    limits: Limits | None


def _empty(origin: Origin) -> Intake:
    issue = Issue(FILE_EMPTY, {"file": origin.file or ""}, source=Source(origin))
    return Intake(issues=IssueReport((issue,)))


def _parsed(text: str, origin: Origin) -> Any:
    try:
        return _loads(text)
    except (ValueError, ArithmeticError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = getattr(error, "msg", str(error))
        params = {"file": origin.file or "", "line": line, "reason": reason}
        raise CannotContinue(Issue(FILE_SYNTAX, params, source=Source(origin, line))) from None


def _loads(text: str) -> Any:
    # NaN and Infinity are no JSON; as text they are a fault of their field alone.
    return json.loads(text, parse_float=Decimal, parse_constant=str)


def _groups(value: Any, given: _Given) -> Intake:
    """Read `{"outbound": [...], "cities": [...]}`; `office` and `source` beside them hold for all."""
    if isinstance(value, list):
        return _by_own_set(list(enumerate(value, 1)), given) if value else _empty(given.origin)
    if not isinstance(value, Mapping):
        return _no_groups(value, given.origin)
    groups = dict(value)
    if isinstance(groups.get("office"), str):
        given = attrs.evolve(given, context=attrs.evolve(given.context, office=groups.pop("office")))
    if isinstance(groups.get("source"), Mapping):
        given = attrs.evolve(given, origin=_origin(given.origin, groups.pop("source")))
    intake = Intake() if groups else _empty(given.origin)
    for name, rows in groups.items():
        items = list(enumerate(rows if isinstance(rows, list) else [rows], 1))
        named = attrs.evolve(given, origin=attrs.evolve(given.origin, sheet=str(name)))
        intake += _one_set(str(name), items, named)
    return intake


def _no_groups(value: Any, origin: Origin) -> Intake:
    source = Source(origin)
    issue = Issue(SHAPE_UNKNOWN, {"found": as_written(value)}, source=source)
    tally = TableTally(origin=origin, rows=1, set_aside=1)
    aside = SetAsideRow(source=source, content=(value,), issues=(issue,))
    return Intake(issues=IssueReport((issue,)), set_aside=(aside,), tally=(tally,))


def _origin(origin: Origin, given: Mapping[str, Any]) -> Origin:
    try:
        return origin_with(origin, given)
    except StructureError as error:
        raise CannotContinue(*(issue_of(fault, Source(origin, None, "source")) for fault in error.faults)) from None


def _one_set(name: str, items: Items, given: _Given) -> Intake:
    if name not in SETS:
        return _no_such_set(name, items, given.origin)
    formats = tuple(format for format in given.context.formats if format.records == name)
    context = attrs.evolve(given.context, formats=formats)
    if has_headings(items, given.origin, context):
        return read_by_keys(items, given.origin, context, given.limits)
    return records_from_mappings(
        [item for _, item in items],
        record_type_of(name),
        given.origin,
        code_lists=given.context.lists,
        office=given.context.office,
        numbers=[number for number, _ in items],
    )


def _no_such_set(name: str, items: Items, origin: Origin) -> Intake:
    params = {"name": name, "hint": did_you_mean(nearest(name, SETS))}
    aside = []
    for number, item in items:
        source = Source(origin, number)
        issue = Issue(SET_UNKNOWN, params, source=source)
        aside.append(SetAsideRow(source=source, content=(item,), issues=(issue,)))
    tally = TableTally(origin=origin, rows=len(items), set_aside=len(items))
    issues = IssueReport(tuple(row.issues[0] for row in aside))
    return Intake(issues=issues, set_aside=tuple(aside), tally=(tally,))


def _lines(text: str, given: _Given) -> Intake:
    """Read JSON Lines: one record a line, which says its set under `set` or `type` unless `records` does."""
    good: list[tuple[int, Any]] = []
    wrong: list[SetAsideRow] = []
    blank = 0
    for number, line in enumerate(_split(text), 1):
        if not line.strip():
            blank += 1
            continue
        try:
            good.append((number, _loads(line)))
        except (ValueError, ArithmeticError, RecursionError) as error:
            source = Source(given.origin, number)
            reason = getattr(error, "msg", None) or type(error).__name__
            params = {"file": given.origin.file or "", "line": number, "reason": reason}
            issue = Issue(FILE_SYNTAX, params, source=source)
            wrong.append(SetAsideRow(source=source, content=(line,), issues=(issue,)))
    other = blank + len(wrong)
    tally = TableTally(origin=given.origin, rows=other, blank=blank, set_aside=len(wrong))
    issues = IssueReport(tuple(row.issues[0] for row in wrong))
    lines = Intake(issues=issues, set_aside=tuple(wrong), tally=(tally,) if other else ())
    return lines + _by_own_set(good, given)


def _split(text: str) -> Iterator[str]:
    # Not splitlines(): U+2028 and its like may stand inside JSON text.
    yield from text.removesuffix("\n").split("\n")


def _by_own_set(items: Items, given: _Given) -> Intake:
    """Read each item as what it says it is, and those that do not say it by their keys."""
    groups: dict[str | None, list[tuple[int, Any]]] = {}
    for number, item in items:
        name, rest = _own_set(item)
        groups.setdefault(name, []).append((number, rest))
    unnamed = groups.pop(None, [])
    intake = Intake()
    for name, held in groups.items():
        intake += _one_set(str(name), held, given)
    if not unnamed:
        return intake
    if given.records is not None:
        return intake + _one_set(given.records, unnamed, given)
    return intake + read_by_keys(unnamed, given.origin, given.context, given.limits)


def _own_set(item: Any) -> tuple[str | None, Any]:
    for key in _SET_KEYS if isinstance(item, dict) else ():
        name = item.get(key)
        # `type` may be a heading like any other; `set` is none.
        if isinstance(name, str) and (key == "set" or name in SETS or nearest(name, SETS)):
            return name, {other: value for other, value in item.items() if other != key}
    return None, item
