"""Amounts as offices print them: exact counts, ranges, "about 80", "nearly 600,000"."""

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

PERSONS = "persons"
PERSON_TIMES = "person_times"
BATCHES = "batches"
GROUPS = "groups"


class Qualifier(StrEnum):
    """How firmly a printed number is meant."""

    EXACT = "exact"
    APPROX = "approx"  # 约, 左右
    NEARLY = "nearly"  # 近
    OVER = "over"  # 余, 多, 逾
    AT_LEAST = "at_least"  # 以上, 至少
    AT_MOST = "at_most"  # 以内, 不超过


class UnitMismatch(ValueError):
    """Two amounts of different units were to be added or compared (人 and 人次 are different units)."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"{left} and {right} are different units / 单位不同,不能相加或比较: {left}, {right}")
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
        if self.qualifier is Qualifier.AT_LEAST:
            return self.low, None
        if self.qualifier is Qualifier.AT_MOST:
            return None, self.high
        if self.qualifier is Qualifier.APPROX:
            return self.low - _last_digit(self.low) / 2, self.high + _last_digit(self.high) / 2
        if self.qualifier is Qualifier.NEARLY:
            return self.low - _last_digit(self.low), self.high
        if self.qualifier is Qualifier.OVER:
            return self.low, self.high + _last_digit(self.high)
        return self.low, self.high

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
        self._same_unit(other)
        return Quantity(self.low + other.low, self.high + other.high, self.unit, _weaker(self, other))

    def _same_unit(self, other: "Quantity") -> None:
        if self.unit != other.unit:
            raise UnitMismatch(self.unit, other.unit)


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


@frozen(kw_only=True)
class Headcount:
    """The counts of one visit or batch, each stated on its own: 批次, 团组, 人, 人次.

    They are never derived from one another; None is "not stated", which is not 0.

    Args:
        batches: 批次, arrivals or departures handled as one.
        groups: 团组, organised groups.
        persons: 人, distinct persons.
        person_times: 人次, one person travelling twice counts 2.
    """

    batches: int | None = None
    groups: int | None = None
    persons: int | None = None
    person_times: int | None = None

    def get(self, unit: str) -> int | None:
        """Return the count in `unit` (`batches`, `groups`, `persons` or `person_times`)."""
        if unit not in ("batches", "groups", "persons", "person_times"):
            raise ValueError(f"not a unit of a headcount: {unit!r} / 不是人数口径")
        return getattr(self, unit)  # type: ignore[no-any-return]


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
