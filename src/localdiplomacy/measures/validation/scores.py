"""How far a number stands out from a series: z and modified z, decided without division or roots, so exactly."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from attrs import frozen

from ..ranges import EXACT, ZERO

# Iglewicz and Hoaglin (1993): 0.6745 makes the median deviation comparable with a standard deviation; where more than
# half of the values are the same, that deviation is 0 and the mean deviation takes its place with this factor.
MEDIAN_FACTOR = Decimal("0.6745")
MEAN_FACTOR = Decimal("1.253314")
_SHOWN = Decimal("0.01")
_MOST_SHOWN = 80  # digits; a score of more is shown as it is
_HALF = Decimal("0.5")


class Method(StrEnum):
    """What a number is measured against."""

    Z = "z"  # mean and standard deviation of the series
    MODIFIED_Z = "modified_z"  # median and median deviation, which an outlier hardly moves


class Spread(StrEnum):
    """What the distance from the centre is measured in."""

    STANDARD_DEVIATION = "standard-deviation"
    MEDIAN_DEVIATION = "median-deviation"
    MEAN_DEVIATION = "mean-deviation"  # instead of a median deviation of 0
    NONE = "none"  # all values are the same


@frozen(kw_only=True)
class Yardstick:
    """A series made ready to measure numbers with: score² = (times · (number − centre))² / square.

    Args:
        centre: mean or median.
        spread: what distances are measured in.
        times: what distances are multiplied by.
        square: what their squares are divided by; 0 for no spread.
    """

    centre: Decimal
    spread: Spread
    times: Decimal = ZERO
    square: Decimal = ZERO

    def exceeds(self, number: Decimal, threshold: Decimal) -> bool:
        """Tell exactly whether the score of a number is beyond a threshold, on either side."""
        limit = EXACT.multiply(_squared(threshold), self.square)
        return self.spread is not Spread.NONE and _squared(self._distance(number)) > limit

    def score(self, number: Decimal) -> Decimal | None:
        """Return the score rounded to two decimals, to be shown; None where there is no spread."""
        if self.spread is Spread.NONE:
            return None
        root = EXACT.divide(self._distance(number), EXACT.sqrt(self.square))
        return root if root.adjusted() > _MOST_SHOWN else root.quantize(_SHOWN, context=EXACT)

    def _distance(self, number: Decimal) -> Decimal:
        return EXACT.multiply(self.times, EXACT.subtract(number, self.centre))


def yardstick(values: Sequence[Decimal], method: Method) -> Yardstick:
    """Return what the numbers of a series (at least one) are measured with."""
    return _of_mean(values) if method is Method.Z else _of_median(values)


def reachable(count: int, method: Method, threshold: Decimal) -> bool:
    """Tell whether any series of so many numbers can have a score beyond a threshold.

    A z-score is at most the root of the number of values less one: ten values never reach 3.
    """
    return method is Method.MODIFIED_Z or count - 1 > _squared(threshold)


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle of numbers (at least one), between the two middle ones where they are even in number."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return EXACT.multiply(EXACT.add(ordered[middle - 1], ordered[middle]), _HALF)


def _of_mean(values: Sequence[Decimal]) -> Yardstick:
    # With n values, sum S and sum of squares Q: z² = (n·x − S)² / (n·Q − S²). The centre is for show only.
    count, added = Decimal(len(values)), _sum(values)
    square = EXACT.subtract(EXACT.multiply(count, _sum([_squared(value) for value in values])), _squared(added))
    if square == 0:
        return Yardstick(centre=values[0], spread=Spread.NONE)
    return _MeanYardstick(
        centre=EXACT.divide(added, count),
        spread=Spread.STANDARD_DEVIATION,
        times=count,
        square=square,
        added=added,
    )


@frozen(kw_only=True)
class _MeanYardstick(Yardstick):
    """Measures from the mean without dividing by the number of values."""

    added: Decimal

    def _distance(self, number: Decimal) -> Decimal:
        return EXACT.subtract(EXACT.multiply(self.times, number), self.added)


def _of_median(values: Sequence[Decimal]) -> Yardstick:
    centre = median(values)
    distances = [EXACT.subtract(value, centre).copy_abs() for value in values]
    deviation = median(distances)
    if deviation:
        spread, times = Spread.MEDIAN_DEVIATION, MEDIAN_FACTOR
        return Yardstick(centre=centre, spread=spread, times=times, square=_squared(deviation))
    total = _sum(distances)
    if not total:
        return Yardstick(centre=centre, spread=Spread.NONE)
    square = _squared(EXACT.multiply(MEAN_FACTOR, total))
    return Yardstick(centre=centre, spread=Spread.MEAN_DEVIATION, times=Decimal(len(values)), square=square)


def _sum(values: Sequence[Decimal]) -> Decimal:
    return reduce(EXACT.add, values, ZERO)


def _squared(number: Decimal) -> Decimal:
    return EXACT.multiply(number, number)
