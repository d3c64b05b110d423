"""Entries live as their kind allows: one machine for every kind, moved about legally and illegally."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Issue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Entry, Transition, state_at
from localdiplomacy.model.entries import EntryKind

LISTS = builtin_code_lists()
KINDS = {kind.id: kind for kind in LISTS["entry-kind"] if isinstance(kind, EntryKind) and kind.states}
FIRST = date(2021, 1, 1)


class LifeOfAnEntry(RuleBasedStateMachine):
    """A line of any kind; a plain list of states beside it is the model."""

    kind: EntryKind

    @initialize(kind=st.sampled_from(sorted(KINDS)))
    def begin(self, kind: str) -> None:
        self.kind = KINDS[kind]
        self.states: list[str] = []
        self.illegal: list[int] = []
        self.unknown: list[int] = []
        self.history: tuple[Transition, ...] = ()
        self.today = FIRST

    def _allowed(self) -> list[str]:
        if not self.states:
            return list(self.kind.states)
        given = dict(self.kind.moves)
        if given:
            return list(given.get(self.states[-1], ()))
        place = self.kind.states.index(self.states[-1])
        return list(self.kind.states[place + 1 :])

    def _move(self, state: str) -> None:
        self.today += timedelta(days=1)
        self.history = (*self.history, Transition(state, self.today))
        self.states.append(state)

    @rule(data=st.data())
    @precondition(lambda self: self._allowed())
    def move_legally(self, data: st.DataObject) -> None:
        self._move(data.draw(st.sampled_from(self._allowed())))

    @rule(data=st.data())
    @precondition(lambda self: self.states and len(self._allowed()) < len(self.kind.states))
    def move_illegally(self, data: st.DataObject) -> None:
        others = [state for state in self.kind.states if state not in self._allowed()]
        self.illegal.append(len(self.history))
        self._move(data.draw(st.sampled_from(others)))

    @rule()
    def change_another_aspect(self) -> None:
        self.history = (*self.history, Transition("elsewhere", self.today, of="kind"))

    @invariant()
    def illegal_moves_are_found_and_no_others(self) -> None:
        entry = Entry(id="e", kind=self.kind.id, history=self.history)
        context = CheckContext(ledger=Ledger.of([entry]), at=self.today, code_lists=LISTS)
        found = run_checks(context, BUILTIN_CHECKS, only=("core.entry-states",), strict=True)
        assert sorted(issue.path or "" for issue in found) == sorted(f"history[{place}].to" for place in self.illegal)
        assert {issue.code for issue in found} <= {"LD-LIFE-001"}
        assert state_at(entry, self.today) == (self.states[-1] if self.states else None)


def test_entries_of_every_kind_live_as_it_allows() -> None:
    run_state_machine_as_test(LifeOfAnEntry, settings=settings(max_examples=60, stateful_step_count=12, deadline=None))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_each_kind_lives_through_its_states_in_their_usual_order_or_says_otherwise(
    kind: EntryKind, issues: Callable[..., list[Issue]]
) -> None:
    """Every pair of states is judged as the table says: the whole table is looked at, not a sample of it."""
    lines: list[Any] = []
    expected: set[str] = set()
    given = dict(kind.moves)
    for one, before in enumerate(kind.states):
        later = kind.states[one + 1 :]
        allowed = given.get(before, ()) if given else later
        for other, after in enumerate(kind.states):
            id = f"e{one}-{other}"
            lines.append(Entry(id=id, kind=kind.id, history=(Transition(before, FIRST), Transition(after, FIRST))))
            if after not in allowed:
                expected.add(id)
    found = issues(lines, only=("core.entry-states",))
    assert {issue.subject for issue in found} == expected
    assert {issue.code for issue in found} <= {"LD-LIFE-001"}


def test_a_state_of_another_kind_is_unknown_and_what_follows_is_not_judged(issues: Callable[..., list[Issue]]) -> None:
    history = (Transition("held"), Transition("issued"), Transition("planned"), Transition("planned"))
    (one, two) = issues([Entry(id="e", kind="event", history=history)], only=("core.entry-states",))
    assert (one.code, one.path) == ("LD-LIFE-001", "history[3].to")
    assert (two.code, two.path) == ("LD-LIFE-002", "history[1].to")


def test_a_kind_without_states_is_not_judged(issues: Callable[..., list[Issue]]) -> None:
    line = Entry(id="e", kind="health-record", history=(Transition("held"),))
    assert issues([line], only=("core.entry-states",)) == []
