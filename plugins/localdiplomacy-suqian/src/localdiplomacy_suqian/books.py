"""The book of an office: its batches with the traces of the system, as of a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from localdiplomacy import Frequency, OfficeId, Period, TransferBatch

from .system import ROTATION, TRAINING, VEHICLE, parts
from .traces import Days, Evidence, Run, days_of, surely_from

K = TypeVar("K")


@frozen(kw_only=True, eq=False)
class Book:
    """What one office recorded, as of a day.

    Args:
        office: the office; None for records that name none.
        at: the day; what happened surely later is not there.
        batches: its batches that were not cancelled.
        runs: its runs of the six checklists.
        evidence: its dated traces of the 14 parts.
        partial: True where some of its entries come from files that hold only part of what there is.
        since: first day of the system, if it is configured.
    """

    office: OfficeId | None
    at: date
    batches: tuple[TransferBatch, ...] = ()
    runs: tuple[Run, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    partial: bool = False
    since: date | None = None

    @cached_property
    def began(self) -> date | None:
        """First day on which the system surely was there: the configured one, or that of the earliest trace of it."""
        return self.since or min((found.on.last for found in self.evidence if found.on is not None), default=None)

    @cached_property
    def judged(self) -> tuple[TransferBatch, ...]:
        """The batches that surely moved when the system was there."""
        began = self.began
        return tuple(batch for batch in self.batches if began is not None and surely_from(batch, began))

    @cached_property
    def span(self) -> Period | None:
        """The quarters from the first batch to the last; None where no batch has a date."""
        days = [span for batch in self.batches if (span := days_of(batch)) is not None]
        if not days:
            return None
        first, last = min(start for start, _ in days), max(end for _, end in days)
        return Period(Period.around(first, Frequency.QUARTER).start, Period.around(last, Frequency.QUARTER).end)

    @cached_property
    def documented(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence of each part in the time in which transfers ran; in the order of the system."""
        span = self.span
        within = [found for found in self.evidence if span is not None and found.falls_in(span)]
        return {code.id: found for code in parts() if (found := tuple(each for each in within if each.part == code.id))}

    @cached_property
    def expected_from(self) -> Mapping[str, date | None]:
        """The day from which each checklist is expected that was ever filled in: the day on which it surely had been."""
        found: dict[str, date | None] = {}
        for checklist, runs in self._runs_by_checklist.items():
            first = min((run.on.last for run in runs if run.on is not None), default=self.began)
            found[checklist] = self.since or first
        return found

    def runs_of(self, checklist: str) -> tuple[Run, ...]:
        """Return all runs of a checklist."""
        return self._runs_by_checklist.get(checklist, ())

    def runs_for(self, batch: TransferBatch, checklist: str) -> tuple[Run, ...]:
        """Return the runs of a checklist that were filled in for a batch."""
        return self._runs_by_batch.get((batch.id, checklist), ())

    def may_serve(self, checklist: str, first: date, last: date) -> bool:
        """Tell whether some run that is not another batch's may be for a batch that was on the road on these days.

        That is a run which names no batch, or a vehicle check, which is of a day. Training and rotation come before the
        journey, the others on one of its days.
        """
        if checklist in (TRAINING, ROTATION):
            return any(run.on is None or run.on.first <= last for run in self._loose(checklist))
        return checklist in self._loose_days and self._loose_days[checklist].may_meet(first, last)

    def _loose(self, checklist: str) -> tuple[Run, ...]:
        return self.runs_of(VEHICLE) if checklist == VEHICLE else self._runs_by_batch.get((None, checklist), ())

    @cached_property
    def _loose_days(self) -> Mapping[str, Days]:
        return {checklist: Days.of(run.on for run in self._loose(checklist)) for checklist in self._runs_by_checklist}

    @cached_property
    def _runs_by_checklist(self) -> Mapping[str, tuple[Run, ...]]:
        return _grouped((run.checklist, run) for run in self.runs)

    @cached_property
    def _runs_by_batch(self) -> Mapping[tuple[str | None, str], tuple[Run, ...]]:
        return _grouped(((run.batch.id if run.batch is not None else None, run.checklist), run) for run in self.runs)


def _grouped(pairs: Iterable[tuple[K, Run]]) -> Mapping[K, tuple[Run, ...]]:
    found: dict[K, list[Run]] = {}
    for key, run in pairs:
        found.setdefault(key, []).append(run)
    return {key: tuple(runs) for key, runs in found.items()}
