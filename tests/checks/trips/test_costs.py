"""What trips cost, against their budgets."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.model import CostItem, Money, OutboundDelegation

Look = Callable[..., list[tuple[str, str | None]]]


def trip(**more: Any) -> OutboundDelegation:
    return OutboundDelegation(id="d1", **more)


def test_items_are_held_against_their_own_budget(look: Look) -> None:
    item = CostItem(item="lodging", budget=Money(Decimal("99.5")), actual=Money(100))
    assert look(trip(costs=(item,))) == [("LD-TRIP-051", "d1")]
    assert look(trip(costs=(item,), cost=Money(100), budget=Money(Decimal("99.5")))) == [("LD-TRIP-051", "d1")] * 2


@pytest.mark.parametrize(
    "more",
    [
        {"budget": Money(1, "USD"), "cost": Money(7)},
        {"cost": Money(7)},
        {"cost": Money(7), "costs": (CostItem(item="meals", actual=Money(3)), CostItem(item="lodging"))},
        {"cost": Money(7), "costs": (CostItem(item="meals", actual=Money(3, "USD")),)},
        {
            "budget": Money(7),
            "costs": (CostItem(item="meals", budget=Money(3)), CostItem(item="other", budget=Money(4))),
        },
    ],
)
def test_amounts_that_cannot_be_compared_or_that_fit(more: dict[str, Any], look: Look) -> None:
    assert look(trip(**more)) == []


def test_items_that_do_not_add_up(look: Look) -> None:
    items = (CostItem(item="meals", budget=Money(3), actual=Money(3)),)
    assert look(trip(budget=Money(4), cost=Money(2), costs=items)) == [("LD-TRIP-052", "d1")] * 2
