"""Built-in indicators of transfers: sizes of batches, preparation, closed loops, who can be followed, and where they went."""

from decimal import Decimal
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.measures.builtin_transfers import CHECKLISTS, DISPOSITIONS, PREPARATIONS
from localdiplomacy.model.quantities import Qualifier


def batch(id: str, **more: Any) -> ld.TransferBatch:
    return ld.TransferBatch(id=id, **{"moved_on": "2021-03-01"} | more)


def value(indicator: str, *batches: ld.TransferBatch, **more: Any) -> ld.Quantity | None:
    return ld.measure(ld.Ledger.of(batches), indicator, period=2021, **more).rows[0].observation.value


def percent(number: int) -> ld.Quantity:
    return ld.Quantity.of(number, "percent")


def done(checklist: str, done: bool = True) -> ld.ChecklistRun:
    return ld.ChecklistRun(checklist=checklist, items=(ld.ChecklistItem(code="x", done=done),))


def test_the_codes_are_those_of_the_code_lists() -> None:
    lists = builtin_code_lists()
    assert tuple(code.id for code in lists["preparation"]) == PREPARATIONS
    assert {*CHECKLISTS} <= {code.id for code in lists["checklist"]}
    assert [code for code, _, _ in DISPOSITIONS] == [code.id for code in lists["disposition"]]


@pytest.mark.parametrize(
    ("batches", "total", "unit", "mean"),
    [(317, 1642, "persons", "5.2"), (155, 1910, "persons", "12.3"), (266, 818, "person_times", "3.1")],
)
def test_the_published_sizes_of_batches(batches: int, total: int, unit: str, mean: str) -> None:
    """Changzhou counts persons and Suqian person-times: the two means are two indicators, in two units."""
    counts = [total // batches + (number < total % batches) for number in range(batches)]
    held = [batch(f"b{number}", headcount=ld.Headcount(**{unit: count})) for number, count in enumerate(counts)]
    ids = {"persons": "transfers.persons_per_batch", "person_times": "transfers.person_times_per_batch"}
    found = value(ids.pop(unit), *held)
    assert found is not None
    assert found.unit == unit
    assert found.exact is not None
    assert str(found.exact.quantize(Decimal("0.1"))) == mean
    [other] = ids.values()
    assert value(other, *held) is None


def test_means_of_two_units_are_not_compared() -> None:
    changzhou = batch("c", moved_on="2020-05-01", headcount=ld.Headcount(persons=5))
    suqian = batch("s", headcount=ld.Headcount(person_times=3))
    table = ld.measure(
        ld.Ledger.of([changzhou, suqian]), "transfers.person_times_per_batch", period=2021, compare="previous-year"
    )
    assert table.rows[0].change is not None
    assert table.rows[0].change.reason is ld.NoChange.NO_BASE


def test_batches_prepared_in_full() -> None:
    held = [batch("a", preparations=PREPARATIONS), batch("b", preparations=PREPARATIONS[:2]), batch("c")]
    cancelled = batch("d", preparations=PREPARATIONS, history=(ld.Transition("cancelled"),))
    assert value("transfers.prepared.batches", *held, cancelled) == ld.Quantity.of(1, "batches")
    assert value("transfers.prepared.share", *held[:2], cancelled) == percent(50)


def test_special_care_with_a_plan() -> None:
    held = [
        batch("a", special_groups=("elderly",), preparations=("plan-special-groups",)),
        batch("b", special_groups=("ill", "children")),
        batch("c", preparations=("plan-special-groups",)),
    ]
    assert value("transfers.special_care.batches", *held) == ld.Quantity.of(2, "batches")
    assert value("transfers.special_care.planned_share", *held) == percent(50)
    assert value("transfers.special_care.planned_share", held[2]) is None
    table = ld.measure(ld.Ledger.of(held), "transfers.batches", by="special-group", period=2021)
    assert {row.members[0]: int(row.observation.value.low) for row in table.rows if row.observation.value} == {
        "elderly": 1,
        "ill": 1,
        "children": 1,
        "_unknown": 1,
    }


def test_six_checklists_done() -> None:
    runs = tuple(map(done, CHECKLISTS))
    held = [
        batch("a", checklists=runs),
        batch("b", checklists=runs[:5]),
        batch("c", checklists=(*runs[:5], done(CHECKLISTS[5], done=False))),
        batch("d", checklists=runs),
    ]
    assert value("transfers.checked.batches", *held) == ld.Quantity.of(2, "batches")
    assert value("transfers.checked.share", *held) == percent(50)


def test_closed_loops() -> None:
    held = [
        batch("a", history=(ld.Transition("closed", "2021-03-05"),)),
        batch("b", history=(ld.Transition("collected"),)),
    ]
    assert value("transfers.closed.share", *held) == percent(50)


def chain(id: str, *travellers: str, receiver: str | None = "site") -> ld.TransferBatch:
    passing = ld.HandOver(
        place="p", giver="city", receiver=receiver, travellers_received=travellers[:1], disposition="hospital"
    )
    return batch(id, travellers=travellers, hand_overs=(passing,))


def test_the_share_that_can_be_followed_and_the_share_with_both_names() -> None:
    held = [chain("a", "t1", "t2"), chain("b", "t3", receiver=None), chain("c", "t4"), batch("d")]
    assert value("transfers.listed.persons", *held) == ld.Quantity.of(4, "persons")
    assert value("transfers.traced.persons", *held) == ld.Quantity.of(2, "persons")
    assert value("transfers.traced.share", *held) == percent(50)
    assert value("transfers.hand_overs", *held) == ld.Quantity.of(3, "times")
    assert value("transfers.hand_overs.signed", *held) == ld.Quantity.of(2, "times")
    assert value("transfers.traced.share", batch("d")) is None


def ends(id: str, **persons: int | None) -> ld.TransferBatch:
    passing = (
        ld.HandOver(place="p", persons_received=number, disposition=code.replace("_", "-"))
        for code, number in persons.items()
    )
    return batch(id, hand_overs=tuple(passing))


def test_persons_by_disposition() -> None:
    """Dalian, 25 February to 1 April 2020: 9,554 who stayed are 6,705 at home, 2,838 in quarantine and 11 in hospital."""
    held = [ends("a", home_quarantine=6705, central_quarantine=2000), ends("b", central_quarantine=838, hospital=11)]
    codes = ("home_quarantine", "central_quarantine", "hospital")
    found = [value(f"transfers.placed.{code}", *held, batch("c")) for code in codes]
    assert found == [ld.Quantity.of(number, "persons") for number in (6705, 2838, 11)]
    assert sum(one.low for one in found if one) == 9554
    assert value("transfers.placed.released", *held) == ld.Quantity.of(0, "persons")
    assert value("transfers.placed.hospital", *held, ends("d", hospital=None)) == ld.Quantity.of(
        11, "persons", Qualifier.AT_LEAST
    )
    table = ld.measure(ld.Ledger.of(held), "transfers.batches", by="disposition", period=2021)
    assert {row.members[0] for row in table.rows} == {"home-quarantine", "central-quarantine", "hospital"}


def test_frames_count_what_is_in_columns() -> None:
    pl = pytest.importorskip("polars")
    rows = {
        "id": ["a", "b"],
        "office": ["o", "o"],
        "moved_on": ["2021-03-01", "2021-04-01"],
        "state": [None, None],
        "hand_overs.disposition": ["hospital", "hospital"],
        "placed.hospital": [3, None],
        "headcount.persons": [4, 6],
        "headcount.batches": [None, None],
    }
    frame = ld.Frame(pl.DataFrame(rows).with_columns(pl.col("moved_on").str.to_date()), records="transfers")
    table = ld.measure(frame, ["transfers.persons_per_batch", "transfers.placed.hospital"], period=2021)
    assert [row.observation.value for row in table.rows] == [ld.Quantity.of(5, "persons"), ld.Quantity.of(3, "persons")]
