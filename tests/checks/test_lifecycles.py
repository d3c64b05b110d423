"""Lives of records: legal moves, unknown states, order and future."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.model import (
    CodeList,
    Entry,
    InboundDelegation,
    Lifecycle,
    OutboundDelegation,
    Partnership,
    Period,
    TransferBatch,
    Transition,
    WorkPlan,
)

Look = Callable[..., list[Any]]


def _trip(*states: str) -> OutboundDelegation:
    return OutboundDelegation(id="d1", history=tuple(Transition(state) for state in states))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), []),
        (("archived",), []),
        (("approved", "abroad", "returned"), []),
        (("returned", "abroad"), [("LD-LIFE-001", 1, "returned", "abroad")]),
        (("approved", "approved"), [("LD-LIFE-001", 1, "approved", "approved")]),
        (
            ("sent-back", "archived"),
            [("LD-LIFE-001", 1, "sent-back", "archived"), ("LD-LIFE-005", 0, None, "sent-back")],
        ),
        (("approved", "批了", "returned"), [("LD-LIFE-002", 1, None, None)]),
        (("批了", "returned", "abroad"), [("LD-LIFE-001", 2, "returned", "abroad"), ("LD-LIFE-002", 0, None, None)]),
        (("planned", "批了", "没批", "planned"), [("LD-LIFE-002", 1, None, None), ("LD-LIFE-002", 2, None, None)]),
        (
            ("planned", "archived", "planned"),
            [("LD-LIFE-001", 1, "planned", "archived"), ("LD-LIFE-001", 2, "archived", "planned")],
        ),
    ],
)
def test_moves(states: tuple[str, ...], expected: list[Any], found: Look) -> None:
    issues = found(_trip(*states), only=("LD-LIFE",))
    assert [(code, path, params.get("before"), params.get("after")) for code, _, path, params in issues] == [
        (code, f"history[{number}].to", before, after) for code, number, before, after in expected
    ]


def test_a_life_seen_before_is_judged_the_same(found: Look) -> None:
    lives = (("applied", "submitted"), ("applied", "abroad"))
    trips = [
        OutboundDelegation(id=f"d{number}", history=tuple(Transition(state) for state in lives[number % 2]))
        for number in range(6)
    ]
    assert [subject for _, subject, _, _ in found(*trips, only=("LD-LIFE",))] == ["d1", "d3", "d5"]


def test_other_aspects_are_no_states(found: Look) -> None:
    history = (
        Transition("formal", of="kind"),
        Transition("intent"),
        Transition("school", of="kind"),
        Transition("signed", of="attestation"),
        Transition("exchange"),
    )
    assert found(Partnership(id="t1", history=history), only=("LD-LIFE",)) == []


def test_each_set_has_its_own_lifecycle(found: Look) -> None:
    issues = found(
        Partnership(id="t1", history=(Transition("ended"),)),
        TransferBatch(id="b1", history=(Transition("broken"),)),
        only=("LD-LIFE",),
    )
    assert [(code, subject) for code, subject, _, _ in issues] == [("LD-LIFE-005", "b1"), ("LD-LIFE-005", "t1")]


def test_lifecycles_are_data(found: Look) -> None:
    visits = Lifecycle(id="visit", start=frozenset(("planned",)), moves={"planned": frozenset(("held",))})
    visit = InboundDelegation(id="v1", history=(Transition("held"),))
    assert found(visit, only=("LD-LIFE",)) == []
    codes = [code for code, *_ in found(visit, only=("LD-LIFE",), lifecycles={"inbound": visits})]
    assert codes == ["LD-LIFE-005"]


def test_the_hint_lists_the_states(found: Look) -> None:
    two = Lifecycle(id="two", start=frozenset(("b",)), moves={"b": frozenset(("a",))})
    visit = InboundDelegation(id="v1", history=(Transition("c"),))
    issues = found(visit, only=("LD-LIFE",), lifecycles={"inbound": two})
    assert issues == [("LD-LIFE-002", "v1", "history[0].to", {"state": "c", "hint": " (a, b)"})]


def test_states_of_entries_are_those_of_their_kind(found: Look) -> None:
    history = (Transition("held"), Transition("lost"), Transition("gone", of="attestation"), Transition("gone"))
    entries = [Entry(id=kind, kind=kind, history=history) for kind in ("event", "honour", "unheard-of")]
    issues = found(*entries, only=("LD-LIFE-002",))
    assert [(subject, path, params["state"]) for _, subject, path, params in issues] == [
        ("event", "history[1].to", "lost"),
        ("event", "history[3].to", "gone"),
    ]


def test_entry_states_need_the_kinds(found: Look) -> None:
    entry = Entry(id="e1", kind="event", history=(Transition("held"),))
    issues = found(entry, only=("core.entry-states",), code_lists={})
    assert issues == [("LD-CHECK-003", None, None, {"check": "core.entry-states", "need": "The code list entry-kind"})]
    assert found(Entry(id="e1", kind="event"), only=("core.entry-states",), code_lists={}) == []


def test_a_kind_that_is_a_plain_code_has_no_states(found: Look, lists: dict[str, CodeList]) -> None:
    entry = Entry(id="e1", kind="city", history=(Transition("held"),))
    assert found(entry, only=("LD-LIFE",), code_lists={"entry-kind": lists["place-level"]}) == []


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        (("2021-03-02", "2021-03-02"), []),
        (("2021-03-02", "2021-03-01"), [1]),
        (("2021-03-02", None, "2021-03-01"), [2]),
        (("2021-03-02", "2021", "2021-03-01"), [2]),
        (("2021-03-02", "2021-03", "2021-03-03"), []),
        (("2021", "2021-03-01", "2021-02"), [2]),
        (("2021-03-02", "2021-03-01", "2021-03-01"), [1, 2]),
        (("2021-03-01", "2021-03-05", "2021-03-03"), [2]),
        ((None, None), []),
    ],
)
def test_order_of_moves(dates: tuple[str | None, ...], wrong: list[int], found: Look) -> None:
    history = tuple(Transition("x", day) for day in dates)
    issues = found(WorkPlan(id="p1", period=Period.year(2021), history=history), only=("LD-LIFE-003",))
    assert [path for _, _, path, _ in issues] == [f"history[{number}].on" for number in wrong]


def test_each_aspect_has_its_own_order(found: Look) -> None:
    history = (Transition("in-force", "2021"), Transition("formal", "1999", of="kind"), Transition("ended", "2022"))
    assert found(Partnership(id="t1", history=history), only=("LD-LIFE-003",)) == []


@pytest.mark.parametrize(
    ("day", "future"),
    [
        ("2023-01-01", False),
        ("2023-01-02", True),
        ("2023-01", False),
        ("2023", False),
        ("2023-02", True),
        (None, False),
    ],
)
def test_future_moves(day: str | None, future: bool, found: Look) -> None:
    sets = (Partnership, OutboundDelegation, InboundDelegation, TransferBatch)
    records = [type_(id=type_.__name__, history=(Transition("x", day, of="other"),)) for type_ in sets]
    entry = Entry(id="Entry", kind="event", history=(Transition("x", day, of="other"),))
    issues = found(*records, entry, only=("LD-LIFE-004",))
    every = ["Entry", "InboundDelegation", "OutboundDelegation", "Partnership", "TransferBatch"]
    assert [subject for _, subject, _, _ in issues] == (every if future else [])
