"""Foreigners are invited in time, at the right level and by an authorised body."""

from collections.abc import Iterator

from ...codec.han import name_key
from ...issues.catalogue.services import INVITED_ABOVE_LEVEL, INVITED_LATE, INVITER_NOT_AUTHORISED
from ...issues.issue import Issue
from ...model.entries import Entry
from ..entry_dates import date_at
from ..rulebook import Rulebook, breach, limit
from .judged import began, each_entry, text_in

KIND = "invitation"
_RANKS, _LEVELS = "guest-rank", "scope"
# The levels of an office that are below the provincial one.
_BELOW_PROVINCE = frozenset(("municipal", "district", "office"))


def lead_time(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find invitations that were asked for too short a time before the visit."""
    visit, received = date_at(entry, "details.visit_on"), began(entry, "received")
    if visit is None or received is None or received.exact is None:
        return
    found = book.ends("invitation.lead_time", entry, received)
    if found is not None and visit.last < found[0]:
        params = {"received": received, "visit": visit, "limit": limit(found[1])}
        yield breach(INVITED_LATE, found[1], entry, "details.visit_on", params)


def level(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find guests whom only the provincial office invites, invited below."""
    rank, issued = text_in(entry, "rank"), text_in(entry, "issued_level")
    if rank is None or issued not in _BELOW_PROVINCE or entry.on is None:
        return
    answer = book.ask("invitation.province_ranks", entry, entry.on)
    if answer is None or not isinstance(answer.value, tuple):
        return
    code = book.context.code_lists[_RANKS].get(rank)
    if rank in answer.value or (code is not None and code.broader in answer.value):
        names = {"rank": book.label(_RANKS, rank), "level": book.label(_LEVELS, issued)}
        yield breach(INVITED_ABOVE_LEVEL, answer, entry, "details.issued_level", names)


def inviter(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find invitations by a body that is not authorised to invite."""
    body = text_in(entry, "issued_by")
    answer = book.ask("invitation.issuers", entry, entry.on) if body is not None and entry.on is not None else None
    if body is None or answer is None or not isinstance(answer.value, tuple):
        return
    if name_key(body) not in {name_key(str(known)) for known in answer.value}:
        params = {"body": body, "known": limit(answer)}
        yield breach(INVITER_NOT_AUTHORISED, answer, entry, "details.issued_by", params)


CHECKS = (
    each_entry(
        "core.invitation-time", "邀请提前量", "invitations are asked for in time", (INVITED_LATE,), (KIND,), lead_time
    ),
    each_entry(
        "core.invitation-level",
        "邀请权限",
        "guests are invited at the right level",
        (INVITED_ABOVE_LEVEL,),
        (KIND,),
        level,
        f"codes:{_RANKS}",
    ),
    each_entry(
        "core.inviters",
        "邀请单位经授权",
        "bodies that invite are authorised",
        (INVITER_NOT_AUTHORISED,),
        (KIND,),
        inviter,
    ),
)
