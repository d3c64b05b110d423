"""Trips against the annual plan."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.checks.trips.plan import Stages, four_stages
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Details, Entry, Headcount, OutboundDelegation, Transition
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[tuple[str, str | None]]]


def trip(id: str = "d", **more: Any) -> OutboundDelegation:
    return OutboundDelegation(id=id, **{"departs_on": "2018-10-30", "returns_on": "2018-11-03", **more})


def line(id: str = "plan-1", persons: int | None = 4, days: Any = 5, **more: Any) -> Entry:
    details = Details() if days is None else Details(days=days)
    counts = Headcount(persons=persons)
    return Entry(id=id, kind="outbound-plan", on="2018", headcount=counts, details=details, **more)


def test_a_trip_at_its_four_stages() -> None:
    made = trip(
        plan_reference="plan-1",
        planned=Headcount(persons=5),
        approved=Headcount(persons=4, person_times=4),
        headcount=Headcount(persons=3),
        days_planned=6,
        days_approved=5,
    )
    first, second, idle = four_stages(Ledger.of([made, trip("e"), line(), line("plan-2", 2, "五")]))
    assert first == Stages(id="d", days=(5, 6, 5, 5), persons=(4, 5, 4, 3), person_times=(None, None, 4, None))
    assert second == Stages(id="e", days=(None, None, None, 5), persons=(None,) * 4, person_times=(None,) * 4)
    assert idle == Stages(id="plan-2", days=(None,) * 4, persons=(2, None, None, None), person_times=(None,) * 4)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"plan_reference": "plan-1", "planned": Headcount(persons=5)}, 1),
        ({"plan_reference": "plan-1", "planned": Headcount(persons=4)}, 0),
        ({"plan_reference": "plan-1", "days_planned": 6}, 1),
        ({"plan_reference": "plan-1", "approved": Headcount(persons=5)}, 1),  # nothing says what was asked for
        ({"planned": Headcount(persons=5), "approved": Headcount(persons=6, person_times=9)}, 1),
        ({"planned": Headcount(persons=5), "approved": Headcount(person_times=9)}, 0),
        ({"days_planned": 5, "days_approved": 6, "returns_on": None}, 1),
        ({"days_planned": 6, "days_approved": 5}, 0),
    ],
)
def test_stages_that_grow(more: dict[str, Any], found: int, look: Look) -> None:
    codes = [code for code, _ in look(trip(**more), line())]
    assert codes.count("LD-TRIP-009") == found


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ((trip(), trip("e")), []),  # an office without a plan
        ((trip(), trip("e", plan_reference="7")), ["d"]),
        ((trip(departs_on="2019-10-30", returns_on=None), trip("e", plan_reference="7")), []),
        ((trip(office="a"), trip("e", plan_reference="7")), []),
        ((trip(plan_reference="plan-1"), line()), []),
        ((trip(plan_reference="plan-9"), line()), ["d"]),
        ((trip(), line()), ["d"]),
        ((trip(history=(Transition("refused"),)), line()), []),
        ((trip(departs_on=None, returns_on=None), line()), []),
    ],
)
def test_trips_out_of_plan(records: Any, found: list[str], look: Look) -> None:
    assert [subject for code, subject in look(*records) if code == "LD-TRIP-010"] == found


def test_the_quota_is_asked_of_offices_that_keep_a_plan(look: Look) -> None:
    three = [trip(f"t{number}") for number in range(3)]
    assert ("LD-CHECK-005", None) not in look(*three, regulations=builtin())
    assert ("LD-CHECK-005", None) in look(*three, line(), regulations=builtin())


@pytest.mark.parametrize(
    ("trips", "found"),
    [
        ([trip("a"), trip("b")], []),
        ([trip("a"), trip("b"), trip("c")], ["c"]),
        ([trip("a"), trip("b"), trip("c", departs_on="2018-01-05", returns_on=None)], ["b"]),
        ([trip("a"), trip("b"), trip("c", history=(Transition("cancelled"),))], []),
        ([trip("a"), trip("b"), trip("c", office="o")], []),
        ([trip("a"), trip("b"), trip("c", departs_on="2019-01-05", returns_on=None)], []),
        ([trip("a"), trip("b"), trip("c", headcount=Headcount(batches=3))], []),
    ],
)
def test_the_first_group_beyond_the_quota_is_named(trips: Any, found: list[str], look: Look) -> None:
    assert [subject for code, subject in look(*trips) if code == "LD-TRIP-011"] == found


@pytest.mark.parametrize(("approved", "broken"), [(None, False), (4, True), (5, False), (6, False)])
def test_groups_that_stayed_longer_than_approved(approved: int | None, broken: bool, look: Look) -> None:
    assert (("LD-TRIP-008", "d") in look(trip(days_approved=approved))) is broken
    assert ("LD-TRIP-008", "d") not in look(trip(days_approved=approved, returns_on=None))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((line(),), [("LD-TRIP-014", "b")]),
        ((line(), line(id="plan-2")), []),
        ((evolve(line(), headcount=Headcount(batches=2)),), []),
        ((evolve(line(), on=None),), []),
        ((evolve(line(), on="2020"),), []),
    ],
)
def test_groups_beyond_the_plan_where_there_is_no_quota(lines: Any, found: list[str], look: Look) -> None:
    trips = (trip("a", plan_reference="plan-1"), trip("b", plan_reference="plan-1"))
    said = look(*lines, *trips, regulations=builtin())
    assert [one for one in said if one[0] == "LD-TRIP-014"] == found
    assert [one for one in look(*lines, *trips) if one[0] == "LD-TRIP-014"] == []  # the quota is two
