"""Bodies: associations hold their congress, and overseas NGOs are registered before they are active."""

from collections.abc import Iterator

from ...issues.catalogue.services_duties import CONGRESS_OVERDUE, NGO_NOT_REGISTERED
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.lifecycle import state_at
from ...model.partial_dates import PartialDate
from ..entry_dates import date_at
from ..rulebook import Rulebook, breach, limit
from .judged import each_entry, text_in

BODY, NGO = "body", "ngo"
_OVER = frozenset(("ended", "suspended"))


def congresses(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find associations whose term is over without a new congress; bodies that state none are not elected."""
    last = date_at(entry, "details.congress")
    if last is None or state_at(entry, book.at) in _OVER or last.first > book.at:
        return
    today, by = PartialDate.of(book.at), {"body": text_in(entry, "body")}
    found = book.ends("bodies.term", entry, today, after=last.last, by=by)
    if found is not None and book.at > found[0]:
        params = {"last": last, "due": found[0], "limit": limit(found[1])}
        yield breach(CONGRESS_OVERDUE, found[1], entry, "details.congress", params)


def registrations(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find overseas NGOs that were active without being registered, since they have to be."""
    if entry.details.get("registered") is not False or entry.on is None or entry.on.first > book.at:
        return
    answer = book.ask("ngo.needs_registration", entry, entry.on)
    if answer is not None and answer.value is True:
        params = {"day": entry.on}
        yield breach(NGO_NOT_REGISTERED, answer, entry, "details.registered", params)


CHECKS = (
    each_entry(
        "core.congresses", "按期换届", "associations hold their congress", (CONGRESS_OVERDUE,), (BODY,), congresses
    ),
    each_entry(
        "core.ngo-registration",
        "境外非政府组织登记备案",
        "overseas NGOs are registered",
        (NGO_NOT_REGISTERED,),
        (NGO,),
        registrations,
    ),
)
