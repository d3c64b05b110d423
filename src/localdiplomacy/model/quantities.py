"""Amounts as offices print them: exact counts, ranges, "about 80", "nearly 600,000"."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from .texts import Text

PERSONS = "persons"
PERSON_TIMES = "person_times"
BATCHES = "batches"
GROUPS = "groups"
COUNT_UNITS = (BATCHES, GROUPS, PERSONS, PERSON_TIMES)

# A whole number of more digits counts nothing on earth; turning one with a large exponent into an int takes forever.
_MOST_DIGITS = 18


class Qualifier(StrEnum):
    """How firmly a printed number is meant."""

    EXACT = "exact"
    APPROX = "approx"  # 约, 左右
    NEARLY = "nearly"  # 近
    OVER = "over"  # 余, 多, 逾
    AT_LEAST = "at_least"  # 以上, 至少
    AT_MOST = "at_most"  # 以内, 不超过


# How a number is printed with its qualifier; what is printed so in Chinese is read back as it was.
QUALIFIED: Mapping[Qualifier, Text] = {
    Qualifier.EXACT: Text("{}", "{}"),
    Qualifier.APPROX: Text("约{}", "about {}"),
    Qualifier.NEARLY: Text("近{}", "nearly {}"),
    Qualifier.OVER: Text("{}余", "over {}"),
    Qualifier.AT_LEAST: Text("至少{}", "at least {}"),
    Qualifier.AT_MOST: Text("至多{}", "at most {}"),
}


class UnitMismatch(ValueError):
    """Two amounts of different units were to be added or compared (人 and 人次 are different units)."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"{left} and {right} are different units / 单位不同，不能相加或比较: {left}, {right}")
        self.left = left
        self.right = right


def _number(value: Decimal | int | str) -> Decimal:
    if isinstance(value, (float, bool)):
        raise TypeError(f"a Quantity takes int, Decimal or text, not {type(value).__name__} / 不接受浮点数")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {number} / 不是有限数")
    return number


@frozen
class Quantity:
    """An amount with its unit, as printed: `2–4期`, `100余人`, `近60万只`; a plain count has low = high.

    Args:
        low: the lower printed number.
        high: the upper printed number (the same one unless a range is printed).
        unit: id of the unit, such as `persons`, `person_times`, `batches`, `CNY`.
        qualifier: how firmly the number is meant.

    Raises:
        ValueError: if low is above high or a number is not finite.
        TypeError: for floats, which cannot hold printed figures exactly.
    """

    low: Decimal = field(converter=_number)
    high: Decimal = field(converter=_number)
    unit: str
    qualifier: Qualifier = Qualifier.EXACT

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high} / 下限大于上限")

    @classmethod
    def of(cls, value: Decimal | int | str, unit: str, qualifier: Qualifier = Qualifier.EXACT) -> "Quantity":
        """Return a single printed number as a Quantity."""
        return cls(value, value, unit, qualifier)

    @property
    def exact(self) -> Decimal | None:
        """The number, or None where a range or a rounded number is meant."""
        return self.low if self.low == self.high and self.qualifier is Qualifier.EXACT else None

    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the numbers it can mean, both ends included; None is unbounded.

        A rounded number is open by its last printed digit above zero: 约80 is 75 to 85, 近60万 is above
        500,000, 100余 is below 200.

        >>> Quantity.of(80, "persons", Qualifier.APPROX).bounds()
        (Decimal('75'), Decimal('85'))
        """
        below, above = self.slack()
        least = None if self.qualifier is Qualifier.AT_MOST else self.low - below
        return least, None if above is None else self.high + above

    def slack(self) -> tuple[Decimal, Decimal | None]:
        """Return how far below `low` and above `high` the amount may lie; None is unbounded.

        An amount of at most so many may be nothing, but not less.
        """
        if self.qualifier is Qualifier.AT_LEAST:
            return _ZERO, None
        if self.qualifier is Qualifier.AT_MOST:
            return max(self.low, _ZERO), _ZERO
        if self.qualifier is Qualifier.APPROX:
            return _last_digit(self.low) / 2, _last_digit(self.high) / 2
        if self.qualifier is Qualifier.NEARLY:
            return _last_digit(self.low), _ZERO
        if self.qualifier is Qualifier.OVER:
            return _ZERO, _last_digit(self.high)
        return _ZERO, _ZERO

    @property
    def text(self) -> Text:
        """The number as printed, without its unit: `约80`, `about 80`; `4–6`."""
        low, high = f"{self.low.normalize():f}", f"{self.high.normalize():f}"
        number = low if low == high else f"{low}–{high}"
        words = QUALIFIED[self.qualifier]
        return Text(words.zh.format(number), words.en.format(number))

    def admits(self, other: "Quantity") -> bool:
        """Tell whether the two can mean the same amount.

        Raises:
            UnitMismatch: if the units differ.
        """
        self._same_unit(other)
        low, high = self.bounds()
        other_low, other_high = other.bounds()
        return not (
            (high is not None and other_low is not None and other_low > high)
            or (low is not None and other_high is not None and other_high < low)
        )

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum: with the qualifier of its parts where that says enough, else as the range it lies in.

        >>> (Quantity.of(20, "persons") + Quantity.of(80, "persons", Qualifier.APPROX)).text.en
        '95–105'

        Raises:
            UnitMismatch: if the units differ.
        """
        self._same_unit(other)
        printed = Quantity(self.low + other.low, self.high + other.high, self.unit, _weaker(self, other))
        if printed.qualifier is Qualifier.EXACT:
            return printed
        (below, above), (other_below, other_above) = self.slack(), other.slack()
        open_end = above is None or other_above is None
        return printed.or_range(below + other_below, None if open_end else above + other_above)  # type: ignore[operator]

    def or_range(self, below: Decimal, above: Decimal | None) -> "Quantity":
        """Return this amount if its qualifier means just this slack, else the plain range it lies in.

        Rounded numbers do not add up as they are printed: 约80 and 约80 is 150 to 170, and 约160 would be 155 to 165.

        Args:
            below: how far below `low` it may lie.
            above: how far above `high` it may lie; None is unbounded.
        """
        if self.slack() == (below, above):
            return self
        if above is None:
            return Quantity.of(self.low - below, self.unit, Qualifier.AT_LEAST)
        return Quantity(self.low - below, self.high + above, self.unit)

    def _same_unit(self, other: "Quantity") -> None:
        if self.unit != other.unit:
            raise UnitMismatch(self.unit, other.unit)


_ZERO = Decimal(0)


def _last_digit(number: Decimal) -> Decimal:
    """Return the place value of the last digit above zero: 80 → 10, 600000 → 100000, 2.5 → 0.1; 0 → 1."""
    if number == 0:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _weaker(left: Quantity, right: Quantity) -> Qualifier:
    if left.qualifier is right.qualifier:
        return left.qualifier
    if Qualifier.EXACT in (left.qualifier, right.qualifier):
        return right.qualifier if left.qualifier is Qualifier.EXACT else left.qualifier
    return Qualifier.APPROX


Count = int | Quantity
"""A number of heads or groups: a plain int is exact, a Quantity stands where only a range or a rounded number is printed."""


def count_of(amount: Quantity, unit: str) -> Count:
    """Return an amount as a count of `unit`: an int where it is exact.

    Raises:
        ValueError: if the amount is in another unit, or not in whole numbers.
    """
    if amount.unit != unit:
        raise ValueError(f"a count of {unit}, not of {amount.unit[:20]} / 此处以 {unit} 计，不是 {amount.unit[:20]}")
    if not (_is_whole(amount.low) and _is_whole(amount.high)):
        raise ValueError("a count is a whole number / 计数须为整数")
    return amount if amount.exact is None else int(amount.exact)


def _is_whole(number: Decimal) -> bool:
    return number.adjusted() < _MOST_DIGITS and number == number.to_integral_value()


def bounds_of(count: Count) -> tuple[Decimal | int | None, Decimal | int | None]:
    """Return the numbers a count can mean, both ends included; None is unbounded."""
    return (count, count) if isinstance(count, int) else count.bounds()


def is_more(one: Count | None, other: Count | None) -> bool:
    """Tell whether a count is more than another for certain; one that is not stated is not."""
    if one is None or other is None:
        return False
    if isinstance(one, int) and isinstance(other, int):
        return one > other
    least, most = bounds_of(one)[0], bounds_of(other)[1]
    return least is not None and most is not None and least > most


@frozen(kw_only=True)
class Headcount:
    """The counts of one visit or batch, each stated on its own: 批次, 团组, 人, 人次.

    They are never derived from one another; None is "not stated", which is not 0. A rounded number or a range (约80,
    4–6) is a Quantity in the unit of its field.

    Args:
        batches: 批次, arrivals or departures handled as one.
        groups: 团组, organised groups.
        persons: 人, distinct persons.
        person_times: 人次, one person travelling twice counts 2.

    Raises:
        ValueError: for a Quantity in another unit or not in whole numbers.
    """

    batches: Count | None = None
    groups: Count | None = None
    persons: Count | None = None
    person_times: Count | None = None

    def __attrs_post_init__(self) -> None:
        for unit in COUNT_UNITS:
            count = getattr(self, unit)
            if isinstance(count, Quantity):
                object.__setattr__(self, unit, count_of(count, unit))

    def get(self, unit: str) -> Count | None:
        """Return the count in `unit` (`batches`, `groups`, `persons` or `person_times`)."""
        if unit not in COUNT_UNITS:
            raise ValueError(f"not a unit of a headcount: {unit!r} / 不是人数口径")
        return getattr(self, unit)  # type: ignore[no-any-return]

    def quantity(self, unit: str) -> Quantity | None:
        """Return the count in `unit` as an amount that can be added and compared."""
        count = self.get(unit)
        return Quantity.of(count, unit) if isinstance(count, int) else count


NO_HEADCOUNT = Headcount()


@frozen
class Money:
    """An amount of money in one currency (ISO 4217).

    Raises:
        ValueError: if the currency is not three capital letters or the amount is not finite.
    """

    amount: Decimal = field(converter=_number)
    currency: str = "CNY"

    def __attrs_post_init__(self) -> None:
        if not (
            len(self.currency) == 3 and self.currency.isascii() and self.currency.isalpha() and self.currency.isupper()
        ):
            raise ValueError(f"not an ISO 4217 code: {self.currency[:20]!r} / 不是货币代码")
