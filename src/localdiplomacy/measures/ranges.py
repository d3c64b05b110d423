"""Ranges of numbers: what a printed figure can mean, added up exactly."""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from attrs import frozen

from ..model.quantities import Qualifier, Quantity

# More digits than any sum of printed figures has, whatever precision the caller works with.
EXACT = Context(prec=100, Emin=MIN_EMIN, Emax=MAX_EMAX)
ZERO = Decimal(0)


@frozen
class Range:
    """The numbers something can be, both ends included; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, quantity: Quantity) -> "Range":
        """Return the numbers a printed amount can mean: 约80 is 75 to 85."""
        below, above = quantity.slack()
        low = EXACT.subtract(quantity.low, below)
        return cls(low, None if above is None else EXACT.add(quantity.high, above))

    @property
    def exact(self) -> Decimal | None:
        """The number, or None where it can be several."""
        return self.low if self.low == self.high else None

    def __add__(self, other: "Range") -> "Range":
        return Range(_add(self.low, other.low), _add(self.high, other.high))

    def __sub__(self, other: "Range") -> "Range":
        return self + other.times(Decimal(-1))

    def times(self, factor: Decimal) -> "Range":
        """Return all of it multiplied by a number other than 0."""
        ends = [None if end is None else EXACT.multiply(end, factor) for end in (self.low, self.high)]
        return Range(*ends) if factor > 0 else Range(*reversed(ends))

    def common(self, other: "Range") -> "Range | None":
        """Return the numbers both can be, or None where there are none."""
        low = max((end for end in (self.low, other.low) if end is not None), default=None)
        high = min((end for end in (self.high, other.high) if end is not None), default=None)
        return None if low is not None and high is not None and low > high else Range(low, high)

    def quantity(self, unit: str) -> Quantity | None:
        """Return it as an amount, or None where it is open at both ends."""
        if self.low is not None and self.high is not None:
            return Quantity(self.low, self.high, unit)
        if self.low is not None:
            return Quantity.of(self.low, unit, Qualifier.AT_LEAST)
        return None if self.high is None else Quantity.of(self.high, unit, Qualifier.AT_MOST)

    def to_dict(self) -> dict[str, str | None]:
        """Return plain values for JSON; numbers as text."""
        low, high = (None if end is None else number_text(end) for end in (self.low, self.high))
        return {"low": low, "high": high}

    def __str__(self) -> str:
        if self.exact is not None:
            return f"{_plain(self.exact):+f}"
        return "…".join("" if end is None else f"{_plain(end):+f}" for end in (self.low, self.high))


NOTHING = Range(ZERO, ZERO)


def _add(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.add(one, other)


def number_text(number: Decimal) -> str:
    """Return a number for JSON, without noughts that say nothing."""
    return f"{_plain(number):f}"


def _plain(number: Decimal) -> Decimal:
    """Return a number without the noughts after its point that multiplying leaves; -0 is 0."""
    return ZERO if number == 0 else EXACT.create_decimal(number).normalize(EXACT)
