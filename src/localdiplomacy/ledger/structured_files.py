"""Files of records that are structured already: JSON, JSON Lines and TOML."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from ..codec.faults import StructureError
from ..codec.opening import Limits, decode_text, open_bytes
from ..codec.toml import read_toml
from ..issues.catalogue.files import FILE_SYNTAX
from ..issues.catalogue.intake import SET_UNKNOWN, SHAPE_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.sources import Origin, Source
from .formats import record_type_of
from .intake import Intake, SetAsideRow, TableTally
from .nearest import nearest
from .structured import SETS, issue_of, origin_with, records_from_mappings

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
    limits: Limits | None = None,
) -> Intake:
    """Read a JSON, JSON Lines or TOML file of records.

    Args:
        path: the file.
        origin: file and document, for the sources of the records.
        code_lists: code lists by id.
        office: the office of records that name none.
        records: the set a bare list, or lines that do not say it, belong to.
        limits: what the file may cost.

    Raises:
        CannotContinue: if it cannot be opened or is not JSON or TOML.
    """
    file = origin.file or str(path)
    if path.suffix.lower() == ".toml":
        open_bytes(path, limits, file=file)
        return _groups(read_toml(path, file), origin, code_lists, office, records)
    text, issues = decode_text(open_bytes(path, limits, file=file), file)
    noted = Intake(issues=IssueReport(issues))
    if path.suffix.lower() == ".json":
        try:
            value = _loads(text)
        except (ValueError, ArithmeticError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            reason = getattr(error, "msg", str(error))
            raise CannotContinue(
                Issue(FILE_SYNTAX, {"file": file, "line": line, "reason": reason}, source=Source(origin, line))
            ) from None
        return noted + _groups(value, origin, code_lists, office, records)
    return noted + _lines(text, origin, code_lists, office, records)


def _loads(text: str) -> Any:
    # NaN and Infinity are no JSON; as text they are a fault of their field alone.
    return json.loads(text, parse_float=Decimal, parse_constant=str)


def _groups(
    value: Any, origin: Origin, code_lists: Mapping[str, CodeList], office: str | None, records: str | None
) -> Intake:
    """Read `{"outbound": [...], "cities": [...]}`; `office` and `source` beside them hold for all."""
    if isinstance(value, list):
        if records is None:
            return _by_own_set(list(enumerate(value, 1)), origin, code_lists, office)
        return _one_set(records, value, origin, code_lists, office)
    if not isinstance(value, Mapping):
        source = Source(origin)
        issue = Issue(SHAPE_UNKNOWN, {"found": type(value).__name__}, source=source)
        tally = TableTally(origin=origin, rows=1, set_aside=1)
        aside = SetAsideRow(source=source, content=(value,), issues=(issue,))
        return Intake(issues=IssueReport((issue,)), set_aside=(aside,), tally=(tally,))
    groups = dict(value)
    if isinstance(groups.get("office"), str):
        office = groups.pop("office")
    if isinstance(groups.get("source"), Mapping):
        origin = _origin(origin, groups.pop("source"))
    intake = Intake()
    for name, rows in groups.items():
        intake += _one_set(str(name), rows if isinstance(rows, list) else [rows], origin, code_lists, office)
    return intake


def _origin(origin: Origin, given: Mapping[str, Any]) -> Origin:
    try:
        return origin_with(origin, given)
    except StructureError as error:
        raise CannotContinue(*(issue_of(fault, Source(origin, None, "source")) for fault in error.faults)) from None


def _one_set(
    name: str, rows: list[Any], origin: Origin, code_lists: Mapping[str, CodeList], office: str | None
) -> Intake:
    named = attrs.evolve(origin, sheet=name)
    if name in SETS:
        return records_from_mappings(rows, record_type_of(name), named, code_lists=code_lists, office=office)
    return _no_such_set(name, list(enumerate(rows, 1)), named)


def _no_such_set(name: str, rows: list[tuple[int, Any]], origin: Origin) -> Intake:
    meant = nearest(name, SETS)
    aside = []
    for number, row in rows:
        source = Source(origin, number)
        issue = Issue(SET_UNKNOWN, {"name": name or "?", "hint": f" ({meant}?)" if meant else ""}, source=source)
        aside.append(SetAsideRow(source=source, content=(row,), issues=(issue,)))
    tally = TableTally(origin=origin, rows=len(rows), set_aside=len(rows))
    issues = IssueReport(tuple(row.issues[0] for row in aside))
    return Intake(issues=issues, set_aside=tuple(aside), tally=(tally,))


def _lines(
    text: str, origin: Origin, code_lists: Mapping[str, CodeList], office: str | None, records: str | None
) -> Intake:
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
            source = Source(origin, number)
            reason = getattr(error, "msg", None) or type(error).__name__
            params = {"file": origin.file or "", "line": number, "reason": reason}
            issue = Issue(FILE_SYNTAX, params, source=source)
            wrong.append(SetAsideRow(source=source, content=(line,), issues=(issue,)))
    tally = TableTally(origin=origin, rows=blank + len(wrong), blank=blank, set_aside=len(wrong))
    lines = Intake(issues=IssueReport(tuple(row.issues[0] for row in wrong)), set_aside=tuple(wrong), tally=(tally,))
    return lines + _by_own_set(good, origin, code_lists, office, records)


def _split(text: str) -> Iterator[str]:
    # Not splitlines(): U+2028 and its like may stand inside JSON text.
    yield from text.removesuffix("\n").split("\n") if text else ()


def _by_own_set(
    items: list[tuple[int, Any]],
    origin: Origin,
    code_lists: Mapping[str, CodeList],
    office: str | None,
    records: str | None = None,
) -> Intake:
    groups: dict[str, list[tuple[int, Any]]] = {}
    for number, item in items:
        name, rest = _own_set(item, records)
        groups.setdefault(name, []).append((number, rest))
    intake = Intake()
    for name, rows in groups.items():
        if name not in SETS:
            intake += _no_such_set(name, rows, origin)
            continue
        intake += records_from_mappings(
            [row for _, row in rows],
            record_type_of(name),
            origin,
            code_lists=code_lists,
            office=office,
            numbers=[number for number, _ in rows],
        )
    return intake


def _own_set(item: Any, records: str | None) -> tuple[str, Any]:
    for key in _SET_KEYS if isinstance(item, dict) else ():
        if isinstance(item.get(key), str):
            return item[key], {name: value for name, value in item.items() if name != key}
    return records or "", item
