"""Official passports: issued in time, valid long enough for the trip, handed in after it."""

from collections.abc import Iterator

from ...issues.catalogue.services import PASSPORT_BACK_LATE, PASSPORT_ISSUED_LATE, PASSPORT_RUNS_OUT
from ...issues.issue import Issue
from ...model.delegations import OutboundDelegation
from ...model.entries import Entry
from ...model.lifecycle import reached
from ...model.texts import Text
from ..check import CheckContext
from ..entry_dates import date_at
from ..found import issue
from ..rulebook import Rulebook, breach, cited, limit
from ..rules_of_places import graded
from ..trips.deadlines import due, returned
from .judged import each_entry, text_in

KIND = "consular.passport"


def issuing(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find passports that took longer to issue than they may."""
    received, issued = reached(entry, "received"), reached(entry, "issued")
    if received is None or received.exact is None or issued is None:
        return
    found = book.ends("passport.issue_time", entry, received)
    if found is not None and issued.first > found[0]:
        on, rule = found
        params = {"received": received, "due": on, "limit": limit(rule), "issued": issued}
        yield breach(PASSPORT_ISSUED_LATE, rule, entry, "history", params)


def running_out(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find passports that have too little validity left when their group leaves."""
    trip, until = _trip(book.context, entry), date_at(entry, "details.valid_until")
    departs = trip.departs_on if trip is not None else None
    found = book.ends("passport.validity", entry, departs) if departs is not None and until is not None else None
    if until is not None and found is not None and until.last < found[0]:
        params = {"until": until, "departs": departs, "limit": limit(found[1]), "rule": cited(found[1])}
        yield issue(PASSPORT_RUNS_OUT, entry, "details.valid_until", params)


def handing_in(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find passports that were handed in late, by the formula the office has settled on."""
    trip, back = _trip(book.context, entry), date_at(entry, "details.returned_on")
    if trip is None or back is None:
        return
    found = due(book, trip, returned(trip), "passport.return_deadline")
    if found is not None and back.first > found.on:
        said = Text(f"实际为 {back}", f"it was done on {back}")
        params = {"delegation": trip.id, **found.params(said)}
        yield issue(graded(PASSPORT_BACK_LATE, found.rule), entry, "details.returned_on", params)


def _trip(context: CheckContext, entry: Entry) -> OutboundDelegation | None:
    return context.ledger.outbound.get(text_in(entry, "delegation"))


CHECKS = (
    each_entry(
        "core.passport-issuing",
        "护照颁发时限",
        "passports are issued in time",
        (PASSPORT_ISSUED_LATE,),
        (KIND,),
        issuing,
    ),
    each_entry(
        "core.passport-validity",
        "护照剩余有效期",
        "passports last long enough for the trip",
        (PASSPORT_RUNS_OUT,),
        (KIND,),
        running_out,
    ),
    each_entry(
        "core.passport-return",
        "护照上交",
        "passports are handed in after the trip",
        (PASSPORT_BACK_LATE,),
        (KIND,),
        handing_in,
    ),
)
