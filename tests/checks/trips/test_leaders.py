"""Heads of a unit or a city abroad at the same time."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.trips.leaders import abroad
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Member, OutboundDelegation, Transition
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import builtin

RULES = (
    builtin()
    .choose("outbound.leaders_abroad", "two")
    .settle("outbound.city_heads_abroad", 1, source=Citation(text="our own rule"))
)
Look = Callable[..., list[tuple[str, str | None]]]


def trip(id: str, departs: str, returns: str, *references: str, **more: Any) -> OutboundDelegation:
    members = tuple(Member(reference=reference, head=True) for reference in references)
    return OutboundDelegation(
        **{"id": id, "unit": "局", "departs_on": departs, "returns_on": returns, "members": members, **more}
    )


def found(*trips: OutboundDelegation) -> list[tuple[str | None, dict[str, str]]]:
    context = CheckContext(ledger=Ledger.of(trips), at=date(2023, 1, 1), regulations=RULES)
    return [(issue.subject, issue.values("en")) for issue in abroad(context)]


FIRST, SECOND = trip("a", "2019-05-01", "2019-05-05", "x"), trip("b", "2019-05-03", "2019-05-08", "y")


def test_three_of_one_unit_on_one_day_are_too_many() -> None:
    ((subject, values),) = found(FIRST, SECOND, trip("c", "2019-05-05", "2019-05-09", "z"))
    assert (subject, values["heads"], values["day"], values["ids"]) == ("c", "3", "2019-05-05", "a, b, c")


@pytest.mark.parametrize(
    "last",
    [
        trip("c", "2019-05-06", "2019-05-09", "z"),  # the first is back
        trip("c", "2019-05-05", "2019-05-09", "z", unit="委"),  # of another unit
        trip("c", "2019-05-05", "2019-05-09", "y"),  # the same person on two trips is one person
        trip("c", "2019-05-05", "2019-05-09", "z", history=(Transition("cancelled", "2019-04-01"),)),
        trip("c", "2019-05-05", "2019-05-09", members=(Member(reference="z"),)),
        trip("c", "2019-05", "2019-05-09", "z"),  # the day is not known
        trip("c", "2019-05-05", "2019-05", "z"),
    ],
)
def test_what_is_not_too_many(last: OutboundDelegation) -> None:
    assert found(FIRST, SECOND, last) == []


def test_heads_of_the_city_are_counted_by_office_and_not_by_unit() -> None:
    head = (Member(position="city-head"),)
    trips = [
        trip(id, "2019-05-01", "2019-05-05", unit=unit, office=office, members=head)
        for id, unit, office in (("a", "市委", "o1"), ("b", "市政府", "o1"), ("c", "市政府", "o2"))
    ]
    ((subject, values),) = found(*trips)
    assert (subject, values["body"], values["heads"]) == ("b", "Heads of the city", "2")


def test_an_office_that_has_not_settled_it_is_told_only_if_there_is_something_to_judge(look: Look) -> None:
    assert look(FIRST) == []
    assert look(FIRST, SECOND) == [("LD-CHECK-005", None)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9), st.sampled_from("uvwxyz")), max_size=12))
def test_the_sweep_finds_what_counting_day_by_day_finds(spans: Sequence[tuple[int, int, str]]) -> None:
    first = date(2019, 5, 1)
    days = [
        (first + timedelta(days=start), first + timedelta(days=start + length), who) for start, length, who in spans
    ]
    trips = [trip(f"t{n:02}", str(departs), str(returns), who) for n, (departs, returns, who) in enumerate(days)]
    expected = set()
    for number, (departs, _, _) in enumerate(days):
        heads = {who for n, (left, back, who) in enumerate(days) if (left, n) <= (departs, number) and back >= departs}
        if len(heads) > 2:
            expected.add(f"t{number:02}")
    assert {subject for subject, _ in found(*trips)} == expected
