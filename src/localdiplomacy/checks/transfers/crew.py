"""The crew of a batch: one leader, trained before duty, vaccinated, tested at the interval, protected, and on its shift.

What no batch of a ledger says of its crew is not asked for.
"""

from collections.abc import Iterator

from attrs import frozen

from ...issues.catalogue.transfers_crew import (
    LEADERS,
    NOT_TRAINED,
    NOT_VACCINATED,
    OUTSIDE_SHIFT,
    PROTECTION_TOO_LOW,
    TEST_TOO_OLD,
)
from ...issues.issue import Issue
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...model.transfers import CrewMember, TransferBatch
from ..check import NOT_STATED, Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, batches, day_of, has_batches, setting_out

_CHECK = "core.transfer-crew"
_LEVELS = "protection-level"


@frozen
class Kept:
    """What a ledger says of its crews: roles, and training."""

    roles: bool
    training: bool

    @classmethod
    def of(cls, context: CheckContext) -> "Kept":
        """Return what the ledger of a context keeps."""
        roles = training = False
        for batch in context.ledger.transfers:
            for member in batch.crew:
                roles = roles or member.role is not None
                training = training or member.trained is not None or member.trained_on is not None
        return cls(roles, training)


def crew(context: CheckContext) -> Iterator[Issue]:
    """Find crews that are not as the regulations ask."""
    book, kept = Rulebook(context, _CHECK), Kept.of(context)
    levels = context.code_lists[_LEVELS]
    ranks = {code.id: place for place, code in enumerate(levels)}
    for batch in batches(context):
        day = day_of(batch) if batch.crew else None
        if day is None or day.first > context.at:
            continue
        if kept.roles:
            yield from _led(book, batch, day)
        for number, member in enumerate(batch.crew):
            path = f"crew[{number}]"
            if kept.training:
                yield from _trained(book, batch, day, member, path)
            yield from _vaccinated(book, batch, day, member, path)
            yield from _tested(book, batch, day, member, path)
            yield from _protected(book, batch, day, member, path, ranks)
    yield from book.unanswered()


def shifts(context: CheckContext) -> Iterator[Issue]:
    """Find members of the crew who serve outside their shift."""
    for batch in batches(context):
        day = setting_out(batch) if batch.crew else None
        if day is None:
            continue
        for number, member in enumerate(batch.crew):
            start, end = member.duty_from, member.duty_until
            if (start is not None and day < start.first) or (end is not None and day > end.last):
                params = {"day": day, "start": start or NOT_STATED, "until": end or NOT_STATED}
                yield issue(OUTSIDE_SHIFT, batch, f"crew[{number}].duty_from", params)


def _led(book: Rulebook, batch: TransferBatch, day: PartialDate) -> Iterator[Issue]:
    count = sum(1 for member in batch.crew if member.role == "leader")
    answer = book.ask("transfer.leaders_per_batch", batch, day)
    if answer is None or not isinstance(answer.value, int) or count == answer.value:
        return
    # Somebody whose role is not recorded may be the leader.
    if count > answer.value or all(member.role for member in batch.crew):
        yield breach(LEADERS, answer, batch, "crew", {"count": count})


def _trained(book: Rulebook, batch: TransferBatch, day: PartialDate, member: CrewMember, path: str) -> Iterator[Issue]:
    found, name = _training(member, member.duty_from or day)
    answer = book.ask("transfer.crew_training", batch, day) if found is not None else None
    if answer is not None and answer.value is True:
        yield breach(NOT_TRAINED, answer, batch, f"{path}.{name}", {"found": found})


def _training(member: CrewMember, duty: PartialDate) -> tuple[Text | None, str]:
    on = member.trained_on
    if member.trained is False:
        return Text("未经培训考核", "was not trained"), "trained"
    if on is not None and on.first > duty.last:
        return Text(f"于 {on} 才培训，{duty} 已上岗", f"was trained on {on}, and on duty from {duty}"), "trained_on"
    if on is None and member.trained is None:
        return Text("没有培训记录", "has no record of training"), "trained"
    return None, "trained"


def _vaccinated(
    book: Rulebook, batch: TransferBatch, day: PartialDate, member: CrewMember, path: str
) -> Iterator[Issue]:
    answer = book.ask("transfer.crew_vaccination", batch, day) if member.vaccinated is False else None
    if answer is not None and answer.value is True:
        yield breach(NOT_VACCINATED, answer, batch, f"{path}.vaccinated", {})


def _tested(book: Rulebook, batch: TransferBatch, day: PartialDate, member: CrewMember, path: str) -> Iterator[Issue]:
    tested = member.tested_on
    if tested is None or tested.last >= day.first:
        return
    due = book.ends("entry.staff_test_interval", batch, day, after=tested.last)
    if due is not None and due[0] < day.first:
        params = {"tested": tested, "day": day, "limit": limit(due[1])}
        yield breach(TEST_TOO_OLD, due[1], batch, f"{path}.tested_on", params)


def _protected(
    book: Rulebook, batch: TransferBatch, day: PartialDate, member: CrewMember, path: str, ranks: dict[str, int]
) -> Iterator[Issue]:
    if member.protection not in ranks:
        return
    answer = book.ask("transfer.crew_protection", batch, day)
    least = str(answer.value) if answer is not None else ""
    if answer is not None and least in ranks and ranks[member.protection] < ranks[least]:
        found, asked = book.label(_LEVELS, member.protection), book.label(_LEVELS, least)
        params = {"found": found, "limit": asked}
        yield breach(PROTECTION_TOO_LOW, answer, batch, f"{path}.protection", params)


CHECKS = (
    Check(
        id=_CHECK,
        zh="转运工作人员",
        en="crews are as the regulations ask",
        rules=(LEADERS, NOT_TRAINED, NOT_VACCINATED, TEST_TOO_OLD, PROTECTION_TOO_LOW),
        run=crew,
        applies=has_batches,
        needs=(*NEEDS, f"codes:{_LEVELS}"),
    ),
    Check(
        id="core.transfer-on-shift",
        zh="在岗期内转运",
        en="crews serve on their shift",
        rules=(OUTSIDE_SHIFT,),
        run=shifts,
        applies=has_batches,
    ),
)
