"""Units whose requests are not taken. Under Beijing's rule: passports due by 12 May lock the unit from 12 June."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.model import OutboundDelegation, Transition

Found = list[tuple[str, str | None]]
Look = Callable[..., Found]
LATE = ("LD-TRIP-033", "d1")


def lived(**days: str) -> tuple[Transition, ...]:
    return tuple(Transition(state.replace("_", "-"), day) for state, day in days.items())


def made(**days: str) -> OutboundDelegation:
    history = lived(returned="2019-05-05", reported="2019-05-06", **days)
    return OutboundDelegation(id="d1", unit="局", departs_on="2019-05-01", returns_on="2019-05-05", history=history)


def requested(applied: str, **more: Any) -> OutboundDelegation:
    given = {"unit": "局", "departs_on": "2019-12-01", "returns_on": "2019-12-03", "history": lived(applied=applied)}
    return OutboundDelegation(id="d2", **{**given, **more})


@pytest.mark.parametrize(
    ("applied", "expected"),
    [("2019-06-11", []), ("2019-06-12", ["LD-TRIP-042"]), ("2019-07-01", ["LD-TRIP-042"]), ("2019-07-02", [])],
)
def test_requests_between_the_lock_and_the_handing_in(look: Look, applied: str, expected: list[str]) -> None:
    found = look(made(passports_returned="2019-07-02"), requested(applied), jurisdiction="11")
    assert found == [LATE, *((code, "d2") for code in expected)]


def test_passports_that_are_still_out_lock_the_unit(look: Look) -> None:
    found = look(made(), requested("2019-06-12"), jurisdiction="11")
    assert found == [LATE, ("LD-TRIP-041", "d1"), ("LD-TRIP-042", "d2")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (made(passports_returned="2019-07-02"), requested("2019-06-12", unit="委")),
        (made(passports_returned="2019-07-02"), requested("2019-06-12", unit=None)),
        (made(passports_returned="2019-07-02"), requested("2019-06")),
        (made(passports_returned="2019-07-02"), requested("2019-06-12", history=())),
        (made(passports_returned="2019-06-11"), requested("2019-06-20")),
    ],
)
def test_requests_that_are_taken(look: Look, first: OutboundDelegation, second: OutboundDelegation) -> None:
    assert look(first, second, jurisdiction="11") == [LATE]


def test_an_archived_trip_locks_nothing(look: Look) -> None:
    assert look(made(archived="2019-12-01"), requested("2019-06-20"), jurisdiction="11") == []


def test_passports_of_a_cancelled_trip_lock_as_well(look: Look) -> None:
    off = OutboundDelegation(id="d1", unit="局", history=lived(approved="2019-04-01", cancelled="2019-04-20"))
    expected = [("LD-TRIP-034", "d1"), ("LD-TRIP-041", "d1"), ("LD-TRIP-042", "d2")]
    assert look(off, requested("2019-06-12"), jurisdiction="11") == expected
    never = OutboundDelegation(id="d1", unit="局", history=lived(submitted="2019-04-01", cancelled="2019-04-20"))
    assert look(never, requested("2019-06-12"), jurisdiction="11") == []


def test_elsewhere_there_is_no_such_rule(look: Look) -> None:
    assert look(made(passports_returned="2019-07-02"), requested("2019-06-12"), jurisdiction="32") == [LATE]


def test_of_several_suspensions_the_one_that_lasts_is_named(look: Look) -> None:
    again = OutboundDelegation(
        id="d0",
        unit="局",
        departs_on="2019-04-01",
        returns_on="2019-04-02",
        history=lived(returned="2019-04-02", reported="2019-04-03", passports_returned="2019-06-01"),
    )
    found = look(again, made(passports_returned="2019-07-02"), requested("2019-06-12"), jurisdiction="11")
    assert found == [("LD-TRIP-011", "d2"), ("LD-TRIP-033", "d0"), LATE, ("LD-TRIP-042", "d2")]
