"""Choosing asks a condition once for each value of its field, and says of each record what the condition says of it."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.builtin_delegations import OUTBOUND
from localdiplomacy.measures.cells import Reason
from localdiplomacy.measures.choosing import Choosing
from localdiplomacy.model.conditions import Operator, Where
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Headcount

YEAR = Period.year(2021)
PERSONS = next(indicator for indicator in OUTBOUND if indicator.id == "outbound.persons")
STATES = st.sampled_from(["approved", "refused", "cancelled", "returned"])
TRIPS = st.builds(
    OutboundDelegation,
    id=st.uuids().map(str),
    departs_on=st.just("2021-03-07"),
    mode=st.sampled_from([None, "own", "joined"]),
    days_planned=st.none() | st.integers(1, 3),
    headcount=st.builds(Headcount, persons=st.none() | st.integers(1, 3)),
    stops=st.lists(st.builds(Stop, country=st.sampled_from(["JP", "KR"])), max_size=2).map(tuple),
    history=st.lists(st.builds(Transition, STATES), max_size=2).map(tuple),
)
COMPARISONS = st.one_of(
    st.builds(Where, field=st.just("mode"), op=st.sampled_from(["is", "is_not"]), value=st.just("own")),
    st.builds(Where, field=st.just("history.to"), op=st.sampled_from(["in", "not_in"]), value=st.just(("refused",))),
    st.builds(
        Where, field=st.sampled_from(["mode", "stops.country", "history"]), op=st.sampled_from(["missing", "present"])
    ),
    st.builds(
        Where,
        field=st.sampled_from(["headcount.persons", "days_planned"]),
        op=st.sampled_from(["at_least", "at_most", "more_than", "less_than"]),
        value=st.integers(1, 3),
    ),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda parts: (
        st.builds(Where, all_of=st.lists(parts, min_size=1, max_size=2).map(tuple), negated=st.booleans())
        | st.builds(Where, any_of=st.lists(parts, min_size=1, max_size=2).map(tuple), negated=st.booleans())
    ),
    max_leaves=4,
)


@given(st.lists(TRIPS, max_size=8), CONDITIONS)
def test_each_record_is_chosen_as_the_condition_says(trips: list[OutboundDelegation], where: Where) -> None:
    chosen = Choosing(trips, YEAR).flow(evolve(PERSONS, where=where))
    verdict = where.verdict()
    assert list(chosen.records) == [trip for trip in trips if verdict(trip)]
    assert list(chosen.whens) == [trip.departs_on for trip in chosen.records]
    assert {item.record.id for item in chosen.unclear} == {trip.id for trip in trips if verdict(trip) is None}
    assert all(item.reason is Reason.NOT_DECIDED for item in chosen.unclear)


@pytest.mark.parametrize("value", ["online", 1, Details(), None])
def test_the_field_may_hold_anything_that_a_record_holds(value: object) -> None:
    entry = Entry(id="a", kind="event", on="2021-03-07", details=Details({"form": value} if value is not None else {}))
    where = Where(field="details.form", op=Operator.PRESENT)
    chosen = Choosing([entry, entry], YEAR).flow(evolve(PERSONS, where=where, time="on"))
    assert len(chosen.records) == (0 if value is None else 2)
