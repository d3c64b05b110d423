"""Isolation and monitoring last as long as the regime in force asks, both ends counted.

Where the regime was eased during a stay, the stay may end by the new one.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ...issues.catalogue.transfers_crew import STAY_TOO_SHORT
from ...issues.issue import Issue
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...model.transfers import HandOver, TransferBatch, local
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, batches, conditions, day_of, has_batches

_CHECK = "core.transfer-quarantine"
_ISOLATION, _MONITORING = Text("隔离", "isolation"), Text("居家健康监测", "monitoring at home")
_AT_HOME = "home-monitoring"


def quarantine(context: CheckContext) -> Iterator[Issue]:
    """Find stays in isolation, and monitoring at home after them, that ended too early."""
    book = Rulebook(context, _CHECK)
    for batch in batches(context):
        for number, one in enumerate(batch.hand_overs):
            if one.isolated_until is not None or one.monitored_until is not None:
                start = _start(batch, one)
                for parameter, name, begins, what in _stays(one, start):
                    if begins is not None:
                        path = f"hand_overs[{number}].{name}"
                        until = getattr(one, name)
                        yield from _judged(book, context, batch, parameter, (begins, until), what, path)
    yield from book.unanswered()


def _start(batch: TransferBatch, one: HandOver) -> date | None:
    at = local(one.at)
    if at is not None:
        return at.date()
    day = day_of(batch)
    return day.exact if day is not None else None


def _stays(one: HandOver, start: date | None) -> Iterator[tuple[str, str, date | None, Text]]:
    """Yield the parameter, the field and the first day of each part of a stay that is recorded."""
    if one.isolated_until is not None:
        yield "entry.isolation_days", "isolated_until", start, _ISOLATION
    if one.monitored_until is not None:
        after = one.isolated_until.exact if one.isolated_until is not None else None
        at_home = start if one.isolated_until is None and one.disposition == _AT_HOME else None
        yield "entry.home_days", "monitored_until", after + timedelta(days=1) if after else at_home, _MONITORING


def _judged(
    book: Rulebook,
    context: CheckContext,
    batch: TransferBatch,
    parameter: str,
    span: tuple[date, PartialDate],
    what: Text,
    path: str,
) -> Iterator[Issue]:
    start, until = span
    days = (until.last - start).days + 1
    by = conditions(batch, context.code_lists)
    answer = book.ask(parameter, batch, PartialDate.of(start), by)
    if answer is None or not _short(days, answer):
        return
    eased = book.ask(parameter, batch, until, by)
    if eased is not None and _short(days, eased):
        params = {"start": start, "what": what, "until": until, "days": days}
        yield breach(STAY_TOO_SHORT, answer, batch, path, {**params, "limit": limit(answer)})


def _short(days: int, answer: InForce) -> bool:
    return isinstance(answer.value, int) and days < answer.value


CHECKS = (
    Check(
        id=_CHECK,
        zh="隔离与健康监测天数",
        en="isolation and monitoring last as long as they must",
        rules=(STAY_TOO_SHORT,),
        run=quarantine,
        applies=has_batches,
        needs=NEEDS,
    ),
)
