"""A partner is not given the same thing twice: gifts compared across years."""

from collections.abc import Iterator

from ..codec.han import name_key
from ..issues.catalogue.trips_times import GIFT_AGAIN
from ..issues.issue import Issue
from ..model.entries import Entry
from .check import Check, CheckContext
from .found import issue

GIFT = "gift"
RECEIVED = "in"


def again(context: CheckContext) -> Iterator[Issue]:
    """Find gifts that the same partner was given in an earlier year; each is held against the one before it."""
    given: dict[tuple[str, str], list[Entry]] = {}
    for entry in context.ledger.entries:
        item = entry.details.get("item") if entry.kind == GIFT and entry.on is not None else None
        if isinstance(item, str) and entry.details.get("direction") != RECEIVED:
            for partner in _partners(entry):
                given.setdefault((name_key(item), partner), []).append(entry)
    said: set[str] = set()
    for _, gifts in sorted(given.items()):
        before: Entry | None = None
        for gift in sorted(gifts, key=lambda entry: (entry.on, entry.id)):
            if before is not None and before.on and gift.on and before.on.year < gift.on.year and gift.id not in said:
                said.add(gift.id)
                params = {"item": gift.details["item"], "year": before.on.year, "other": before.id}
                yield issue(GIFT_AGAIN, gift, "details.item", params)
            before = gift


def _partners(entry: Entry) -> tuple[str, ...]:
    recipient = entry.details.get("recipient")
    return entry.partners or ((name_key(recipient),) if isinstance(recipient, str) else ())


def _has_gifts(context: CheckContext) -> bool:
    return any(entry.kind == GIFT for entry in context.ledger.entries)


CHECKS = (
    Check(
        id="core.gifts",
        zh="礼品不重复赠送",
        en="partners are not given the same thing twice",
        rules=(GIFT_AGAIN,),
        run=again,
        applies=_has_gifts,
    ),
)
