"""Lives of records: a state machine for each lifecycle, and the fold over dated transitions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from localdiplomacy.model import Lifecycle, OutboundDelegation, PartialDate, Partnership, Transition, kind_at, state_at
from localdiplomacy.model.delegations import INBOUND_LIFECYCLE, OUTBOUND_LIFECYCLE
from localdiplomacy.model.lifecycle import aspect_at, reached
from localdiplomacy.model.partnerships import PARTNERSHIP_LIFECYCLE
from localdiplomacy.model.transfers import TRANSFER_LIFECYCLE
from localdiplomacy.testing.strategies import transitions

LIFECYCLES = (OUTBOUND_LIFECYCLE, INBOUND_LIFECYCLE, PARTNERSHIP_LIFECYCLE, TRANSFER_LIFECYCLE)
FIRST = date(2020, 1, 1)


class Life(RuleBasedStateMachine):
    """A record moved about legally and illegally; a plain list of days and states is the model."""

    lifecycle: Lifecycle
    days = Bundle("days")

    @initialize()
    def begin(self) -> None:
        self.history: tuple[Transition, ...] = ()
        self.model: list[tuple[date, str]] = []
        self.broken: list[tuple[str | None, str]] = []
        self.today = FIRST

    def _move(self, state: str) -> None:
        before = self.model[-1][1] if self.model else None
        if not self.lifecycle.allows(before, state):
            self.broken.append((before, state))
        self.history = (*self.history, Transition(state, self.today))
        self.model.append((self.today, state))

    @rule(days=st.integers(0, 40))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(data=st.data())
    def move_legally(self, data: st.DataObject) -> None:
        before = self.model[-1][1] if self.model else None
        choices = self.lifecycle.start if before is None else self.lifecycle.moves[before]
        if choices:
            self._move(data.draw(st.sampled_from(sorted(choices))))

    @rule(data=st.data())
    def move_anywhere(self, data: st.DataObject) -> None:
        self._move(data.draw(st.sampled_from(sorted(self.lifecycle.states))))

    @rule()
    @precondition(lambda self: self.history)
    def change_another_aspect(self) -> None:
        self.history = (*self.history, Transition("formal", self.today, of="kind"))

    @invariant()
    def only_the_illegal_moves_are_broken(self) -> None:
        found = self.lifecycle.broken_moves(self.history)
        assert [(before, move.to) for before, move in found] == self.broken

    @invariant()
    def the_state_on_a_day_is_the_last_one_reached(self) -> None:
        record = OutboundDelegation(id="d", history=self.history)
        for day in {FIRST - timedelta(days=1), FIRST, self.today, *(day for day, _ in self.model)}:
            states = [state for moved, state in self.model if moved <= day]
            assert state_at(record, day) == (states[-1] if states else None)


def _machine(of: Lifecycle) -> type[Life]:
    return type(f"Life_{of.id}", (Life,), {"lifecycle": of})


TestOutbound = _machine(OUTBOUND_LIFECYCLE).TestCase
TestInbound = _machine(INBOUND_LIFECYCLE).TestCase
TestPartnership = _machine(PARTNERSHIP_LIFECYCLE).TestCase
TestTransfer = _machine(TRANSFER_LIFECYCLE).TestCase


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.id)
def test_every_state_can_be_reached_and_has_its_moves_stated(lifecycle: Lifecycle) -> None:
    reachable, waiting = set(lifecycle.start), list(lifecycle.start)
    while waiting:
        for state in lifecycle.moves[waiting.pop()] - reachable:
            reachable.add(state)
            waiting.append(state)
    assert reachable == lifecycle.states == set(lifecycle.moves)
    assert any(not after for after in lifecycle.moves.values())
    assert all(state not in after for state, after in lifecycle.moves.items())


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.id)
def test_an_unknown_state_is_neither_begun_nor_left_nor_reached(lifecycle: Lifecycle) -> None:
    assert not lifecycle.allows(None, "nothing")
    for state in lifecycle.states:
        assert not lifecycle.allows("nothing", state)
        assert not lifecycle.allows(state, "nothing")


@given(st.sampled_from(LIFECYCLES).flatmap(lambda one: st.tuples(st.just(one), transitions(one))))
def test_generated_lives_are_legal(pair: tuple[Lifecycle, tuple[Transition, ...]]) -> None:
    lifecycle, history = pair
    assert lifecycle.broken_moves(history) == []


@given(transitions(PARTNERSHIP_LIFECYCLE), st.dates(date(1979, 1, 1), date(2023, 12, 31)))
def test_a_move_has_surely_happened_when_its_last_possible_day_is_over(
    history: tuple[Transition, ...], day: date
) -> None:
    happened, known = [], True
    for move in history:
        known = known if move.on is None else move.on.last <= day
        if known:
            happened.append(move.to)
    assert state_at(Partnership(id="t", history=history), day) == (happened[-1] if happened else None)


@pytest.mark.parametrize(
    ("day", "state", "kind"),
    [
        ("1998-12-31", None, "economic"),
        ("1999-12-30", None, "economic"),
        ("1999-12-31", "intent", "economic"),
        ("2005-05-30", "intent", "economic"),
        ("2005-05-31", "in-force", "friendly-exchange"),
        ("2010-01-01", "in-force", "friendly-exchange"),
        ("2010-01-02", "in-force", "formal"),
    ],
)
def test_state_and_kind_are_two_dated_things(day: str, state: str | None, kind: str) -> None:
    history = (
        Transition("intent", "1999"),
        Transition("friendly-exchange", "2005-05", of="kind"),
        Transition("in-force"),  # undated: right after the one before it
        Transition("formal", "2010-01-02", of="kind"),
    )
    tie = Partnership(id="t", kind="economic", history=history)
    assert (state_at(tie, date.fromisoformat(day)), kind_at(tie, date.fromisoformat(day))) == (state, kind)


def test_an_undated_life_has_happened() -> None:
    tie = Partnership(id="t", history=(Transition("intent"), Transition("in-force")))
    assert state_at(tie, date.min) == "in-force"
    assert kind_at(tie, date.min) is None


def test_reached_is_the_first_time() -> None:
    history = (
        Transition("in-force", "1999"),
        Transition("suspended", "2000"),
        Transition("in-force", "2001"),
        Transition("checked", "2002", of="attestation"),
        Transition("ended"),
    )
    tie = Partnership(id="t", history=history)
    assert tie.concluded_on == reached(tie, "in-force") == PartialDate.parse("1999")
    assert reached(tie, "ended") is reached(tie, "contact") is reached(tie, "checked") is None
    assert reached(tie, "checked", of="attestation") == PartialDate.parse("2002")
    found = aspect_at(history, date(2003, 1, 1), "attestation")
    assert found is history[3]


_TRIP = ["planned", "applied", "public-notice", "noticed", "submitted", "approved", "briefed", "abroad", "returned"]
_DONE = ("passports-returned", "reported", "published", "followed-up")


@given(st.permutations(_DONE), st.sets(st.sampled_from(("planned", "public-notice", "noticed", "briefed", "abroad"))))
def test_a_trip_may_leave_out_steps_and_do_the_rest_in_any_order(after: list[str], left_out: set[str]) -> None:
    life = [state for state in _TRIP if state not in left_out]
    history = tuple(Transition(state) for state in (*life, *after, "archived"))
    assert OUTBOUND_LIFECYCLE.broken_moves(history) == []


@pytest.mark.parametrize(
    "before", ["planned", "applied", "public-notice", "noticed", "submitted", "sent-back", "adjusting"]
)
@pytest.mark.parametrize("after", ["briefed", "abroad", "returned"])
def test_nobody_goes_abroad_without_an_approval(before: str, after: str) -> None:
    assert not OUTBOUND_LIFECYCLE.allows(before, after)


def test_passports_of_a_cancelled_trip_are_handed_in() -> None:
    moves = ("approved", "cancelled", "passports-returned", "archived")
    assert OUTBOUND_LIFECYCLE.broken_moves(tuple(map(Transition, moves))) == []
    assert not OUTBOUND_LIFECYCLE.allows("refused", "passports-returned")


class Trip(RuleBasedStateMachine):
    """A trip moved along its lifecycle; what was decided on the way stays countable whatever comes later."""

    @initialize()
    def begin(self) -> None:
        self.history = (Transition("applied", FIRST),)
        self.today = FIRST

    @rule(data=st.data(), days=st.integers(0, 30))
    def move(self, data: st.DataObject, days: int) -> None:
        choices = sorted(OUTBOUND_LIFECYCLE.moves[self.history[-1].to])
        if choices:
            self.today += timedelta(days=days)
            self.history = (*self.history, Transition(data.draw(st.sampled_from(choices)), self.today))

    @invariant()
    def who_was_abroad_had_been_approved(self) -> None:
        states = [move.to for move in self.history]
        if "abroad" in states or "returned" in states:
            assert "approved" in states

    @invariant()
    def refused_and_cancelled_trips_never_travel_afterwards(self) -> None:
        states = [move.to for move in self.history]
        for stop in ("refused", "cancelled"):
            if stop in states:
                assert not {"briefed", "abroad", "returned", "approved"} & set(states[states.index(stop) :])

    @invariant()
    def every_decision_keeps_its_first_day(self) -> None:
        record = OutboundDelegation(id="d", history=self.history)
        for move in self.history:
            first = reached(record, move.to)
            assert first is not None
            assert first <= (move.on or first)


TestTrip = Trip.TestCase
