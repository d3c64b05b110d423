"""What reports have."""

from collections.abc import Callable
from typing import Any

from localdiplomacy.model import OutboundDelegation, TripReport

Look = Callable[..., list[tuple[str, str | None]]]


def trip(**report: Any) -> OutboundDelegation:
    return OutboundDelegation(id="d1", departs_on="2019-05-01", returns_on="2019-05-05", report=TripReport(**report))


def test_what_the_ledger_does_not_say_is_not_judged(look: Look) -> None:
    assert look(trip(), jurisdiction="34") == []
    assert look(trip(), jurisdiction="12") == []
    assert look(OutboundDelegation(id="d1", report=TripReport(characters=10)), jurisdiction="34") == []


def test_where_there_is_no_rule_nothing_is_too_short(look: Look) -> None:
    assert look(trip(characters=10, photos=0, parts=("task",)), jurisdiction="32") == []


def test_length_and_photographs_are_judged_each_for_itself(look: Look) -> None:
    assert look(trip(characters=10, photos=0), jurisdiction="34") == [("LD-TRIP-039", "d1")] * 2
    assert look(trip(photos=2), jurisdiction="12") == [("LD-TRIP-039", "d1")]
