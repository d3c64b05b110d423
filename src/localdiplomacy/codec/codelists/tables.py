"""The shape of code lists in TOML, and the way from there to `CodeList`: strict, with every fault located."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args

import attrs
from attrs import frozen

from ...model.codes import AmbiguousCode, Code, CodeList
from ...model.entries import DetailField, Entry, EntryKind
from ...model.ids import is_slug
from ...model.texts import Text
from ..convert import structure
from ..faults import Fault, Path, StructureError
from .merging import Extension, overlap

ENTRY_KINDS = "entry-kind"

FieldType = Literal["text", "integer", "decimal", "date", "boolean", "list", "quantity", "code"]
FIELD_TYPES: tuple[str, ...] = get_args(FieldType)
COMMON_FIELDS = tuple(attribute.name for attribute in attrs.fields(Entry))

_SLUG = Text("编号：字母、数字，中间可有 . _ : / -", "an id: ASCII letters and digits with . _ : / - between")
_FILLED = Text("非空文字", "text that is not empty")
_LATER = Text("晚于 since 的日期", "a day after since")
_FREE_SPELLING = Text("每种写法只属于一个代码", "a spelling of one code only")
_ONCE = Text("同一编号只出现一次，或有效期不重叠", "each id once, or with periods that do not overlap")
_COMMON = Text(f"下列之一：{', '.join(COMMON_FIELDS)}", f"one of: {', '.join(COMMON_FIELDS)}")
_NEEDS_LIST = Text(
    "type 为 code 时给出 code_list，为 list 时可给，否则不给",
    "a code_list where type is code, if wanted where it is list, and not elsewhere",
)


@frozen(kw_only=True)
class _FieldTable:
    id: str
    zh: str
    en: str
    type: FieldType = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    code_list: str | None = None
    sensitive: bool = False


@frozen(kw_only=True)
class _CodeTable:
    id: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    broader: str | None = None
    replace: bool = False


@frozen(kw_only=True)
class _KindTable(_CodeTable):
    fields: tuple[_FieldTable, ...] = ()
    units: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@frozen(kw_only=True)
class _ListTable:
    id: str
    zh: str | None = None
    en: str | None = None
    open: bool | None = None
    codes: tuple[_CodeTable, ...]


@frozen(kw_only=True)
class _KindListTable(_ListTable):
    codes: tuple[_KindTable, ...]


@frozen(kw_only=True)
class _FileTable:
    lists: tuple[dict[str, Any], ...]


def code_lists_of(content: Mapping[str, Any], known: Mapping[str, CodeList]) -> tuple[CodeList, ...]:
    """Return the code lists in the content of a TOML file.

    Args:
        content: plain values: `lists`, each with id, zh, en, open and codes.
        known: lists that those of the file may extend; they lend zh, en and open where the file gives none.

    Raises:
        StructureError: with every fault; its path names the list by its id and the codes by their place in it.
    """
    faults: list[Fault] = []
    found: list[CodeList] = []
    for index, table in enumerate(structure(content, _FileTable).lists):
        id = table.get("id")
        where = id if isinstance(id, str) else index
        try:
            found.append(_code_list(table, known.get(str(id))))
        except StructureError as error:
            faults.extend(attrs.evolve(fault, path=("lists", where, *fault.path)) for fault in error.faults)
    if faults:
        raise StructureError(tuple(faults))
    return tuple(found)


def _code_list(content: Mapping[str, Any], extended: CodeList | None) -> CodeList:
    shape = _KindListTable if content.get("id") == ENTRY_KINDS else _ListTable
    table = structure(content, shape)
    zh = table.zh or (extended.zh if extended is not None else None)
    en = table.en or (extended.en if extended is not None else None)
    faults = [
        *_list_faults(table),
        *(Fault((key,), "missing", _FILLED) for key, text in (("zh", zh), ("en", en)) if not text),
    ]
    if faults:
        raise StructureError(tuple(faults))
    lenient = table.open if table.open is not None else extended is not None and extended.open
    replaces = frozenset(code.id for code in table.codes if code.replace)
    codes = tuple(_code(code) for code in table.codes)
    try:
        if replaces:
            return Extension(id=table.id, zh=zh or "", en=en or "", codes=codes, open=lenient, replaces=replaces)
        return CodeList(id=table.id, zh=zh or "", en=en or "", codes=codes, open=lenient)
    except AmbiguousCode as error:
        raise StructureError((Fault(("codes",), "wrong", _FREE_SPELLING, error.text),)) from None


def _code(table: _CodeTable) -> Code:
    values = {field.name: getattr(table, field.name) for field in attrs.fields(Code)}
    if not isinstance(table, _KindTable):
        return Code(**values)
    fields = tuple(_detail_field(field) for field in table.fields)
    return EntryKind(**values, fields=fields, units=table.units, states=table.states, required=table.required)


def _detail_field(table: _FieldTable) -> DetailField:
    values = {field.name: getattr(table, field.name) for field in attrs.fields(DetailField) if field.name != "label"}
    return DetailField(label=Text(table.zh, table.en), **values)


def _list_faults(table: _ListTable) -> Iterator[Fault]:
    yield from _id_faults(table.id, ())
    seen: list[_CodeTable] = []
    for index, code in enumerate(table.codes):
        path: Path = ("codes", index)
        yield from _id_faults(code.id, path)
        yield from _text_faults(code, path)
        if code.since and code.until and code.until <= code.since:
            yield Fault((*path, "until"), "wrong", _LATER, str(code.until))
        if any(other.id == code.id and overlap(other, code) for other in seen):
            yield Fault((*path, "id"), "wrong", _ONCE, code.id)
        if isinstance(code, _KindTable):
            yield from _kind_faults(code, path)
        seen.append(code)


def _kind_faults(kind: _KindTable, path: Path) -> Iterator[Fault]:
    for index, name in enumerate(kind.required):
        if name not in COMMON_FIELDS:
            yield Fault((*path, "required", index), "wrong", _COMMON, name)
    seen: set[str] = set()
    for index, field in enumerate(kind.fields):
        place = (*path, "fields", index)
        yield from _id_faults(field.id, place)
        yield from _text_faults(field, place)
        if field.type != "list" and (field.type == "code") != (field.code_list is not None):
            yield Fault((*place, "code_list"), "wrong", _NEEDS_LIST, field.code_list or field.type)
        if field.id in seen:
            yield Fault((*place, "id"), "wrong", _ONCE, field.id)
        seen.add(field.id)


def _id_faults(id: str, path: Path) -> Iterator[Fault]:
    if not is_slug(id):
        yield Fault((*path, "id"), "wrong", _SLUG, id)


def _text_faults(table: _CodeTable | _FieldTable, path: Path) -> Iterator[Fault]:
    for key in ("zh", "en"):
        if not getattr(table, key).strip():
            yield Fault((*path, key), "wrong", _FILLED, getattr(table, key))
    for index, alias in enumerate(table.aliases):
        if not alias.strip():
            yield Fault((*path, "aliases", index), "wrong", _FILLED, alias)
