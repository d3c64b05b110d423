"""A number as it stands in a phrase: with 余 or 多 in it, a multiple after it, or vague from the start (数十, 三五)."""

import re
from decimal import Decimal

from attrs import frozen

from ...model.quantities import Qualifier
from .numerals import read_folded_number, scale_value, times
from .quantity_words import INSIDE

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)} | {"两": 2}
# Two neighbouring digits are "so many or so many": 两三个, 七八十人, 十七八岁, 三四万; 三五 is the one pair that skips.
_NEIGHBOURS = re.compile(
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一二三四五六七八两])(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]*)"
)
_BARE_SCALE = re.compile(r"[百千]?[万亿]{1,2}|[十百千]")
_TRAILING_SCALE = re.compile(r"(.+?)([万亿]+)")


@frozen(kw_only=True)
class PrintedNumber:
    """A number or a vague range of numbers in a phrase.

    Args:
        low: the lower number it names.
        high: the upper one.
        qualifier: what words inside the number say (余, 多, 来, 几).
        coefficient: the number before its multiple (6 in 6万).
        scale: the multiple (10000 in 6万), 1 where none is printed.
    """

    low: Decimal
    high: Decimal
    qualifier: Qualifier
    coefficient: Decimal
    scale: int

    def up_to(self, last: "PrintedNumber") -> "PrintedNumber | None":
        """Return the range from this number to `last`, or None where the two make no range.

        A multiple printed once is meant for both (3–5万), unless the first number is the larger one (8000–1万).
        """
        shared = last.scale if self.scale == 1 and self.coefficient < last.coefficient else 1
        low = times(self.low, shared)
        if low > last.high:
            return None
        return PrintedNumber(
            low=low, high=last.high, qualifier=last.qualifier, coefficient=last.coefficient, scale=last.scale
        )


def printed_number(match: re.Match[str]) -> PrintedNumber | None:
    """Read the groups of a number found by the quantity patterns; None if they are no number after all."""
    if match["vague"]:
        scale = scale_value(match["vague_scale"])
        return None if scale is None else _vague(Decimal(2 * scale), Decimal(10 * scale - 1))
    number, inside = match["number"], match["inside"]
    scale = scale_value(match["scale"] or "")
    if scale is None:
        return None
    if inside == "几":  # 十几, 二十几万: one to nine more than the tens say
        return _tens_and_some(number, scale)
    if range_ := _neighbours(number):
        return None if inside or scale != 1 else range_
    return _plain(number, scale, INSIDE.get(inside or match["outside"], Qualifier.EXACT))


def _vague(low: Decimal, high: Decimal, qualifier: Qualifier = Qualifier.APPROX) -> PrintedNumber:
    return PrintedNumber(low=low, high=high, qualifier=qualifier, coefficient=low, scale=1)


def _tens_and_some(number: str, scale: int) -> PrintedNumber | None:
    tens = read_folded_number(number) if number.endswith("十") else None
    return None if tens is None else _vague(times(tens + 1, scale), times(tens + 9, scale))


def _neighbours(number: str) -> PrintedNumber | None:
    match = _NEIGHBOURS.fullmatch(number)
    if match is None:
        return None
    low, high = _DIGITS[match["low"]], _DIGITS[match["high"]]
    scale = scale_value(match["scale"])
    if scale is None or not (high == low + 1 or (low, high) == (3, 5)):
        return None
    tens = 10 * _DIGITS.get(match["tens"][0], 1) if match["tens"] else 0
    return _vague(Decimal((tens + low) * scale), Decimal((tens + high) * scale), Qualifier.EXACT)


def _plain(number: str, scale: int, qualifier: Qualifier) -> PrintedNumber | None:
    if _BARE_SCALE.fullmatch(number) and number != "十":
        value: Decimal | None = Decimal(scale_value(number) or 0)  # 百余人, 近千人; 百 alone is refused by the caller
    else:
        value = read_folded_number(number)
    if value is None:
        return None
    if scale == 1 and (parts := _TRAILING_SCALE.fullmatch(number)) and (above := scale_value(parts[2])):
        coefficient = read_folded_number(parts[1])
        if coefficient is not None:
            return PrintedNumber(low=value, high=value, qualifier=qualifier, coefficient=coefficient, scale=above)
    whole = times(value, scale) if scale != 1 else value
    return PrintedNumber(low=whole, high=whole, qualifier=qualifier, coefficient=value, scale=scale)
