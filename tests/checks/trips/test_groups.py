"""Groups side by side: split ones and those led by heads of one unit."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.trips.groups import split
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Headcount, Member, OutboundDelegation, Stop
from localdiplomacy.regulations.regulations import Regulations, builtin

Look = Callable[..., list[tuple[str, str | None]]]
FIRST = date(2018, 3, 1)


def sent(id: str, day: int, persons: int | None = 4, **more: Any) -> OutboundDelegation:
    on = FIRST + timedelta(days=day)
    given = {"unit": "市外办", "departs_on": on, "returns_on": on, "stops": (Stop(country="JP"),), **more}
    return OutboundDelegation(id=id, headcount=Headcount(persons=persons), **given)


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ((sent("a", 0), sent("b", 10)), ["a"]),
        ((sent("a", 0), sent("b", 11)), []),
        ((sent("a", 0, 3), sent("b", 0, 3)), []),  # one group of six is allowed
        ((sent("a", 0), sent("b", 0, unit="市教育局")), []),
        ((sent("a", 0), sent("b", 0, stops=(Stop(country="KR"),))), []),
        ((sent("a", 0), sent("b", 0, unit=None)), []),
        ((sent("a", 0), sent("b", 0, None)), []),
        ((sent("a", 0), sent("b", 0, mode="joined")), []),
        ((sent("a", 0), sent("b", 0, exempt_reason="sport")), []),
        ((sent("a", 0), sent("b", 0, plan_type="academic")), []),
        ((sent("a", 0), sent("b", 0, departs_on="2018-03")), []),
        ((sent("a", 0), sent("b", 8), sent("c", 16), sent("d", 40)), ["a", "b"]),
        ((sent("a", 0), sent("b", 4), sent("c", 8), sent("d", 9)), ["a"]),
    ],
)
def test_which_groups_may_be_one(groups: Any, found: list[str], look: Look) -> None:
    assert [subject for code, subject in look(*groups) if code == "LD-TRIP-013"] == found


def test_two_groups_to_the_same_two_countries_are_said_once(look: Look) -> None:
    both = (Stop(country="JP"), Stop(country="KR"))
    assert look(sent("a", 0, stops=both), sent("b", 1, stops=both)) == [("LD-TRIP-013", "a")]


def test_where_near_is_not_settled_that_is_said(look: Look) -> None:
    found = look(sent("a", 0), sent("b", 0), regulations=builtin())
    assert ("LD-TRIP-013", "a") not in found
    assert ("LD-CHECK-005", None) in found


def test_many_groups_are_named_in_part(settled: Regulations) -> None:
    ledger = Ledger.of([sent(f"t{number:02}", 0) for number in range(20)])
    [found] = split(CheckContext(ledger=ledger, at=FIRST, regulations=settled))
    assert found.values("en")["count"] == "20"
    assert found.values("en")["persons"] == "80"
    assert found.values("en")["ids"] == "t00, t01, t02, t03, t04, t05, …"


@settings(max_examples=60)
@given(groups=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), min_size=1, max_size=12))
def test_the_sweep_finds_what_comparing_every_two_finds(groups: list[tuple[int, int]], settled: Regulations) -> None:
    trips = [sent(f"t{number:02}", day, persons) for number, (day, persons) in enumerate(groups)]
    found = {issue.subject for issue in split(CheckContext(ledger=Ledger.of(trips), at=FIRST, regulations=settled))}
    # Held against the plain way: some window of ten days that begins with a group holds too many persons.
    over = {
        start
        for start, _ in groups
        if sum(persons for day, persons in groups if start <= day <= start + 10) > 6
        and sum(1 for day, _ in groups if start <= day <= start + 10) > 1
    }
    assert bool(found) is bool(over)


def led(id: str, on: str, **more: Any) -> OutboundDelegation:
    leader = Member(head=True, role="leader", **more)
    return OutboundDelegation(id=id, unit="市外办", departs_on=on, stops=(Stop(country="JP"),), members=(leader,))


@pytest.mark.parametrize(
    ("second", "where", "found"),
    [
        (led("b", "2018-08-31"), "46", ["b"]),
        (led("b", "2018-09-01"), "46", []),
        (led("b", "2018-08-31"), "32", []),  # no such rule there
        (led("b", "2018-08-31", unit="市教育局"), "46", []),
        (led("b", "2018-08"), "46", []),
        (OutboundDelegation(id="b", unit="市外办", departs_on="2018-08-31", stops=(Stop(country="JP"),)), "46", []),
    ],
)
def test_groups_led_by_heads_of_one_unit(second: Any, where: str, found: list[str], look: Look) -> None:
    first = led("a", "2018-03-01")
    assert [subject for code, subject in look(first, second, jurisdiction=where) if code == "LD-TRIP-022"] == found


def test_a_pair_to_two_countries_is_said_once(look: Look) -> None:
    both = (Stop(country="JP"), Stop(country="KR"))
    groups = [
        OutboundDelegation(id=id, unit="u", departs_on=on, stops=both, members=(Member(head=True, role="leader"),))
        for id, on in (("a", "2018-03-01"), ("b", "2018-04-01"))
    ]
    assert look(*groups, jurisdiction="46").count(("LD-TRIP-022", "b")) == 1


@pytest.mark.parametrize(
    ("members", "where", "broken"),
    [
        ((Member(head=True), Member(head=True)), "46", True),
        ((Member(head=True), Member(head=True)), None, False),
        ((Member(head=True), Member(head=False), Member()), "46", False),
        ((Member(head=True, unit="a"), Member(head=True, unit="b")), "46", False),
        ((Member(head=True, unit="a"), Member(head=True, unit="a")), "22", True),
    ],
)
def test_heads_of_one_unit_in_one_group(members: Any, where: str | None, broken: bool, look: Look) -> None:
    trip = OutboundDelegation(id="d", unit="市外办", departs_on="2018-03-01", members=members)
    assert (("LD-TRIP-021", "d") in look(trip, jurisdiction=where)) is broken


def test_heads_whose_unit_is_not_known_are_not_compared(look: Look) -> None:
    trip = OutboundDelegation(id="d", departs_on="2018-03-01", members=(Member(head=True),) * 2)
    assert look(trip, jurisdiction="46") == []
