"""The strict converter: plain values from JSON and TOML to records and back, with every fault located.

cattrs coerces by default (3.7 → 3, None → 'None', 'no' → True); a ledger must not. Here a value either has the
right type or is a fault.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ..model.conditions import Where
from ..model.entries import Details
from ..model.kind_checks import Bound
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from ..model.quantities import COUNT_UNITS, Count, Headcount, Quantity, count_of
from ..model.sources import Origin, Source
from ..model.texts import Text
from .bounds import read_bound, write_bound
from .conditions import read_where, write_where
from .faults import Expected, Fault, StructureError, faults_in
from .scalars import (
    COUNT,
    DAY,
    MOMENT,
    PARTIAL,
    PERIOD,
    TEXT,
    WHOLE,
    YES_NO,
    exactly,
    is_literal,
    through,
    to_date,
    to_decimal,
    to_enum,
    to_literal,
    to_moment,
    to_partial_date,
)

T = TypeVar("T")

_LIST = Text("列表", "a list")
_TABLE = Text("表（键与值）", "a table of keys and values")
_NAME = Text("名称：文字，或 {zh=…, en=…, local=…}", "a name: text, or {zh=…, en=…, local=…}")


def _is_tuple(type_: Any) -> bool:
    return type_ is tuple or get_origin(type_) is tuple


def _is_frozenset(type_: Any) -> bool:
    return type_ is frozenset or get_origin(type_) is frozenset


def _sequence_factory(kind: type) -> Callable[[Any, Converter], Callable[[Any, Any], Any]]:
    def factory(type_: Any, converter: Converter) -> Callable[[Any, Any], Any]:
        args = get_args(type_)
        variadic = kind is not tuple or (len(args) == 2 and args[1] is Ellipsis)
        item_types = args[:1] if variadic else args

        def hook(value: Any, _: Any) -> Any:
            if type(value) not in (list, tuple, set, frozenset):
                raise Expected(_LIST, value)
            if not variadic and len(value) != len(item_types):
                raise Expected(Text(f"{len(item_types)} 项的列表", f"a list of {len(item_types)}"), value)
            return kind(_each(value, item_types if not variadic else item_types * len(value), converter, type_))

        return hook

    return factory


def _each(values: Any, types: tuple[Any, ...], converter: Converter, type_: Any) -> list[Any]:
    done, errors = [], []
    for index, (value, item_type) in enumerate(zip(values, types, strict=True)):
        try:
            done.append(converter.structure(value, item_type))
        except Exception as error:
            error.add_note(IterableValidationNote(f"at index {index}", index, item_type))
            errors.append(error)
    if errors:
        raise IterableValidationError("in a list", errors, type_)
    return done


def _attrs_factory(type_: Any, converter: Converter, **overrides: Any) -> Callable[[Any, Any], Any]:
    build = make_dict_structure_fn(
        type_, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def hook(value: Any, cls: Any) -> Any:
        if not isinstance(value, Mapping):
            raise Expected(_TABLE, value)
        return build(value, cls)

    return hook


def _text_or_table(
    type_: Any, text: Text, from_text: Callable[[str], Any], converter: Converter
) -> Callable[[Any, Any], Any]:
    table = _attrs_factory(type_, converter)

    def hook(value: Any, cls: Any) -> Any:
        if isinstance(value, str) and value.strip():
            return from_text(value.strip())
        if isinstance(value, Mapping):
            return table(value, cls)
        raise Expected(text, value)

    return hook


def name_of(text: str) -> Name:
    """Return a Name of one spelling: Chinese where it has Chinese characters, else English."""
    return Name(zh=text) if any("\u3400" <= char <= "\u9fff" for char in text) else Name(en=text)


def _quantity_hook(converter: Converter) -> Callable[[Any, Any], Quantity]:
    table = _attrs_factory(Quantity, converter)

    def hook(value: Any, cls: Any) -> Quantity:
        if isinstance(value, Mapping) and "value" in value:
            rest = {key: item for key, item in value.items() if key != "value"}
            value = {"low": value["value"], "high": value["value"], **rest}
        return table(value, cls)  # type: ignore[no-any-return]

    return hook


def _headcount_hook(converter: Converter) -> Callable[[Any, Any], Headcount]:
    counts = {unit: override(struct_hook=_count_hook(unit, converter)) for unit in COUNT_UNITS}
    return _attrs_factory(Headcount, converter, **counts)


def _count_hook(unit: str, converter: Converter) -> Callable[[Any, Any], Count | None]:
    """Return the hook for counts in a unit: an int, or an amount that need not repeat its unit."""

    def hook(value: Any, _: Any) -> Count | None:
        if value is None or type(value) is int:
            return value
        if not isinstance(value, Mapping):
            raise Expected(COUNT, value)
        amount = converter.structure({"unit": unit, **value}, Quantity)
        if amount.unit != unit:
            raise Expected(Text(f"单位 {unit}", f"the unit {unit}"), amount.unit)
        try:
            return count_of(amount, unit)
        except ValueError:
            raise Expected(COUNT, value) from None

    return hook


def _source(value: Any, converter: Converter) -> Source:
    if not isinstance(value, Mapping):
        raise Expected(_TABLE, value)
    place = {key: value[key] for key in ("row", "column") if key in value}
    origin = {key: item for key, item in value.items() if key not in place}
    return Source(converter.structure(origin, Origin), **place)


def _detail(value: Any, converter: Converter) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"decimal"}:
            return to_decimal(value["decimal"])
        if set(value) == {"date"}:
            return converter.structure(value["date"], PartialDate)
        return converter.structure(value, Quantity)
    if isinstance(value, list):
        return converter.structure(value, tuple[str, ...])
    if type(value) in (str, int, bool, Decimal, date):
        return value
    raise Expected(
        Text("文字、数、是否、日期或文字列表", "text, a number, true/false, a date or a list of texts"), value
    )


def _details(value: Any, converter: Converter) -> Details:
    if not isinstance(value, Mapping):
        raise Expected(_TABLE, value)
    faults: list[Fault] = []
    items: dict[str, Any] = {}
    for key, item in value.items():
        try:
            items[key] = _detail(item, converter)
        except Exception as error:
            faults.extend(faults_in(error, (key,)))
    if faults:
        raise StructureError(tuple(faults))
    return Details(items)


def _write_detail(value: Any, converter: Converter) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, (date, PartialDate)):
        return {"date": str(value)}
    return converter.unstructure(value)


def _unstructure_factory(type_: Any, converter: Converter) -> Callable[[Any], Any]:
    omitted: dict[str, Any] = {
        attribute.name: override(omit=True)
        for attribute in attrs.fields(type_)
        if attribute.name == "source" or not attribute.init
    }
    return make_dict_unstructure_fn(type_, converter, _cattrs_omit_if_default=True, **omitted)


@cache
def converter() -> Converter:
    """Return the strict converter (built once; it is never changed afterwards)."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook_factory(attrs.has, _attrs_factory)
    made.register_structure_hook_factory(_is_tuple, _sequence_factory(tuple))
    made.register_structure_hook_factory(_is_frozenset, _sequence_factory(frozenset))
    made.register_structure_hook_func(lambda t: isinstance(t, type) and issubclass(t, Enum), to_enum)
    made.register_structure_hook_func(is_literal, to_literal)
    made.register_structure_hook(int, exactly(int, WHOLE))
    made.register_structure_hook(str, exactly(str, TEXT))
    made.register_structure_hook(bool, exactly(bool, YES_NO))
    made.register_structure_hook(Decimal, to_decimal)
    made.register_structure_hook(date, through(DAY, (date, str), to_date))
    made.register_structure_hook(datetime, through(MOMENT, (datetime, str), to_moment))
    made.register_structure_hook(PartialDate, through(PARTIAL, (PartialDate, date, str, int), to_partial_date))
    made.register_structure_hook(Period, through(PERIOD, (Period, str, int), Period.of))
    made.register_structure_hook(Name, _text_or_table(Name, _NAME, name_of, made))
    made.register_structure_hook(Quantity, _quantity_hook(made))
    made.register_structure_hook(Bound, lambda value, _: read_bound(value))
    made.register_structure_hook(Headcount, _headcount_hook(made))
    made.register_structure_hook(Source, lambda value, _: _source(value, made))
    made.register_structure_hook(Details, lambda value, _: _details(value, made))
    made.register_structure_hook_func(lambda t: t is Where, lambda value, _: read_where(value))

    made.register_unstructure_hook_factory(attrs.has, _unstructure_factory)
    made.register_unstructure_hook(Decimal, str)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_unstructure_hook(PartialDate, str)
    made.register_unstructure_hook(Period, lambda period: period.code)
    made.register_unstructure_hook(Where, write_where)
    made.register_unstructure_hook(Bound, write_bound)
    made.register_unstructure_hook(
        Details, lambda details: {key: _write_detail(value, made) for key, value in details.items()}
    )
    return made


def structure(value: Any, type_: type[T]) -> T:
    """Return plain values as an object of `type_`.

    Raises:
        StructureError: with every fault and its path, if anything is not exactly as it should be.
    """
    try:
        return converter().structure(value, type_)
    except Exception as error:
        raise StructureError(tuple(faults_in(error))) from None


def value_hook(type_: Any) -> Callable[[Any], Any]:
    """Return the function that turns one plain value into `type_`; it raises what `faults_in` understands."""
    hook = converter().get_structure_hook(type_)
    return lambda value: hook(value, type_)


def unstructure(value: Any) -> Any:
    """Return an object as plain values for JSON: dates in ISO form, decimals as text, defaults and sources left out."""
    return converter().unstructure(value)
