"""Records move from state to state as their lifecycle allows, in the order of time."""

from collections.abc import Collection, Iterator

from ..issues.catalogue.structure_times import (
    CANNOT_BEGIN,
    ILLEGAL_MOVE,
    MOVE_IN_FUTURE,
    MOVES_OUT_OF_ORDER,
    UNKNOWN_STATE,
)
from ..issues.issue import Issue
from ..model.entries import EntryKind
from ..model.lifecycle import STATE, Lifecycle, Transition
from ..model.records import Record
from ..model.texts import Text, joined
from .check import Check, CheckContext
from .found import issue

# The sets whose records have a history.
WITH_HISTORY = ("partnerships", "outbound", "inbound", "transfers", "plans", "entries")


def histories(context: CheckContext) -> Iterator[tuple[Record, tuple[Transition, ...]]]:
    """Yield every record that has a history, with its history."""
    for name in WITH_HISTORY:
        for record in getattr(context.ledger, name):
            if record.history:
                yield record, record.history


def moves(context: CheckContext) -> Iterator[Issue]:
    """Find states a record cannot have, cannot begin in, or cannot have come to."""
    for name in sorted(context.lifecycles):
        lifecycle = context.lifecycles[name]
        states = lifecycle.states
        legal: set[tuple[str, ...]] = set()  # most records of a ledger lived one of a few lives
        for record in getattr(context.ledger, name):
            if record.history:
                life = tuple([move.to for move in record.history if move.of == STATE])
                if life not in legal:
                    found = list(_moves(record, record.history, lifecycle, states))
                    if not found:
                        legal.add(life)
                    yield from found


def _moves(
    record: Record, history: tuple[Transition, ...], lifecycle: Lifecycle, states: frozenset[str]
) -> Iterator[Issue]:
    before: str | None = None
    after_unknown = False
    for number, move in enumerate(history):
        if move.of != STATE:
            continue
        path = f"history[{number}].to"
        if move.to not in states:
            yield unknown_state(record, path, move.to, states)
            after_unknown = True
            continue
        # What follows an unknown state cannot be judged; the unknown state is reported already.
        if not after_unknown and not lifecycle.allows(before, move.to):
            if before is None:
                yield issue(CANNOT_BEGIN, record, path, {"after": move.to})
            else:
                yield issue(ILLEGAL_MOVE, record, path, {"before": before, "after": move.to})
        before, after_unknown = move.to, False


def unknown_state(record: Record, path: str, state: str, states: Collection[str]) -> Issue:
    """Return the issue that a record is in a state that there is not."""
    known = joined(Text(one, one) for one in sorted(states))
    return issue(UNKNOWN_STATE, record, path, {"state": state, "hint": Text(f"（{known.zh}）", f" ({known.en})")})


def entry_moves(context: CheckContext) -> Iterator[Issue]:
    """Find states that the kind of an entry does not have, and moves that it does not allow."""
    kinds = context.code_lists["entry-kind"]
    lives: dict[str, Lifecycle | None] = {}
    for entry in context.ledger.entries:
        if entry.history:
            if entry.kind not in lives:
                kind = kinds.get(entry.kind)
                lives[entry.kind] = kind.lifecycle if isinstance(kind, EntryKind) and kind.states else None
            lifecycle = lives[entry.kind]
            if lifecycle is not None:
                yield from _moves(entry, entry.history, lifecycle, lifecycle.states)


def order_of_moves(context: CheckContext) -> Iterator[Issue]:
    """Find moves that are dated before a move listed earlier, each aspect of the record for itself."""
    for record, history in histories(context):
        latest: dict[str, Transition] = {}
        for number, move in enumerate(history):
            on = move.on
            if on is None:
                continue
            earlier = latest.get(move.of)
            if earlier is None or earlier.on is None or on.first >= earlier.on.first:
                latest[move.of] = move
            elif on.last < earlier.on.first:
                params = {"after": move.to, "day": on, "before": earlier.to, "earlier": earlier.on}
                yield issue(MOVES_OUT_OF_ORDER, record, f"history[{number}].on", params)


def future_moves(context: CheckContext) -> Iterator[Issue]:
    """Find moves dated after the day of the check."""
    at = context.at
    for record, history in histories(context):
        for number, move in enumerate(history):
            if move.on is not None and move.on.first > at:
                params = {"after": move.to, "day": move.on, "at": at}
                yield issue(MOVE_IN_FUTURE, record, f"history[{number}].on", params)


def _has_entry_states(context: CheckContext) -> bool:
    return any(entry.history for entry in context.ledger.entries)


CHECKS = (
    Check(
        id="core.moves",
        zh="状态变更合规",
        en="moves are allowed",
        rules=(ILLEGAL_MOVE, UNKNOWN_STATE, CANNOT_BEGIN),
        run=moves,
    ),
    Check(
        id="core.entry-states",
        zh="条目状态变更合规",
        en="moves of entries are those of their kind",
        rules=(ILLEGAL_MOVE, UNKNOWN_STATE, CANNOT_BEGIN),
        run=entry_moves,
        applies=_has_entry_states,
        needs=("codes:entry-kind",),
    ),
    Check(
        id="core.order-of-moves",
        zh="变更日期有序",
        en="moves are in the order of time",
        rules=(MOVES_OUT_OF_ORDER,),
        run=order_of_moves,
    ),
    Check(
        id="core.future-moves",
        zh="变更已经发生",
        en="moves have happened",
        rules=(MOVE_IN_FUTURE,),
        run=future_moves,
    ),
)
