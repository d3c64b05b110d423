"""Records that are mappings already: from a program, JSON, JSON Lines or TOML. Strict: nothing is guessed or coerced."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from operator import contains
from pathlib import Path
from typing import Any

import attrs

from ..codec.convert import structure
from ..codec.faults import Expected, Fault, StructureError
from ..codec.opening import Limits, decode_text, open_bytes
from ..codec.toml import read_toml
from ..issues.catalogue.files import FILE_SYNTAX
from ..issues.catalogue.intake import CELL_WRONG, FIELD_MISSING, KEY_UNKNOWN, SET_UNKNOWN, SHAPE_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.observations import Observation
from ..model.records import Record
from ..model.sources import Origin, Source
from ..model.texts import Text
from .build import BAD, make_objects, paused_gc
from .code_fields import CODE_FIELDS
from .formats import OBSERVATIONS, record_type_of
from .generated_ids import generated_id
from .intake import Intake, SetAsideRow, TableTally
from .ledger import RECORD_TYPES, Ledger
from .mappings import structure_rows
from .nearest import nearest

SUFFIXES = frozenset((".json", ".jsonl", ".ndjson", ".toml"))
SETS = (*RECORD_TYPES, OBSERVATIONS)
# Keys of a line of JSON Lines that may say which set it belongs to.
_SET_KEYS = ("set", "type", "records")
_CODE = Text("代码表“{}”中的写法", "a term of the code list {!r}")


def records_from_mappings(
    rows: Sequence[Any],
    record_type: type[Record] | type[Observation],
    origin: Origin | None = None,
    *,
    first_row: int = 1,
    code_lists: Mapping[str, CodeList] | None = None,
    office: str | None = None,
    numbers: Sequence[int] | None = None,
) -> Intake:
    """Return checked frozen records from mappings, with the row and the field of every fault.

    Args:
        rows: mappings of field names to plain values, as `json.loads` gives them.
        record_type: the type of the records.
        origin: where the rows come from.
        first_row: number of the first row.
        code_lists: code lists by id; codes may then be given in any spelling, and unknown ones are faults where the list is
            closed. Without them, codes are taken as they are.
        office: the office of rows that name none.
        numbers: the number of each row, where they do not follow each other.
    """
    origin = origin or Origin()
    numbers = range(first_row, first_row + len(rows)) if numbers is None else numbers
    set_name = next(name for name in SETS if record_type_of(name) is record_type)
    with paused_gc():
        items, sources = _sources(rows, origin, numbers)
        added: dict[str, Callable[[], Sequence[Any]]] = {"source": lambda: sources}
        if set_name != OBSERVATIONS:
            added["id"] = lambda: [generated_id(set_name, origin, number) for number in numbers]
        if office is not None:
            added["office"] = lambda: [office] * len(rows)
        made, faults = structure_rows(items, record_type, added, _codes(record_type, code_lists or {}))
        reasons: dict[int, list[Fault]] = {}
        for row, fault in faults:
            reasons.setdefault(row, []).append(fault)
        aside = tuple(
            SetAsideRow(
                source=Source(origin, numbers[row]),
                content=(rows[row],),
                issues=tuple(_issue(fault, Source(origin, numbers[row])) for fault in found),
            )
            for row, found in reasons.items()
        )
        good = [item for item in made if item is not BAD] if aside else made
        ledger = Ledger(**{set_name: good})  # type: ignore[arg-type]
    tally = TableTally(
        origin=origin, format=set_name, rows=len(rows), records=len(rows) - len(aside), set_aside=len(aside)
    )
    issues = IssueReport(tuple(issue for row in aside for issue in row.issues))
    return Intake(ledger=ledger, issues=issues, set_aside=aside, tally=(tally,))


def _is_mapping(row: Any) -> bool:
    return type(row) is dict or isinstance(row, Mapping)


def _sources(rows: Sequence[Any], origin: Origin, numbers: Sequence[int]) -> tuple[Sequence[Any], list[Source]]:
    """Return the rows without what they say of their own source, and the source of each.

    A row may name the document behind it; the file and the row it was read from are known better here. What cannot be read
    stays in the row, where it is a fault.
    """
    places = {"origin": [origin] * len(rows), "row": list(numbers)}
    sources: list[Any] = make_objects(Source, places, len(rows))[0]
    if not any(map(contains, filter(_is_mapping, rows), repeat("source"))):
        return rows, sources
    left: list[Any] = []
    for index, row in enumerate(rows):
        given = row.get("source") if isinstance(row, Mapping) else None
        if isinstance(given, Mapping):
            try:
                own = _about(origin, given)
            except StructureError:
                left.append(row)
                continue
            sources[index] = Source(own, numbers[index])
            row = {name: value for name, value in row.items() if name != "source"}
        left.append(row)
    return left, sources


def _about(origin: Origin, given: Mapping[str, Any]) -> Origin:
    """Return the origin with what `given` says of the document behind it.

    Raises:
        StructureError: if a key or value is wrong.
    """
    about = {name: value for name, value in given.items() if name not in ("row", "column")}
    more = structure(about, Origin)
    changes = {name: value for name in about if (value := getattr(more, name)) is not None}
    return attrs.evolve(origin, **{**changes, "file": origin.file, "sheet": origin.sheet})


def _codes(
    record_type: type[Record] | type[Observation], lists: Mapping[str, CodeList]
) -> dict[str, Callable[[Any], Any]]:
    # Only texts: a status or unit inside a value object is checked by its own type.
    return {
        path: partial(_code, lists[list_id])
        for path, list_id in CODE_FIELDS.get(record_type, {}).items()
        if "." not in path and list_id in lists and attrs.fields_dict(record_type)[path].type == (str | None)
    }


def _code(codes: CodeList, text: str) -> str:
    found = codes.find(text)
    if found is None and not codes.open:
        raise Expected(Text(_CODE.zh.format(codes.zh), _CODE.en.format(codes.en)), text)
    return text if found is None else found


def _issue(fault: Fault, source: Source) -> Issue:
    path = fault.place or None
    if fault.kind == "unknown":
        hint = f" ({fault.hint}?)" if fault.hint else ""
        return Issue(KEY_UNKNOWN, {"key": fault.place, "hint": hint}, path=path, source=source)
    if fault.kind == "missing":
        return Issue(FIELD_MISSING, {"field": fault.place}, path=path, source=source)
    return Issue(CELL_WRONG, {"expected": fault.expected, "found": fault.found}, path=path, source=source)


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
        except (ValueError, RecursionError) as error:
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
        return _about(origin, given)
    except StructureError as error:
        raise CannotContinue(*(_issue(fault, Source(origin, None, "source")) for fault in error.faults)) from None


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
        except (ValueError, RecursionError) as error:
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
