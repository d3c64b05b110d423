"""Before a batch sets out it is prepared: preparations, a plan for those who need care, checklists; and it is in time."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from ...issues.catalogue.transfers import (
    CHECKLIST_INCOMPLETE,
    CHECKLIST_LATE,
    NO_SPECIAL_PLAN,
    NOT_PREPARED,
    PREPARED_LATE,
    TOO_SLOW,
)
from ...issues.issue import Issue
from ...model.lifecycle import reached
from ...model.texts import Text, joined
from ...model.transfers import TransferBatch
from ..check import Check, CheckContext
from ..checklists import RequiredChecklists, required
from ..found import issue
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, batches, day_of, each_batch, has_batches, setting_out, span

_SPECIAL_PLAN = "plan-special-groups"
_DEPARTURE, _END = Text("发车日", "the departure"), Text("交接日", "the last hand-over")
# The event before which each list is done; others are of a rotation, or the office's own.
_BEFORE: Mapping[str, Text] = MappingProxyType(
    {
        "checklist.training": _DEPARTURE,
        "checklist.vehicle": _DEPARTURE,
        "checklist.hygiene": _DEPARTURE,
        "checklist.departure": _DEPARTURE,
        "checklist.hand-over": _END,
    }
)


def special_groups(context: CheckContext) -> Iterator[Issue]:
    """Find batches with travellers who need special care and no plan for them."""
    for batch in batches(context):
        if batch.special_groups and _SPECIAL_PLAN not in batch.preparations:
            groups = joined(context.code_name("special-group", group) for group in batch.special_groups)
            yield issue(NO_SPECIAL_PLAN, batch, "preparations", {"groups": groups})


def preparations(context: CheckContext) -> Iterator[Issue]:
    """Find batches that set out with a required preparation missing; a ledger without preparations is left out."""
    book = Rulebook(context, "core.transfer-preparations")
    kept = any(batch.preparations for batch in context.ledger.transfers)
    for batch in batches(context):
        day = day_of(batch) if kept else None
        if day is None or day.first > context.at:
            continue
        answer = book.ask("transfer.preparations", batch, day)
        missing = [name for name in required(answer) if name not in batch.preparations]
        # A plan for special groups takes special groups; where there are some, the rule on them speaks.
        missing = [name for name in missing if name != _SPECIAL_PLAN or not batch.special_groups]
        if missing and answer is not None:
            named = joined(context.code_name("preparation", name) for name in missing)
            yield breach(NOT_PREPARED, answer, batch, "preparations", {"missing": named})
    yield from book.unanswered()


def prepared(context: CheckContext) -> Iterator[Issue]:
    """Find batches that were prepared after they had left."""
    for batch in batches(context):
        on = reached(batch, "prepared") if batch.history else None
        left = setting_out(batch) if on is not None else None
        if on is not None and left is not None and on.first > left:
            number = next(n for n, move in enumerate(batch.history) if move.to == "prepared")
            yield issue(PREPARED_LATE, batch, f"history[{number}].on", {"prepared": on, "departs": left})


def checklists(context: CheckContext) -> Iterator[Issue]:
    """Find batches that moved with a required checklist incomplete."""
    check = "core.transfer-checklists"
    book, lists = Rulebook(context, check), RequiredChecklists(check, context.code_lists)
    kept = any(batch.checklists for batch in context.ledger.transfers)
    for batch in batches(context):
        day = day_of(batch) if kept else None
        if day is not None and day.last <= context.at:
            answer = book.ask("transfer.checklists", batch, day)
            yield from lists.incomplete(CHECKLIST_INCOMPLETE, batch, batch.checklists, answer, day.first)
    yield from lists.unknown()
    yield from book.unanswered()


def in_time(context: CheckContext) -> Iterator[Issue]:
    """Find checklists that were filled in for the first time after the departure or the last hand-over."""
    for batch in batches(context):
        if not batch.checklists:
            continue
        times = span(batch)
        days = {_DEPARTURE: setting_out(batch), _END: times[1].date() if times is not None else None}
        yield from _late_lists(context, batch, days)


def _late_lists(context: CheckContext, batch: TransferBatch, days: Mapping[Text, date | None]) -> Iterator[Issue]:
    in_time = {
        run.checklist
        for run in batch.checklists
        if run.on is None or (day := days.get(_BEFORE.get(run.checklist, _DEPARTURE))) is None or run.on.first <= day
    }
    for number, run in enumerate(batch.checklists):
        event = _BEFORE.get(run.checklist)
        day = days[event] if event is not None else None
        if event is not None and day is not None and run.on is not None and run.checklist not in in_time:
            name = context.code_name("checklist", run.checklist)
            params = {"checklist": name, "on": run.on, "event": event, "day": day}
            yield issue(CHECKLIST_LATE, batch, f"checklists[{number}].on", params)


def duration(book: Rulebook, batch: TransferBatch) -> Iterator[Issue]:
    """Find transfers that took longer than the office allows."""
    if not (batch.legs or batch.hand_overs):
        return
    times, day = span(batch), day_of(batch)
    if times is None or day is None or times[0] == times[1]:
        return
    start, end = times
    answer = book.ask("transfer.max_hours", batch, day)
    if answer is not None and isinstance(answer.value, int) and end - start > timedelta(hours=answer.value):
        hours = Decimal((end - start) // timedelta(minutes=6)) / 10
        params = {"start": start, "end": end, "hours": hours, "limit": limit(answer)}
        yield breach(TOO_SLOW, answer, batch, "legs", params)


CHECKS = (
    Check(
        id="core.transfer-special-groups",
        zh="特殊群体预案",
        en="there is a plan for travellers who need special care",
        rules=(NO_SPECIAL_PLAN,),
        run=special_groups,
        applies=has_batches,
    ),
    Check(
        id="core.transfer-preparations",
        zh="提前准备",
        en="batches are prepared in advance",
        rules=(NOT_PREPARED,),
        run=preparations,
        applies=has_batches,
        needs=NEEDS,
    ),
    Check(
        id="core.transfer-prepared",
        zh="准备先于发车",
        en="batches are prepared before they leave",
        rules=(PREPARED_LATE,),
        run=prepared,
        applies=has_batches,
    ),
    Check(
        id="core.transfer-checklists",
        zh="转运清单",
        en="the checklists of a batch are complete",
        rules=(CHECKLIST_INCOMPLETE,),
        run=checklists,
        applies=has_batches,
        needs=NEEDS,
    ),
    Check(
        id="core.transfer-checklists-in-time",
        zh="清单及时",
        en="checklists are filled in before what they are for",
        rules=(CHECKLIST_LATE,),
        run=in_time,
        applies=has_batches,
    ),
    each_batch("core.transfer-duration", "转运时限", "transfers are done in time", (TOO_SLOW,), duration),
)
