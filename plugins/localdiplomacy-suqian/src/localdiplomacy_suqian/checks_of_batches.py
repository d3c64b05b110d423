"""Checks on single batches: crew, vehicles, reminders, hand-over, checklists. What nobody recorded is not held wrong."""

from collections.abc import Iterator

from localdiplomacy import CheckContext, Issue, Rule, TransferBatch

from .books import Book
from .config import SuqianConfig
from .rules import (
    CHECKED_OTHER_DAY,
    CHECKLISTS_MISSING,
    HANDED_OVER_DIFFERS,
    ITEM_NOT_DONE,
    NOT_TRAINED,
    REMINDED_TOO_LATE,
    TRAINED_TOO_LATE,
)
from .system import DEPARTURE, TRAINING, VEHICLE
from .traces import Run, days_of, starts, surely_from
from .words import items, joined, label


def not_trained(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find batches with crew that is entered as not trained; who states nothing is not counted."""
    for batch in book.judged:
        count = sum(member.trained is False for member in batch.crew)
        if count:
            yield _of_batch(NOT_TRAINED, batch, "crew", count=count)


def trained_too_late(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find batches whose training was surely after the first drive had left."""
    return _too_late(TRAINED_TOO_LATE, TRAINING, book)


def reminded_too_late(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find batches whose reminders before departure were surely after the departure."""
    return _too_late(REMINDED_TOO_LATE, DEPARTURE, book)


def _too_late(rule: Rule, checklist: str, book: Book) -> Iterator[Issue]:
    for batch in book.judged:
        runs, departed = book.runs_for(batch, checklist), starts(batch)
        if departed is None or not runs:
            continue
        dates = [run.on for run in runs]
        surely = [on for on in dates if on is not None and on.first > departed]
        if len(surely) == len(dates):
            yield _of_run(rule, runs[0], on=surely[0], departed=departed)


def checked_other_day(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find batches whose vehicles were checked, but surely not on a day on which they were used."""
    for batch in book.judged:
        runs, days = book.runs_for(batch, VEHICLE), days_of(batch)
        dates = [run.on for run in runs if run.on is not None]
        if days is None or not dates or len(dates) < len(runs):
            continue
        if not book.may_serve(VEHICLE, *days):
            used = days[0] if days[0] == days[1] else f"{days[0]}–{days[1]}"
            yield _of_run(CHECKED_OTHER_DAY, runs[0], on=dates[0], used=used)


def handed_over_differs(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find batches of which more or fewer persons were handed over than boarded.

    Along a chain each hand-over passes on everyone, at its end several sites may share them: no hand-over has more
    than boarded, and all together have no fewer.
    """
    for batch in book.judged:
        boarded = _boarded(batch)
        counts = [
            found.persons_given if found.persons_received is None else found.persons_received
            for found in batch.hand_overs
        ]
        stated = [count for count in counts if count is not None]
        if boarded is None or not stated:
            continue
        if max(stated) > boarded:
            yield _of_batch(HANDED_OVER_DIFFERS, batch, "hand_overs", boarded=boarded, handed=max(stated))
        elif len(stated) == len(counts) and sum(stated) < boarded:
            yield _of_batch(HANDED_OVER_DIFFERS, batch, "hand_overs", boarded=boarded, handed=sum(stated))


def _boarded(batch: TransferBatch) -> int | None:
    if batch.legs and batch.legs[0].persons_out is not None:
        return batch.legs[0].persons_out
    persons = batch.headcount.persons
    return persons if isinstance(persons, int) else None  # a rounded number contradicts nobody


def checklists_missing(context: CheckContext, book: Book, config: SuqianConfig) -> Iterator[Issue]:
    """Find batches without checklists that belong to each batch, from the day the office fills them in."""
    for batch in book.judged:
        missing = [checklist for checklist in config.each_batch if _lacks(book, batch, checklist)]
        if missing:
            names = joined(label(checklist) for checklist in missing)
            yield _of_batch(CHECKLISTS_MISSING, batch, "checklists", missing=names)


def _lacks(book: Book, batch: TransferBatch, checklist: str) -> bool:
    first = book.expected_from.get(checklist)
    if first is None or not surely_from(batch, first) or book.runs_for(batch, checklist):
        return False
    days = days_of(batch)
    return days is not None and not book.may_serve(checklist, *days)


def items_not_done(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find runs in which items are entered as not done."""
    for run in book.runs:
        if run.undone_count:
            named = items(run.checklist, run.undone, context.code_lists)
            yield _of_run(ITEM_NOT_DONE, run, checklist=label(run.checklist), count=run.undone_count, items=named)


def _of_batch(rule: Rule, batch: TransferBatch, path: str, **params: object) -> Issue:
    return Issue(rule, params, subject=batch.id, path=path, source=batch.source)


def _of_run(rule: Rule, run: Run, **params: object) -> Issue:
    return Issue(rule, params, subject=run.record.id, path=run.path, source=run.record.source)
