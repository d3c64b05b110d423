"""The strict converter: plain values from JSON and TOML to records and back, with every fault located.

cattrs coerces by default (3.7 → 3, None → 'None', 'no' → True); a ledger must not. Here a value either has the
right type or is a fault.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ..model.conditions import Where
from ..model.entries import Details
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from ..model.quantities import Quantity
from ..model.sources import Origin, Source
from ..model.texts import Text
from .conditions import read_where, write_where
from .faults import Expected, Fault, StructureError, faults_in

T = TypeVar("T")

_WHOLE = Text("整数", "a whole number")
_TEXT = Text("文字", "text")
_YES_NO = Text("true 或 false", "true or false")
_NUMBER = Text('整数,或写成文字的小数(如 "1.5")', 'a whole number, or a decimal as text ("1.5")')
_DAY = Text("日期,如 2021-03-07", "a date such as 2021-03-07")
_PARTIAL = Text("日期,如 2021-03-07、2021-03 或 2021", "a date such as 2021-03-07, 2021-03 or 2021")
_MOMENT = Text("时间,如 2021-03-07T08:30", "a time such as 2021-03-07T08:30")
_PERIOD = Text("时段,如 2021、2021H1、2021-07", "a period such as 2021, 2021H1, 2021-07")
_LIST = Text("列表", "a list")
_TABLE = Text("表(键与值)", "a table of keys and values")
_NAME = Text("名称:文字,或 {zh=…, en=…, local=…}", "a name: text, or {zh=…, en=…, local=…}")


def _exactly(type_: type, text: Text) -> Callable[[Any, Any], Any]:
    def hook(value: Any, target: Any) -> Any:
        if target is not type_ and isinstance(target, type) and issubclass(target, Enum):
            return _enum(value, target)  # cattrs hands a StrEnum to the hook of str
        if type(value) is not type_:
            raise Expected(text, value)
        return value

    return hook


def _decimal(value: Any, _: Any = None) -> Decimal:
    if type(value) not in (int, str, Decimal):
        raise Expected(_NUMBER, value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Expected(_NUMBER, value) from None
    if not number.is_finite():
        raise Expected(_NUMBER, value)
    return number


def _through(text: Text, types: tuple[type, ...], make: Callable[[Any], T]) -> Callable[[Any, Any], T]:
    def hook(value: Any, _: Any) -> T:
        if type(value) not in types:
            raise Expected(text, value)
        try:
            return make(value)
        except (ValueError, OverflowError, TypeError):
            raise Expected(text, value) from None

    return hook


def _date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _partial(value: PartialDate | date | str | int) -> PartialDate:
    return PartialDate(value) if isinstance(value, int) else PartialDate.of(value)


def _one_of(allowed: Iterable[Any]) -> Text:
    listed = ", ".join(str(item) for item in allowed)
    return Text(f"下列之一: {listed}", f"one of: {listed}")


def _enum(value: Any, type_: type[Enum]) -> Enum:
    try:
        return type_(value)
    except ValueError:
        raise Expected(_one_of(member.value for member in type_), value) from None


def _is_literal(type_: Any) -> bool:
    return get_origin(type_) is Literal


def _literal(value: Any, type_: Any) -> Any:
    if value not in get_args(type_):
        raise Expected(_one_of(get_args(type_)), value)
    return value


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


def _attrs_factory(type_: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    build = make_dict_structure_fn(type_, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

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


def _source(value: Any, converter: Converter) -> Source:
    if not isinstance(value, Mapping):
        raise Expected(_TABLE, value)
    place = {key: value[key] for key in ("row", "column") if key in value}
    origin = {key: item for key, item in value.items() if key not in place}
    return Source(converter.structure(origin, Origin), **place)


def _detail(value: Any, converter: Converter) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"decimal"}:
            return _decimal(value["decimal"])
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
    made.register_structure_hook_func(lambda t: isinstance(t, type) and issubclass(t, Enum), _enum)
    made.register_structure_hook_func(_is_literal, _literal)
    made.register_structure_hook(int, _exactly(int, _WHOLE))
    made.register_structure_hook(str, _exactly(str, _TEXT))
    made.register_structure_hook(bool, _exactly(bool, _YES_NO))
    made.register_structure_hook(Decimal, _decimal)
    made.register_structure_hook(date, _through(_DAY, (date, str), _date))
    made.register_structure_hook(datetime, _through(_MOMENT, (datetime, str), _moment))
    made.register_structure_hook(PartialDate, _through(_PARTIAL, (PartialDate, date, str, int), _partial))
    made.register_structure_hook(Period, _through(_PERIOD, (Period, str, int), Period.of))
    made.register_structure_hook(Name, _text_or_table(Name, _NAME, name_of, made))
    made.register_structure_hook(Quantity, _quantity_hook(made))
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
