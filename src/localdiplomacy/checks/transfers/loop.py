"""The closed loop of each batch: every check on its chain, made once a batch, where it is not plainly whole."""

from collections.abc import Iterator

from ...issues.catalogue.transfers import (
    BODY_DIFFERS,
    GIVEN_EARLY,
    HANDED_OVER_AWAY,
    LEAVES_EARLY,
    LEAVES_ELSEWHERE,
    LEFT_OPEN,
    LINK_INCOMPLETE,
    NOT_NAMED,
    NOT_THE_HOLDER,
    PLACE_DIFFERS,
    REFERENCE_TWICE,
    REFERENCES_DIFFER,
    TOTAL_DIFFERS,
)
from ...issues.issue import Issue
from ...model.lifecycle import state_at
from ..check import Check, CheckContext
from ..rulebook import Rulebook
from . import continuity, custody, persons, references
from .chain import Chain
from .judged import NEEDS, batches, day_of, has_batches
from .plain import plainly_whole

_CHAIN, _LINKS = "core.transfer-chain", "core.transfer-links"
_CLOSED = "closed"


def chains(context: CheckContext) -> Iterator[Issue]:
    """Find chains that break: in persons, references, place, time or charge."""
    kept = custody.Kept.of(context)
    for batch in batches(context):
        if not (batch.legs or batch.hand_overs or batch.travellers):
            continue
        if (batch.hand_overs or not kept.any) and plainly_whole(batch, kept.sides):
            continue
        yield from broken(Chain(batch, bool(batch.history) and state_at(batch, context.at) == _CLOSED), kept)


def broken(chain: Chain, kept: custody.Kept) -> Iterator[Issue]:
    """Find where one chain breaks."""
    yield from persons.conserved(chain)
    yield from references.followed(chain)
    yield from continuity.places(chain)
    yield from continuity.departures(chain)
    yield from continuity.presence(chain)
    yield from continuity.charge(chain)
    yield from custody.named(chain, kept)
    missing = list(custody.holders(chain))
    yield from missing
    if chain.closed:
        yield from custody.closed(chain, kept, bool(missing))


def links(context: CheckContext) -> Iterator[Issue]:
    """Find travellers who were not handed down link by link, where the office keeps the links."""
    if not custody.Kept.of(context).levels:
        return
    book, found = Rulebook(context, _LINKS), custody.Links(context)
    for batch in batches(context):
        day = day_of(batch) if batch.hand_overs else None
        answer = book.ask("transfer.link_levels", batch, day) if day is not None else None
        if answer is not None:
            yield from found.missing(Chain(batch), answer)
    yield from book.unanswered()


CHECKS = (
    Check(
        id=_CHAIN,
        zh="闭环转运：人数、代号、地点、时间、责任前后衔接",
        en="the chain of a batch is closed: persons, references, places, times and charge follow on",
        rules=(
            *(BODY_DIFFERS, PLACE_DIFFERS, TOTAL_DIFFERS, REFERENCE_TWICE, REFERENCES_DIFFER),
            *(LEAVES_ELSEWHERE, LEAVES_EARLY, HANDED_OVER_AWAY, GIVEN_EARLY),
            *(NOT_NAMED, NOT_THE_HOLDER, LEFT_OPEN),
        ),
        run=chains,
        applies=has_batches,
    ),
    Check(
        id=_LINKS,
        zh="三级联通",
        en="travellers are handed down link by link",
        rules=(LINK_INCOMPLETE,),
        run=links,
        applies=has_batches,
        needs=(*NEEDS, "codes:hand-over-level", "codes:disposition"),
    ),
)
