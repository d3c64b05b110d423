"""Shifts of the crew: a member's shifts do not overlap, and after each comes the isolation and monitoring of the day."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from ...issues.catalogue.transfers_crew import REST_TOO_SHORT, SHIFTS_OVERLAP
from ...issues.issue import Issue
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...model.transfers import CrewMember, TransferBatch
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, batches, has_batches

_CHECK = "core.transfer-rest"
# What follows a shift, in order: the parameter, the field that says until when, and what it is called.
_REST = (
    ("entry.staff_isolation_days", "isolated_until", Text("隔离", "isolated")),
    ("entry.staff_home_days", "monitored_until", Text("居家健康监测", "monitored at home")),
)


@frozen
class Shift:
    """One shift of one member, as one batch records it."""

    start: date
    end: date
    batch: TransferBatch
    number: int

    @property
    def member(self) -> CrewMember:
        """The member."""
        return self.batch.crew[self.number]

    @property
    def order(self) -> tuple[date, date, str, int]:
        """What shifts are sorted by; the same for the same records in any order."""
        return self.start, self.end, self.batch.id, self.number


def _shifts(context: CheckContext) -> Iterator[Sequence[Shift]]:
    """Yield the shifts of each member, in order; a shift that several batches record is one."""
    known: dict[tuple[object, str], dict[tuple[object, ...], Shift]] = {}
    for batch in batches(context):
        for number, member in enumerate(batch.crew):
            start, end = member.duty_from, member.duty_until
            if member.reference and start is not None and end is not None and start.exact and end.exact:
                shift = Shift(start.exact, end.exact, batch, number)
                # What a record says of the rest is part of it: two records that differ in it are both looked at.
                key = (shift.start, shift.end, member.isolated_until, member.monitored_until)
                own = known.setdefault((batch.office, member.reference), {})
                own[key] = min(own.get(key, shift), shift, key=lambda one: one.order)
    for own in known.values():
        yield sorted(own.values(), key=lambda one: one.order)


def overlaps(context: CheckContext) -> Iterator[Issue]:
    """Find shifts of one member that begin before an earlier one has ended."""
    for own in _shifts(context):
        latest = own[0]
        for shift in own[1:]:
            if shift.start < latest.end and (shift.start, shift.end) != (latest.start, latest.end):
                params = {"start": shift.start, "other": latest.batch.id, "until": latest.end}
                yield issue(SHIFTS_OVERLAP, shift.batch, f"crew[{shift.number}].duty_from", params)
            latest = max(latest, shift, key=lambda one: one.end)


def rest(context: CheckContext) -> Iterator[Issue]:
    """Find members who were isolated or monitored too shortly after a shift, or were on duty again before."""
    book = Rulebook(context, _CHECK)
    for own in _shifts(context):
        starts = [shift.start for shift in own]
        for shift in own:
            following = bisect_right(starts, shift.end)
            yield from _rested(book, shift, own[following] if following < len(own) else None)
    yield from book.unanswered()


def _rested(book: Rulebook, shift: Shift, following: Shift | None) -> Iterator[Issue]:
    due = shift.end
    for parameter, name, what in _REST:
        answer = book.ask(parameter, shift.batch, PartialDate.of(shift.end))
        if answer is None or not isinstance(answer.value, int):
            continue
        due += timedelta(days=answer.value)
        stated: PartialDate | None = getattr(shift.member, name)
        if stated is not None and stated.last < due:
            found = Text(f"只到 {stated}", f"that ended on {stated}")
        elif following is not None and following.start <= due:
            found = Text(f"{following.start} 又上岗", f"on duty again on {following.start}")
        else:
            continue
        yield _too_short(shift, answer, name, {"what": what, "due": due, "found": found})
        return


def _too_short(shift: Shift, answer: InForce, name: str, params: dict[str, object]) -> Issue:
    shared = {"until": shift.end, "limit": limit(answer)}
    return breach(REST_TOO_SHORT, answer, shift.batch, f"crew[{shift.number}].{name}", {**shared, **params})


CHECKS = (
    Check(
        id="core.transfer-shifts",
        zh="轮班不重叠",
        en="shifts of a member do not overlap",
        rules=(SHIFTS_OVERLAP,),
        run=overlaps,
        applies=has_batches,
    ),
    Check(
        id=_CHECK,
        zh="离岗休整",
        en="crews rest after their shift",
        rules=(REST_TOO_SHORT,),
        run=rest,
        applies=has_batches,
        needs=NEEDS,
    ),
)
