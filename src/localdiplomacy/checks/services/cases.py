"""Cases: the consulate is told in time, and who asks for consular protection is answered in time."""

from collections.abc import Iterator

from ...issues.catalogue.services_duties import ANSWERED_LATE, CONSULATE_TOLD_LATE
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.texts import Text
from ..check import Check, CheckContext
from ..entry_dates import date_at
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, each_entry, has_entries, standing_of, text_in, whole_in

FOREIGN, PROTECTION = "case.foreign-related", "case.consular-protection"
_MINUTES = 60
_NOTICES = "core.consular-notices"


def notices(context: CheckContext) -> Iterator[Issue]:
    """Find cases of which the consulate was told late, or not at all in a ledger that records such notices."""
    book = Rulebook(context, _NOTICES)
    cases = list(standing_of(context, FOREIGN))
    recording = {entry.office for entry in cases if date_at(entry, "details.notified_on") is not None}
    for entry in cases:
        case, day = text_in(entry, "case"), entry.on
        if case is None or day is None or day.exact is None:
            continue
        ended = book.ends("case.consular_notice", entry, day, by={"case": case, "country": entry.country})
        if ended is None:
            continue
        (due, answer), told = ended, date_at(entry, "details.notified_on")
        if told is not None and told.first > due:
            found = Text(f"实际为 {told}", f"it was told on {told}")
        elif told is None and entry.office in recording and context.at > due:
            found = Text(f"至 {context.at} 没有记录", f"nothing is recorded by {context.at}")
        else:
            continue
        params = {"day": day, "due": due, "limit": limit(answer), "found": found}
        yield breach(CONSULATE_TOLD_LATE, answer, entry, "details.notified_on", params)
    yield from book.unanswered()


def responses(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find requests for consular protection that were answered later than the office has promised."""
    minutes = whole_in(entry, "response_minutes")
    answer = book.ask("protection.response_time", entry, entry.on) if minutes is not None and entry.on else None
    if minutes is None or answer is None or not isinstance(answer.value, int):
        return
    if minutes > answer.value * _MINUTES:
        params = {"minutes": minutes, "limit": limit(answer)}
        yield breach(ANSWERED_LATE, answer, entry, "details.response_minutes", params)


CHECKS = (
    Check(
        id=_NOTICES,
        zh="领事通知",
        en="consulates are told of cases in time",
        rules=(CONSULATE_TOLD_LATE,),
        run=notices,
        applies=has_entries(FOREIGN),
        needs=NEEDS,
    ),
    each_entry(
        "core.protection-response",
        "领事保护响应",
        "requests for protection are answered in time",
        (ANSWERED_LATE,),
        (PROTECTION,),
        responses,
    ),
)
