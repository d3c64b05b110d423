"""One failing and one passing example for every rule; each pair differs as little as it can."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from localdiplomacy_suqian.rules import RULES

from localdiplomacy import CrewMember, HandOver, Headcount, Issue, Leg, Qualifier, Quantity, Record, Rule

Make = Callable[[Any], list[Record]]


def _batch(**more: Any) -> Make:
    return lambda world: [*world.system(), world.batch(**more)]


def _runs(*runs: tuple[Any, ...]) -> Make:
    """A batch of 3 February 2021 whose checklists are these."""

    def made(world: Any) -> list[Record]:
        return [*world.system(), world.batch(checklists=tuple(world.run(*run) for run in runs))]

    return made


# (records that break the rule, records that do not, configuration)
EXAMPLES: dict[str, tuple[Make, Make, dict[str, Any]]] = {
    "SUQIAN-001": (
        lambda world: [world.batch(checklists=())],
        lambda world: [world.batch(checklists=(world.run("checklist.vehicle"),))],
        {},
    ),
    "SUQIAN-002": (
        lambda world: [*world.system(without=["guarantee.visits"]), world.batch()],
        lambda world: [
            *world.system(without=["guarantee.visits"]),
            world.entry("v1", "support", "2021-02-10", {"support": "visits"}),
            world.batch(),
        ],
        {},
    ),
    "SUQIAN-003": (
        lambda world: [
            *world.system(without=["guarantee.visits"]),
            world.part("guarantee.visits", "2021-04-01"),
            world.batch(),
        ],
        lambda world: [
            *world.system(without=["guarantee.visits"]),
            world.part("guarantee.visits", "2021-03-31"),
            world.batch(),
        ],
        {},
    ),
    "SUQIAN-004": (
        lambda world: [*world.system(), world.batch("b1", "2021-06-30")],
        lambda world: [*world.system(), world.batch("b1", "2021-03-31")],
        {},
    ),
    "SUQIAN-005": (
        _batch(crew=(CrewMember(reference="w1", trained=False),)),
        _batch(crew=(CrewMember(reference="w1", trained=None),)),
        {},
    ),
    "SUQIAN-006": (
        _runs(("checklist.training", "2021-02-04")),
        _runs(("checklist.training", "2021-02-03")),
        {},
    ),
    "SUQIAN-007": (
        _runs(("checklist.vehicle", "2021-02-02")),
        _runs(("checklist.vehicle", "2021-02-03")),
        {},
    ),
    "SUQIAN-008": (
        _runs(("checklist.departure", "2021-02-04")),
        _runs(("checklist.departure", "2021-02-03")),
        {},
    ),
    "SUQIAN-009": (
        _batch(hand_overs=(HandOver(place="宿迁", persons_given=2, persons_received=2),)),
        _batch(hand_overs=(HandOver(place="宿迁", persons_given=2), HandOver(place="泗洪", persons_given=1))),
        {},
    ),
    "SUQIAN-010": (
        lambda world: [*world.system(), world.batch(), world.batch("b2", without=["checklist.hygiene"])],
        lambda world: [*world.system(), world.batch(), world.batch("b2", without=["checklist.training"])],
        {},
    ),
    "SUQIAN-011": (
        lambda world: [*world.system(), world.batch(without=["checklist.rotation"])],
        lambda world: [*world.system(), world.batch()],
        {},
    ),
    "SUQIAN-012": (
        _runs(("checklist.departure", "2021-02-03", "spacing")),
        _runs(("checklist.departure", "2021-02-03")),
        {},
    ),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_breach_is_found_and_its_neighbour_is_not(find: Any, world: Any, code: str) -> None:
    breaks, keeps, config = EXAMPLES[code]
    found = [issue for issue in find(*breaks(world), **config) if issue.code == code]
    assert len(found) == 1
    assert [issue for issue in find(*keeps(world), **config) if issue.code == code] == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_breach_breaks_no_other_rule(find: Any, world: Any, code: str) -> None:
    # Batches with few checklists break SUQIAN-011 as well, which is advice.
    breaks, _, config = EXAMPLES[code]
    assert {issue.code for issue in find(*breaks(world), **config)} <= {code, "SUQIAN-011"}


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_texts_are_in_both_languages(rule: Rule) -> None:
    han = re.compile(r"[\u3400-\u9fff]")
    for text in (rule.title, rule.message, rule.remedy):
        assert han.search(text.zh)
        assert not han.search(text.en)
        assert not re.search(r"[,;:?!()](?![^“]*\")", re.sub(r"\[plugins\.\"suqian\"\]|\{\w+\}", "", text.zh))
    assert rule.basis is not None
    assert "宿迁市外办" in rule.basis


def _one(find: Any, *records: Record) -> Issue:
    issues: list[Issue] = [found for found in find(*records) if found.severity.value != "advice"]
    assert len(issues) == 1
    return issues[0]


def test_what_the_messages_say(find: Any, world: Any) -> None:
    batch = world.batch(checklists=(world.run("checklist.departure", "2021-02-03", "spacing", "medic"),))
    issue = _one(find, *world.system(), batch)
    assert issue.message("zh") == "“转运发车前提醒清单”有 2 项未完成：座位间隔、随车医务人员。"
    assert issue.message("en") == (
        '"reminders before departure": 2 of its items not done: seats apart, health worker on board.'
    )
    assert (issue.subject, issue.path) == ("b1", "checklists[0]")


def test_an_entry_says_only_how_many_items_are_lacking(find: Any, world: Any) -> None:
    details = {"checklist": "checklist.vehicle", "items_done": 3, "items_total": 5}
    issue = _one(find, *world.system(), world.batch(), world.entry("c1", "checklist", "2021-02-03", details))
    assert issue.message("zh") == "“转运车辆日常检查清单”有 2 项未完成。"
    assert (issue.subject, issue.path) == ("c1", "details.items_done")


def test_handed_over_more_than_boarded(find: Any, world: Any) -> None:
    batch = world.batch(hand_overs=(HandOver(place="宿迁", persons_received=4),))
    assert _one(find, *world.system(), batch).message("en") == "3 persons boarded, and 4 were handed over."


def test_the_batch_says_who_boarded_where_no_drive_does(find: Any, world: Any) -> None:
    drive = (Leg(origin="枢纽", destination="宿迁"),)
    short = world.batch(legs=drive, hand_overs=(HandOver(place="宿迁", persons_received=2),))
    assert _one(find, *world.system(), short).code == "SUQIAN-009"
    unsaid = world.batch(legs=drive, headcount=Headcount(batches=1), hand_overs=short.hand_overs)
    assert find(*world.system(), unsaid) == []
    about = Quantity.of(3, "persons", Qualifier.APPROX)
    assert find(*world.system(), evolve(short, headcount=Headcount(batches=1, persons=about))) == []


def test_a_chain_of_hand_overs_may_end_in_several_sites(find: Any, world: Any) -> None:
    def over(*counts: int | None) -> list[Issue]:
        stations = tuple(HandOver(place=f"p{n}", persons_received=count) for n, count in enumerate(counts))
        return [
            issue for issue in find(*world.system(), world.batch(hand_overs=stations)) if issue.code == "SUQIAN-009"
        ]

    assert over(3, 2, 1) == over(2, 1) == over(2, None) == []
    assert [issue.values("en")["handed"] for issue in over(1, 1)] == ["2"]
    assert [issue.values("en")["handed"] for issue in over(3, 4, 1)] == ["4"]
