"""Traces that the ledgers hold of the system: runs of checklists, dated evidence of its parts, days on the road."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from localdiplomacy import PartialDate, Period, Record, TransferBatch


@frozen(kw_only=True)
class Run:
    """One filling-in of one of the six checklists.

    Args:
        checklist: its id.
        on: when.
        batch: the batch it was filled in for; None where that is not stated.
        record: the batch or the entry that holds it.
        path: where in the record.
        undone: codes of the items that were found not done.
        undone_count: how many items were found not done; an entry may state no more than the number.
    """

    checklist: str
    on: PartialDate | None
    batch: TransferBatch | None
    record: Record
    path: str
    undone: tuple[str, ...] = ()
    undone_count: int = 0


@frozen(kw_only=True)
class Evidence:
    """A dated trace of one part: the part was set down, or there was work under it.

    Args:
        part: id of the part.
        on: the day, or the first of several.
        until: the last day; None where it goes on.
        record: what holds it.
        set_down: True where the part was set down, False for work under it.
        quarter: the quarter that an inspection says it is of.
    """

    part: str
    on: PartialDate | None
    until: PartialDate | None
    record: Record
    set_down: bool = False
    quarter: Period | None = None

    def is_of(self, period: Period) -> bool:
        """Tell whether it possibly falls in a period, or says that it is of a quarter in it."""
        return self.falls_in(period) or (self.quarter is not None and period.covers(self.quarter))

    def falls_in(self, period: Period) -> bool:
        """Tell whether it surely or possibly falls in a period; what has no date does not."""
        if self.on is None or self.on.first >= period.end:
            return False
        return self.until is None or self.until.last >= period.start


@frozen
class Days:
    """Dates to be looked up by day: those known to the day, and the others."""

    exact: frozenset[date]
    vague: tuple[PartialDate | None, ...]

    @classmethod
    def of(cls, dates: Iterable[PartialDate | None]) -> "Days":
        """Return dates ready to be looked up."""
        listed = tuple(dates)
        exact = frozenset(on.exact for on in listed if on is not None and on.exact is not None)
        return cls(exact, tuple(on for on in listed if on is None or on.exact is None))

    def may_meet(self, first: date, last: date) -> bool:
        """Tell whether one of the dates is or may be one of these days."""
        if any(first + timedelta(days=number) in self.exact for number in range((last - first).days + 1)):
            return True
        return any(on is None or (on.first <= last and first <= on.last) for on in self.vague)


def day(run: Run) -> PartialDate | None:
    """Return the day of a run: its own, or that of the batch it was filled in for."""
    return run.on or (run.batch.moved_on if run.batch is not None else None)


def days_of(batch: TransferBatch) -> tuple[date, date] | None:
    """Return the first and the last day a batch was or may have been on the road; None where no date is known."""
    moments = [moment for leg in batch.legs for moment in (leg.departs_at, leg.arrives_at) if moment is not None]
    days = [moment.date() for moment in moments]
    if batch.moved_on is not None:
        days += [batch.moved_on.first, batch.moved_on.last]
    return (min(days), max(days)) if days else None


def starts(batch: TransferBatch) -> date | None:
    """Return the last day on which a batch can have left: that of its first drive, or the day of the transfer."""
    leaving = [leg.departs_at for leg in batch.legs if leg.departs_at is not None]
    if leaving:
        return leaving[0].date()
    return batch.moved_on.last if batch.moved_on is not None else None


def surely_from(batch: TransferBatch, day: date) -> bool:
    """Tell whether a batch surely moved on a day or later."""
    days = days_of(batch)
    return days is not None and days[0] >= day
