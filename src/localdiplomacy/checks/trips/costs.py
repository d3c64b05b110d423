"""What a trip cost is held against its budget: in all, item by item, and the items against their sum.

Amounts in different currencies are not compared.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ...issues.catalogue.trips_money import ITEMS_DIFFER, OVER_BUDGET
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.quantities import Money
from ...model.texts import Text
from ..check import Check, CheckContext
from ..found import issue
from .judged import has_trips

_LIST = "cost-item"
_ALL = Text("合计", "In all")
_BUDGET, _COST = Text("预算", "budget"), Text("支出", "cost")


def over_budget(context: CheckContext) -> Iterator[Issue]:
    """Find trips, and items of trips, that cost more than was planned."""
    for trip in context.ledger.outbound:
        if trip.cost is not None and _more(trip.budget, trip.cost):
            yield _exceeded(trip, "cost", _ALL, trip.budget, trip.cost)
        for number, part in enumerate(trip.costs):
            if part.actual is not None and _more(part.budget, part.actual):
                what = context.code_name(_LIST, part.item)
                yield _exceeded(trip, f"costs[{number}].actual", what, part.budget, part.actual)


def _more(budget: Money | None, cost: Money) -> bool:
    return budget is not None and cost.amount > budget.amount and budget.currency == cost.currency


def _exceeded(trip: OutboundDelegation, path: str, what: Text, budget: Money | None, cost: Money) -> Issue:
    planned = budget or Money(0, cost.currency)
    params = {"what": what, "cost": _shown(cost), "budget": _shown(planned)}
    over = _shown(Money(cost.amount - planned.amount, cost.currency))
    return issue(OVER_BUDGET, trip, path, {**params, "over": over})


def items(context: CheckContext) -> Iterator[Issue]:
    """Find items that do not add up to the budget or to the cost; where one has no amount, nothing is said."""
    for trip in context.ledger.outbound:
        if trip.costs:
            yield from _differ(trip, "budget", _BUDGET, trip.budget, [part.budget for part in trip.costs])
            yield from _differ(trip, "cost", _COST, trip.cost, [part.actual for part in trip.costs])


def _differ(
    trip: OutboundDelegation, path: str, what: Text, stated: Money | None, parts: Iterable[Money | None]
) -> Iterator[Issue]:
    if stated is None:
        return
    added = Decimal(0)
    for part in parts:
        if part is None or part.currency != stated.currency:
            return
        added += part.amount
    if added != stated.amount:
        params = {"what": what, "sum": _shown(Money(added, stated.currency)), "stated": _shown(stated)}
        yield issue(ITEMS_DIFFER, trip, path, params)


def _shown(money: Money) -> str:
    return f"{money.amount:f} {money.currency}"


def _has_costs(context: CheckContext) -> bool:
    return has_trips(context) and any(trip.cost is not None or trip.costs for trip in context.ledger.outbound)


CHECKS = (
    Check(
        id="core.trip-costs",
        zh="实际支出不超预算",
        en="trips do not cost more than planned",
        rules=(OVER_BUDGET,),
        run=over_budget,
        applies=_has_costs,
        needs=(f"codes:{_LIST}",),
    ),
    Check(
        id="core.trip-cost-items",
        zh="经费明细与合计相符",
        en="items of cost add up",
        rules=(ITEMS_DIFFER,),
        run=items,
        applies=_has_costs,
    ),
)
