"""Whole lives of ties: kinds, approvals, papers, suspension and ending, with a plain model beside them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from localdiplomacy.checks import CheckContext, run_checks
from localdiplomacy.checks.tie_approvals import CHECKS
from localdiplomacy.checks.ties import concluded_as
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.model import Partnership, Transition, kind_at, state_at
from localdiplomacy.model.partnerships import PARTNERSHIP_LIFECYCLE
from localdiplomacy.regulations.regulations import builtin

CITY_KINDS = ("formal", "friendly-exchange", "friendly-cooperation", "economic")
_CONCLUDED = ("signed", "filed", "in-force", "suspended")


class LifeOfATie(RuleBasedStateMachine):
    """A tie that is moved about by the rules; what it is and whether it was approved in time is kept beside it."""

    @initialize(kind=st.sampled_from(CITY_KINDS), state=st.sampled_from(("contact", "intent", "exchange", "applied")))
    def begin(self, kind: str, state: str) -> None:
        self.today = date(2010, 1, 1)
        self.kind, self.state, self.tied = kind, state, False
        self.tie = Partnership(id="t", kind=kind, city="c", partner="p", history=(Transition(state, self.today),))
        self.approved: date | None = None
        self.first: dict[str, date] = {}

    def _add(self, move: Transition) -> None:
        self.tie = Partnership(id="t", kind=self.tie.kind, city="c", partner="p", history=(*self.tie.history, move))

    def _move(self, state: str) -> None:
        assert PARTNERSHIP_LIFECYCLE.allows(self.state, state)
        self._add(Transition(state, self.today))
        self.state = state
        self.tied = state in _CONCLUDED[:3] or (self.tied and state not in ("refused", "ended"))
        if state in _CONCLUDED[:3]:
            self.first.setdefault(self.kind, self.today)

    def _may(self, state: str) -> bool:
        return PARTNERSHIP_LIFECYCLE.allows(self.state, state)

    @rule(days=st.integers(1, 400))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(state=st.sampled_from(("intent", "exchange", "applied", "provincial-review", "refused", "filed")))
    def go_on(self, state: str) -> None:
        if self._may(state):
            self._move(state)

    @rule()
    @precondition(lambda self: self._may("approved"))
    def approve(self) -> None:
        self._move("approved")
        self.approved = self.approved or self.today

    @rule()
    @precondition(lambda self: self.state == "in-force")
    def approve_another_kind(self) -> None:
        self._add(Transition("approved", self.today, of="approval"))
        self.approved = self.approved or self.today

    @rule(state=st.sampled_from(("signed", "in-force")))
    def conclude(self, state: str) -> None:
        if self._may(state):
            self._move(state)

    @rule(kind=st.sampled_from(CITY_KINDS))
    def become(self, kind: str) -> None:
        self._add(Transition(kind, self.today, of="kind"))
        self.kind = kind
        if self.tied:
            self.first.setdefault(kind, self.today)

    @rule()
    @precondition(lambda self: self._may("suspended"))
    def suspend(self) -> None:
        self._move("suspended")

    @rule()
    @precondition(lambda self: self._may("ended"))
    def end(self) -> None:
        self._move("ended")

    @invariant()
    def its_moves_are_legal_and_lead_where_the_model_stands(self) -> None:
        assert PARTNERSHIP_LIFECYCLE.broken_moves(self.tie.history) == []
        assert (state_at(self.tie, self.today), kind_at(self.tie, self.today)) == (self.state, self.kind)

    @invariant()
    def it_was_concluded_when_the_model_says(self) -> None:
        found = {kind: event.on and event.on.exact for kind, event in concluded_as(self.tie).items()}
        assert found == self.first

    @invariant()
    def only_an_unapproved_sister_city_is_told(self) -> None:
        context = CheckContext(ledger=Ledger.of([self.tie]), at=self.today, regulations=builtin())
        codes = [issue.code for issue in run_checks(context, CHECKS, strict=True)]
        formal = self.first.get("formal")
        if formal is None or (self.approved is not None and self.approved <= formal):
            assert codes == []
        else:
            assert codes == ["LD-TIE-001" if self.approved is None else "LD-TIE-002"]

    @invariant()
    def it_is_counted_once_as_what_it_is(self) -> None:
        ids = ["formal", "friendly_exchange", "friendly_cooperation", "cities", "in_force", "suspended"]
        table: Any = measure(Ledger.of([self.tie]), [f"partnerships.{id}" for id in ids], period=_day(self.today))
        count = {found.indicator.partition(".")[2]: found.value.low for found in table.observations}
        assert (count["in_force"], count["suspended"]) == (self.state == "in-force", self.state == "suspended")
        assert count["formal"] == (self.state == "in-force" and self.kind == "formal")
        if self.state == "in-force":
            assert count["cities"] == sum(count[id] for id in ids[:3])


def _day(day: date) -> str:
    return f"{day}/{day + timedelta(days=1)}"


TestLifeOfATie = LifeOfATie.TestCase
