"""What checks on partnerships read alike: when a tie was concluded as what, whether it is over, what to call places."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ..model.lifecycle import KIND, STATE, kind_at, state_at
from ..model.partial_dates import PartialDate
from ..model.partnerships import CONCLUDED, OVER, Partnership
from ..model.texts import Text
from .check import CheckContext

FORMAL = "formal"
# The paper that makes a tie of a kind: the sister-city agreement and no other makes a sister city.
_PAPERS = {FORMAL: "agreement"}


@frozen
class Concluded:
    """When a tie was first concluded as one of its kinds.

    Args:
        kind: the kind it was then.
        on: when, as far as known.
        path: the field that says so.
    """

    kind: str
    on: PartialDate | None
    path: str


def concluded_as(tie: Partnership) -> dict[str, Concluded]:
    """Return when a tie was first concluded, for each kind it was concluded as.

    A tie becomes one of another kind by being signed as such, or by a change of kind while it is concluded. A paper
    that makes a tie of that kind counts where it is surely older than what the history says, or the history has no date.
    """
    found: dict[str, Concluded] = {}
    for event in _events(tie):
        earlier = found.get(event.kind)
        if earlier is None or _sooner(event.on, earlier.on):
            found[event.kind] = event
    return found


def _sooner(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and (other is None or one.last < other.first)


def _events(tie: Partnership) -> Iterator[Concluded]:
    kind, concluded = tie.kind, False
    for number, move in enumerate(tie.history):
        if move.of == KIND:
            kind = move.to
        elif move.of == STATE:
            concluded = move.to in CONCLUDED or (concluded and move.to not in OVER)
        else:
            continue
        if concluded and kind is not None and (move.of == KIND or move.to in CONCLUDED):
            yield Concluded(kind, move.on, f"history[{number}].on")
    for number, paper in enumerate(tie.instruments):
        if paper.signed_on is not None:
            then = kind_at(tie, paper.signed_on.last)
            if then is not None and _PAPERS.get(then) == paper.kind:
                yield Concluded(then, paper.signed_on, f"instruments[{number}].signed_on")


def is_over(tie: Partnership, day: date) -> bool:
    """Tell whether a tie is over, or was refused, at the end of a day."""
    return state_at(tie, day) in OVER


def place_name(context: CheckContext, city: str | None) -> Text:
    """Return what a place is called; what the record says where the ledger has no such place."""
    place = context.ledger.cities.get(city)
    if place is None or place.name is None:
        return Text(city or "?", city or "?")
    return Text(place.name.get("zh"), place.name.get("en"))


def has_ties(context: CheckContext) -> bool:
    """Tell whether the ledger has partnerships."""
    return len(context.ledger.partnerships) > 0


def has_formal_ties(context: CheckContext) -> bool:
    """Tell whether a tie of the ledger is or was a sister city."""
    return any(
        tie.kind == FORMAL or any(move.of == KIND and move.to == FORMAL for move in tie.history)
        for tie in context.ledger.partnerships
    )
