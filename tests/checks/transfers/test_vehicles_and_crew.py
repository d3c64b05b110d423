"""Vehicles, crew, rest, isolation and preparation by the regulation of the day and the place."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.model import (
    ChecklistItem,
    ChecklistRun,
    CrewMember,
    HandOver,
    Leg,
    TransferBatch,
    Transition,
    Vehicle,
)
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]


def _batch(on: str = "2021-04-08", id: str = "b", **more: Any) -> TransferBatch:
    return TransferBatch(id=id, office="o1", moved_on=on, **more)


def _codes(found: list[tuple[str, str | None, str | None, dict[str, str]]]) -> list[tuple[str, str | None]]:
    return [(code, path) for code, _, path, _ in found]


def _rides(on: str = "2021-04-08", **more: Any) -> TransferBatch:
    return _batch(on, vehicles=(Vehicle(reference="v1", **more),))


@pytest.mark.parametrize(
    ("where", "on", "persons", "limit"),
    [
        ("32", "2021-04-08", 20, None),
        ("32", "2021-04-08", 21, "50%"),
        ("3213", "2021-04-08", 21, "50%"),
        ("51", "2021-04-08", 40, None),  # no rule
        ("51", "2021-02-08", 36, None),  # coaches in the season: 90 % at the lowest risk
        ("51", "2021-02-08", 37, "90%"),
        ("32", "2023-01-08", 40, None),  # it is over
    ],
)
def test_the_load_of_the_place_and_the_day(where: str, on: str, persons: int, limit: str | None, look: Look) -> None:
    found = look(_rides(on, seats=40, persons=persons), where=where)
    assert [params["limit"] for *_, params in found] == ([limit] if limit else [])


def test_more_persons_than_seats_is_said_instead_of_the_load(look: Look) -> None:
    assert _codes(look(_rides(seats=40, persons=41))) == [("LD-TRANSFER-023", "vehicles[0].persons")]


@pytest.mark.parametrize(
    ("second", "expected"), [(None, "has no record of disinfection"), (False, "was not disinfected")]
)
def test_disinfection_is_asked_for_where_it_is_kept(second: bool | None, expected: str, look: Look) -> None:
    assert look(_rides()) == []
    both = _batch(vehicles=(Vehicle(reference="v1", disinfected=True), Vehicle(reference="v2", disinfected=second)))
    (found,) = look(both)
    assert (found[0], found[2], found[3]["found"]) == ("LD-TRANSFER-024", "vehicles[1].disinfected", expected)
    assert look(both, where="51") == []


def test_the_vehicle_list_of_the_day_is_a_check(look: Look) -> None:
    two = (Vehicle(reference="v1", checked_on="2021-04-08"), Vehicle(reference="v2"))
    (found,) = look(_batch(vehicles=two), only=("LD-TRANSFER-027",))
    assert (found[2], found[3]["found"]) == ("vehicles[1].checked_on", "is not recorded")
    run = ChecklistRun(checklist="checklist.vehicle", on="2021-04-08")
    assert look(_batch(vehicles=two, checklists=(run,)), only=("LD-TRANSFER-027",)) == []
    other = evolve(run, on="2021-04-07")
    assert len(look(_batch(vehicles=two, checklists=(other,)), only=("LD-TRANSFER-027",))) == 1


def _member(role: str, vehicle: str | None = None, reference: str = "w") -> CrewMember:
    return CrewMember(reference=reference, role=role, vehicle=vehicle)


def test_staff_are_counted_for_each_vehicle_or_for_all(look: Look) -> None:
    two = (Vehicle(reference="v1"), Vehicle(reference="v2"))
    only = ("LD-TRANSFER-025",)
    apart = (_member("medic", "v1"), _member("medic", "v1"), _member("driver", "v2"))
    (found,) = look(_batch(vehicles=two, crew=apart), only=only)
    assert (found[3]["where"], found[3]["found"], found[3]["what"]) == ("v2", "0", "health workers")
    together = (_member("medic"), _member("medic"), _member("driver"))
    assert look(_batch(vehicles=two, crew=together), only=only) == []
    (found,) = look(_batch(vehicles=two, crew=together[1:]), only=only)
    assert (found[3]["where"], found[3]["found"]) == ("2 vehicles together", "1")
    assert look(_batch(vehicles=two, crew=(CrewMember(reference="w"),)), only=only) == []


def test_drivers_in_shenyang_and_staff_in_shanghai(look: Look) -> None:
    one = (Vehicle(reference="v1"),)
    crew = (_member("driver", "v1"), _member("leader", "v1"))
    (found,) = look(_batch(vehicles=one, crew=crew), where="2101", only=("LD-TRANSFER-025",))
    assert (found[3]["what"], found[3]["limit"]) == ("drivers", "2 staff a vehicle")
    (found,) = look(_batch(vehicles=one, crew=crew), where="31", only=("LD-TRANSFER-025",))
    assert (found[3]["what"], found[3]["found"]) == ("staff beside the driver", "1")


def test_one_leader_unless_somebody_has_no_role(look: Look) -> None:
    assert _codes(look(_batch(crew=(_member("driver"),)))) == [("LD-TRANSFER-028", "crew")]
    assert look(_batch(crew=(_member("driver"), CrewMember(reference="x")))) == []
    assert look(_batch(crew=(CrewMember(reference="x"),))) == []


def test_training_is_asked_for_where_it_is_kept(look: Look) -> None:
    crew = (
        CrewMember(reference="a", trained=True),
        CrewMember(reference="b"),
        CrewMember(reference="c", trained=False),
    )
    found = look(_batch(crew=crew))
    assert [(path, params["found"]) for _, _, path, params in found] == [
        ("crew[1].trained", "has no record of training"),
        ("crew[2].trained", "was not trained"),
    ]
    assert look(_batch(crew=crew[1:2])) == []
    early = CrewMember(reference="a", trained_on="2021-04-01", duty_from="2021-04-01", duty_until="2021-04-14")
    assert look(_batch(crew=(early,))) == []
    late = evolve(early, trained_on="2021-04-02")
    assert _codes(look(_batch(crew=(late,)))) == [("LD-TRANSFER-029", "crew[0].trained_on")]


@pytest.mark.parametrize(
    ("on", "tested", "late"),
    [
        ("2022-07-03", "2022-07-03", False),
        ("2022-07-03", "2022-07-04", False),
        ("2022-07-03", "2022-07-02", False),
        ("2022-07-03", "2022-07-01", True),
        ("2022-07-03", "2022-07", False),
        ("2022-06-27", "2022-06-01", False),  # before the ninth plan
        ("2022-11-11", "2022-11-01", False),  # after it
    ],
)
def test_tests_follow_the_interval_of_the_day(on: str, tested: str, late: bool, look: Look) -> None:
    found = look(_batch(on, crew=(CrewMember(reference="a", tested_on=tested),)))
    assert _codes(found) == ([("LD-TRANSFER-031", "crew[0].tested_on")] if late else [])


@pytest.mark.parametrize(
    ("level", "low"), [("level-1", True), ("level-2", False), ("level-3", False), ("other", False)]
)
def test_protection_is_compared_by_its_order(level: str, low: bool, look: Look) -> None:
    found = look(_batch(crew=(CrewMember(reference="a", protection=level),)))
    assert bool(found) is low


def test_without_settled_rules_the_crew_is_not_judged(look: Look) -> None:
    crew = (CrewMember(reference="a", role="driver", trained=False, vaccinated=False, protection="level-1"),)
    found = look(_batch(crew=crew), regulations=builtin(), only=("core.transfer-crew",))
    assert {code for code, *_ in found} == {"LD-CHECK-005"}
    assert {params["parameter"] for *_, params in found} == {
        "transfer.leaders_per_batch",
        "transfer.crew_training",
        "transfer.crew_vaccination",
        "transfer.crew_protection",
    }


def _shift(start: str, end: str, on: str, id: str = "b", **more: Any) -> TransferBatch:
    member = CrewMember(reference="a", duty_from=start, duty_until=end, **more)
    return _batch(on, id, crew=(member,))


def test_one_shift_in_several_batches_is_one_shift(look: Look) -> None:
    several = [_shift("2021-04-01", "2021-04-14", f"2021-04-0{day}", f"b{day}") for day in range(1, 9)]
    assert look(*several) == []
    other = _shift("2021-04-10", "2021-04-20", "2021-04-15", "c")
    (found,) = look(*several, other)
    assert found[:3] == ("LD-TRANSFER-033", "c", "crew[0].duty_from")


def test_a_long_shift_overlaps_every_shorter_one_in_it(look: Look) -> None:
    shifts = [
        _shift("2021-04-01", "2021-04-30", "2021-04-01", "b1"),
        _shift("2021-04-05", "2021-04-08", "2021-04-05", "b2"),
        _shift("2021-04-10", "2021-04-12", "2021-04-10", "b3"),
    ]
    assert {subject for _, subject, *_ in look(*shifts, only=("LD-TRANSFER-033",))} == {"b2", "b3"}


@pytest.mark.parametrize(
    ("where", "end", "more", "again", "due"),
    [
        ("3202", "2022-03-14", {"isolated_until": "2022-03-21"}, None, None),
        ("3202", "2022-03-14", {"isolated_until": "2022-03-20"}, None, "2022-03-21"),
        ("3202", "2022-03-14", {"monitored_until": "2022-03-27"}, None, "2022-03-28"),
        ("3202", "2022-03-14", {"monitored_until": "2022-03-28"}, None, None),
        ("3202", "2022-03-14", {}, "2022-03-21", "2022-03-21"),
        ("3202", "2022-03-14", {}, "2022-03-28", "2022-03-28"),
        ("3202", "2022-03-14", {}, "2022-03-29", None),
        ("4403", "2021-07-14", {}, "2021-07-28", "2021-07-28"),
        ("51", "2022-03-14", {}, "2022-03-15", None),
        ("51", "2022-11-14", {"monitored_until": "2022-11-18"}, None, "2022-11-19"),
    ],
)
def test_rest_after_the_shift_follows_the_regime(
    where: str, end: str, more: dict[str, str], again: str | None, due: str | None, look: Look
) -> None:
    start = end[:8] + "01"
    batches = [_shift(start, end, start, "b1", **more)]
    if again is not None:
        batches.append(_shift(again, again, again, "b2"))
    found = look(*batches, where=where, only=("LD-TRANSFER-035",))
    assert [params["due"] for *_, params in found] == ([due] if due else [])


def _stay(start: str, port: str | None = None, **more: Any) -> TransferBatch:
    hand = HandOver(place="x", disposition=more.pop("disposition", "central-quarantine"), **more)
    return _batch(start, entry_port=port, hand_overs=(hand,))


@pytest.mark.parametrize(
    ("start", "port", "stay", "days"),
    [
        ("2021-03-01", None, {"isolated_until": "2021-03-14"}, None),
        ("2021-03-01", None, {"isolated_until": "2021-03-13"}, "13"),
        ("2022-07-01", None, {"isolated_until": "2022-07-07"}, None),
        ("2022-07-01", None, {"isolated_until": "2022-07-06"}, "6"),
        ("2022-06-20", None, {"isolated_until": "2022-06-28"}, None),  # eased during the stay
        ("2022-06-20", None, {"isolated_until": "2022-06-27"}, "8"),
        ("2023-01-05", None, {"isolated_until": "2023-01-08"}, None),  # ended during the stay
        ("2020-09-01", "上海（昆山）", {"isolated_until": "2020-09-07"}, None),  # 7+7 in Jiangsu
        ("2020-09-01", "上海（昆山）", {"isolated_until": "2020-09-06"}, "6"),
        ("2020-09-01", "北京", {"isolated_until": "2020-09-07"}, "7"),
        ("2022-07-01", None, {"isolated_until": "2022-07-07", "monitored_until": "2022-07-10"}, None),
        ("2022-07-01", None, {"isolated_until": "2022-07-07", "monitored_until": "2022-07-09"}, "2"),
        ("2022-07-01", None, {"monitored_until": "2022-07-03", "disposition": "home-monitoring"}, None),
        ("2022-07-01", None, {"monitored_until": "2022-07-02", "disposition": "home-monitoring"}, "2"),
        ("2022-07-01", None, {"monitored_until": "2022-07-01"}, None),  # after an isolation that is not recorded
        ("2022-07", None, {"isolated_until": "2022-07-02"}, None),
    ],
)
def test_stays_follow_the_regime(
    start: str, port: str | None, stay: dict[str, str], days: str | None, look: Look
) -> None:
    found = look(_stay(start, port, **stay), only=("LD-TRANSFER-036",))
    assert [params["days"] for *_, params in found] == ([days] if days else [])


def test_without_a_day_nothing_is_judged(look: Look) -> None:
    hand = HandOver(place="x", disposition="central-quarantine", isolated_until="2021-03-09")
    crew = (CrewMember(reference="w", role="driver", duty_from="2021-04-01", duty_until="2021-04-02"),)
    vehicles = (Vehicle(reference="v1", seats=2, persons=2, disinfected=False, checked_on="2021-01-01"),)
    undated = TransferBatch(id="b", hand_overs=(hand,), crew=crew, vehicles=vehicles, preparations=("plan-route",))
    assert look(undated) == []


def test_the_first_time_a_list_is_filled_in_counts(look: Look) -> None:
    def run(on: str | None, name: str = "checklist.departure") -> ChecklistRun:
        return ChecklistRun(checklist=name, on=on, items=(ChecklistItem(code="x", done=True),))

    only = ("LD-TRANSFER-021",)
    assert look(_batch(checklists=(run("2021-04-09"), run("2021-04-08"))), only=only) == []
    assert look(_batch(checklists=(run("2021-04-09"), run(None))), only=only) == []
    assert look(_batch(checklists=(run("2021-04-09", "checklist.rotation"),)), only=only) == []
    assert look(_batch(checklists=(run("2021-04-09", "checklist.hand-over"),)), only=only) == []  # no hand-over
    handed = Leg(origin="a", destination="b", arrives_at=None, departs_at=None)
    assert _codes(look(_batch(checklists=(run("2021-04-09"),), legs=(handed,)), only=only)) == [
        ("LD-TRANSFER-021", "checklists[0].on")
    ]


def test_what_nobody_prepares_or_lists_is_not_asked_for(look: Look) -> None:
    assert look(_batch(), _batch(id="c"), only=("core.transfer-preparations", "core.transfer-checklists")) == []
    prepared = _batch(id="c", preparations=("plan-route", "verify-travellers", "plan-special-groups"))
    found = look(_batch(), prepared, _batch("2024-01-01", "future"), only=("core.transfer-preparations",))
    assert [(code, subject) for code, subject, *_ in found] == [("LD-TRANSFER-018", "b")]


def test_a_missing_plan_for_special_groups_is_one_finding(look: Look) -> None:
    two = ("verify-travellers", "plan-route")
    (found,) = look(_batch(preparations=two, special_groups=("ill",)))
    assert found[0] == "LD-TRANSFER-017"
    (found,) = look(_batch(preparations=two))
    assert (found[0], found[3]["missing"]) == ("LD-TRANSFER-018", "plan for special groups made")


def test_prepared_on_the_day_is_in_time(look: Look) -> None:
    late = (Transition("prepared", "2021-04"),)
    assert look(_batch(history=late)) == []
    assert look(_batch("2021-04", history=(Transition("prepared", "2021-05-01"),))) == []
