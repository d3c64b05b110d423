"""Limits on days, countries and members, and where they are set aside."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.rulebook import Rulebook
from localdiplomacy.checks.trips.limits import days, region
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Headcount, Member, OutboundDelegation, Qualifier, Quantity, Stop, Transition
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[tuple[str, str | None]]]


def trip(length: int = 5, *countries: str, departs: str = "2018-10-30", **more: Any) -> OutboundDelegation:
    returns = date.fromisoformat(departs) + timedelta(days=length - 1)
    stops = tuple(Stop(country=country) for country in countries or ("JP",))
    return OutboundDelegation(id="d", **{"departs_on": departs, "returns_on": returns, "stops": stops, **more})


@pytest.mark.parametrize(
    ("departs", "countries", "most"),
    [
        ("2012-06-01", ("JP",), 6),
        ("2012-06-01", ("JP", "KR"), 10),
        ("2012-06-01", ("JP", "KR", "MN"), 12),
        ("2012-06-01", ("JP", "KR", "MN", "VN"), 12),  # the text says three countries or more
        ("2018-10-30", ("JP",), 5),
        ("2018-10-30", ("JP", "KR"), 8),
        ("2018-10-30", ("JP", "KR", "MN"), 10),
        ("2018-10-30", ("KE",), 6),
        ("2018-10-30", ("KE", "ZA"), 9),
        ("2018-10-30", ("KE", "ZA", "EG"), 10),
        ("2018-10-30", ("BR",), 6),
        ("2018-10-30", ("KE", "FR"), 8),
    ],
)
def test_the_last_day_allowed_and_the_first_that_is_not(
    departs: str, countries: tuple[str, ...], most: int, look: Look
) -> None:
    assert ("LD-TRIP-001", "d") not in look(trip(most, *countries, departs=departs))
    assert ("LD-TRIP-001", "d") in look(trip(most + 1, *countries, departs=departs))


def test_there_was_no_limit_before_2008(look: Look) -> None:
    assert look(trip(40, departs="2007-10-30")) == []


@given(st.integers(1, 30), st.lists(st.sampled_from(("JP", "KR", "MN", "FR", "KE", "BR")), min_size=1, max_size=5))
def test_a_longer_trip_is_never_better(length: int, countries: list[str]) -> None:
    def broken(length: int) -> bool:
        context = CheckContext(ledger=Ledger(), at=date(2023, 1, 1), regulations=builtin())
        return bool(list(days(Rulebook(context, "x"), trip(length, *countries))))

    assert not broken(length) or broken(length + 1)
    assert broken(13)


@pytest.mark.parametrize(
    ("left_airport", "transit", "found"),
    [(None, True, []), (False, True, []), (True, True, ["LD-TRIP-002"]), (None, False, ["LD-TRIP-002"])],
)
def test_a_stop_counts_where_the_group_left_the_airport(
    left_airport: bool | None, transit: bool, found: list[str], look: Look
) -> None:
    stops = (
        *(Stop(country=code) for code in ("JP", "KR", "MN")),
        Stop(country="VN", transit=transit, left_airport=left_airport),
    )
    assert [code for code, _ in look(trip(8, stops=stops))] == found


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ({"days_approved": 6}, ["LD-TRIP-001"]),
        ({"days_approved": 5, "days_planned": 9}, []),
        ({"days_planned": 6}, []),  # the trip itself is known
        ({"days_planned": 6, "returns_on": None}, ["LD-TRIP-001"]),
        ({"days_planned": 6, "returns_on": None, "days_approved": 5}, []),
        ({"returns_on": None, "departs_on": None, "days_planned": 6}, []),  # nobody knows by which rule
        (
            {"returns_on": None, "departs_on": None, "days_planned": 6, "history": (Transition("applied", "2018"),)},
            ["LD-TRIP-001"],
        ),
        ({"stops": ()}, []),
        ({"returns_on": "2018-11-20", "history": (Transition("refused", "2018-10-01"),)}, []),
        ({"returns_on": "2018-11-20", "history": (Transition("cancelled"),)}, []),
        ({"returns_on": "2018-11-20", "history": (Transition("cancelled", "2023-01-02"),)}, ["LD-TRIP-001"]),
    ],
)
def test_which_days_are_judged(stated: dict[str, Any], found: list[str], look: Look) -> None:
    assert [code for code, _ in look(trip(**stated)) if code != "LD-TRIP-036"] == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"plan_type": "academic"}, []),
        ({"exempt_reason": "academic"}, []),
        ({"plan_type": "academic", "departs": "2015-10-30"}, ["LD-TRIP-001", "LD-TRIP-004"]),  # not yet in force
        ({"plan_type": "official"}, ["LD-TRIP-001", "LD-TRIP-004"]),
        ({"exempt_reason": "training"}, ["LD-TRIP-005", "LD-TRIP-005"]),
        ({"exempt_reason": "training", "departs": "2014-10-30"}, ["LD-TRIP-001", "LD-TRIP-004"]),
        ({"exempt_reason": "tourism"}, ["LD-TRIP-001", "LD-TRIP-004"]),
    ],
)
def test_academic_trips_follow_the_need_and_exempt_ones_need_an_approval(
    more: dict[str, Any], found: list[str], look: Look
) -> None:
    assert [code for code, _ in look(trip(20, headcount=Headcount(persons=12), **more))] == found


def test_the_exempt_reasons_of_packs_are_codes_of_the_list() -> None:
    answer = builtin().lookup("outbound.exempt_reasons", on=date(2020, 1, 1))
    assert set(answer.value) <= {code.id for code in builtin_code_lists()["exempt-reason"]}  # type: ignore[union-attr, arg-type]


def test_an_academic_stay_of_unknown_length_is_not_judged(look: Look) -> None:
    assert look(trip(plan_type="academic", returns_on=None)) == []


def test_where_temporary_is_not_settled_that_is_said(look: Look) -> None:
    found = look(trip(100, plan_type="academic"), regulations=builtin())
    assert ("LD-CHECK-005", None) in found
    assert ("LD-TRIP-007", "d") not in found


@pytest.mark.parametrize(
    ("more", "broken"),
    [
        ({"headcount": Headcount(persons=7)}, True),
        ({"headcount": Headcount(persons=7, batches=1, groups=1)}, True),
        ({"headcount": Headcount(persons=7, batches=2)}, False),
        ({"headcount": Headcount(persons=7, groups=2)}, False),
        ({"headcount": Headcount(person_times=7)}, False),
        ({"approved": Headcount(persons=7)}, True),
        ({"approved": Headcount(persons=7), "headcount": Headcount(persons=6)}, False),
        ({"planned": Headcount(persons=7)}, True),
        ({"headcount": Headcount(persons=Quantity.of(7, "persons", Qualifier.APPROX))}, True),
        ({"headcount": Headcount(persons=Quantity.of(6, "persons", Qualifier.OVER))}, False),
        ({"members": (Member(),) * 7}, True),
        ({"members": (Member(),) * 6}, False),
        ({"headcount": Headcount(persons=7), "departs_on": None}, False),
    ],
)
def test_which_members_are_counted(more: dict[str, Any], broken: bool, look: Look) -> None:
    assert (("LD-TRIP-004", "d") in look(trip(**more))) is broken


@pytest.mark.parametrize(
    ("countries", "expected"),
    [(("KE", "ZA"), "africa"), (("BR", "MX"), "latin-america"), (("KE", "BR"), None), (("XX",), None), ((), None)],
)
def test_regions_for_which_limits_differ(countries: tuple[str, ...], expected: str | None) -> None:
    assert region(OutboundDelegation(id="d", stops=tuple(Stop(country=code) for code in countries))) == expected


@pytest.mark.parametrize("countries", [("JP", "KR"), ("JP", "HK"), ("JP", "XX"), ("JP",)])
def test_countries_of_one_continent(countries: tuple[str, ...], look: Look) -> None:
    assert look(trip(5, *countries)) == []


@pytest.mark.parametrize("more", [{"business_days": None}, {"returns_on": None}, {"departs_on": None}])
def test_business_is_judged_where_both_numbers_are_known(more: dict[str, Any], look: Look) -> None:
    assert look(trip(**{"business_days": 1, **more})) == []
