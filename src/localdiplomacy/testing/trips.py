"""Hypothesis strategies for groups going out and guests coming in."""

import math
from collections.abc import Sequence
from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from ..model.delegations import (
    OUTBOUND_LIFECYCLE,
    CostItem,
    InboundDelegation,
    Member,
    OutboundDelegation,
    Paper,
    Stop,
    TripReport,
)
from ..model.quantities import Count, Headcount, bounds_of
from .codes import code, common, few_codes, maybe_code, one_of, span, written
from .values import days, headcounts, maybe, moneys, partial_dates, slugs, texts, transitions

_PAPERS = ("approval", "confirmation", "notice")


@st.composite
def outbound_delegations(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] | None = None,
    offices: Sequence[str] = (),
    agreements: Sequence[str] = (),
) -> OutboundDelegation:
    """Groups going out: stops inside the trip, days counted inclusively, no more persons than approved."""
    departs, returns = span(draw)
    travelled = draw(headcounts())
    approved = draw(st.sampled_from((travelled, Headcount())))
    trip = OutboundDelegation(
        **common(draw, ids, offices),
        unit=draw(maybe(texts())),
        mode=draw(maybe_code("outbound-mode")),
        category=draw(maybe_code("outbound-category")),
        plan_type=draw(maybe_code("plan-type")),
        priority=draw(maybe_code("priority")),
        leader_rank=draw(maybe_code("rank")),
        planned=draw(st.sampled_from((travelled, Headcount()))) if approved == travelled else draw(headcounts()),
        approved=approved,
        headcount=travelled,
        departs_on=written(draw, departs),
        returns_on=written(draw, returns),
        stops=_stops(draw, departs, returns),
        members=_members(draw, travelled.persons),
        papers=_papers(draw),
        budget=draw(maybe(moneys())),
        costs=_costs(draw),
        report=draw(st.none() | st.just(TripReport(characters=3000, photos=5))),
        agreements=tuple(draw(st.lists(st.sampled_from(agreements), max_size=2))) if agreements else (),
        history=draw(transitions(OUTBOUND_LIFECYCLE)),
    )
    return evolve(trip, days_planned=trip.days_abroad) if draw(st.booleans()) else trip


def _stops(draw: st.DrawFn, departs: date, returns: date) -> tuple[Stop, ...]:
    drawn = []
    for _ in range(draw(st.integers(0, 3))):
        arrives = draw(days(departs, returns))
        leaves = draw(days(arrives, returns))
        drawn.append(
            Stop(
                country=draw(code("country")),
                city=draw(maybe(texts(6))),
                arrives_on=written(draw, arrives),
                leaves_on=written(draw, leaves),
                transit=draw(st.booleans()),
                left_airport=draw(st.none() | st.booleans()),
            )
        )
    return tuple(drawn)


def _papers(draw: st.DrawFn) -> tuple[Paper, ...]:
    # All three or none: which are needed depends on who organised the group.
    if not draw(st.booleans()):
        return ()
    return tuple(Paper(kind=kind, issued_on=draw(maybe(partial_dates()))) for kind in _PAPERS)


def _costs(draw: st.DrawFn) -> tuple[CostItem, ...]:
    items = st.builds(CostItem, item=code("cost-item"), actual=moneys())
    return tuple(draw(st.lists(items, max_size=2)))


def _members(draw: st.DrawFn, count: Count | None) -> tuple[Member, ...]:
    least = None if count is None else bounds_of(count)[0]
    persons = 0 if least is None else max(0, math.ceil(least))
    if persons > 8 or not draw(st.booleans()):
        return ()
    members = st.builds(
        Member,
        reference=st.none() | slugs(),
        name=st.none() | texts(4),
        rank=maybe_code("rank"),
        position=maybe_code("position"),
        role=maybe_code("member-role"),
        unit=st.none() | texts(8),
    )
    return tuple(draw(st.lists(members, min_size=persons, max_size=persons)))


@st.composite
def inbound_delegations(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] | None = None,
    offices: Sequence[str] = (),
    partnerships: Sequence[str] = (),
) -> InboundDelegation:
    """Groups of guests, some of them of one of `partnerships`."""
    arrives, leaves = span(draw)
    return InboundDelegation(
        **common(draw, ids, offices),
        kind=draw(maybe_code("inbound-kind")),
        countries=draw(few_codes("country")),
        head_rank=draw(maybe_code("guest-rank")),
        host=draw(maybe(texts(8))),
        purpose=draw(maybe(texts())),
        partnership=draw(one_of(partnerships)),
        arrives_on=written(draw, arrives),
        leaves_on=written(draw, leaves),
        headcount=draw(headcounts()),
    )
