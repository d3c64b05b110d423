"""Columns to fields: the values of one row's cells become one value of a record, each combination once."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import repeat
from typing import Any, TypeVar

import attrs

from ..codec.convert import name_of
from ..codec.faults import Expected
from ..codec.han import split_scripts
from ..issues.catalogue.intake import UNIT_MISSING
from ..model.entries import Details
from ..model.lifecycle import Transition
from ..model.names import Name
from ..model.quantities import Count, Headcount, Money, Quantity
from ..model.texts import Text
from ..model.transfers import CrewMember, HandOver, Leg, Vehicle
from .build import BAD
from .columns import CellFault, ColumnValues, fault_of, noted_fault
from .noted import Noted
from .shapes import KEYED, STATE, hints, item_type, plain_type

T = TypeVar("T")
Assembler = Callable[[tuple[Any, ...]], Any]

UNSPECIFIED = "unspecified"
# What stands for a required attribute of a listed item that no column gives: another one of it, or nothing.
_STAND_INS: dict[tuple[type, str], tuple[str, ...]] = {
    (HandOver, "place"): ("receiver", "giver"),
    (Leg, "origin"): (),
    (Leg, "destination"): (),
    (Vehicle, "reference"): (),
    (CrewMember, "reference"): (),
}
_AS_MANY = Text("各栏列出的项数相同", "as many items in each column of the list")
_NAME = Text("名称", "a name")


def assemble(
    record_type: type, name: str, columns: Sequence[ColumnValues], skip: Sequence[bool]
) -> tuple[list[Any], list[tuple[int, CellFault]]]:
    """Return the values of one field of the records.

    Args:
        record_type: the type of the records.
        name: name of the field.
        columns: the columns that belong to it.
        skip: for each row whether it has a fault already and is not to be looked at.

    Returns:
        A value for each row (None where all its cells are blank), and the faults of rows whose cells do not fit together.
    """
    paths = [column.column.leaf.path for column in columns]
    make = _assembler(record_type, name, paths)
    if make is None:
        return list(columns[0].values), []
    hidden = any(column.column.hidden for column in columns)
    known: dict[Any, Any] = {}
    faults: list[tuple[int, CellFault]] = []
    values: list[Any] = []
    rows = zip(*(column.values for column in columns), strict=True)
    for row, (skipped, cells) in enumerate(zip(skip, rows, strict=True)):
        if skipped:
            values.append(None)
            continue
        if cells not in known:
            known[cells] = _try(make, cells, hidden)
        value = known[cells]
        if isinstance(value, CellFault):
            faults.append((row, value))
            value = BAD
        elif isinstance(value, Noted):
            columns[0].notes.append((row, noted_fault(value, hidden)))
            value = value.value
        values.append(value)
    return values, faults


def _try(make: Assembler, cells: tuple[Any, ...], hidden: bool) -> Any:
    if all(cell is None for cell in cells):
        return None
    try:
        return make(cells)
    except ValueError as error:
        return fault_of(error, "、".join(str(cell) for cell in cells if cell is not None), hidden)


def _assembler(record_type: type, name: str, paths: list[str]) -> Assembler | None:
    """Return what joins the cells of one field; None where the one cell is the value."""
    if name == STATE or (name == "history" and STATE in paths) or paths[0].split(".")[0] == STATE:
        name = "history"
    type_ = plain_type(hints(record_type)[name])
    item = item_type(type_)
    rests = [path.partition(".")[2] for path in paths]
    if type_ is Name:
        return lambda cells: _name(dict(zip(rests, cells, strict=True)))
    if type_ is Headcount:
        return lambda cells: _headcount(rests, cells)
    if type_ in (Quantity, Money):
        return lambda cells: _amount(type_, dict(zip(rests, cells, strict=True)))
    if type_ is Details:
        return lambda cells: _details(rests, cells)
    if item == tuple[str, str]:
        return lambda cells: _pairs(rests, cells)
    if item is not None and attrs.has(item):
        columns = [STATE if path == STATE else rest for path, rest in zip(paths, rests, strict=True)]
        return None if columns == [""] else lambda cells: _items(item, columns, cells)
    if attrs.has(type_) and any(rests):
        return lambda cells: _record(type_, rests, cells)
    return None


def _name(cells: dict[str, Any]) -> Name:
    """`name` may be in any language; `name.zh` and the others say which."""
    parts = {key: value for key, value in cells.items() if value is not None}
    text = parts.pop("", None)
    if text is not None:
        both = split_scripts(text)
        if both and not parts.keys() & {"zh", "en"}:
            return Name(zh=both[0], en=both[1], **parts)
        given = name_of(text)
        language = "zh" if given.zh else "en"
        parts.setdefault("zh" if language in parts else language, text)
    if not parts.keys() - {"aliases"}:
        raise Expected(_NAME, "")
    return Name(**parts)


def _headcount(rests: list[str], cells: tuple[Any, ...]) -> Headcount:
    counts: dict[str, Count] = {}
    for rest, cell in zip(rests, cells, strict=True):
        if cell is None:
            continue
        unit, number = cell
        known = counts.setdefault(unit, number)
        if known != number:
            both = ", ".join(count.text.zh if isinstance(count, Quantity) else str(count) for count in (known, number))
            raise Expected(Text(f"{unit} 只有一个数", f"one number of {unit}"), f"{both} ({rest})")
    return Headcount(**counts)


def _amount(type_: type[T], cells: dict[str, Any]) -> T | Noted | None:
    whole = cells.pop("", None)
    parts = {key: value for key, value in cells.items() if value is not None}
    if whole is not None:
        known = attrs.asdict(whole, recurse=False)
        parts = {**known, **parts}
    elif not parts.keys() & {"low", "high", "amount"}:
        return None  # a unit or currency alone says nothing
    if type_ is Quantity:
        low = parts.setdefault("low", parts.get("high"))
        parts.setdefault("high", low)
        if not parts.get("unit"):
            parts["unit"] = UNSPECIFIED
            return Noted(type_(**parts), UNIT_MISSING, (("found", f"{low:f}"),))
    return type_(**parts)


def _details(rests: list[str], cells: tuple[Any, ...]) -> Details:
    items: dict[str, Any] = {}
    for rest, cell in zip(rests, cells, strict=True):
        if cell is not None:
            items.update(cell if rest == "" else {rest: cell})
    return Details(items)


def _pairs(rests: list[str], cells: tuple[Any, ...]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for rest, cell in zip(rests, cells, strict=True):
        if cell is not None:
            pairs += cell if rest == "" else [(rest, cell)]
    return tuple(pairs)


def _record(type_: type[T], rests: list[str], cells: tuple[Any, ...]) -> T | None:
    """Join `guidance.goal`, `guidance.review_on`, … into one object, over the whole one where a column gives it."""
    values = {rest: cell for rest, cell in zip(rests, cells, strict=True) if cell is not None}
    whole = values.pop("", None)
    if whole is not None:
        return attrs.evolve(whole, **values)  # type: ignore[no-any-return]
    return type_(**values)


def _items(item: type, columns: list[str], cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Join a list of items: whole ones, attributes side by side, keyed ones in column order, and the state now."""
    made: list[Any] = []
    side_by_side: dict[str, tuple[Any, ...]] = {}
    keyed: dict[str, dict[str, Any]] = {}
    state = None
    for column, cell in zip(columns, cells, strict=True):
        first, _, rest = column.partition(".")
        if cell is None:
            continue
        if column == "":
            made += cell
        elif column == STATE and item is Transition:
            state = cell
        elif first in attrs.fields_dict(item):
            side_by_side[first] = cell if isinstance(cell, tuple) else (cell,)
        else:
            keyed.setdefault(first, {})[rest or KEYED[item][1]] = cell
    made += _zipped(item, side_by_side)
    named = [item(**{KEYED[item][0]: key, **values}) for key, values in keyed.items()]
    made += _in_order(named) if item is Transition else named
    if state is not None and not any(move.of == STATE and move.to == state for move in made):
        made.append(Transition(state))
    return tuple(made)


def _zipped(item: type, columns: dict[str, tuple[Any, ...]]) -> list[Any]:
    lists = {name: values for name, values in columns.items() if item_type(plain_type(hints(item)[name])) is str}
    lengths = {len(values) for name, values in columns.items() if name not in lists} - {1}
    count = max(lengths, default=int(bool(columns)))
    if len(lengths) > 1 or any(count not in (1, len(values)) for values in lists.values()):
        raise Expected(_AS_MANY, "; ".join(f"{name}: {len(values)}" for name, values in columns.items()))
    # What is a list in each item: all of it where there is one item, else one each.
    columns = columns | {name: (values,) if count == 1 else tuple(zip(values)) for name, values in lists.items()}
    spread = [values if len(values) == count else repeat(values[0], count) for values in columns.values()]
    try:
        return [_one_item(item, dict(zip(columns, values, strict=True))) for values in zip(*spread, strict=True)]
    except TypeError:
        needed = [a.name for a in attrs.fields(item) if a.init and a.default is attrs.NOTHING and a.name not in columns]
        names = "、".join(needed)
        raise Expected(Text(f"同时给出 {names}", f"{', '.join(needed)} as well"), ", ".join(columns)) from None


def _one_item(item: type, values: dict[str, Any]) -> Any:
    """Build one item; a cell may hold it whole (a stop with its city), and the other columns then add to it."""
    whole = next((value for value in values.values() if isinstance(value, item)), None)
    if whole is not None:
        rest = {name: value for name, value in values.items() if value is not whole}
        return attrs.evolve(whole, **rest)  # type: ignore[misc]
    for (type_, name), others in _STAND_INS.items():
        if type_ is item and name not in values:
            values[name] = next((values[other] for other in others if values.get(other)), "")
    return item(**values)


def _in_order(transitions: list[Transition]) -> list[Transition]:
    """Order moves by their days, the columns' order deciding among equals; an undated one stays behind its neighbour."""
    keyed: list[tuple[date, Transition]] = []
    for move in transitions:
        before = keyed[-1][0] if keyed else date.min
        keyed.append((move.on.first if move.on else before, move))
    return [move for _, move in sorted(keyed, key=lambda pair: pair[0])]
