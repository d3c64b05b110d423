"""Rounding as named data, and per cent computed exactly."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import frozen

from ..model.texts import Text
from .coded import Coded

RoundingId = Literal["half-up", "half-even"]


@frozen(kw_only=True)
class Rounding:
    """How a printed figure is rounded.

    Args:
        id: slug.
        label: what it is called.
        half_even: True sends a tie to the even digit, False away from zero.
        decimals: digits after the point.
    """

    id: str
    label: Text
    half_even: bool = False
    decimals: int = 1

    def round(self, value: Fraction | Decimal | int) -> Decimal:
        """Return `value` rounded, computed exactly (no double rounding).

        >>> HALF_UP.round(Decimal("-0.25")), HALF_EVEN.round(Decimal("-0.25"))
        (Decimal('-0.3'), Decimal('-0.2'))
        """
        exact = Fraction(value)
        return self.quotient(exact.numerator, exact.denominator)

    def quotient(self, part: int, whole: int) -> Decimal:
        """Return `part / whole` rounded, computed exactly; `whole` is above 0."""
        return self._decimal(self._scaled(part, whole))

    def percents(self, parts: Sequence[int | None], wholes: Sequence[int]) -> Coded[Decimal | None]:
        """Return each part in per cent of its whole, which is above 0, rounded; None where there is no part."""
        scaled: list[int | None]
        pairs = zip(parts, wholes, strict=True)
        if self.half_even:
            scaled = [None if part is None else self._scaled(100 * part, whole) for part, whole in pairs]
        else:  # a call for each of a hundred thousand would cost more than the rounding
            scale: int = 200 * 10**self.decimals
            scaled = [
                None
                if part is None
                else (scale * part + whole) // (2 * whole)
                if part > 0
                else -((whole - scale * part) // (2 * whole))
                for part, whole in pairs
            ]
        return Coded.of(scaled).renamed(lambda number: None if number is None else self._decimal(number))

    def _scaled(self, part: int, whole: int) -> int:
        scale: int = 2 * 10**self.decimals
        twice = scale * (part if part > 0 else -part)
        rounded = (twice + whole) // (2 * whole)  # half up
        if self.half_even and rounded % 2 and twice + whole == 2 * whole * rounded:
            rounded -= 1
        return rounded if part > 0 else -rounded

    def _decimal(self, scaled: int) -> Decimal:
        return Decimal(f"{scaled}E-{self.decimals}")


# Offices and spreadsheets round ties away from zero; GB/T 8170 sends them to the even digit.
HALF_UP = Rounding(id="half-up", label=Text("四舍五入", "half up"))
HALF_EVEN = Rounding(id="half-even", label=Text("四舍六入五成双（GB/T 8170）", "half even (GB/T 8170)"), half_even=True)
ROUNDINGS = (HALF_UP, HALF_EVEN)


def rounding_named(id: RoundingId) -> Rounding:
    """Return the rounding that settings call by its id."""
    return next(rounding for rounding in ROUNDINGS if rounding.id == id)


def percent(part: Decimal, whole: Decimal, rounding: Rounding) -> Decimal:
    """Return `part` in per cent of `whole` (not 0), rounded."""
    return rounding.round(Fraction(part) / Fraction(whole) * 100)
