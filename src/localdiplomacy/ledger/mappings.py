"""Plain mappings (from JSON, TOML or a program) to frozen objects, column by column, with every fault located.

It accepts and refuses exactly what `codec.convert.structure` does; it only looks at one field of all rows at a time. Most
columns of a ledger hold few distinct values, so each is converted once, and whole columns of the right type pass as
they are.
"""

import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from operator import itemgetter
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from ..codec.convert import value_hook
from ..codec.faults import Expected, Fault, faults_in
from ..issues.issue import shown
from ..model.names import Name
from ..model.quantities import Headcount, Money, Quantity
from ..model.sources import Source
from ..model.texts import Text
from .build import BAD, Bad, RowFault, default_of, make_good
from .each_once import Column, each_once
from .nearest import nearest

T = TypeVar("T")
Reader = Callable[[Sequence[Any]], Column]
Added = Mapping[str, Callable[[], Sequence[Any]]]
# For a field's name: a function from a spelling to the code; it raises Expected for a spelling that is none.
Codes = Mapping[str, Callable[[Any], Any]]

_ABSENT = object()
_TABLE = Text("表（键与值）", "a table of keys and values")
_LIST = Text("列表", "a list")
_REQUIRED = Text("必须给出", "is required")
_NO_SUCH_KEY = Text("没有这一项", "no such key")

_AT_A_TIME = 256

# Value objects with a short written form or few distinct values: converted once for each distinct content.
_SHARED = (Name, Quantity, Headcount, Money)


def structure_rows(
    rows: Sequence[Any], type_: type[T], added: Added | None = None, codes: Codes | None = None
) -> tuple[list[T | Bad], list[RowFault]]:
    """Return an object of an attrs class for each mapping.

    Args:
        rows: the mappings; anything else is a fault.
        type_: a frozen attrs class.
        added: for a field that mappings may leave out, the function that gives its value for every row; it is only called
            where it is needed, and where a mapping gives the field, its value is taken.
        codes: for a field that holds codes, the function that turns any spelling into the code.

    Returns:
        The objects in order, `BAD` in place of rows with faults, and all faults of all fields in the order of rows.
    """
    rows, no_mappings = _only_mappings(rows)
    faults: list[RowFault] = []
    cls: Any = type_
    fields = _fields(cls)
    columns: dict[str, Sequence[Any]] = {}
    given, values_of = _columns(rows)
    for name, values in values_of:
        if name in fields:
            reader, default = fields[name]
            own = added.get(name) if added else None
            columns[name], found = _read_present(values, _coded(reader, codes, name), default, own)
            faults += [(row, _under(name, fault)) for row, fault in found]
    for name, (_, default) in fields.items():
        if added and name in added and name not in given:
            columns[name] = added[name]()
        elif default is attrs.NOTHING and name not in given:
            faults += [(row, Fault((name,), "missing", _REQUIRED)) for row in range(len(rows))]
    if any(name not in fields for name in given):
        faults += _unknown_keys(rows, fields.keys())
    if no_mappings:
        others = {row for row, _ in no_mappings}
        faults = [*no_mappings, *((row, fault) for row, fault in faults if row not in others)]
    return make_good(type_, columns, len(rows), faults)


def _coded(reader: Reader, codes: Codes | None, name: str) -> Reader:
    """Return a reader that also turns spellings into codes."""
    if not codes or name not in codes:
        return reader
    code = codes[name]

    def read(values: Sequence[Any]) -> Column:
        texts, faults = reader(values)
        if faults:
            wrong = {row for row, _ in faults}
            texts = [None if row in wrong else text for row, text in enumerate(texts)]
        found, more = each_once(texts, code, hidden=False, optional=True)
        return found, [*faults, *more]

    return read


def _only_mappings(rows: Sequence[Any]) -> tuple[Sequence[Any], list[RowFault]]:
    if set(map(type, rows)) <= {dict}:
        return rows, []
    faults = [(row, _wrong(_TABLE, value)) for row, value in enumerate(rows) if not isinstance(value, Mapping)]
    return [dict(value) if isinstance(value, Mapping) else {} for value in rows], faults


def _wrong(expected: Text, value: Any) -> Fault:
    return next(faults_in(Expected(expected, value)))


def _under(step: str | int, fault: Fault) -> Fault:
    return Fault((step, *fault.path), fault.kind, fault.expected, fault.found, fault.hint)


def _columns(rows: Sequence[Any]) -> tuple[Collection[str], Iterable[tuple[str, Sequence[Any]]]]:
    """Return all keys, and the values of each; `_ABSENT` stands where a row has no such key."""
    names = list(rows[0]) if rows else []
    if len(names) > 1:
        try:
            return set(names), zip(names, _turned(rows, names), strict=True)
        except KeyError:
            pass
    given = set(chain.from_iterable(rows))
    return given, ((name, list(map(dict.get, rows, repeat(name), repeat(_ABSENT)))) for name in sorted(given, key=str))


def _turned(rows: Sequence[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the columns of rows that all have the same keys; a few rows at a time stay in the processor's cache.

    Raises:
        KeyError: if a row has other keys.
    """
    columns: list[list[Any]] = [[] for _ in names]
    take = itemgetter(*names)
    for start in range(0, len(rows), _AT_A_TIME):
        few = rows[start : start + _AT_A_TIME]
        if set(map(len, few)) != {len(names)}:
            raise KeyError
        for column, values in zip(columns, zip(*map(take, few), strict=True), strict=True):
            column += values
    return list(map(tuple, columns))


def _read_present(
    values: Sequence[Any], reader: Reader, default: Any, added: Callable[[], Sequence[Any]] | None
) -> Column:
    # A tuple comes from rows that all have the key (see `_columns`).
    if isinstance(values, tuple) or _ABSENT not in values:
        return reader(values)
    places = [row for row, value in enumerate(values) if value is not _ABSENT]
    read, faults = reader([values[row] for row in places])
    filled = [default] * len(values) if added is None else list(added())
    for place, value in zip(places, read, strict=True):
        filled[place] = value
    found = [(places[row], fault) for row, fault in faults]
    if default is attrs.NOTHING and added is None:
        found += [(row, Fault((), "missing", _REQUIRED)) for row, value in enumerate(values) if value is _ABSENT]
    return filled, found


def _unknown_keys(rows: Sequence[Any], known: Collection[str]) -> Iterator[RowFault]:
    for row, mapping in enumerate(rows):
        for key in mapping.keys() - known:
            yield row, Fault((str(key),), "unknown", _NO_SUCH_KEY, shown(key), nearest(str(key), known))


@cache
def _fields(type_: type) -> dict[str, tuple[Reader, Any]]:
    hints = get_type_hints(type_)
    return {
        attribute.name: (
            reader_for(hints[attribute.name], bool(attribute.metadata.get("sensitive"))),
            default_of(attribute),
        )
        for attribute in attrs.fields(type_)
        if attribute.init
    }


def reader_for(type_: Any, hidden: bool = False) -> Reader:
    """Return the function that reads a column of plain values into a column of `type_`."""
    plain, optional = _without_none(type_)
    plain = getattr(plain, "__supertype__", plain)
    hook = value_hook(plain)
    if plain in (str, int, bool):
        good = {plain, type(None)} if optional else {plain}
        return lambda values: _as_they_are(values, good, hook, hidden)
    if (items := _item_type(plain)) is not None:
        read_items = reader_for(items, hidden)
        return _optional(lambda values: _lists(values, read_items), optional)
    if attrs.has(plain) and plain not in (*_SHARED, Source) and _has_no_hook_of_its_own(plain):
        return _optional(lambda values: structure_rows(values, plain), optional)
    return lambda values: each_once(values, hook, hidden, optional)


def _without_none(type_: Any) -> tuple[Any, bool]:
    if get_origin(type_) in (UnionType, typing.Union):
        rest = tuple(part for part in get_args(type_) if part is not type(None))
        if len(rest) == 1:
            return rest[0], True
    return type_, False


def _item_type(type_: Any) -> Any:
    args = get_args(type_)
    return args[0] if get_origin(type_) is tuple and len(args) == 2 and args[1] is Ellipsis else None


def _optional(read: Reader, optional: bool) -> Reader:
    return (lambda values: _skip_none(values, read)) if optional else read


def _skip_none(values: Sequence[Any], read: Reader) -> Column:
    if None not in values:
        return read(values)
    places = [row for row, value in enumerate(values) if value is not None]
    some, faults = read([values[row] for row in places])
    filled: list[Any] = [None] * len(values)
    for place, value in zip(places, some, strict=True):
        filled[place] = value
    return filled, [(places[row], fault) for row, fault in faults]


def _has_no_hook_of_its_own(type_: type) -> bool:
    # A class that also has a written form (`2021-03` for a PartialDate) is left to its hook.
    try:
        value_hook(type_)("")
    except Expected as error:
        return error.text == _TABLE
    except Exception:
        return False
    return False


def _as_they_are(values: Sequence[Any], good: set[type], hook: Callable[[Any], Any], hidden: bool) -> Column:
    """Pass a column of values that need no conversion; only those that are not of its type are looked at."""
    types = set(map(type, values))
    odd: list[int] = []
    if str in types and not _writable(values if types == {str} else [value for value in values if type(value) is str]):
        odd = [row for row, value in enumerate(values) if value is not None or type(None) not in good]
    elif not types <= good:
        odd = [row for row, value in enumerate(values) if type(value) not in good]
    if not odd:
        return values, []
    read = list(values)
    faults: list[RowFault] = []
    for row in odd:
        try:
            read[row] = hook(values[row])
        except Exception as error:
            read[row] = BAD
            faults += [(row, fault) for fault in faults_in(error, (), hidden)]
    return read, faults


def _writable(texts: Sequence[str]) -> bool:
    # Half a character, which JSON can spell, is no text: the converter refuses it, and no file could hold it.
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True


def _lists(values: Sequence[Any], read_items: Reader) -> Column:
    """Read a column of lists: all items of all rows as one long column, then cut again."""
    faults: list[RowFault] = []
    if not set(map(type, values)) <= {list, tuple}:
        good = (list, tuple, set, frozenset)
        faults = [(row, _wrong(_LIST, value)) for row, value in enumerate(values) if type(value) not in good]
        values = [list(value) if type(value) in good else () for value in values]
    items, found = read_items(list(chain.from_iterable(values)))
    lengths = list(map(len, values))
    items = tuple(items)
    lists = [items[begin:end] for begin, end in pairwise(accumulate(lengths, initial=0))]
    if found:
        owners = [(row, index) for row, length in enumerate(lengths) for index in range(length)]
        for place, fault in found:
            row, index = owners[place]
            faults.append((row, _under(index, fault)))
    return lists, faults
