"""Agreements are followed up, and gifts are not repeated."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from localdiplomacy.model import Details, Entry, OutboundDelegation, PartialDate, Transition

Found = Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]


def trip(**more: Any) -> OutboundDelegation:
    return OutboundDelegation(id="d", **{"returns_on": "2022-11-03", "agreements": ("e1",), **more})


def agreement(*states: str, **details: Any) -> Entry:
    return Entry(id="e1", kind="agreement", history=tuple(map(Transition, states)), details=Details(details))


@pytest.mark.parametrize(
    ("made", "reached", "broken"),
    [
        (trip(), agreement(), True),
        (trip(), agreement(follow_up="互访"), False),
        (trip(), agreement(responsible="市教育局"), False),
        (trip(), agreement(due=PartialDate.parse("2030")), False),
        (trip(returns_on="2023-01-02"), agreement(), False),
        (trip(returns_on=None), agreement(), False),
        (trip(agreements=("other",)), agreement(), False),
        (trip(), Entry(id="e1", kind="project"), False),
        (trip(history=(Transition("cancelled"),)), agreement(), False),
    ],
)
def test_agreements_of_groups_that_are_back(made: Any, reached: Entry, broken: bool, found: Found) -> None:
    codes = [code for code, *_ in found(made, reached, only=("core.agreement-follow-up",))]
    assert codes == (["LD-TRIP-037"] if broken else [])


@pytest.mark.parametrize(
    ("reached", "broken"),
    [
        (agreement("signed", due=PartialDate.parse("2022-12-31")), True),
        (agreement("signed", "active", due=PartialDate.parse("2022-12-31")), False),
        (agreement("ended", due=PartialDate.parse("2022-12-31")), False),
        (agreement("signed", due=PartialDate.parse("2023")), False),
        (agreement("signed", due="年底"), False),
        (agreement("signed"), False),
        (Entry(id="e1", kind="project", details=Details(due=PartialDate.parse("2020"))), False),
    ],
)
def test_follow_ups_that_are_due(reached: Entry, broken: bool, found: Found) -> None:
    other = Entry(id="e2", kind="agreement")
    assert [code for code, *_ in found(reached, other, only=("core.follow-up-due",))] == (
        ["LD-TRIP-038"] if broken else []
    )


def gift(id: str, on: str | None, item: Any = "云锦", **more: Any) -> Entry:
    details = {"item": item, **more.pop("details", {"recipient": "神户市"})}
    return Entry(id=id, kind="gift", on=on, details=Details(details), **more)


@pytest.mark.parametrize(
    ("second", "repeated"),
    [
        (gift("b", "2021-05-01"), True),
        (gift("b", "2021"), True),
        (gift("b", "2020-12-31"), False),  # the same year: one occasion
        (gift("b", "2021-05-01", "水晶"), False),
        (gift("b", "2021-05-01", "云 锦"), True),  # one name in two spellings
        (gift("b", "2021-05-01", details={"recipient": "神戸市"}), True),
        (gift("b", "2021-05-01", details={"recipient": "大阪市"}), False),
        (gift("b", "2021-05-01", details={}), False),
        (gift("b", "2021-05-01", details={"recipient": "神户市", "direction": "in"}), False),
        (gift("b", "2021-05-01", partners=("kobe",)), False),
        (gift("b", None), False),
        (gift("b", "2021-05-01", 5), False),
    ],
)
def test_gifts_given_again(second: Entry, repeated: bool, found: Found) -> None:
    issues = found(gift("a", "2020-05-01"), second, only=("core.gifts",))
    assert [(code, subject) for code, subject, *_ in issues] == ([("LD-GIFT-001", "b")] if repeated else [])


def test_a_gift_to_several_partners_is_said_once(found: Found) -> None:
    both = {"partners": ("kobe", "osaka")}
    issues = found(
        gift("a", "2020", **both), gift("b", "2021", **both), gift("c", "2022", **both), only=("core.gifts",)
    )
    assert [(subject, params["year"]) for _, subject, _, params in issues] == [("b", "2020"), ("c", "2021")]


def test_nothing_is_looked_at_without_entries(found: Found, at: date) -> None:
    assert found(trip(), only=("core.agreement-follow-up", "core.gifts")) == []
