"""Hooks of the strict converter for single values: each takes exactly what it should, or says what it expects."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin

from ..model.partial_dates import PartialDate
from ..model.texts import Text
from .faults import Expected

T = TypeVar("T")

# Half a character, which JSON can spell and no file can hold.
_BROKEN = re.compile("[\ud800-\udfff]")

WHOLE = Text("整数", "a whole number")
COUNT = Text(
    '整数；约数写作 {value = 80, qualifier = "approx"}',
    'a whole number; about 80 is {value = 80, qualifier = "approx"}',
)
TEXT = Text("文字", "text")
YES_NO = Text("true 或 false", "true or false")
NUMBER = Text('整数，或写成文字的小数（如 "1.5"）', 'a whole number, or a decimal as text ("1.5")')
DAY = Text("日期，如 2021-03-07", "a date such as 2021-03-07")
PARTIAL = Text("日期，如 2021-03-07、2021-03 或 2021", "a date such as 2021-03-07, 2021-03 or 2021")
MOMENT = Text("时间，如 2021-03-07T08:30", "a time such as 2021-03-07T08:30")
PERIOD = Text("时段，如 2021、2021H1、2021-07", "a period such as 2021, 2021H1, 2021-07")


def exactly(type_: type, text: Text) -> Callable[[Any, Any], Any]:
    """Return a hook that takes values of exactly one type."""

    def hook(value: Any, target: Any) -> Any:
        if target is not type_ and isinstance(target, type) and issubclass(target, Enum):
            return to_enum(value, target)  # cattrs hands a StrEnum to the hook of str
        if type(value) is not type_ or (isinstance(value, str) and _BROKEN.search(value)):
            raise Expected(text, value)
        return value

    return hook


def to_decimal(value: Any, _: Any = None) -> Decimal:
    """Return a whole number or decimal text as a Decimal; floats have lost what was written."""
    if type(value) not in (int, str, Decimal):
        raise Expected(NUMBER, value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Expected(NUMBER, value) from None
    if not number.is_finite():
        raise Expected(NUMBER, value)
    return number


def through(text: Text, types: tuple[type, ...], make: Callable[[Any], T]) -> Callable[[Any, Any], T]:
    """Return a hook that takes values of some types and makes something of them."""

    def hook(value: Any, _: Any) -> T:
        if type(value) not in types:
            raise Expected(text, value)
        try:
            return make(value)
        except (ValueError, OverflowError, TypeError):
            raise Expected(text, value) from None

    return hook


def to_date(value: date | str) -> date:
    """Return ISO text as a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def to_moment(value: datetime | str) -> datetime:
    """Return ISO text as a date and time."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def to_partial_date(value: PartialDate | date | str | int) -> PartialDate:
    """Return ISO text, a date or a year as a PartialDate."""
    return PartialDate(value) if isinstance(value, int) else PartialDate.of(value)


def one_of(allowed: Iterable[Any]) -> Text:
    """Say that one of the listed values is expected."""
    listed = ", ".join(str(item) for item in allowed)
    return Text(f"下列之一：{listed}", f"one of: {listed}")


def to_enum(value: Any, type_: type[Enum]) -> Enum:
    """Return the member of an enumeration with that value."""
    try:
        return type_(value)
    except ValueError:
        raise Expected(one_of(member.value for member in type_), value) from None


def is_literal(type_: Any) -> bool:
    """Tell whether a type is a `Literal`."""
    return get_origin(type_) is Literal


def to_literal(value: Any, type_: Any) -> Any:
    """Return the value if it is one of those allowed."""
    if value not in get_args(type_):
        raise Expected(one_of(get_args(type_)), value)
    return value
