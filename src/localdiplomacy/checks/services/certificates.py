"""A document to be used abroad has the certificate that its destination asked for on that day."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ...issues.catalogue.services import WRONG_CERTIFICATE
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.partial_dates import PartialDate
from ...model.texts import joined
from ...regulations.answers import InForce
from ...regulations.countries import country
from ..found import issue
from ..rulebook import Rulebook, cited
from ..rules_of_places import graded
from .judged import each_entry, text_in

KIND = "consular.legalisation"
_CERTIFICATES = "certificate-kind"
_HOME = "CN"


@frozen
class Needed:
    """The certificate that is needed, by which rule, and what says whether the destination is a party."""

    certificate: str
    rule: InForce
    party: InForce | None


def certificate(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find documents with the certificate of another destination or of another time.

    What is not in force on the day at all is for the check on codes. A state that the list of parties does not name is
    taken for none, which is advice only.
    """
    found, day = text_in(entry, "certificate"), entry.on
    if found is None or day is None or book.context.code_lists[_CERTIFICATES].get(found, day.last) is None:
        return
    needed = _needed(book, entry, day.first)
    if needed is None or needed != _needed(book, entry, day.last) or needed.certificate == found:
        return
    params = {
        "day": day,
        "country": book.label("country", entry.country),
        "needed": book.label(_CERTIFICATES, needed.certificate),
        "found": book.label(_CERTIFICATES, found),
        "rule": joined(cited(answer) for answer in (needed.rule, needed.party) if answer is not None),
    }
    rule = (
        WRONG_CERTIFICATE.as_advice() if needed.party is None else graded(WRONG_CERTIFICATE, needed.rule, needed.party)
    )
    yield issue(rule, entry, "details.certificate", params)


def _needed(book: Rulebook, entry: Entry, on: date) -> Needed | None:
    state = _state(entry.country, on)
    if state is None:
        return None
    day = PartialDate.of(on)
    party = book.ask("consular.apostille_state", entry, day, {"country": state})
    member = party is not None and party.value is True
    rule = book.ask("consular.certificate", entry, day, {"member": member})
    wanted = None if rule is None else book.context.code_lists[_CERTIFICATES].find(str(rule.value))
    return None if rule is None or wanted is None else Needed(wanted, rule, party)


def _state(code: str | None, on: date) -> str | None:
    """Return the code of a state; a territory may be treated otherwise than the state it belongs to."""
    found = country(code, on) if code is not None else None
    return None if found is None or found.state is not None or found.code == _HOME else found.code


CHECKS = (
    each_entry(
        "core.certificates",
        "文书证明种类",
        "documents have the certificate their destination asks for",
        (WRONG_CERTIFICATE,),
        (KIND,),
        certificate,
        f"codes:{_CERTIFICATES}",
    ),
)
