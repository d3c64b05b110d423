"""Figures that offices published, held against each other; some of them contradict themselves.

Sources: the half-year reports of 2018 of the offices of Jinan's Shizhong District, of Ningbo and of Qingdao.
"""

from typing import Any

import pytest

from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.model.quantities import Qualifier, Quantity

OWN, JOINED = "outbound.own.people", "outbound.joined.people"
SHIZHONG = {"period": "2018", "office": "shizhong"}


@pytest.fixture
def parts(names: dict[str, str]) -> Any:
    return lambda **more: PartsRule(**{"total": Term(indicator=OWN), "complete": True, **names, **more})


def test_shizhong_own_and_joined_groups_add_up(rule: Any, apply: Any, figure: Any) -> None:
    """11 batches of 27 person-times are 4 of 20 and 7 of 7."""
    batches = {"outbound.batches": 11, "outbound.own.batches": 4, "outbound.joined.batches": 7}
    people = {"outbound.person_times": 27, OWN: 20, JOINED: 7}
    figures = [figure(number, indicator=id, **SHIZHONG) for id, number in batches.items()]
    figures += [figure(number, indicator=id, unit="person_times", **SHIZHONG) for id, number in people.items()]
    rules = [
        rule(["outbound.own.batches", "outbound.joined.batches"], "is", "outbound.batches"),
        rule([OWN, JOINED], "is", "outbound.person_times", id="people"),
    ]
    found = apply(rules, *figures, period="2018")
    assert [each.outcome for each in found] == [Outcome.HOLDS, Outcome.HOLDS]


def test_shizhong_groups_named_exceed_the_total(parts: Any, apply: Any, figure: Any) -> None:
    """4 batches of 20 people: one with a leader, and three of 20, 5 and 4 people."""
    sizes = {"teachers-and-pupils": 20, "heads-of-schools": 5, "partner-school": 4}
    groups = [figure(size, indicator=OWN, unit="persons", **SHIZHONG, group=name) for name, size in sizes.items()]
    rule = parts(over="group", members=("leader", *sizes))
    (found,) = apply(rule, figure(20, indicator=OWN, unit="persons", **SHIZHONG), *groups, period="2018")
    assert (found.outcome, str(found.difference)) == (Outcome.BROKEN, "+9…")
    assert found.left.missing[0][3] == (("group", "leader"),)
    assert next(
        issue.message("en")
        for issue in apply(rule, figure(20, indicator=OWN, unit="persons", **SHIZHONG), *groups, period="2018").issues
    ) == ("shizhong · 2018: “A rule” does not hold: 29 persons should be equal to 20 persons; the difference is +9….")


def test_shizhong_fifteen_groups_are_about_80(parts: Any, apply: Any, figure: Any) -> None:
    sizes = (21, 1, 9, 4, 1, 5, 1, 2, 4, 11, 10, 1, 2, 2, 6)
    rule = parts(total=Term(indicator="inbound.person_times"), over="group")
    groups = [
        figure(size, indicator="inbound.person_times", unit="person_times", **SHIZHONG, group=f"g{number:02d}")
        for number, size in enumerate(sizes)
    ]
    about_80 = Quantity.of(80, "person_times", Qualifier.APPROX)
    (found,) = apply(rule, figure(about_80, indicator="inbound.person_times", **SHIZHONG), *groups, period="2018")
    assert found.left.value == Quantity.of(80, "person_times")
    assert found.outcome is Outcome.MAY_HOLD


@pytest.mark.parametrize(
    ("whole", "part", "factor", "whole_unit", "part_unit"),
    [
        (382, 191, 2, "pieces", "pieces"),  # boards: two for each community
        (11000, 22, 500, "CNY", "persons"),  # 500 yuan for each of 22 people
        (4000, 4, 1000, "CNY", "persons"),
    ],
)
def test_shizhong_rates_for_each(
    rule: Any, apply: Any, figure: Any, whole: int, part: int, factor: int, whole_unit: str, part_unit: str
) -> None:
    term = Term(indicator="part", factor=factor, unit=part_unit, read_as=whole_unit)
    figures = [
        figure(whole, indicator="whole", unit=whole_unit, **SHIZHONG),
        figure(part, indicator="part", unit=part_unit, **SHIZHONG),
    ]
    assert [each.outcome for each in apply(rule("whole", "is", term), *figures, period="2018")] == [Outcome.HOLDS]


def test_ningbo_some_are_no_more_than_all(rule: Any, apply: Any, figure: Any) -> None:
    """88 batches of 352 of the party and government among 407 of 1204; 15 ambassadors, 14 consuls among 113."""
    numbers = {"a": 352, "b": 1204, "ambassadors": 15, "consuls": 14, "diplomats": 113}
    figures = [
        figure(number, "2018H1", indicator=id, unit="person_times", office="ningbo") for id, number in numbers.items()
    ]
    rules = [
        rule("a", "at_most", "b"),
        rule(["ambassadors", "consuls"], "at_most", "diplomats", id="diplomats"),
    ]
    found = apply(rules, *figures, period="2018")
    assert [(each.outcome, str(each.difference)) for each in found] == [
        (Outcome.HOLDS, "-852"),
        (Outcome.HOLDS, "-84"),
    ]


def test_qingdao_partners_of_two_kinds(rule: Any, apply: Any, figure: Any) -> None:
    """25 sister cities and 45 cities of friendly cooperation are the 70 partners."""
    numbers = {"partnerships.formal": 25, "partnerships.friendly_exchange": 45, "partnerships.all": 70}
    figures = [figure(number, "2018", indicator=id, unit="pairs") for id, number in numbers.items()]
    found = apply(
        rule(["partnerships.formal", "partnerships.friendly_exchange"], "is", "partnerships.all"),
        *figures,
        period="2018",
    )
    assert [each.outcome for each in found] == [Outcome.HOLDS]


def test_person_times_of_one_city_and_persons_of_another_are_not_compared(rule: Any, apply: Any, figure: Any) -> None:
    """Suqian counted 818 person-times in 266 batches, Changzhou 3552 persons in 472."""
    suqian = Term(indicator="transfers.people", office="suqian", period="2021")
    changzhou = Term(indicator="transfers.people", office="changzhou", period="2020")
    figures = [
        figure(818, "2021", indicator="transfers.people", unit="person_times", office="suqian"),
        figure(3552, "2020", indicator="transfers.people", unit="persons", office="changzhou"),
    ]
    (found,) = apply(rule(suqian, "less_than", changzhou), *figures)
    assert found.outcome is Outcome.DIFFERENT_UNIT
