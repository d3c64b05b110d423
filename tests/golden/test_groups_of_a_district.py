"""A district that names its groups one by one: what it names is counted and held against the totals it prints.

Source: the half-year report of 2018 of the foreign affairs office of Shizhong District, Jinan. Numbers only.
"""

from collections.abc import Callable
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, Identity, run_checks
from localdiplomacy.checks.identities import Figure

RECEIVED = (21, 1, 9, 4, 1, 5, 1, 2, 4, 11, 10, 1, 2, 2, 6)
GUESTS = ["inbound.batches", "inbound.person_times"]
OWN, JOINED = "outbound.own.people", "outbound.joined.people"
ABOUT_80 = ld.Quantity.of(80, "person_times", ld.Qualifier.APPROX)


def groups_received(*sizes: int) -> ld.Ledger:
    return ld.Ledger.of(
        ld.InboundDelegation(
            id=f"i{number:02}",
            arrives_on="2018",
            headcount=ld.Headcount(person_times=size),
            history=(ld.Transition("held", "2018"),),
        )
        for number, size in enumerate(sizes, 1)
    )


def own_groups(leaders: int | None, pupils: int = 15) -> list[ld.OutboundDelegation]:
    """The leader's group, whose size is not printed, and three groups of education: 5 teachers with their pupils, 5, 4."""
    sizes = {"leaders": leaders, "contest": 5 + pupils, "heads": 5, "schools": 4}
    return [
        ld.OutboundDelegation(
            id=id,
            mode="own",
            category="economic" if id == "leaders" else "education",
            departs_on="2018",
            headcount=ld.Headcount(person_times=size),
        )
        for id, size in sizes.items()
    ]


def joined_groups() -> list[ld.OutboundDelegation]:
    return [
        ld.OutboundDelegation(id=f"j{number}", mode="joined", departs_on="2018", headcount=ld.Headcount(person_times=1))
        for number in range(7)
    ]


def test_15_groups_received_are_80_person_times(counted: Any, outcomes: Any, published: Any) -> None:
    table = ld.measure(groups_received(*RECEIVED), GUESTS, period="2018")
    assert counted(table) == {"inbound.batches": 15, "inbound.person_times": 80}
    assert [len(figure.records()) for figure in table.observations] == [15, 15]
    said = [published(GUESTS[0], 15, "batches", "2018"), published(GUESTS[1], ABOUT_80, "", "2018")]
    held = ld.reconcile(table.observations, said)
    assert outcomes(held) == {"inbound.batches": "equal", "inbound.person_times": "within-qualifier"}
    assert list(held.issues) == []


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        (RECEIVED[:-1], {"inbound.batches": "contradicts", "inbound.person_times": "contradicts"}),
        ((*RECEIVED, 1), {"inbound.batches": "contradicts", "inbound.person_times": "within-qualifier"}),
        ((31, *RECEIVED[1:]), {"inbound.batches": "equal", "inbound.person_times": "contradicts"}),
    ],
)
def test_a_list_with_a_group_too_few_too_many_or_too_large(
    sizes: tuple[int, ...], said: dict[str, str], outcomes: Any, published: Any
) -> None:
    table = ld.measure(groups_received(*sizes), GUESTS, period="2018")
    printed = [published(GUESTS[0], 15, "batches", "2018"), published(GUESTS[1], ABOUT_80, "", "2018")]
    assert outcomes(ld.reconcile(table.observations, printed)) == said


def test_11_batches_of_27_are_own_4_of_20_and_joined_7_of_7(counted: Any) -> None:
    ledger = ld.Ledger.of([*own_groups(6, pupils=0), *joined_groups()])
    table = ld.measure(ledger, ["outbound.batches", "outbound.person_times"], by="mode", period="2018")
    rows = {(row.observation.indicator, *row.members): row.observation.value.exact for row in table}
    assert rows == {
        ("outbound.batches", "own"): 4,
        ("outbound.batches", "joined"): 7,
        ("outbound.person_times", "own"): 20,
        ("outbound.person_times", "joined"): 7,
    }
    totals = [table.total(id).observation.value.exact for id in ("outbound.batches", "outbound.person_times")]
    assert totals == [11, 27]
    apart = ld.measure(ledger, ["outbound.own.batches", "outbound.joined.batches", OWN, JOINED], period="2018")
    assert list(counted(apart).values()) == [4, 7, 20, 7]


def test_4_own_batches_are_1_of_leaders_and_3_of_education(counted: Any) -> None:
    table = ld.measure(ld.Ledger.of(own_groups(6, pupils=0)), "outbound.own.batches", by="category", period="2018")
    assert counted(table, by_member=True) == {"education": 3, "economic": 1}
    assert table.total().observation.value.exact == 4


@pytest.mark.parametrize(("joined", "codes"), [(7, []), (8, ["LD-SUM-004"])])
def test_the_published_parts_add_up_to_the_published_total(joined: int, codes: list[str], published: Any) -> None:
    figures = [
        published("outbound.person_times", 27, "person_times"),
        published(OWN, 20, "person_times"),
        published(JOINED, joined, "person_times"),
    ]
    parts = (Figure(OWN), Figure(JOINED))
    identity = Identity(id="modes", zh="两类之和", en="Both kinds", total=Figure("outbound.person_times"), parts=parts)
    context = CheckContext(
        ledger=ld.Ledger.of(figures), at=ld.Period.parse("2018").last, code_lists={}, identities=(identity,)
    )
    assert [issue.code for issue in run_checks(context, BUILTIN_CHECKS, only=("core.identities",))] == codes


@pytest.fixture
def against_20(published: Any) -> Callable[..., ld.Reconciliation]:
    """Hold the own groups against the 20 people that the report prints for them."""

    def look(*trips: ld.OutboundDelegation) -> ld.Reconciliation:
        table = ld.measure(ld.Ledger.of(trips), OWN, period="2018")
        return ld.reconcile(table.observations, [published(OWN, 20, "person_times", "2018")])

    return look


def test_groups_of_20_5_and_4_contradict_20_in_all(against_20: Callable[..., ld.Reconciliation]) -> None:
    found = against_20(*own_groups(None))
    (line,) = found
    assert line.outcome.value == "contradicts"
    assert (line.left[0].value.low, line.left[0].value.qualifier) == (29, ld.Qualifier.AT_LEAST)
    assert [issue.code for issue in found.issues] == ["LD-FIGURE-001"]
    assert str(line.difference) == "…-9"  # 29 at the least: whatever the size of the leader's group is, 9 are too many


@pytest.mark.parametrize(("leaders", "outcome"), [(6, "equal"), (5, "contradicts"), (None, "within-qualifier")])
def test_without_the_15_pupils_20_leaves_6_for_the_leaders(
    leaders: int | None, outcome: str, against_20: Callable[..., ld.Reconciliation]
) -> None:
    (line,) = against_20(*own_groups(leaders, pupils=0))
    assert line.outcome.value == outcome
    assert line.left[0].value.low == (14 if leaders is None else 14 + leaders)


def test_built_in_rules_tell_that_own_groups_of_29_do_not_fit_into_27(published: Any, outcomes: Any) -> None:
    figures = [
        published("outbound.people", 27, "person_times"),
        published(OWN, 29, "person_times"),
        published(JOINED, 7, "person_times"),
    ]
    assert outcomes(ld.validate(figures, period="2018H1")) == {"outbound.own-and-joined.people": "broken"}
