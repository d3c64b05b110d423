"""Shares of a total. What the parts leave is shown as 其他, never hidden or spread over the parts."""

from collections.abc import Sequence
from decimal import Decimal

from attrs import frozen

from ..model.observations import Observation
from ..model.quantities import Quantity
from ..model.texts import Text
from .dimensions import OTHER
from .rounding import HALF_UP, Rounding, percent
from .totals import NOT_ADDITIVE, OVERLAPPING, PART_MISSING, Refusal, different_units

ZERO_TOTAL = Refusal(Text("总数为 0", "the total is 0"))
INEXACT = Refusal(Text("有的数字不精确", "a figure is not exact"))


@frozen(kw_only=True)
class Share:
    """A part of a total.

    Args:
        members: what the part is, one member a dimension; `_other` throughout for the rest.
        value: how much.
        percent: its share of the total, rounded.
    """

    members: tuple[str, ...]
    value: Quantity
    percent: Decimal


def shares_of(
    parts: Sequence[tuple[tuple[str, ...], Observation]],
    total: Observation,
    *,
    additive: bool = True,
    rounding: Rounding = HALF_UP,
) -> tuple[Share, ...] | Refusal:
    """Return the share of each part in the order given, and last the rest where the parts leave one.

    Args:
        parts: the parts with their members.
        total: the whole.
        additive: False for an indicator whose figures do not add up.
        rounding: how percentages are rounded; they are not made to add up to 100.

    Returns:
        the shares, or a `Refusal` where they would say something wrong.
    """
    if not additive:
        return NOT_ADDITIVE
    found = [(members, part.value) for members, part in parts if part.value is not None]
    if total.value is None or len(found) < len(parts):
        return PART_MISSING
    units = {value.unit for _, value in found} | {total.value.unit}
    if len(units) > 1:
        return different_units(units)
    exact = [(members, value.exact) for members, value in found]
    whole, unit = total.value.exact, total.value.unit
    numbers = [(members, number) for members, number in exact if number is not None]
    if whole is None or len(numbers) < len(exact):
        return INEXACT
    if whole == 0:
        return ZERO_TOTAL
    rest = whole - sum((number for _, number in numbers), Decimal(0))
    if rest < 0:
        return OVERLAPPING
    if rest:
        width = len(parts[0][0]) if parts else 1
        numbers.append(((OTHER,) * width, rest))
    return tuple(
        Share(members=members, value=Quantity.of(number, unit), percent=percent(number, whole, rounding))
        for members, number in numbers
    )
