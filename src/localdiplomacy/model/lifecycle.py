"""A record's life as dated events and a fold: store transitions, compute the state on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from attrs import field, frozen

from .partial_dates import PartialDate, optional_date

STATE = "state"
KIND = "kind"


@frozen
class Transition:
    """One dated event in the life of a record.

    Args:
        to: the state (or kind) it moved to.
        on: when, as far as known; None means "at some time before the next one".
        by: who decided.
        basis: the document it rests on (an approval number, an agreement).
        of: what changed: `state`, `kind`, or another dated aspect such as `attestation`.
    """

    to: str
    on: PartialDate | None = field(default=None, converter=optional_date)
    by: str | None = None
    basis: str | None = None
    of: str = STATE


class HasHistory(Protocol):
    """A record that has a life."""

    @property
    def history(self) -> tuple[Transition, ...]:
        """Its transitions in the order they happened."""
        ...


class HasKind(HasHistory, Protocol):
    """A record whose kind may change in the course of its life."""

    @property
    def kind(self) -> str | None:
        """The kind it had at first."""
        ...


def aspect_at(history: Iterable[Transition], day: date, of: str) -> Transition | None:
    """Return the last transition of one aspect that has surely happened by the end of `day`.

    A transition known to the year only has surely happened when that year is over. One without a date happened
    right after the transition listed before it.
    """
    found, known = None, True
    for transition in history:
        if transition.on is not None:
            known = transition.on.last <= day
        if known and transition.of == of:
            found = transition
    return found


def state_at(record: HasHistory, day: date) -> str | None:
    """Return the state of the record at the end of `day`, or None before its first state."""
    found = aspect_at(record.history, day, STATE)
    return found.to if found else None


def kind_at(record: HasKind, day: date) -> str | None:
    """Return the kind of the record at the end of `day`; the kind it was entered with until it changed."""
    found = aspect_at(record.history, day, KIND)
    return found.to if found else record.kind


def reached(record: HasHistory, state: str, of: str = STATE) -> PartialDate | None:
    """Return the date of the first transition to `state`, or None where there is none or it is undated."""
    for transition in record.history:
        if transition.to == state and transition.of == of:
            return transition.on
    return None


@frozen(kw_only=True)
class Lifecycle:
    """The legal moves of one type of record, as data.

    Args:
        id: slug of the lifecycle.
        moves: for each state the states that may follow it; a state that is missing may not be left.
        start: the states a record may begin in; ledgers often begin in the middle, so usually all.
    """

    id: str
    moves: Mapping[str, frozenset[str]]
    start: frozenset[str]

    @property
    def states(self) -> frozenset[str]:
        """All states the table names."""
        return self.start.union(self.moves, *self.moves.values())

    def allows(self, before: str | None, after: str) -> bool:
        """Tell whether `after` may directly follow `before` (None: at the beginning)."""
        return after in self.start if before is None else after in self.moves.get(before, frozenset())

    def broken_moves(self, history: Iterable[Transition]) -> list[tuple[str | None, Transition]]:
        """Return each transition that the table does not allow, with the state it was reached from."""
        broken: list[tuple[str | None, Transition]] = []
        before: str | None = None
        for transition in history:
            if transition.of == STATE:
                if not self.allows(before, transition.to):
                    broken.append((before, transition))
                before = transition.to
        return broken
