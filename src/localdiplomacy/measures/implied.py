"""The base behind a printed change: which whole numbers give 407 as 21.3 % less."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor

from .rounding import HALF_UP, Rounding

# More bases than this say nothing about the true one, and need not fit into memory.
_MOST = 100_000
# A number of more digits counts nothing on earth; one with a large exponent would take forever.
_MOST_DIGITS = 18
_MINUS = str.maketrans("−－％", "--%")

Number = Decimal | int | str


class TooManyBases(ValueError):
    """So many bases round to the change that they are not listed.

    Args:
        first: the smallest of them.
        last: the largest; None where there is no largest.
    """

    def __init__(self, first: int, last: int | None) -> None:
        self.first, self.last = first, last
        en = f"every whole base from {first}" + (f" to {last}" if last is not None else " on")
        zh = f"{first} 至 {last} 的整数" if last is not None else f"{first} 及以上的整数"
        super().__init__(f"{en} gives this change / {zh}作基数都得出此增减幅度")


def implied_base(value: Number, change: Number, *, rounding: Rounding = HALF_UP) -> tuple[int, ...]:
    """Return all whole bases, in order, from which a figure is the printed change away.

    A base is a whole number from 1: from 0 there is no change in per cent. What is computed is the interval of bases, with
    its ends where the rounding puts them; nothing is searched.

    Args:
        value: the figure, from 0.
        change: the change in per cent as printed; it was rounded to as many decimals as it has.
        rounding: how it was rounded; its own number of decimals does not matter here.

    Returns:
        the bases; several where rounding hides which, none where no whole number gives this change.

    Raises:
        TooManyBases: if they cannot be listed: from every base, 0 is 100 % less.
        ValueError: for a negative figure, or text that is no number.
        TypeError: for floats, which do not say how many decimals were printed.

    >>> implied_base(407, "-21.3"), implied_base(1204, "−10.3%"), implied_base(10, "33.4")
    ((517,), (1342, 1343), ())
    """
    figure, printed = Fraction(_number(value)), _number(change)
    if figure < 0:
        raise ValueError(f"the figure is negative: {value} / 数字为负")
    first, last = _ends(figure, printed, rounding)
    if first is None or (last is not None and last < first):
        return ()
    if last is None or last - first >= _MOST:
        raise TooManyBases(first, last)
    return tuple(range(first, last + 1))


def _number(value: Number) -> Decimal:
    if isinstance(value, (float, bool)):
        message = f"write the number as text, int or Decimal, not {type(value).__name__} / 请用文字、整数或 Decimal"
        raise TypeError(message)
    try:
        number = Decimal(value.translate(_MINUS).removesuffix("%") if isinstance(value, str) else value)
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r} / 不是数字") from None
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value} / 不是有限数")
    if number.adjusted() > _MOST_DIGITS or _decimals(number) > _MOST_DIGITS:
        raise ValueError(f"a number of too many digits / 位数过多：{value!r:.40}")
    return number


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _ends(figure: Fraction, printed: Decimal, rounding: Rounding) -> tuple[int | None, int | None]:
    """Return the smallest base, None if there is none, and the largest, None if there is no largest.

    What was printed is `ratio - 100`, the figure in per cent of the base, so the ratio lies half a last digit around it.
    """
    middle, half = Fraction(printed) + 100, Fraction(1, 2 * 10 ** _decimals(printed))
    low, high = middle - half, middle + half
    low_in, high_in = _ties(printed, rounding)
    if figure == 0:  # the ratio to every base is 0; no printed number lies half a last digit from -100
        return (1 if low < 0 < high else None), None
    if high <= 0:
        return None, None
    first, last = 100 * figure / high, 100 * figure / low if low > 0 else None
    smallest = ceil(first) if high_in else floor(first) + 1
    if last is None:
        return smallest, None
    return smallest, floor(last) if low_in else ceil(last) - 1


def _ties(printed: Decimal, rounding: Rounding) -> tuple[bool, bool]:
    """Tell whether a number exactly half a last digit below, and above, was rounded to the printed one."""
    if rounding.half_even:
        even = (Fraction(printed) * 10 ** _decimals(printed)).numerator % 2 == 0
        return even, even
    return printed > 0, printed < 0
