"""Counts: every field is looked at, missing is not 0, and different units are never compared."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext, headcounts
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import (
    City,
    Entry,
    HandOver,
    Headcount,
    InboundDelegation,
    Leg,
    Member,
    Money,
    Observation,
    OutboundDelegation,
    Period,
    Qualifier,
    Quantity,
    TransferBatch,
    Vehicle,
)
from localdiplomacy.model.quantities import Count
from localdiplomacy.testing.values import printed_counts

Look = Callable[..., list[Any]]
_BELOW = Headcount(batches=-1, groups=-2, persons=-4, person_times=-3)


def _leg(out: int | None = None, arrived: int | None = None) -> Leg:
    return Leg(origin="上海", destination="宿迁", persons_out=out, persons_in=arrived)


def _onward(out: int) -> Leg:
    return Leg(origin="宿迁", destination="泗洪", persons_out=out)


def _vehicle(persons: int | None, seats: int | None = None) -> Vehicle:
    return Vehicle(reference="1", persons=persons, seats=seats)


def test_every_count_is_looked_at(found: Look) -> None:
    issues = found(
        OutboundDelegation(
            id="d",
            headcount=_BELOW,
            planned=Headcount(persons=-1),
            approved=Headcount(person_times=-1),
            days_planned=-5,
            days_approved=-6,
            budget=Money(Decimal("-0.01")),
        ),
        InboundDelegation(id="v", headcount=_BELOW),
        TransferBatch(
            id="b",
            headcount=_BELOW,
            legs=(_leg(0, 0), _leg(-1, -1)),
            hand_overs=(HandOver(place="a", persons_given=-1, persons_received=-1),),
            vehicles=(_vehicle(-1, -2),),
        ),
        Entry(id="e", kind="event", headcount=_BELOW, quantity=Quantity.of(-1, "copies"), amount=Money(-3)),
        City(id="c", population=Quantity(-1, 5, "inhabitants"), area=Quantity.of(-1, "km2")),
        only=("LD-COUNT-001",),
    )
    named = {path: params["field"] for _, _, path, params in issues}
    assert (named["planned.persons"], named["budget"]) == ('"Persons asked for"', '"Budget"')
    assert [(subject, path, params["value"]) for _, subject, path, params in issues] == [
        *(("b", "hand_overs[0].persons_given", "-1"), ("b", "hand_overs[0].persons_received", "-1")),
        *(("b", "headcount.batches", "-1"), ("b", "headcount.groups", "-2")),
        *(("b", "headcount.person_times", "-3"), ("b", "headcount.persons", "-4")),
        *(("b", "legs[1].persons_in", "-1"), ("b", "legs[1].persons_out", "-1")),
        *(("b", "vehicles[0].persons", "-1"), ("b", "vehicles[0].seats", "-2")),
        *(("c", "area", "-1"), ("c", "population", "-1")),
        *(("d", "approved.person_times", "-1"), ("d", "budget", "-0.01")),
        *(("d", "days_approved", "-6"), ("d", "days_planned", "-5")),
        *(("d", "headcount.batches", "-1"), ("d", "headcount.groups", "-2")),
        *(("d", "headcount.person_times", "-3"), ("d", "headcount.persons", "-4"), ("d", "planned.persons", "-1")),
        *(("e", "amount", "-3"), ("e", "headcount.batches", "-1"), ("e", "headcount.groups", "-2")),
        *(("e", "headcount.person_times", "-3"), ("e", "headcount.persons", "-4"), ("e", "quantity", "-1")),
        *(("v", "headcount.batches", "-1"), ("v", "headcount.groups", "-2")),
        *(("v", "headcount.person_times", "-3"), ("v", "headcount.persons", "-4")),
    ]


def test_zero_is_a_count(found: Look) -> None:
    issues = found(
        OutboundDelegation(id="d", headcount=Headcount(persons=0), days_planned=0, days_approved=0, budget=Money(0)),
        TransferBatch(id="b", legs=(_leg(0, 0),), vehicles=(_vehicle(0, 0),)),
        Entry(id="e", kind="event", quantity=Quantity.of(0, "persons"), amount=Money(0)),
        City(id="c", population=Quantity.of(0, "inhabitants"), area=Quantity.of(0, "km2")),
        only=("LD-COUNT",),
    )
    assert issues == []


@pytest.mark.parametrize(
    ("unit", "wrong"), [("persons", True), ("person_times", True), ("batches", True), ("percent", False)]
)
def test_only_counts_among_figures_cannot_be_negative(unit: str, wrong: bool, found: Look) -> None:
    figures = [
        Observation(indicator=f"i{low}", period=Period.year(2021), value=Quantity(low, 3, unit)) for low in (-1, 0)
    ]
    missing = Observation(indicator="none", period=Period.year(2021))
    issues = found(*figures, missing, only=("LD-COUNT-001",))
    assert issues == ([("LD-COUNT-001", "i-1 · 2021", "value", {"field": '"Value"', "value": "-1"})] if wrong else [])


@pytest.mark.parametrize(
    ("persons", "times", "wrong"),
    [(5, 4, True), (5, 5, False), (5, 6, False), (5, None, False), (None, 4, False), (1, 0, True)],
)
def test_persons_and_person_times(persons: int, times: int, wrong: bool, found: Look) -> None:
    counts = Headcount(persons=persons, person_times=times)
    trip = OutboundDelegation(id="d", headcount=counts, planned=counts, approved=counts)
    entry = Entry(id="e", kind="event", headcount=counts)
    paths = [(subject, path) for _, subject, path, _ in found(trip, entry, only=("LD-COUNT-002",))]
    every = [
        ("d", "approved.persons"),
        ("d", "headcount.persons"),
        ("d", "planned.persons"),
        ("e", "headcount.persons"),
    ]
    assert paths == (every if wrong else [])


@pytest.mark.parametrize(
    ("listed", "persons", "wrong"),
    [(2, 2, False), (2, 3, True), (3, 2, True), (0, 3, False), (2, None, False), (1, 0, True)],
)
def test_lists(listed: int, persons: int | None, wrong: bool, found: Look) -> None:
    counts = Headcount(persons=persons, person_times=9)
    trip = OutboundDelegation(id="d", headcount=counts, members=(Member(),) * listed)
    batch = TransferBatch(id="b", headcount=counts, travellers=tuple(f"t{number}" for number in range(listed)))
    issues = found(trip, batch, only=("LD-COUNT-003",))
    numbers = {"listed": str(listed), "stated": str(persons)}
    every = [("LD-COUNT-003", "b", "travellers", numbers), ("LD-COUNT-003", "d", "members", numbers)]
    assert issues == (every if wrong else [])


@pytest.mark.parametrize(
    ("persons", "listed", "stated"),
    [
        (Quantity(4, 6, "persons"), 5, None),
        (Quantity(4, 6, "persons"), 9, ("4–6", "4–6")),
        (Quantity(4, 6, "persons"), 3, ("4–6", "4–6")),
        (Quantity.of(10, "persons", Qualifier.APPROX), 5, None),
        (Quantity.of(10, "persons", Qualifier.APPROX), 16, ("约10", "about 10")),
        (Quantity.of(10, "persons", Qualifier.AT_MOST), 1, None),
        (Quantity.of(10, "persons", Qualifier.AT_LEAST), 9, ("至少10", "at least 10")),
    ],
)
def test_lists_differ_from_a_rounded_number_only_where_they_must(
    persons: Quantity, listed: int, stated: tuple[str, str] | None
) -> None:
    trip = OutboundDelegation(id="d", headcount=Headcount(persons=persons), members=(Member(),) * listed)
    issues = list(headcounts.lists(CheckContext(ledger=Ledger.of([trip]), at=date(2022, 1, 1))))
    shown = [(issue.values("zh")["stated"], issue.values("en")["stated"]) for issue in issues]
    assert shown == ([] if stated is None else [stated])


_ABOUT = Quantity.of(80, "persons", Qualifier.APPROX)


@pytest.mark.parametrize(
    ("persons", "times", "wrong"),
    [(_ABOUT, 75, False), (_ABOUT, 74, True), (85, None, False), (86, 80, True), (None, 1, False)],
)
def test_persons_are_more_than_times_only_for_certain(
    persons: Count | None, times: int | None, wrong: bool, found: Look
) -> None:
    trip = OutboundDelegation(id="d", headcount=Headcount(persons=persons, person_times=times))
    issues = found(trip, only=("LD-COUNT-002",))
    shown = {"persons": "about 80" if persons is _ABOUT else str(persons), "person_times": str(times)}
    assert [params for *_, params in issues] == ([shown] if wrong else [])


def test_rounded_numbers_below_zero_are_told(found: Look) -> None:
    below = Headcount(persons=Quantity(-2, 3, "persons"), batches=Quantity.of(0, "batches", Qualifier.APPROX))
    issues = found(OutboundDelegation(id="d", headcount=below), only=("LD-COUNT-001",))
    assert [(path, params["value"]) for _, _, path, params in issues] == [("headcount.persons", "-2–3")]


@given(st.integers(0, 60), st.data())
def test_what_may_be_one_number_is_never_at_odds(number: int, data: st.DataObject) -> None:
    def printed(unit: str) -> Headcount:
        return Headcount(**{unit: data.draw(printed_counts(number, unit))})

    batch = TransferBatch(
        id="b",
        headcount=printed("persons"),
        travellers=tuple(map(str, range(number))),
        legs=(_leg(number, number),),
        vehicles=(_vehicle(number),),
    )
    trip = OutboundDelegation(
        id="d", headcount=printed("person_times"), approved=printed("person_times"), planned=printed("persons")
    )
    context = CheckContext(ledger=Ledger.of([batch, trip]), at=date(2022, 1, 1))
    assert [issue for check in headcounts.CHECKS for issue in check.run(context)] == []


@pytest.mark.parametrize(
    ("approved", "actual", "units"),
    [
        (Headcount(persons=5, person_times=5), Headcount(persons=6, person_times=6), ["person_times", "persons"]),
        (Headcount(persons=5), Headcount(persons=5), []),
        (Headcount(persons=5), Headcount(person_times=9), []),
        (Headcount(person_times=5), Headcount(persons=9), []),
        (Headcount(), Headcount(persons=9), []),
        (Headcount(persons=9), Headcount(), []),
        (Headcount(persons=0), Headcount(persons=1), ["persons"]),
        (Headcount(groups=1), Headcount(groups=2), []),
        (Headcount(persons=_ABOUT), Headcount(persons=85), []),
        (Headcount(persons=_ABOUT), Headcount(persons=86), ["persons"]),
        (Headcount(persons=5), Headcount(persons=Quantity(5, 9, "persons")), []),
        (Headcount(persons=5), Headcount(persons=Quantity(6, 9, "persons")), ["persons"]),
        (Headcount(persons=5), Headcount(persons=Quantity.of(50, "persons", Qualifier.AT_MOST)), []),
    ],
)
def test_approved(approved: Headcount, actual: Headcount, units: list[str], found: Look) -> None:
    issues = found(OutboundDelegation(id="d", approved=approved, headcount=actual), only=("LD-COUNT-004",))
    assert [path for _, _, path, _ in issues] == [f"headcount.{unit}" for unit in units]
    assert [params["unit"] for *_, params in issues] == [unit.replace("_", "-") for unit in units]


def test_persons_are_conserved(found: Look) -> None:
    legs = (_leg(5, 5), _leg(5, 4), _leg(5), _leg(None, 5), _leg(0, 1))
    chain = tuple(
        HandOver(place="a", persons_given=g, persons_received=r) for g, r in ((5, 5), (5, None), (None, 5), (4, 5))
    )
    issues = found(TransferBatch(id="b", legs=legs, hand_overs=chain), only=("core.conserved",))
    assert issues == [
        ("LD-COUNT-005", "b", "legs[1].persons_in", {"out": "5", "arrived": "4"}),
        ("LD-COUNT-005", "b", "legs[4].persons_in", {"out": "0", "arrived": "1"}),
        ("LD-COUNT-006", "b", "hand_overs[3].persons_received", {"given": "4", "received": "5"}),
    ]


@pytest.mark.parametrize(
    ("persons", "legs", "vehicles", "expected"),
    [
        (5, (_leg(5), _onward(3)), (_vehicle(2), _vehicle(3)), []),
        (5, (_leg(4), _onward(5)), (), [("LD-COUNT-007", {"batch": "5", "leg": "4"})]),
        (5, (_leg(None), _onward(4)), (), []),
        (5, (_leg(2), _leg(3), _onward(4)), (), []),
        (5, (_leg(2), _leg(4), _onward(5)), (), [("LD-COUNT-007", {"batch": "5", "leg": "6"})]),
        (5, (_leg(2), _leg(None)), (), []),
        (5, (), (_vehicle(2), _vehicle(2)), [("LD-COUNT-008", {"carried": "4", "batch": "5"})]),
        (5, (), (_vehicle(6),), [("LD-COUNT-008", {"carried": "6", "batch": "5"})]),
        (5, (), (_vehicle(6), _vehicle(None)), []),
        (5, (), (_vehicle(None),), []),
        (
            0,
            (_leg(1),),
            (_vehicle(1),),
            [("LD-COUNT-007", {"batch": "0", "leg": "1"}), ("LD-COUNT-008", {"carried": "1", "batch": "0"})],
        ),
        (None, (_leg(4),), (_vehicle(4),), []),
        (_ABOUT, (_leg(75),), (_vehicle(85),), []),
        (
            _ABOUT,
            (_leg(74),),
            (_vehicle(86),),
            [
                ("LD-COUNT-007", {"batch": "about 80", "leg": "74"}),
                ("LD-COUNT-008", {"carried": "86", "batch": "about 80"}),
            ],
        ),
    ],
)
def test_batches(
    persons: Count | None, legs: tuple[Leg, ...], vehicles: tuple[Vehicle, ...], expected: Any, found: Look
) -> None:
    unjudged = TransferBatch(id="a", legs=(_leg(1),))
    batch = TransferBatch(id="b", headcount=Headcount(persons=persons), legs=legs, vehicles=vehicles)
    issues = found(unjudged, batch, only=("core.batch-totals",))
    assert [(code, params) for code, _, _, params in issues] == expected


def test_groups_and_batches_are_never_derived_from_persons(found: Look) -> None:
    # Wenzhou 2020 printed 18批(75个团组)182人次: no one of the three follows from another.
    counts = Headcount(batches=18, groups=75, person_times=182)
    assert found(OutboundDelegation(id="d", headcount=counts)) == []


def test_lists_of_legs_and_hand_overs_fit_their_numbers(found: Look) -> None:
    legs = (Leg(origin="a", destination="b", persons_out=2, travellers=("t1",)), Leg(origin="b", destination="c"))
    hands = (
        HandOver(place="b", persons_given=1, persons_received=1, travellers_given=("t1",), travellers_received=("t1",)),
        HandOver(
            place="c", persons_given=1, persons_received=2, travellers_given=("t1", "t2"), travellers_received=("t1",)
        ),
    )
    issues = found(TransferBatch(id="b", legs=legs, hand_overs=hands), only=("core.lists",))
    assert [(path, params) for _, _, path, params in issues] == [
        ("hand_overs[1].travellers_given", {"listed": "2", "stated": "1"}),
        ("hand_overs[1].travellers_received", {"listed": "1", "stated": "2"}),
        ("legs[0].travellers", {"listed": "1", "stated": "2"}),
    ]
