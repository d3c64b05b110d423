"""Built-in indicators of what becomes of trips."""

from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.codec.codelists.builtin import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin_trips import EDUCATION, PRIORITIES
from localdiplomacy.measures.measure import measure
from localdiplomacy.model import (
    ChecklistItem,
    ChecklistRun,
    Headcount,
    OutboundDelegation,
    Quantity,
    Transition,
)


def _trip(id: str, **more: Any) -> OutboundDelegation:
    return OutboundDelegation(id=id, **{"departs_on": "2018-03-01", **more})


def _figure(indicator: str, *trips: OutboundDelegation) -> Quantity | None:
    return measure(Ledger.of(trips), indicator, period="2018").rows[0].observation.value


def _approved(id: str, person_times: int, priority: str | None) -> OutboundDelegation:
    return _trip(id, approved=Headcount(person_times=person_times), priority=priority)


def test_the_codes_are_those_of_the_code_lists() -> None:
    lists = builtin_code_lists()
    assert set(PRIORITIES) <= {code.id for code in lists["priority"]}
    assert EDUCATION in lists
    assert EDUCATION in lists["checklist"]


def test_the_share_of_priority_fields() -> None:
    """Wuxi printed 79 % for the first half of 2018: the four fields among the person-times approved."""
    fields = zip(PRIORITIES, (30, 20, 15, 14), strict=True)
    trips = [_approved(f"p{number}", count, field) for number, (field, count) in enumerate(fields)]
    others = (_approved("o1", 20, "culture"), _approved("o2", 1, ""))
    cancelled = _trip("c", approved=Headcount(person_times=50), history=(Transition("cancelled", "2018-02-01"),))
    assert _figure("outbound.priority.share", *trips, *others, cancelled) == Quantity.of(Decimal(79), "percent")


def test_a_trip_that_names_no_field_leaves_the_share_open() -> None:
    table = measure(
        Ledger.of([_approved("a", 5, "talent"), _approved("b", 5, None)]), "outbound.priority.share", period="2018"
    )
    assert table.rows[0].observation.value != Quantity.of(Decimal(50), "percent")


@pytest.mark.parametrize(
    ("asked", "approved", "more", "cut"),
    [
        (5, 4, {}, True),
        (5, 5, {}, False),
        (5, 6, {}, False),
        (5, 5, {"days_planned": 8, "days_approved": 7}, True),
        (None, 4, {}, None),
        (None, None, {"days_planned": 8, "days_approved": 8}, False),
    ],
)
def test_groups_that_were_cut(asked: int | None, approved: int | None, more: dict[str, Any], cut: bool | None) -> None:
    trip = _trip("a", planned=Headcount(persons=asked), approved=Headcount(persons=approved), **more)
    assert trip.cut is cut
    if cut is not None:
        assert _figure("outbound.cut.batches", trip) == Quantity.of(int(cut), "batches")


def test_decisions_are_counted_on_their_day_whatever_came_after() -> None:
    life = (
        Transition("applied", "2018-01-05"),
        Transition("approved", "2018-02-05"),
        Transition("adjusting", "2018-02-10"),
        Transition("cancelled", "2018-02-20"),
    )
    trip = _trip("a", planned=Headcount(persons=6), history=life, departs_on=None)
    for name in ("applied", "approved", "adjusted", "cancelled"):
        assert _figure(f"outbound.{name}.batches", trip) == Quantity.of(1, "batches"), name
    assert _figure("outbound.cancelled.people", trip) == Quantity.of(6, "persons")
    assert _figure("outbound.batches", _trip("a", history=life)) == Quantity.of(0, "batches")


def test_followed_up_trips_were_made() -> None:
    trip = _trip("a", history=(Transition("followed-up", "2018-06-01"),), agreements=("x", "y"))
    assert _figure("outbound.batches", trip) == Quantity.of(1, "batches")
    assert _figure("outbound.followed_up.batches", trip) == Quantity.of(1, "batches")
    assert _figure("outbound.agreements", trip) == Quantity.of(2, "items")


def test_briefed_in_full_and_in_plan() -> None:
    def run(*done: bool) -> ChecklistRun:
        items = tuple(ChecklistItem(code=f"education-{number}", done=one) for number, one in enumerate(done, 1))
        return ChecklistRun(checklist=EDUCATION, items=items)

    whole = _trip("a", checklists=(run(True, False), run(False, True)), plan_reference="7")
    half = _trip("b", checklists=(run(True, False), ChecklistRun(checklist="other")))
    assert whole.completed_checklists == (EDUCATION,)
    assert half.completed_checklists == ()
    assert _figure("outbound.educated.share", whole, half) == Quantity.of(50, "percent")
    assert _figure("outbound.in_plan.share", whole, half) == Quantity.of(50, "percent")
