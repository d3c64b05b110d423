"""A batch on its way, step by step: what the lifecycle allows and persons conserved leave nothing to find."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from attrs import evolve
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

from localdiplomacy.model import HandOver, Headcount, Leg, PartialDate, TransferBatch, Transition
from localdiplomacy.model.transfers import TRANSFER_LIFECYCLE

Look = Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]
START = datetime.fromisoformat("2021-03-08T06:00")
DISPOSITIONS = ("central-quarantine", "home-quarantine", "hospital", "onward")


def machine(look: Look) -> type[RuleBasedStateMachine]:
    """Return a machine that moves a batch about and looks at it after each step."""

    class Batch(RuleBasedStateMachine):
        """The model: where the persons are who are not settled yet, and who has charge of them."""

        @initialize(persons=st.integers(1, 12))
        def announce(self, persons: int) -> None:
            day = PartialDate.of(START.date())
            self.batch = TransferBatch(id="b", office="o1", moved_on=day, headcount=Headcount(persons=persons))
            self.travellers = tuple(f"t{number}" for number in range(persons))
            self.now, self.place, self.holder, self.number = START, "p0", "b0", 0
            self.batch = evolve(self.batch, travellers=self.travellers)
            self._become("announced")

        def _become(self, state: str) -> None:
            before = self.batch.history[-1].to if self.batch.history else None
            if before == state:
                return
            assert TRANSFER_LIFECYCLE.allows(before, state)
            move = Transition(state, PartialDate.of(START.date()))
            self.batch = evolve(self.batch, history=(*self.batch.history, move))

        def _wait(self) -> datetime:
            self.now += timedelta(minutes=7)
            return self.now

        @property
        def _state(self) -> str:
            return self.batch.history[-1].to

        @rule()
        def wait(self) -> None:
            self.now += timedelta(minutes=1)

        @precondition(lambda self: self._state == "announced")
        @rule()
        def prepare(self) -> None:
            self.batch = evolve(self.batch, preparations=("verify-travellers", "plan-route", "plan-special-groups"))
            self._become("prepared")

        @precondition(lambda self: self._state in ("announced", "prepared"))
        @rule()
        def collect(self) -> None:
            self._become("collected")

        @precondition(lambda self: self._state in ("collected", "in-transit", "handed-over") and self.travellers)
        @rule()
        def drive(self) -> None:
            self.number += 1
            leg = Leg(
                origin=self.place,
                destination=f"p{self.number}",
                departs_at=self._wait(),
                arrives_at=self._wait(),
                persons_out=len(self.travellers),
                persons_in=len(self.travellers),
                travellers=self.travellers,
            )
            self.place = leg.destination
            self.batch = evolve(self.batch, legs=(*self.batch.legs, leg))
            self._become("in-transit")

        @precondition(lambda self: self._state in ("in-transit", "handed-over") and self.travellers)
        @rule(share=st.integers(1, 12), disposition=st.none() | st.sampled_from(DISPOSITIONS))
        def hand_over(self, share: int, disposition: str | None) -> None:
            going = self.travellers[: share if disposition else None]
            self.number += 1
            one = HandOver(
                place=self.place,
                giver=self.holder,
                receiver=f"b{self.number}",
                at=self._wait(),
                persons_given=len(going),
                persons_received=len(going),
                travellers_given=going,
                travellers_received=going,
                disposition=disposition,
            )
            self.batch = evolve(self.batch, hand_overs=(*self.batch.hand_overs, one))
            if disposition is None:
                self.holder = f"b{self.number}"
            else:
                self.travellers = self.travellers[len(going) :]
            self._become("handed-over")

        @precondition(lambda self: self._state == "handed-over" and not self.travellers)
        @rule()
        def close(self) -> None:
            self._become("closed")

        @precondition(lambda self: self._state == "handed-over" and self.travellers)
        @rule()
        def closing_too_early_is_found(self) -> None:
            closed = (*self.batch.history, Transition("closed", PartialDate.of(START.date())))
            assert {code for code, *_ in look(evolve(self.batch, history=closed), only=("LD-TRANSFER",))}

        @invariant()
        def nothing_is_wrong_with_a_whole_chain(self) -> None:
            done = not self.travellers or not self.batch.hand_overs
            if done or all(one.disposition is None for one in self.batch.hand_overs):
                assert look(self.batch, only=("LD-TRANSFER", "LD-LIFE", "LD-COUNT", "LD-DATE")) == []

    return Batch


def test_a_batch_that_is_moved_rightly_has_nothing_wrong(look: Look) -> None:
    few: Any = settings(max_examples=25, stateful_step_count=14, deadline=None)
    run_state_machine_as_test(machine(look), settings=few)
