"""Entry kinds and the lives they share, in TOML: strict, with every fault located."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

import attrs
from attrs import frozen

from ...model.codes import Code
from ...model.entries import DetailField, EntryKind, EntryLife
from ...model.kind_checks import KindCheck
from ...model.texts import Text
from ..faults import Fault, Path, StructureError
from ..scalars import one_of
from .code_tables import CodeTable, id_faults, text_faults
from .kind_check_faults import contradictions
from .kind_checks import read_check
from .kind_paths import COMMON_FIELDS

ENTRY_KINDS = "entry-kind"
ENTRY_LIVES = "entry-life"

FieldType = Literal["text", "integer", "decimal", "date", "boolean", "list", "quantity", "code"]
FIELD_TYPES: tuple[str, ...] = get_args(FieldType)

_COMMON = Text(f"下列之一：{', '.join(COMMON_FIELDS)}", f"one of: {', '.join(COMMON_FIELDS)}")
_NEEDS_LIST = Text(
    "type 为 code 时给出 code_list，为 list 时可给，否则不给",
    "a code_list where type is code, if wanted where it is list, and not elsewhere",
)
_ONCE = Text("同一编号只出现一次", "each id once")
_NOT_BOTH = Text("留空（life 已说明状态）", "nothing: the life says the states")
_ALL_STATES = Text("states 中的状态", "a state of `states`")


@frozen(kw_only=True)
class FieldTable:
    """A field of a kind."""

    id: str
    zh: str
    en: str
    type: FieldType = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    code_list: str | None = None
    sensitive: bool = False


@frozen(kw_only=True)
class LifeTable(CodeTable):
    """A life."""

    states: tuple[str, ...] = ()
    moves: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    checks: tuple[dict[str, Any], ...] = ()


@frozen(kw_only=True)
class KindTable(LifeTable):
    """A kind."""

    life: str | None = None
    fields: tuple[FieldTable, ...] = ()
    units: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def life_of(table: LifeTable, lives: Mapping[str, EntryLife]) -> tuple[EntryLife, tuple[Fault, ...]]:
    """Return the life or kind that a table says, and what is wrong with it.

    Args:
        table: the table.
        lives: the lives that a kind may name, by id.
    """
    values: dict[str, Any] = {field.name: getattr(table, field.name) for field in attrs.fields(Code)}
    faults: list[Fault] = []
    placed = tuple(_checks(table.checks, faults))
    checks = tuple(check for _, check in placed)
    shared: EntryLife | None = None
    values |= {"states": table.states, "moves": tuple(table.moves.items())}
    if not isinstance(table, KindTable):
        found = EntryLife(**values, checks=checks)
    else:
        shared = _shared(table, lives, faults)
        if shared is not None:
            values |= {"states": shared.states, "moves": shared.moves}
            checks = (*shared.checks, *checks)
        values |= {name: getattr(table, name) for name in ("units", "required", "life")}
        found = EntryKind(**values, fields=tuple(map(_field, table.fields)), checks=checks)
        faults += _field_faults(table)
    faults += _move_faults(table)
    of_life = frozenset(check.id for check in shared.checks) if shared is not None else frozenset[str]()
    faults += _check_faults(found, tuple(index for index, _ in placed), of_life)
    return found, tuple(faults)


def _shared(table: KindTable, lives: Mapping[str, EntryLife], faults: list[Fault]) -> EntryLife | None:
    if table.life is None:
        return None
    twice = [key for key in ("states", "moves") if getattr(table, key)]
    faults += (Fault((key,), "wrong", _NOT_BOTH, ", ".join(getattr(table, key))) for key in twice)
    if table.life not in lives:
        faults.append(Fault(("life",), "wrong", one_of(lives), table.life))
    return lives.get(table.life)


def _field(table: FieldTable) -> DetailField:
    values = {field.name: getattr(table, field.name) for field in attrs.fields(DetailField) if field.name != "label"}
    return DetailField(label=Text(table.zh, table.en), **values)


def _checks(tables: tuple[dict[str, Any], ...], faults: list[Fault]) -> Iterator[tuple[int, KindCheck]]:
    for index, table in enumerate(tables):
        try:
            yield index, read_check(table)
        except StructureError as error:
            faults.extend(attrs.evolve(fault, path=("checks", index, *fault.path)) for fault in error.faults)


def _move_faults(table: LifeTable) -> Iterator[Fault]:
    states = frozenset(table.states)
    for state, after in table.moves.items():
        if state not in states:
            yield Fault(("moves", state), "wrong", _ALL_STATES, state)
        for index, name in enumerate(after):
            if name not in states:
                yield Fault(("moves", state, index), "wrong", _ALL_STATES, name)


def _check_faults(found: EntryLife, places: tuple[int, ...], shared: frozenset[str]) -> Iterator[Fault]:
    """Yield what contradicts itself or the kind in its own checks, of which `places` are the places in the table."""
    seen = set(shared)
    own = found.checks[len(found.checks) - len(places) :]
    for index, check in zip(places, own, strict=True):
        path: Path = ("checks", index)
        yield from id_faults(check.id, path)
        yield from text_faults(check, path)
        if check.id in seen:
            yield Fault((*path, "id"), "wrong", _ONCE, check.id)
        seen.add(check.id)
        for fault in contradictions(check, found):
            yield attrs.evolve(fault, path=(*path, *fault.path))


def _field_faults(kind: KindTable) -> Iterator[Fault]:
    for index, name in enumerate(kind.required):
        if name not in COMMON_FIELDS:
            yield Fault(("required", index), "wrong", _COMMON, name)
    seen: set[str] = set()
    for index, field in enumerate(kind.fields):
        place: Path = ("fields", index)
        yield from id_faults(field.id, place)
        yield from text_faults(field, place)
        if field.type != "list" and (field.type == "code") != (field.code_list is not None):
            yield Fault((*place, "code_list"), "wrong", _NEEDS_LIST, field.code_list or field.type)
        if field.id in seen:
            yield Fault((*place, "id"), "wrong", _ONCE, field.id)
        seen.add(field.id)
