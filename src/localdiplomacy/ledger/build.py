"""Many frozen records at once: columns of checked values in, objects out.

Building a frozen attrs object through its `__init__` costs several times a plain one (every field goes through
`object.__setattr__`), and a ledger has many rows. So objects are made as instances of a subclass that is not frozen,
filled, and then given their real class: assigning `__class__` is allowed, as the subclass adds no slot. It is only
done where it means the same as `__init__`: a class with validators or `__attrs_post_init__` is built row by row.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import compress, repeat
from typing import Any, TypeVar

import attrs

from ..codec.faults import Fault, faults_in
from ..model.ids import CityId, OfficeId, RecordId
from ..model.partial_dates import optional_date

T = TypeVar("T")

# A fault with the position of its row among the rows that were given.
RowFault = tuple[int, Fault]

_FACTORY: Any = attrs.Factory  # typed as a function, but a class

# Converters of record fields that leave a value of the right type as it is.
_NO_OPS: tuple[Any, ...] = (optional_date, RecordId, OfficeId, CityId)


class Bad:
    """Stands where a value could not be read; never part of a record."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "BAD"


BAD = Bad()


@contextmanager
def paused_gc() -> Iterator[None]:
    """Pause the cyclic collector: new records hold no cycles, and looking for some costs more than building them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def default_of(attribute: "attrs.Attribute[Any]") -> Any:
    """Return the default of a field; `attrs.NOTHING` where it must be given. Values are immutable: one serves all."""
    default: Any = attribute.default
    return default.factory() if isinstance(default, _FACTORY) else default


def make_objects(
    type_: type[T], columns: Mapping[str, Sequence[Any]], count: int
) -> tuple[list[T | Bad], list[RowFault]]:
    """Return `count` objects of an attrs class, made from columns of values of the right types.

    Args:
        type_: a frozen attrs class with slots.
        columns: a sequence of `count` values for each field; a missing field takes its default in every row.
        count: how many objects.

    Returns:
        The objects in order, with `BAD` where a value object refused its values, and the faults.
    """
    cls: Any = type_
    if not _plain(cls):
        return _make_one_by_one(type_, columns, count)
    given: dict[str, Iterable[Any]] = {}
    shared: dict[str, Any] = {}
    for attribute in attrs.fields(cls):
        convert = _same if attribute.converter in (None, *_NO_OPS) else attribute.converter
        if attribute.name in columns:
            values = columns[attribute.name]
            given[attribute.name] = values if convert is _same else map(convert, values)
        else:
            shared[attribute.name] = convert(default_of(attribute))
    make = _maker(cls, tuple(given))
    return make(zip(*given.values(), strict=True) if given else repeat((), count), *shared.values()), []


def _same(value: Any) -> Any:
    return value


@cache
def _plain(type_: type) -> bool:
    """Tell whether filling the slots does the same as calling `__init__` with values of the right types."""
    return not hasattr(type_, "__attrs_post_init__") and all(
        attribute.init and attribute.validator is None for attribute in attrs.fields(type_)
    )


@cache
def _converts(type_: type) -> bool:
    return any(attribute.converter not in (None, *_NO_OPS) for attribute in attrs.fields(type_))


@cache
def _maker(type_: type, given: tuple[str, ...]) -> Callable[..., list[Any]]:
    """Return a function that makes objects from rows of the given fields, and the values that all share.

    Like attrs itself it is written as source text: only plain `self.field = value` statements are fast.
    """
    shared = [attribute.name for attribute in attrs.fields(type_) if attribute.name not in given]
    lines = [
        f"def make(rows, {', '.join(f's_{name}' for name in shared)}):" if shared else "def make(rows):",
        "    made = []",
        "    add = made.append",
        f"    for {''.join(f'v_{name}, ' for name in given) or '_'} in rows:",
        "        self = new(Thawed)",
        *(f"        self.{name} = v_{name}" for name in given),
        *(f"        self.{name} = s_{name}" for name in shared),
        "        self.__class__ = Frozen",
        "        add(self)",
        "    return made",
    ]
    names: dict[str, Any] = {"new": object.__new__, "Thawed": _thawed(type_), "Frozen": type_}
    exec("\n".join(lines), names)  # noqa: S102 - the text holds nothing but the names of the class's fields
    return names["make"]  # type: ignore[no-any-return]


@cache
def _thawed(type_: type) -> type:
    """Return a subclass with no slots of its own whose attributes can be set."""
    body = {
        "__slots__": (),
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,  # both, or CPython does not see that setting is ordinary again
    }
    return type(f"Thawed{type_.__name__}", (type_,), body)


def _make_one_by_one(
    type_: type[T], columns: Mapping[str, Sequence[Any]], count: int
) -> tuple[list[T | Bad], list[RowFault]]:
    made: list[T | Bad] = []
    faults: list[RowFault] = []
    names = tuple(columns)
    rows: Any = zip(*columns.values(), strict=True) if columns else repeat((), count)
    for row, values in enumerate(rows):
        try:
            made.append(type_(**dict(zip(names, values, strict=True))))
        except (ValueError, TypeError) as error:
            made.append(BAD)
            faults.extend((row, fault) for fault in faults_in(error))
    return made, faults


def make_good(
    type_: type[T], columns: Mapping[str, Sequence[Any]], count: int, faults: Sequence[RowFault]
) -> tuple[list[T | Bad], list[RowFault]]:
    """Return objects as `make_objects`, with `BAD` for every row that has a fault already.

    Returns:
        The objects in order, and all faults in the order of the rows: the ones given and the ones found.
    """
    if not faults:
        return make_objects(type_, columns, count)
    bad = {row for row, _ in faults}
    cls: Any = type_
    if _plain(cls) and not _converts(cls):
        # Nothing looks at the values, so a bad one does no harm until its object is dropped.
        objects, _ = make_objects(type_, columns, count)
        for row in bad:
            objects[row] = BAD
        return objects, sorted(faults, key=_row_of)
    good = [row not in bad for row in range(count)]
    kept = {name: list(compress(values, good)) for name, values in columns.items()}
    made, more = make_objects(type_, kept, count - len(bad))
    places = list(compress(range(count), good))
    objects = [BAD] * count
    for place, item in zip(places, made, strict=True):
        objects[place] = item
    found = [*faults, *((places[row], fault) for row, fault in more)]
    return objects, sorted(found, key=_row_of)


def _row_of(fault: RowFault) -> int:
    return fault[0]
