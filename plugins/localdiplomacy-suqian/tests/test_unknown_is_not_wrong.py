"""What nobody recorded is not held wrong, and what happened elsewhere or before the system is not judged by it."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy import CrewMember, Issue, Name, Office, Origin, Source, Transition

PARTIAL = Source(Origin(file="some.toml", partial=True))


def _codes(found: list[Issue]) -> list[str]:
    return [issue.code for issue in found]


def test_an_office_that_keeps_no_checklist_gets_one_advice(find: Any, world: Any) -> None:
    batches = [world.batch(f"b{n}", "2021-02-03", checklists=()) for n in range(266)]
    (issue,) = find(*batches)
    assert (issue.code, issue.severity.value) == ("SUQIAN-001", "advice")
    assert "266" in issue.message("zh")


def test_the_office_is_called_by_its_name(find: Any, world: Any) -> None:
    office = Office(id="suqian", name=Name(zh="宿迁市外办", en="Suqian"))
    (issue,) = find(office, world.batch(checklists=()))
    assert issue.message("zh").startswith("宿迁市外办有 1 条")
    assert issue.message("en").startswith("Suqian has 1 ")


def test_nothing_is_said_without_transfers(find: Any, world: Any) -> None:
    assert find() == find(*world.system()) == []


def test_offices_that_do_not_run_the_system_are_left_alone(find: Any, world: Any) -> None:
    other = world.batch(office="changzhou", without=["checklist.hygiene"])
    assert find(other) == []
    assert _codes(find(evolve(other, checklists=()), offices=("changzhou",))) == ["SUQIAN-001"]


def test_an_office_that_records_the_system_runs_it(find: Any, world: Any) -> None:
    meeting = world.entry("m1", "suqian.coordination", office="yancheng")
    (issue,) = find(meeting, world.batch(office="yancheng"))
    assert (issue.code, issue.subject) == ("SUQIAN-002", "yancheng")


def test_records_without_an_office_are_one_office(find: Any, world: Any) -> None:
    meeting = world.entry("m1", "suqian.coordination", office=None)
    (issue,) = find(meeting, world.batch(office=None))
    assert (issue.code, issue.subject) == ("SUQIAN-002", None)
    assert issue.message("en").startswith("Of the 14 parts, this ledger has records of 7;")


def test_a_partial_ledger_says_nothing_about_what_is_missing(find: Any, world: Any) -> None:
    some = world.entry("m1", "suqian.inspection", "2021-01-08")
    batches = world.batch("b1", "2021-02-03"), world.batch("b2", "2021-05-03")
    assert {"SUQIAN-002", "SUQIAN-004"} == set(_codes(find(some, *batches)))
    assert find(evolve(some, source=PARTIAL), *batches) == []


def test_a_checklist_is_expected_from_its_first_use(find: Any, world: Any) -> None:
    before = world.batch("b1", "2021-01-20", without=["checklist.hygiene"])
    between = world.batch("b3", "2021-03-01", without=["checklist.hygiene"])
    used = world.batch("b2", "2021-02-03")
    (issue,) = find(*world.system(), before, used, between)
    assert (issue.code, issue.subject) == ("SUQIAN-010", "b3")
    found = find(*world.system(), before, used, between, since=date(2021, 1, 1))
    assert [issue.subject for issue in found] == ["b1", "b3"]


def test_a_checklist_first_used_in_some_month_is_expected_when_that_is_over(find: Any, world: Any) -> None:
    used = world.batch("b1", "2021-02-03", checklists=(world.run("checklist.hygiene", "2021-02"),))
    without = world.batch("b2", "2021-02-20", checklists=())
    assert "SUQIAN-010" not in _codes(find(*world.system(), used, without))
    after = world.batch("b2", "2021-03-01", checklists=())
    assert "SUQIAN-010" in _codes(find(*world.system(), used, after))


def test_batches_before_the_system_are_not_judged(find: Any, world: Any) -> None:
    wrong = world.batch("b0", "2020-12-30", hand_overs=())
    wrong = evolve(wrong, crew=(evolve(wrong.crew[0], trained=False),), checklists=())
    assert find(*world.system(), wrong, world.batch()) == []
    found = find(*world.system(), wrong, world.batch(), since=date(2020, 1, 1))
    assert "SUQIAN-005" in _codes(found)


def test_a_system_known_to_the_year_may_have_begun_after_a_batch(find: Any, world: Any) -> None:
    untrained = world.batch(crew=(CrewMember(reference="w1", trained=False),), checklists=())
    meeting = world.entry("m1", "suqian.coordination", "2021-01")
    assert "SUQIAN-005" in _codes(find(meeting, untrained))
    assert "SUQIAN-005" not in _codes(find(evolve(meeting, on="2021"), untrained))


def test_a_batch_known_to_the_month_may_be_before_the_first_use(find: Any, world: Any) -> None:
    vague = evolve(world.batch("b2", without=["checklist.hygiene"]), moved_on="2021-02", legs=())
    assert find(*world.system(), world.batch("b1", "2021-02-03"), vague) == []
    later = evolve(world.batch("b2", "2021-03-05", without=["checklist.hygiene"]), moved_on="2021-03", legs=())
    assert _codes(find(*world.system(), world.batch("b1", "2021-02-03"), later)) == ["SUQIAN-010"]


def test_undated_batches_are_not_judged_by_dates(find: Any, world: Any) -> None:
    undated = evolve(world.batch("b2", without=["checklist.hygiene"]), moved_on=None, legs=())
    assert find(*world.system(), world.batch(), undated) == []
    assert find(*world.system(), undated) == []


def test_cancelled_batches_and_what_lies_ahead_do_not_count(find: Any, world: Any) -> None:
    bare = world.batch(checklists=())
    assert find(evolve(bare, history=(Transition("cancelled", "2021-02-01"),))) == []
    assert find(bare, at=date(2021, 2, 2)) == []
    assert _codes(find(bare, at=date(2021, 2, 3))) == ["SUQIAN-001"]


def test_a_quarter_that_is_not_over_may_still_be_inspected(find: Any, world: Any) -> None:
    records = [*world.system(), world.batch("b1", "2021-02-03"), world.batch("b2", "2021-05-03")]
    assert find(*records, at=date(2021, 6, 29)) == []
    assert _codes(find(*records, at=date(2021, 6, 30))) == ["SUQIAN-004"]


@pytest.mark.parametrize("on", ["2021", "2021-04", "2021-06-30"])
def test_an_inspection_that_may_be_of_the_quarter_is_enough(find: Any, world: Any, on: str) -> None:
    batches = world.batch("b1", "2021-02-03"), world.batch("b2", "2021-05-03")
    assert find(*world.system(), *batches, world.entry("inspection-2", "suqian.inspection", on)) == []


def test_an_office_that_set_inspections_down_and_made_none(find: Any, world: Any) -> None:
    records = [record for record in world.system() if record.id != "inspection-1"]
    assert _codes(find(*records, world.batch())) == ["SUQIAN-004"]


def test_an_undated_part_is_recorded_and_not_out_of_time(find: Any, world: Any) -> None:
    # That it has no date is what the library's own check of entries says.
    records = [*world.system(without=["guarantee.visits"]), world.part("guarantee.visits", None)]
    assert find(*records, world.batch()) == []


def test_a_part_that_ended_before_the_transfers_is_out_of_time(find: Any, world: Any) -> None:
    ended = world.part("guarantee.visits", "2019-01-01", history=(Transition("ended", "2020-06-01"),))
    (issue,) = find(*world.system(without=["guarantee.visits"]), ended, world.batch())
    assert issue.message("en") == (
        'The part "visits" is dated 2019-01-01, which is outside the time of transfers (2021-01-01 to 2021-03-31).'
    )
    assert (issue.subject, issue.path) == ("part-guarantee.visits", "on")


@pytest.mark.parametrize("on", [None, "2021", "2021-02", "2021-02-02"])
def test_a_date_that_leaves_it_open_is_not_late(find: Any, world: Any, on: str | None) -> None:
    runs = tuple(world.run(name, on) for name in ("checklist.training", "checklist.departure"))
    assert not {"SUQIAN-006", "SUQIAN-008"} & set(_codes(find(*world.system(), world.batch(checklists=runs))))


def test_one_run_in_time_is_enough(find: Any, world: Any) -> None:
    runs = tuple(world.run("checklist.training", on) for on in ("2021-02-20", "2021-02-01"))
    assert "SUQIAN-006" not in _codes(find(*world.system(), world.batch(checklists=runs)))


def test_without_a_drive_the_day_of_the_transfer_decides(find: Any, world: Any) -> None:
    runs = (world.run("checklist.departure", "2021-02-04"),)
    assert "SUQIAN-008" in _codes(find(*world.system(), world.batch(checklists=runs, legs=())))
    undated = evolve(world.batch(checklists=runs, legs=()), moved_on=None)
    assert "SUQIAN-008" not in _codes(find(*world.system(), undated))


def test_the_daily_vehicle_check_of_another_batch_serves(find: Any, world: Any) -> None:
    wrong_day = world.batch("b1", checklists=(world.run("checklist.vehicle", "2021-02-02"),))
    none = world.batch("b2", without=["checklist.vehicle"])
    same_day = world.batch("b3")
    assert "SUQIAN-007" in _codes(find(*world.system(), wrong_day))
    codes = _codes(find(*world.system(), wrong_day, none, same_day, each_batch=("checklist.vehicle",)))
    assert codes == []


def test_a_batch_of_several_days_has_its_vehicles_checked_on_one_of_them(find: Any, world: Any) -> None:
    batch = world.batch(checklists=(world.run("checklist.vehicle", "2021-02-06"),))
    leg = evolve(batch.legs[0], arrives_at=batch.legs[0].arrives_at.replace(day=5))
    (issue,) = (found for found in find(*world.system(), evolve(batch, legs=(leg,))) if found.code == "SUQIAN-007")
    assert "2021-02-03–2021-02-05" in issue.message("zh")


@pytest.mark.parametrize(
    "details",
    [{"subject": "b2"}, {"subject": "第二批"}, {}],
    ids=["by its id", "by its name", "for no batch in particular"],
)
def test_checklists_entered_as_entries_count_too(find: Any, world: Any, details: dict[str, str]) -> None:
    batches = world.batch("b1"), world.batch("b2", without=["checklist.hygiene"], name=Name(zh="第二批"))
    kept = world.entry("c1", "checklist", "2021-02-03", {"checklist": "卫生防疫检查", **details})
    assert _codes(find(*world.system(), *batches)) == ["SUQIAN-010"]
    assert find(*world.system(), *batches, kept) == []


def test_an_entry_for_another_batch_does_not(find: Any, world: Any) -> None:
    batches = world.batch("b1"), world.batch("b2", without=["checklist.hygiene"])
    kept = world.entry("c1", "checklist", "2021-02-03", {"checklist": "checklist.hygiene"}, partners=("b1",))
    assert _codes(find(*world.system(), *batches, kept)) == ["SUQIAN-010"]


@pytest.mark.parametrize(
    ("on", "served"), [("2021-02-01", True), ("2021-02-03", True), ("2021-02-04", False), (None, True)]
)
def test_training_that_names_no_batch_serves_those_after_it(
    find: Any, world: Any, on: str | None, served: bool
) -> None:
    batches = world.batch("b1", "2021-01-10"), world.batch("b2", "2021-02-03", without=["checklist.training"])
    kept = world.entry("c1", "checklist", on, {"checklist": "checklist.training"})
    found = _codes(find(*world.system(), *batches, kept, each_batch=("checklist.training",)))
    assert found == ([] if served else ["SUQIAN-010"])
    later = world.entry("c2", "checklist", "2021-03-20", {"checklist": "checklist.training"})
    assert _codes(find(*world.system(), *batches, kept, later, each_batch=("checklist.training",))) == found


def test_checklists_of_others_are_not_the_systems(find: Any, world: Any) -> None:
    runs = (world.run("checklist.outbound-gates"), world.run("我办自己的清单"))
    kept = world.entry("c1", "checklist", "2021-02-03", {"checklist": "checklist.outbound-gates"})
    assert _codes(find(world.batch(checklists=runs), kept)) == ["SUQIAN-001"]


def test_runs_of_the_future_are_not_there_yet(find: Any, world: Any) -> None:
    batch = world.batch("b1", checklists=(world.run("checklist.vehicle", "2021-03-01"),))
    assert _codes(find(batch, at=date(2021, 2, 28))) == ["SUQIAN-001"]


def test_a_set_down_checklist_that_is_not_used_yet_is_no_fault_without_batches(find: Any, world: Any) -> None:
    later = [world.part("checklist.rotation", "2021-03-01"), world.entry("m", "suqian.coordination", "2021-03-01")]
    codes = _codes(
        find(*later, world.batch("b1", "2021-02-20", without=["checklist.rotation"]), since=date(2021, 3, 1))
    )
    assert "SUQIAN-011" not in codes
