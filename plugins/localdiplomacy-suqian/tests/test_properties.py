"""What holds for any records: no crash, no dependence on their order, one finding for one fault."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from localdiplomacy_suqian.system import CHECKLISTS, KINDS, parts

from localdiplomacy import (
    ChecklistItem,
    ChecklistRun,
    CrewMember,
    Details,
    Entry,
    HandOver,
    Headcount,
    Leg,
    TransferBatch,
)

SIX = [code.id for code in parts(CHECKLISTS)]
quiet = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

DATES = st.none() | st.sampled_from(["2020", "2021", "2021-02", "2021-02-03", "2021-05-30", "2022-01-01"])
COUNTS = st.none() | st.integers(-1, 5)
_START = datetime.fromisoformat("2020-01-01T00:00:00")
MOMENTS = st.none() | st.integers(0, 17_000).map(lambda hours: _START + timedelta(hours=hours))
OFFICES = st.sampled_from([None, "suqian", "yancheng"])
RUNS = st.builds(
    ChecklistRun,
    checklist=st.sampled_from([*SIX, "卫生防疫检查", "别的清单"]),
    on=DATES,
    items=st.lists(
        st.builds(ChecklistItem, code=st.sampled_from(["count", "odd"]), done=st.none() | st.booleans()), max_size=2
    ).map(tuple),
)
BATCHES = st.builds(
    TransferBatch,
    id=st.sampled_from(["b1", "b2", "b3"]),
    office=OFFICES,
    moved_on=DATES,
    headcount=st.builds(Headcount, persons=COUNTS),
    legs=st.lists(
        st.builds(
            Leg,
            origin=st.just("a"),
            destination=st.just("b"),
            departs_at=MOMENTS,
            arrives_at=MOMENTS,
            persons_out=COUNTS,
        ),
        max_size=2,
    ).map(tuple),
    hand_overs=st.lists(
        st.builds(HandOver, place=st.just("b"), persons_given=COUNTS, persons_received=COUNTS), max_size=3
    ).map(tuple),
    crew=st.lists(st.builds(CrewMember, reference=st.just("w"), trained=st.none() | st.booleans()), max_size=2).map(
        tuple
    ),
    checklists=st.lists(RUNS, max_size=4).map(tuple),
)
DETAILS = st.fixed_dictionaries(
    {},
    optional={
        "part": st.sampled_from([*(code.id for code in parts()), "odd"]),
        "support": st.sampled_from(["visits", "odd"]),
        "checklist": st.sampled_from([*SIX, "odd"]),
        "subject": st.sampled_from(["b1", "odd"]),
        "items_done": st.integers(0, 9),
        "items_total": st.integers(0, 9),
        "findings": st.integers(0, 9),
    },
).map(lambda details: Details(details))  # type: ignore[arg-type]
ENTRIES = st.builds(
    Entry,
    id=st.sampled_from(["e1", "e2", "e3", "e4"]),
    kind=st.sampled_from([*KINDS, "support", "checklist", "event"]),
    office=OFFICES,
    on=DATES,
    until=DATES,
    details=DETAILS,
)
RECORDS = st.lists(BATCHES, max_size=5, unique_by=lambda batch: batch.id).flatmap(
    lambda batches: st.lists(ENTRIES, max_size=8, unique_by=lambda entry: entry.id).map(lambda more: [*batches, *more])
)


@quiet
@given(records=RECORDS, data=st.data())
def test_any_records_in_any_order_give_the_same_issues(find: Any, records: list[Any], data: Any) -> None:
    found = find(*records)
    shuffled = data.draw(st.permutations(records))
    assert find(*shuffled) == found
    for issue in found:
        assert issue.message("zh")
        assert issue.message("en")


@quiet
@given(missing=st.sets(st.sampled_from(SIX)))
def test_a_batch_lacks_what_was_taken_from_it(find: Any, world: Any, missing: set[str]) -> None:
    batches = world.batch("b1"), world.batch("b2", "2021-02-10", without=missing)
    found = find(*world.system(), *batches, each_batch=tuple(SIX))
    assert [issue.code for issue in found] == ["SUQIAN-010"] * bool(missing)
    names = "、".join(code.zh for code in parts(CHECKLISTS) if code.id in missing)
    assert [issue.values("zh")["missing"] for issue in found] == [names] * bool(missing)


@quiet
@given(missing=st.sets(st.sampled_from([code.id for code in parts()]), max_size=13))
def test_parts_are_counted(find: Any, world: Any, missing: set[str]) -> None:
    batch = world.batch(checklists=())
    records = [record for record in world.system(without=missing) if record.id != "inspection-1"]
    found = [issue for issue in find(*records, batch) if issue.code == "SUQIAN-002"]
    assert [issue.values("en")["found"] for issue in found] == [str(14 - len(missing))] * bool(missing)
