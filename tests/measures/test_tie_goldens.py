"""Relations between published numbers of partners, counted from records."""

from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin_ties import BODIES
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.table import Table
from localdiplomacy.model import Partnership, Transition


def _ties(count: int, kind: str, *moves: Transition, prefix: str = "t") -> list[Partnership]:
    return [Partnership(id=f"{prefix}-{kind}-{number}", kind=kind, history=moves) for number in range(count)]


def _values(table: Table) -> dict[str, Any]:
    return {found.indicator: found.value and found.value.low for found in table.observations}


def test_25_sister_cities_and_45_cities_of_cooperation_are_70() -> None:
    concluded = Transition("in-force", "2010")
    ledger = Ledger.of([*_ties(25, "formal", concluded), *_ties(45, "friendly-cooperation", concluded)])
    ids = ["formal", "friendly_cooperation", "friendly_exchange", "cities", "in_force", "bodies"]
    found = _values(measure(ledger, [f"partnerships.{id}" for id in ids], period="2018H1"))
    assert found == {
        "partnerships.formal": 25,
        "partnerships.friendly_cooperation": 45,
        "partnerships.friendly_exchange": 0,
        "partnerships.cities": 70,
        "partnerships.in_force": 70,
        "partnerships.bodies": 0,
    }


def test_96_pairs_and_3_new_ones_are_99() -> None:
    """Nice for the city, and one partner each for a county and a district, make 99 pairs of the 96."""
    before = _ties(96, "friendly-exchange", Transition("in-force", "2015"))
    new = _ties(3, "friendly-exchange", Transition("signed", "2018-03"), Transition("in-force", "2018-03"), prefix="n")
    ledger = Ledger.of([*before, *new])
    ids = ["partnerships.in_force", "partnerships.concluded", "partnerships.ended"]
    year, half = (_values(measure(ledger, ids, period=period)) for period in ("2017", "2018H1"))
    assert (year["partnerships.in_force"], half["partnerships.concluded"], half["partnerships.in_force"]) == (96, 3, 99)


@pytest.mark.parametrize("kind", BODIES)
def test_ties_between_bodies_are_counted_apart_from_those_between_cities(kind: str) -> None:
    ledger = Ledger.of(_ties(2, kind, Transition("in-force", "2010")))
    found = _values(measure(ledger, ["partnerships.bodies", "partnerships.cities"], period="2018"))
    assert found == {"partnerships.bodies": 2, "partnerships.cities": 0}


def test_the_kinds_of_bodies_are_those_of_the_code_list() -> None:
    kinds = builtin_code_lists()["partnership-kind"]
    grassroots = {kind.id for kind in kinds if kind.broader == "grassroots"}
    assert set(BODIES) == {*grassroots, "grassroots", "association"}


def test_a_suspended_tie_is_neither_in_force_nor_over() -> None:
    moves = Transition("in-force", "2010"), Transition("suspended", "2020-01-14")
    ledger = Ledger.of(_ties(1, "formal", *moves))
    ids = ["partnerships.suspended", "partnerships.in_force", "partnerships.all", "partnerships.ended"]
    found = _values(measure(ledger, ids, period="2020"))
    assert [found[id] for id in ids] == [1, 0, 1, 0]


def test_key_partners_are_counted_apart() -> None:
    """15 key partners of 99: the class is the office's own."""
    moves = (Transition("in-force", "2010"),)
    ties = [
        Partnership(id=f"t{number}", policy_class="key" if number < 15 else None, history=moves) for number in range(99)
    ]
    ended = Partnership(id="x", policy_class="key", history=(*moves, Transition("ended", "2015")))
    found = _values(measure(Ledger.of([*ties, ended]), ["partnerships.key", "partnerships.in_force"], period="2018"))
    assert found["partnerships.in_force"] == 99
    assert found["partnerships.key"] == 15
