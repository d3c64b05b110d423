"""The shape of code lists in TOML, and the way from there to `CodeList`: strict, with every fault located."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from ...model.codes import AmbiguousCode, Code, CodeList
from ...model.entries import EntryLife
from ...model.texts import Text
from ..convert import structure
from ..faults import Fault, Path, StructureError
from .code_tables import FILLED, CodeTable, id_faults, text_faults
from .kind_tables import ENTRY_KINDS, ENTRY_LIVES, KindTable, LifeTable, life_of
from .merging import Extension, overlap

_LATER = Text("晚于 since 的日期", "a day after since")
_FREE_SPELLING = Text("每种写法只属于一个代码", "a spelling of one code only")
_ONCE = Text("同一编号只出现一次，或有效期不重叠", "each id once, or with periods that do not overlap")


@frozen(kw_only=True)
class _ListTable:
    id: str
    zh: str | None = None
    en: str | None = None
    open: bool | None = None
    codes: tuple[CodeTable, ...]


@frozen(kw_only=True)
class _LifeListTable(_ListTable):
    codes: tuple[LifeTable, ...]


@frozen(kw_only=True)
class _KindListTable(_ListTable):
    codes: tuple[KindTable, ...]


_SHAPES: Mapping[str, type[_ListTable]] = {ENTRY_LIVES: _LifeListTable, ENTRY_KINDS: _KindListTable}


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
    found: dict[int, CodeList] = {}
    lives = _lives(known.get(ENTRY_LIVES, ()))
    # Lives first, wherever they stand: kinds of the same file may live them.
    tables = sorted(enumerate(structure(content, _FileTable).lists), key=lambda pair: pair[1].get("id") != ENTRY_LIVES)
    for index, table in tables:
        id = table.get("id")
        where = id if isinstance(id, str) else index
        try:
            found[index] = _code_list(table, known.get(str(id)), lives)
        except StructureError as error:
            faults.extend(attrs.evolve(fault, path=("lists", where, *fault.path)) for fault in error.faults)
        else:
            lives |= _lives(found[index])
    if faults:
        raise StructureError(tuple(faults))
    return tuple(codes for _, codes in sorted(found.items()))


def _lives(codes: Iterable[Code]) -> dict[str, EntryLife]:
    return {code.id: code for code in codes if type(code) is EntryLife}


def _code_list(content: Mapping[str, Any], extended: CodeList | None, lives: Mapping[str, EntryLife]) -> CodeList:
    id = content.get("id")
    table = structure(content, _SHAPES.get(id, _ListTable) if isinstance(id, str) else _ListTable)
    zh = table.zh or (extended.zh if extended is not None else None)
    en = table.en or (extended.en if extended is not None else None)
    faults = [
        *_list_faults(table),
        *(Fault((key,), "missing", FILLED) for key, text in (("zh", zh), ("en", en)) if not text),
    ]
    codes = tuple(_code(code, lives, ("codes", index), faults) for index, code in enumerate(table.codes))
    if faults:
        raise StructureError(tuple(faults))
    lenient = table.open if table.open is not None else extended is not None and extended.open
    replaces = frozenset(code.id for code in table.codes if code.replace)
    try:
        if replaces:
            return Extension(id=table.id, zh=zh or "", en=en or "", codes=codes, open=lenient, replaces=replaces)
        return CodeList(id=table.id, zh=zh or "", en=en or "", codes=codes, open=lenient)
    except AmbiguousCode as error:
        raise StructureError((Fault(("codes",), "wrong", _FREE_SPELLING, error.text),)) from None


def _code(table: CodeTable, lives: Mapping[str, EntryLife], path: Path, faults: list[Fault]) -> Code:
    if isinstance(table, LifeTable):
        found, wrong = life_of(table, lives)
        faults += (attrs.evolve(fault, path=(*path, *fault.path)) for fault in wrong)
        return found
    return Code(**{field.name: getattr(table, field.name) for field in attrs.fields(Code)})


def _list_faults(table: _ListTable) -> Iterator[Fault]:
    yield from id_faults(table.id, ())
    seen: list[CodeTable] = []
    for index, code in enumerate(table.codes):
        path: Path = ("codes", index)
        yield from id_faults(code.id, path)
        yield from text_faults(code, path)
        if code.since and code.until and code.until <= code.since:
            yield Fault((*path, "until"), "wrong", _LATER, str(code.until))
        if any(other.id == code.id and overlap(other, code) for other in seen):
            yield Fault((*path, "id"), "wrong", _ONCE, code.id)
        seen.append(code)
