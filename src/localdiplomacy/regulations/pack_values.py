"""Values of a pack as TOML writes them, by the unit of their parameter."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ..codec.faults import Expected
from ..model.durations import DayKind, Duration
from ..model.texts import Text
from .parameters import Conditions, Value

_WHOLE = Text("不小于 0 的整数", "a whole number, 0 or above")
_RATIO = Text("0 到 1 之间的数，如 0.5", "a number from 0 to 1, such as 0.5")
_TEXT = Text("文字", "text")
_YES_NO = Text("true 或 false", "true or false")
_DURATION_FORMS = "{ days = 7 }, { working_days = 5 }, { months = 6 }"
_DURATION = Text(f"时长，如 {_DURATION_FORMS}", f"a duration such as {_DURATION_FORMS}")
_DEADLINE = Text('起算事件与时长，如 ["return", { days = 7 }]', 'event and duration, such as ["return", { days = 7 }]')
_FRACTION = Text("分数，如 [2, 3]", "a fraction such as [2, 3]")
_NUMBERS = Text("整数列表", "a list of whole numbers")
_TEXTS = Text("文字列表", "a list of texts")
_CONDITIONS = Text("条件表，值为文字、整数或 true/false", "a table of conditions: text, whole number or true/false")

_DAY_KINDS = {"days": DayKind.CALENDAR_DAYS, "working_days": DayKind.WORKING_DAYS, "months": DayKind.MONTHS}


def _not(expected: Text, raw: object) -> Expected:
    # Text is shown in quotes: "5" is not 5.
    return Expected(expected, f'"{raw}"' if isinstance(raw, str) else raw)


def _whole(raw: Any) -> int:
    if type(raw) is not int or raw < 0:
        raise _not(_WHOLE, raw)
    return raw


def _ratio(raw: Any) -> Decimal:
    number = Decimal(raw) if type(raw) in (int, Decimal) else None
    if number is None or not number.is_finite() or not 0 <= number <= 1:
        raise _not(_RATIO, raw)
    return number


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise _not(_TEXT, raw)
    return raw


def _yes_no(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise _not(_YES_NO, raw)
    return raw


def _duration(raw: Any) -> Duration:
    if not isinstance(raw, dict) or len(raw) != 1 or not raw.keys() <= _DAY_KINDS.keys():
        raise _not(_DURATION, raw)
    ((key, number),) = raw.items()
    return Duration(_whole(number), _DAY_KINDS[key])


def _items(raw: Any, expected: Text, count: int | None = None) -> list[Any]:
    if not isinstance(raw, list) or not raw or (count is not None and len(raw) != count):
        raise _not(expected, raw)
    return raw


def _deadline(raw: Any) -> tuple[str, Duration]:
    event, duration = _items(raw, _DEADLINE, 2)
    return _text(event), _duration(duration)


def _fraction(raw: Any) -> tuple[int, int]:
    above, below = (_whole(part) for part in _items(raw, _FRACTION, 2))
    if not 0 < below >= above:
        raise _not(_FRACTION, raw)
    return above, below


def _numbers(raw: Any) -> tuple[int, ...]:
    return tuple(_whole(part) for part in _items(raw, _NUMBERS))


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(_text(part) for part in _items(raw, _TEXTS))


_READERS: Mapping[str, Callable[[Any], Value]] = {
    "ratio": _ratio,
    "fraction": _fraction,
    "duration": _duration,
    "deadline": _deadline,
    "day_numbers": _numbers,
    "yes_no": _yes_no,
    "text": _text,
    "texts": _texts,
}


def read_value(raw: Any, unit: str) -> Value:
    """Return a TOML value as a value of `unit`; a unit that is counted takes whole numbers.

    >>> read_value({"working_days": 5}, "duration")
    Duration(number=5, kind=<DayKind.WORKING_DAYS: 'working_days'>)

    Raises:
        Expected: if it is not of that kind.
    """
    return _READERS.get(unit, _whole)(raw)


def read_conditions(raw: Mapping[str, Any]) -> Conditions:
    """Return a table of conditions as pairs.

    Raises:
        Expected: if a condition is anything but text, a whole number or true/false.
    """
    if any(type(value) not in (str, int, bool) for value in raw.values()):
        raise _not(_CONDITIONS, dict(raw))
    return tuple(raw.items())
