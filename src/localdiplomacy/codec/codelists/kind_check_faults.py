"""What contradicts itself, or the kind, in a check of a kind: the key, what is allowed there, what was found."""

from collections.abc import Iterator
from functools import singledispatch

from ...model.entries import EntryKind, EntryLife
from ...model.kind_checks import Bound, Children, Covers, Every, KindCheck, Limit, Parent, Requires, Unique, Within
from ...model.texts import Text
from ..faults import Fault
from ..scalars import one_of
from .kind_paths import dates_of, path_faults, where_faults

_NOTHING = Text("没有写", "nothing")
_A_PERIOD = Text("per 与 per_field 二者之一", "one of per and per_field")
_A_LIMIT = Text("at_least、at_most 至少其一", "at_least or at_most, or both")
_SOMETHING = Text("at_least、stated、must 至少其一", "at_least, stated or must")
_SOME = Text("至少一项", "at least one")
_NO_FIELD = Text("数或参数，不是字段", "a number or a parameter, not a field")
_FREQUENCY = Text("code_list 为 frequency 的字段", "a field whose code_list is frequency")


def contradictions(check: KindCheck, life: EntryLife) -> Iterator[Fault]:
    """Yield what is wrong with a check of a kind or a life."""
    yield from where_faults(check.when, life, ("when",))
    yield from _faults(check, life)


@singledispatch
def _faults(check: KindCheck, life: EntryLife) -> Iterator[Fault]:
    yield from ()


@_faults.register
def _(check: Requires, life: EntryLife) -> Iterator[Fault]:
    yield from where_faults(check.must, life, ("must",))


@_faults.register
def _(check: Every, life: EntryLife) -> Iterator[Fault]:
    if (check.per is None) == (check.per_field is None):
        yield Fault(("per",), "wrong", _A_PERIOD, _NOTHING if check.per is None else f"{check.per}, {check.per_field}")
    if check.at_least is None and check.at_most is None:
        yield Fault(("at_least",), "wrong", _A_LIMIT, _NOTHING)
    for key, bound in (("at_least", check.at_least), ("at_most", check.at_most)):
        if bound is not None and bound.field is not None:
            yield Fault((key,), "wrong", _NO_FIELD, bound.field)
    if check.per_field is not None and check.per_field not in _frequencies(life):
        yield Fault(("per_field",), "wrong", _FREQUENCY, check.per_field)
    yield from path_faults(check.by, life, ("by",))
    yield from _date("time", check.time, life)
    if check.unit is not None and isinstance(life, EntryKind) and check.unit not in life.units:
        yield Fault(("unit",), "wrong", one_of(life.units), check.unit)


def _frequencies(life: EntryLife) -> tuple[str, ...]:
    fields = life.fields if isinstance(life, EntryKind) else ()
    return tuple(f"details.{field.id}" for field in fields if field.code_list == "frequency")


@_faults.register
def _(check: Unique, life: EntryLife) -> Iterator[Fault]:
    yield from _some("key", check.key)
    yield from path_faults(check.key, life, ("key",))
    yield from path_faults(check.same, life, ("same",))


@_faults.register
def _(check: Covers, life: EntryLife) -> Iterator[Fault]:
    yield from _some("by", check.by)
    yield from path_faults(check.by, life, ("by",))


@_faults.register
def _(check: Parent, life: EntryLife) -> Iterator[Fault]:
    yield from _some("kinds", check.kinds)


@_faults.register
def _(check: Children, life: EntryLife) -> Iterator[Fault]:
    yield from _some("kinds", check.kinds)
    if not check.at_least and check.stated is None and not check.must.fields():
        yield Fault(("at_least",), "wrong", _SOMETHING, _NOTHING)
    if check.stated is not None:
        yield from _path("stated", check.stated, life)


@_faults.register
def _(check: Within, life: EntryLife) -> Iterator[Fault]:
    yield from _date("start", check.start, life)
    yield from _date("end", check.end, life)
    yield from _bound("at_most", check.at_most, life)


@_faults.register
def _(check: Limit, life: EntryLife) -> Iterator[Fault]:
    yield from _some("sum", check.sum)
    yield from path_faults(check.sum, life, ("sum",))
    if check.at_least is None and check.at_most is None:
        yield Fault(("at_least",), "wrong", _A_LIMIT, _NOTHING)
    for key, bound in (("at_least", check.at_least), ("at_most", check.at_most)):
        if bound is not None:
            yield from _bound(key, bound, life)


def _bound(key: str, bound: Bound, life: EntryLife) -> Iterator[Fault]:
    if bound.field is not None:
        yield from _path(key, bound.field, life)


def _path(key: str, path: str, life: EntryLife) -> Iterator[Fault]:
    for fault in path_faults((path,), life, ()):
        yield Fault((key,), fault.kind, fault.expected, fault.found)


def _date(key: str, path: str, life: EntryLife) -> Iterator[Fault]:
    known = dates_of(life)
    if path not in known:
        yield Fault((key,), "wrong", one_of(known), path)


def _some(key: str, values: tuple[str, ...]) -> Iterator[Fault]:
    if not values:
        yield Fault((key,), "wrong", _SOME, _NOTHING)
