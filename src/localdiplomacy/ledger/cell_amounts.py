"""Numbers in cells: counts with their unit (`3人次`, `5天`), money, quantities, multiples from the heading (`万元`)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from attrs import evolve, frozen

from ..codec.faults import Expected
from ..codec.han import fold, read_number, read_quantity, simplify
from ..model.codes import CodeList
from ..model.quantities import BATCHES, GROUPS, PERSON_TIMES, PERSONS, Count, Money, Quantity, count_of
from ..model.texts import Text
from .grids import Cell

_COUNT = Text("不小于 0 的整数", "a whole number, not below 0")
_EXACT_COUNT = Text("确数", "an exact number")
_DECIMAL = Text("数", "a number")
_MONEY = Text("金额", "an amount of money")
_AMOUNT = Text("数量（带单位）", "an amount with its unit")

HEADCOUNT_WORDS: dict[str, str] = {
    **dict.fromkeys(("人", "名", "位", "person", "persons", "people"), PERSONS),
    **dict.fromkeys(("人次", "人(次)", "person-times"), PERSON_TIMES),
    **dict.fromkeys(("批", "批次", "个批次"), BATCHES),
    **dict.fromkeys(("团", "个团", "团组", "个团组"), GROUPS),
}
# Words after a plain count that say nothing the column does not say.
_PLAIN_WORDS = dict.fromkeys(
    ("天", "日", "个", "辆", "座", "次", "项", "个工作日", "days", "day", *HEADCOUNT_WORDS), "n"
)

CURRENCY_WORDS: dict[str, str] = {
    **dict.fromkeys(("元", "人民币", "人民币元", "元人民币", "CNY", "RMB", "yuan"), "CNY"),
    **dict.fromkeys(("美元", "美金", "USD"), "USD"),
    **dict.fromkeys(("欧元", "EUR"), "EUR"),
    **dict.fromkeys(("日元", "日圆", "JPY"), "JPY"),
    **dict.fromkeys(("港元", "港币", "HKD"), "HKD"),
    **dict.fromkeys(("英镑", "GBP"), "GBP"),
    **dict.fromkeys(("韩元", "KRW"), "KRW"),
    **dict.fromkeys(("澳门元", "澳门币", "MOP"), "MOP"),
}
_UNIT_LABELS = {
    PERSONS: Text("人", "persons"),
    PERSON_TIMES: Text("人次", "person-times"),
    BATCHES: Text("批次", "batches"),
    GROUPS: Text("团组", "groups"),
}
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SCALED = re.compile(r"(十万|百万|千万|[十百千万亿])?(.*)")
# A multiple in the cell stands instead of the heading's: 8.1万 under 人口(万) is 81,000.
_HAS_MULTIPLE = re.compile(r"[万亿]|[0-9][余多]?[百千]")
# What follows a count in brackets is part of it: 5人(含翻译1人).
_INCLUDED = re.compile(r"(.+?)\((?:其中|含|包括|包含)[^()]*\)")


@frozen
class HeadingUnit:
    """What the brackets of a heading say: `经费(万元)` is multiples of 10,000 of CNY.

    Args:
        text: the words in the brackets.
        multiple: what each number is to be multiplied by.
        word: the unit without its multiple; empty where there is only a multiple.
    """

    text: str
    multiple: int
    word: str


def heading_unit(text: str) -> HeadingUnit:
    """Read the unit in a heading's brackets.

    >>> heading_unit("万元").multiple, heading_unit("人次").word
    (10000, '人次')
    """
    plain = simplify(fold(text)).strip().removeprefix("单位:").strip()
    match = _SCALED.fullmatch(plain)
    multiple, word = (match[1], match[2]) if match else (None, plain)
    return HeadingUnit(plain, _MULTIPLES[multiple] if multiple else 1, word)


def whole(cell: Cell) -> int:
    """Read a count; a unit word after it that says nothing new is passed over.

    Raises:
        Expected: if it is not a whole number of at least 0, or only an approximate one.
    """
    number: Decimal | int | None = None
    if type(cell) is int or isinstance(cell, Decimal):
        number = cell
    elif isinstance(cell, str):
        number = read_number(cell)
        if number is None:
            found = read_quantity(_without_parts(cell), _PLAIN_WORDS, "n")
            number = _exact(found, cell) if found else None
    return _count(number, cell)


def _without_parts(cell: str) -> str:
    match = _INCLUDED.fullmatch(fold(cell).strip())
    return match[1] if match else cell


def headcount(cell: Cell, expected: str | None) -> tuple[str, Count]:
    """Read a count of persons, person-times, batches or groups, exact or as an office prints it: `约80`, `4-6人`, `80余`.

    Args:
        cell: the cell.
        expected: the unit the column says; None where the column leaves it open and persons are meant unless the cell
            says otherwise.

    Returns:
        The unit and the number.

    Raises:
        UnitSays: if the cell names another unit than the column.
        Expected: if it is no count.
    """
    if not isinstance(cell, str) or read_number(cell) is not None:
        return expected or PERSONS, whole(cell)
    text = _without_parts(cell)
    found = read_quantity(text, HEADCOUNT_WORDS)
    if found is None:
        plain = read_quantity(text, _PLAIN_WORDS, "n")
        found = evolve(plain, unit=expected or PERSONS) if plain else None
    elif expected not in (None, found.unit):
        raise UnitSays(expected or "", cell)
    if found is None or found.low < 0:
        raise Expected(_COUNT, cell)
    try:
        return found.unit, count_of(found, found.unit)
    except ValueError:
        raise Expected(_COUNT, cell) from None


class NotExact(Expected):
    """A number is only approximate, or a range, where only an exact one can stand."""


class UnitSays(ValueError):
    """The cell names another unit than its column.

    Args:
        unit: the unit of the column.
        found: the cell.
    """

    def __init__(self, unit: str, found: str) -> None:
        super().__init__(unit)
        self.unit = unit
        self.found = found

    @property
    def label(self) -> Text:
        """What the unit is called."""
        return _UNIT_LABELS[self.unit]


def _exact(found: Quantity, cell: Cell) -> Decimal:
    number = found.exact
    if number is None:
        raise NotExact(_EXACT_COUNT, cell)
    return number


def _count(number: Decimal | int | None, cell: Cell) -> int:
    if number is None or isinstance(number, bool) or number < 0 or number != int(number):
        raise Expected(_COUNT, cell)
    return int(number)


def decimal(cell: Cell) -> Decimal:
    """Read a number.

    Raises:
        Expected: if it is none.
    """
    number = Decimal(cell) if type(cell) is int else cell if isinstance(cell, Decimal) else None
    if isinstance(cell, str):
        number = read_number(cell)
    if number is None or not number.is_finite():
        raise Expected(_DECIMAL, cell)
    return number


def money(cell: Cell, unit: HeadingUnit | None) -> Money:
    """Read an amount of money; the heading gives multiple and currency where the cell does not.

    Raises:
        Expected: if it is none, or only approximate.
    """
    currency = CURRENCY_WORDS.get(unit.word if unit else "", "CNY")
    if isinstance(cell, str) and read_number(cell) is None:
        found = read_quantity(cell, CURRENCY_WORDS)
        if found is None or found.exact is None:
            raise Expected(_MONEY, cell)
        return Money(found.exact, found.unit)
    try:
        number = decimal(cell)
    except Expected:
        raise Expected(_MONEY, cell) from None
    return Money(number * unit.multiple if unit and not _has_multiple(cell) else number, currency)


def _has_multiple(cell: Cell) -> bool:
    return isinstance(cell, str) and _HAS_MULTIPLE.search(simplify(fold(cell))) is not None


@cache
def unit_words(units: CodeList) -> Mapping[str, str]:
    """Return every spelling of the units, as `read_quantity` looks for it."""
    return {simplify(fold(spelling)): unit.id for unit in units for spelling in unit.spellings}


def quantity(cell: Cell, unit: HeadingUnit | None, words: Mapping[str, str], default: str | None) -> Quantity:
    """Read an amount with its unit: from the cell, else from the heading, else `default`.

    Raises:
        Expected: if it is none, or has no unit.
    """
    heading = words.get(unit.word) if unit and unit.word else None
    fallback = heading or default
    if isinstance(cell, str):
        found = read_quantity(cell, words, fallback)
        if found is None:
            raise Expected(_AMOUNT, cell)
        is_bare = read_quantity(cell, {}, "?") is not None and not _has_multiple(cell)
        return times(found, unit.multiple) if unit and is_bare else found
    if fallback is None:
        raise Expected(_AMOUNT, cell)
    found = Quantity.of(decimal(cell), fallback)
    return times(found, unit.multiple) if unit else found


def times(amount: Quantity, multiple: int) -> Quantity:
    """Return the amount multiplied."""
    return Quantity(amount.low * multiple, amount.high * multiple, amount.unit, amount.qualifier)
