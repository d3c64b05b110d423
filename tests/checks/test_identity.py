"""Ids and repeated figures."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.ledger.ledger import RECORD_TYPES
from localdiplomacy.model import (
    Entry,
    InboundDelegation,
    Observation,
    Office,
    Period,
    Qualifier,
    Quantity,
    Source,
    Target,
    Task,
    WorkPlan,
)
from localdiplomacy.model.sources import Origin

Look = Callable[..., list[Any]]


def _source(row: int, **origin: Any) -> Source:
    return Source(Origin(**{"file": "a.csv", **origin}), row)


def test_each_further_record_points_at_the_first(found: Look) -> None:
    visits = [InboundDelegation(id="v", source=_source(row)) for row in (4, 2, 3)]
    issues = found(*visits, InboundDelegation(id="w"), only=("LD-ID-001",))
    assert issues == [("LD-ID-001", "v", "id", {"id": "v", "set": "inbound groups", "first": "a.csv : 2"})] * 2


def test_records_without_a_source_are_duplicates_too(found: Look) -> None:
    (issue,) = found(InboundDelegation(id="v"), InboundDelegation(id="v"), only=("LD-ID-001",))
    assert issue[3]["first"] == "another record"


def test_ids_are_unique_in_their_set_only(found: Look) -> None:
    assert found(InboundDelegation(id="x"), Office(id="x"), only=("LD-ID-001",)) == []


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_set_is_looked_at(name: str, found: Look) -> None:
    more = {"plans": {"period": Period.year(2021)}, "entries": {"kind": "event"}}.get(name, {})
    record = RECORD_TYPES[name](id="不行", **more)
    codes = [code for code, *_ in found(record, record, only=("LD-ID",))]
    assert codes == ["LD-ID-001", "LD-ID-002", "LD-ID-002"]


def test_tasks_and_targets_may_share_an_id(found: Look) -> None:
    tasks = (Task(id="1", targets=(Target(id="1"),)), Task(id="2", targets=(Target(id="2"), Target(id="1"))))
    issues = found(WorkPlan(id="p", period=Period.year(2021), tasks=tasks), only=("LD-ID",))
    assert issues == [("LD-ID-005", "p", "tasks[1].targets[1].id", {"id": "1"})]


def test_two_plans_may_number_alike(found: Look) -> None:
    plans = [WorkPlan(id=id, period=Period.year(2021), tasks=(Task(id="1"),)) for id in "ab"]
    assert found(*plans, only=("LD-ID",)) == []


def _figure(value: Quantity | int | None, row: int = 1, **origin: Any) -> Observation:
    quantity = Quantity.of(value, "batches") if isinstance(value, int) else value
    return Observation(indicator="i", period=Period.year(2021), value=quantity, source=_source(row, **origin))


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (_figure(80), _figure(80, 2), "LD-ID-004"),
        (_figure(80), _figure(81, 2), "LD-ID-003"),
        (_figure(Quantity.of(80, "batches", Qualifier.APPROX)), _figure(81, 2), "LD-ID-004"),
        (_figure(Quantity.of(80, "batches", Qualifier.APPROX)), _figure(86, 2), "LD-ID-003"),
        (_figure(80), _figure(Quantity.of(81, "persons"), 2), None),
        (_figure(80), _figure(81, 2, file="b.csv"), None),
        (_figure(80, document="总结"), _figure(81, 2, document="总结", file="b.csv"), "LD-ID-003"),
        (_figure(80), _figure(None, 2), None),
        (_figure(None), _figure(None, 2), None),
    ],
)
def test_repeated_figures(one: Observation, other: Observation, code: str | None, found: Look) -> None:
    issues = found(one, other, only=("core.repeated-figures",))
    assert [issue[0] for issue in issues] == ([code] if code else [])
    assert found(other, one, only=("core.repeated-figures",)) == issues


def test_figures_without_a_source_are_of_one_document(found: Look) -> None:
    figures = [Observation(indicator="i", period=Period.year(2021), value=Quantity.of(v, "batches")) for v in (1, 2)]
    issues = found(*figures, only=("core.repeated-figures",))
    assert [(params["first"], params["second"]) for *_, params in issues] == [("1", "2")]


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity.of(80, "persons", Qualifier.APPROX), "≈80"),
        (Quantity.of(80, "persons", Qualifier.NEARLY), "<~80"),
        (Quantity.of(80, "persons", Qualifier.OVER), "80+"),
        (Quantity.of(80, "persons", Qualifier.AT_LEAST), "≥80"),
        (Quantity.of(80, "persons", Qualifier.AT_MOST), "≤80"),
        (Quantity(2, 4, "persons"), "2–4"),
    ],
)
def test_figures_are_shown_as_meant(quantity: Quantity, shown: str, found: Look) -> None:
    (issue,) = found(_figure(quantity), _figure(quantity, 2), only=("core.repeated-figures",))
    assert (issue[3]["first"], issue[3]["second"]) == (shown, shown)


def test_entries_that_end_without_a_start(found: Look) -> None:
    entries = [
        Entry(id="a", kind="event", until="2021"),
        Entry(id="b", kind="event", on="2021"),
        Entry(id="c", kind="event"),
    ]
    assert [subject for _, subject, _, _ in found(*entries, only=("LD-DATE-007",))] == ["a"]
