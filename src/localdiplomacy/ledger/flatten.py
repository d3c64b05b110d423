"""Records to the columns of a table: the inverse of reading one."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from ..codec.convert import unstructure
from ..model.names import Name
from ..model.observations import Observation
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from ..model.quantities import Headcount, Money, Quantity
from ..model.records import Record
from ..model.sources import Origin
from .cell_texts import parts_of, quoted
from .grids import Cell
from .shapes import hints, item_type, plain_type

Item = Record | Observation
_ORIGIN = ("document", "publisher", "published", "url", "synthetic")


@frozen
class FlatColumn:
    """A column to be written: its heading, which is the field path, and what stands in it for a record."""

    heading: str
    cell: Callable[[Any], Cell]


def flat_columns(record_type: type[Item], records: Sequence[Item]) -> list[FlatColumn]:
    """Return the columns that hold everything the records hold; columns that would be empty are left out."""
    columns: list[FlatColumn] = []
    cls: Any = record_type
    types = hints(cls)
    for attribute in attrs.fields(record_type):
        if attribute.init and attribute.name != "source":
            columns += _field_columns(attribute.name, plain_type(types[attribute.name]), records)
    columns += [FlatColumn(f"source.origin.{name}", _of_origin(name)) for name in _ORIGIN]
    kept = [column for column in columns if any(column.cell(record) is not None for record in records)]
    return kept or columns[:1]


def rows_of(columns: Iterable[FlatColumn], records: Iterable[Item]) -> Iterable[list[Cell]]:
    """Yield the cells of each record."""
    used = list(columns)
    for record in records:
        yield [column.cell(record) for column in used]


def _field_columns(name: str, type_: Any, records: Sequence[Item]) -> list[FlatColumn]:
    if type_ in (Headcount, Money):
        return _part_columns(name, type_)
    if type_ is Name:
        return [FlatColumn(f"{name}.{part}", _part(name, part)) for part in ("zh", "en", "local", "aliases")]
    if type_ is Quantity:
        return _quantity_columns(name, records)
    if item_type(type_) is str:
        return [FlatColumn(name, lambda record: _list(getattr(record, name)))]
    if item_type(type_) is not None or _is_nested(type_):
        return [FlatColumn(name, lambda record: _json(getattr(record, name)))]
    return [FlatColumn(name, lambda record: _scalar(getattr(record, name)))]


def _is_nested(type_: Any) -> bool:
    nested = hasattr(type_, "__attrs_attrs__") and type_ not in (PartialDate, Period)
    return nested or (isinstance(type_, type) and hasattr(type_, "keys"))


def _part_columns(name: str, type_: type) -> list[FlatColumn]:
    return [FlatColumn(f"{name}.{part.name}", _part(name, part.name)) for part in attrs.fields(type_)]


def _quantity_columns(name: str, records: Sequence[Item]) -> list[FlatColumn]:
    """A plain `value` where every amount is one number, `value.low` and `value.high` where there is a range."""
    held = [getattr(record, name) for record in records]
    whole = all(amount is None or amount.low == amount.high for amount in held)
    numbers = (
        [FlatColumn(name, _part(name, "low"))]
        if whole
        else [
            FlatColumn(f"{name}.low", _part(name, "low")),
            FlatColumn(f"{name}.high", _part(name, "high")),
        ]
    )
    return [
        *numbers,
        FlatColumn(f"{name}.unit", _part(name, "unit")),
        FlatColumn(f"{name}.qualifier", _part(name, "qualifier")),
    ]


def _part(name: str, part: str) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Cell:
        held = getattr(record, name)
        value = None if held is None else getattr(held, part)
        return _list(value) if isinstance(value, tuple) else _scalar(value)

    return cell


def _of_origin(name: str) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Cell:
        value = getattr(record.source.origin if record.source else Origin(), name)
        return None if value is False else _scalar(value)

    return cell


def _scalar(value: Any) -> Cell:
    """Return a value as a cell; what a spreadsheet might change (dates, long numbers) as text that reads the same."""
    if value is None or type(value) in (int, bool):
        return value if value is None or type(value) is bool or abs(value) < 10**15 else str(value)
    if isinstance(value, Enum):
        return quoted(str(value.value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Quantity):
        return value.text.zh  # a rough count in its own column, as offices write it
    if isinstance(value, datetime):
        return value.isoformat()
    return quoted(str(value)) if isinstance(value, str) else str(value)


def _list(values: tuple[str, ...]) -> Cell:
    if not values:
        return None
    joined = "、".join(values)
    if parts_of(joined) == values and quoted(joined) == joined:
        return joined
    return json.dumps(values, ensure_ascii=False)


def _json(value: Any) -> Cell:
    if value is None or (hasattr(value, "__len__") and len(value) == 0):
        return None
    return json.dumps(unstructure(value), ensure_ascii=False, separators=(",", ":"))
