"""Invitations, visas, cards and passports: the edges of each rule."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.model import OutboundDelegation, PartialDate, Quantity
from localdiplomacy.model.quantities import Qualifier
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import builtin

Call = Callable[..., Any]
day = PartialDate.parse
OURS = Citation(text="our own rule")
TRIP = OutboundDelegation(id="d1", office="o1", departs_on="2024-05-06", returns_on="2024-05-10")


@pytest.mark.parametrize(
    ("on", "moves", "visit", "found"),
    [
        ("2024-04-20", (), "2024-05-03", ["LD-SERVICE-011"]),  # the day entered stands for the request
        ("2024-04-20", (), "2024-05", []),
        ("2024-04", (), "2024-04-03", []),
        (None, (), "2024-05-03", []),
        ("2024-05-01", (("received", "2024-04-01"),), "2024-05-03", []),
        ("2005-04-20", (), "2005-04-21", []),  # before the rule
    ],
)
def test_invitations_in_time(on: Any, moves: Any, visit: str, found: list[str], entry: Call, codes: Call) -> None:
    invitation = entry("invitation", on, moves, visit_on=day(visit))
    assert codes(invitation, where="3405") == found
    assert codes(invitation, where="3201") == []  # the rule is that of one city


@pytest.mark.parametrize(
    ("rank", "level", "found"),
    [
        ("vice-ministerial-or-above", "municipal", True),
        ("head-of-state", "district", True),
        ("mayor", "municipal", False),
        ("minister", None, False),
        ("minister", "national", False),
        ("somebody", "municipal", False),
    ],
)
def test_guests_above_the_level(rank: str, level: str | None, found: bool, entry: Call, codes: Call) -> None:
    details = {"rank": rank} | ({"issued_level": level} if level else {})
    assert codes(entry("invitation", **details), where="3405") == (["LD-SERVICE-012"] if found else [])
    assert codes(entry("invitation", **details), where="3201") == []


def test_bodies_that_invite_are_told_where_the_office_has_not_settled_them(entry: Call, codes: Call) -> None:
    assert codes(entry("invitation", issued_by="市外办")) == ["LD-CHECK-005"]
    rules = builtin().settle("invitation.issuers", ("市外办",), source=OURS)
    assert codes(entry("invitation", issued_by="市 外 办"), regulations=rules) == []
    assert codes(entry("invitation", None, issued_by="市商务局"), regulations=rules) == []


AGENCY = {"country": "JP", "visa": "private"}
SUSPENDED = {**AGENCY, "moves": (("active", "2018-05-01"), ("suspended", "2019"))}


@pytest.mark.parametrize(
    ("since", "service", "on", "found"),
    [
        ("2018-03-01", AGENCY, "2018-02-28", True),
        ("2018-03-01", AGENCY, "2018-03-01", False),
        ("2018-03-01", AGENCY, "2018", False),
        (None, AGENCY, "2010-01-01", False),
        ("2018", {**AGENCY, "until": "2019-12-31"}, "2020-01-01", True),
        ("2018", {**AGENCY, "until": "2019-12-31"}, "2019-12-31", False),
        ("2018", SUSPENDED, "2020-01-01", True),
        ("2018", SUSPENDED, "2018-06-01", False),
        ("2018", {**AGENCY, "visa": "official"}, "2020-01-01", False),  # another list
        ("2018", {**AGENCY, "office": "o2"}, "2020-01-01", False),
        ("2018", {"visa": "private"}, "2020-01-01", False),  # for which country is not said
        ("2018", {"country": "JP"}, "2020-01-01", False),
    ],
)
def test_countries_that_an_office_acts_for(
    since: str | None, service: dict[str, Any], on: str, found: bool, entry: Call, codes: Call
) -> None:
    agency = entry("consular.visa-country", since, id="s1", **service)
    visa = entry("consular.visa", on, country="JP", visa="private")
    assert codes(agency, visa) == (["LD-SERVICE-021"] if found else [])


def test_visas_that_do_not_say_enough_are_left_alone(entry: Call, look: Call) -> None:
    other = entry("consular.visa-country", "2018", id="s1", country="KR", visa="private")
    for visa in (
        entry("consular.visa", country="JP"),
        entry("consular.visa", None, country="JP", visa="private"),
        entry("consular.visa", visa="private"),
    ):
        assert look(other, visa) == []


@pytest.mark.parametrize(
    ("details", "where", "found"),
    [
        ({"trade": Quantity.of(499_999, "CNY")}, "3208", True),
        ({"trade": Quantity.of(40, "CNY", Qualifier.AT_LEAST)}, "3208", False),  # may be any amount
        ({"trade": Quantity.of(40, "USD")}, "3208", False),
        ({"trade": Quantity.of(40, "CNY")}, "3201", False),
        ({"staff": 9}, "3303", True),
        ({"staff": 10}, "3303", False),
        ({"staff": 14}, "4401", True),
        ({"staff": True}, "4401", False),  # no number: for the check on details
        ({"tax_credit": "C级"}, "3208", True),
        ({"tax_credit": "M 级"}, "3208", False),
        ({"tax_credit": "A"}, "3208", False),
        ({"passport_until": day("2025-03")}, "3303", True),
        ({"passport_until": day("2025-04")}, "3303", False),
    ],
)
def test_who_may_have_a_card(details: dict[str, Any], where: str, found: bool, entry: Call, look: Call) -> None:
    assert bool(look(entry("consular.apec-card", **details), where=where)) is found


def test_the_tax_credit_is_for_the_office_to_settle_elsewhere(entry: Call, codes: Call) -> None:
    assert codes(entry("consular.apec-card", tax_credit="C"), where="3201") == ["LD-CHECK-005"]


@pytest.mark.parametrize(
    ("on", "until", "found"),
    [
        ("2024-04-01", "2029-04-02", True),
        ("2024-04-01", "2029-04-01", False),
        ("2024", "2029-12", False),
        (None, "2040", False),
    ],
)
def test_the_validity_of_cards(on: str | None, until: str, found: bool, entry: Call, look: Call) -> None:
    assert bool(look(entry("consular.apec-card", on, valid_until=day(until)))) is found


def test_cards_without_a_day_are_not_judged(entry: Call, look: Call) -> None:
    assert look(entry("consular.apec-card", None, staff=1, passport_until=day("2024-01-01")), where="3303") == []


@pytest.mark.parametrize(
    ("moves", "calendar", "found"),
    [
        ((("received", "2024-04-01"), ("issued", "2024-04-09")), True, ["LD-SERVICE-041"]),
        ((("received", "2024-04-01"), ("issued", "2024-04-09")), False, ["LD-CHECK-006"]),
        ((("received", "2024-04"), ("issued", "2024-06-09")), True, []),
        ((("received", "2024-04-01"),), True, []),
        ((("received", "2024-04-01"), ("issued", "2024-04")), True, []),
    ],
)
def test_passports_are_issued_in_time(moves: Any, calendar: bool, found: list[str], entry: Call, codes: Call) -> None:
    more = {"is_working_day": lambda on: on.weekday() < 5} if calendar else {}
    assert codes(entry("consular.passport", moves=moves), **more) == found


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ({"delegation": "d1", "valid_until": day("2024-11-05")}, ["LD-SERVICE-042"]),
        ({"delegation": "d1", "valid_until": day("2024-11")}, []),
        ({"delegation": "d9", "valid_until": day("2024-05-05")}, []),
        ({"valid_until": day("2024-05-05")}, []),
        ({"delegation": "d1", "returned_on": day("2024-05-18")}, ["LD-SERVICE-043"]),
        ({"delegation": "d1", "returned_on": day("2024-05")}, []),
        ({"delegation": "d9", "returned_on": day("2024-05-18")}, []),
    ],
)
def test_passports_and_their_trip(details: dict[str, Any], found: list[str], entry: Call, codes: Call) -> None:
    rules = builtin().choose("passport.return_deadline", "return-7")
    assert codes(entry("consular.passport", **details), TRIP, regulations=rules) == found


def test_the_formula_for_handing_in_is_for_the_office_to_settle(entry: Call, codes: Call) -> None:
    back = entry("consular.passport", delegation="d1", returned_on=day("2024-05-18"))
    assert codes(back, TRIP) == ["LD-CHECK-005"]
