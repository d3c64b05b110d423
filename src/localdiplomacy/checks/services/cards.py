"""APEC business travel cards: for how long they are valid, and who may have one in that place."""

from collections.abc import Iterator

from ...issues.catalogue.services import CARD_CONDITION, CARD_PASSPORT, CARD_TOO_LONG
from ...issues.issue import Issue
from ...model.durations import DayKind, Duration
from ...model.entries import Entry
from ...model.quantities import Quantity
from ...regulations.answers import InForce
from ..entry_dates import date_at
from ..rulebook import Rulebook, breach, limit
from .judged import began, each_entry, heading_of, text_in, whole_in

KIND = "consular.apec-card"
_MONTHS = 12
_YUAN = "CNY"


def validity(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find cards that are valid for longer than cards of that day were."""
    until, issued = date_at(entry, "details.valid_until"), began(entry, "issued")
    answer = book.ask("apec.card_validity", entry, issued) if until is not None and issued is not None else None
    if until is None or issued is None or answer is None or not isinstance(answer.value, int):
        return
    last = book.last_day(Duration(answer.value * _MONTHS, DayKind.MONTHS), issued.last)
    if last is not None and until.first > last:
        params = {"issued": issued, "until": until, "limit": limit(answer)}
        yield breach(CARD_TOO_LONG, answer, entry, "details.valid_until", params)


def conditions(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find companies that do not fulfil a condition of their place: trade, staff, tax credit."""
    for field, found, answer in _unfulfilled(book, entry):
        params = {"field": heading_of(book.context, entry, field), "found": found}
        yield breach(CARD_CONDITION, answer, entry, f"details.{field}", {**params, "limit": limit(answer)})


def _unfulfilled(book: Rulebook, entry: Entry) -> Iterator[tuple[str, object, InForce]]:
    day = began(entry, "received")
    if day is None:
        return
    trade, staff, credit = entry.details.get("trade"), whole_in(entry, "staff"), text_in(entry, "tax_credit")
    if isinstance(trade, Quantity) and trade.unit == _YUAN:
        answer, (_, most) = book.ask("apec.min_trade", entry, day), trade.bounds()
        if answer is not None and isinstance(answer.value, int) and most is not None and most < answer.value:
            yield "trade", trade.text, answer
    if staff is not None:
        answer = book.ask("apec.min_staff", entry, day)
        if answer is not None and isinstance(answer.value, int) and staff < answer.value:
            yield "staff", staff, answer
    if credit is not None:
        answer = book.ask("apec.tax_credit", entry, day)
        if answer is not None and isinstance(answer.value, tuple) and credit.rstrip("级").strip() not in answer.value:
            yield "tax_credit", credit, answer


def passport(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find cards applied for with a passport that soon runs out."""
    until, day = date_at(entry, "details.passport_until"), began(entry, "received")
    found = book.ends("apec.passport_validity", entry, day) if until is not None and day is not None else None
    if until is not None and found is not None and until.last < found[0]:
        params = {"until": until, "day": day, "limit": limit(found[1])}
        yield breach(CARD_PASSPORT, found[1], entry, "details.passport_until", params)


CHECKS = (
    each_entry(
        "core.card-validity",
        "商旅卡有效期",
        "APEC cards are valid as long as they may be",
        (CARD_TOO_LONG,),
        (KIND,),
        validity,
    ),
    each_entry(
        "core.card-conditions",
        "商旅卡办卡条件",
        "companies qualify for APEC cards",
        (CARD_CONDITION,),
        (KIND,),
        conditions,
    ),
    each_entry(
        "core.card-passports",
        "商旅卡护照有效期",
        "passports last long enough for APEC cards",
        (CARD_PASSPORT,),
        (KIND,),
        passport,
    ),
)
