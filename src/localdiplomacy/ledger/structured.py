"""Records that are mappings already: from a program, JSON or TOML. Strict: nothing is guessed or coerced."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import repeat
from operator import contains
from typing import Any

import attrs

from ..codec.convert import structure
from ..codec.faults import Expected, Fault, StructureError, did_you_mean
from ..issues.catalogue.intake import CELL_WRONG, FIELD_MISSING, KEY_UNKNOWN
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

SETS = (*RECORD_TYPES, OBSERVATIONS)
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
                issues=tuple(issue_of(fault, Source(origin, numbers[row])) for fault in found),
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
    places: dict[str, Sequence[Any]] = {"origin": [origin] * len(rows), "row": list(numbers)}
    sources: list[Any] = make_objects(Source, places, len(rows))[0]
    if not any(map(contains, filter(_is_mapping, rows), repeat("source"))):
        return rows, sources
    left: list[Any] = []
    for index, row in enumerate(rows):
        given = row.get("source") if isinstance(row, Mapping) else None
        if isinstance(given, Mapping):
            try:
                own = origin_with(origin, given)
            except StructureError:
                left.append(row)
                continue
            sources[index] = Source(own, numbers[index])
            row = {name: value for name, value in row.items() if name != "source"}
        left.append(row)
    return left, sources


def origin_with(origin: Origin, given: Mapping[str, Any]) -> Origin:
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


def issue_of(fault: Fault, source: Source) -> Issue:
    """Return a fault of a mapping as an issue."""
    path = fault.place or None
    if fault.kind == "unknown":
        return Issue(KEY_UNKNOWN, {"key": fault.place, "hint": did_you_mean(fault.hint)}, path=path, source=source)
    if fault.kind == "missing":
        return Issue(FIELD_MISSING, {"field": fault.place}, path=path, source=source)
    return Issue(CELL_WRONG, {"expected": fault.expected, "found": fault.found}, path=path, source=source)
