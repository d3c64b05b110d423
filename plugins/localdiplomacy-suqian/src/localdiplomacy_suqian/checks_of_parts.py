"""Checks on the system as a whole: are its 14 parts there, were there the inspections that are due."""

from collections.abc import Iterator
from functools import partial

from localdiplomacy import CheckContext, Issue, Rule

from .books import Book
from .inspections import due
from .regulations import months_between_inspections
from .rules import NEVER_USED, NOT_INSPECTED, NOTHING_RECORDED, OUT_OF_TIME, PARTS_MISSING
from .system import CHECKLISTS, INSPECTION, MECHANISM_OF, parts
from .traces import Evidence, days_of
from .words import each, joined, label, office_name

SPECIAL_INSPECTIONS = MECHANISM_OF[INSPECTION]


def nothing_recorded(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find an office with transfers and no trace of the system: one advice, whatever the number of batches."""
    if book.batches and not book.evidence:
        yield _of_office(NOTHING_RECORDED, context, book, batches=len(book.batches))


def parts_missing(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find parts without a record, once the office records any; a partial ledger says nothing about what is missing."""
    if book.span is None or not book.evidence or book.partial:
        return
    recorded = {found.part for found in book.evidence}
    missing = [code.id for code in parts() if code.id not in recorded]
    if missing:
        names = joined(label(part) for part in missing)
        yield _of_office(PARTS_MISSING, context, book, found=len(book.documented), missing=names)


def out_of_time(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find parts all of whose records lie outside the time in which transfers ran."""
    if book.span is None:
        return
    first: dict[str, Evidence] = {}
    for found in book.evidence:
        if found.on is not None and found.part not in book.documented:
            first.setdefault(found.part, found)
    for part, found in sorted(first.items()):
        params = {"part": label(part), "on": found.on, "start": book.span.start, "end": book.span.last}
        yield Issue(OUT_OF_TIME, params, subject=found.record.id, path="on", source=found.record.source)


def not_inspected(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find spans that are over, had transfers and not the inspection that the regulations ask for in each of them.

    Of offices that record the mechanism only.
    """
    recorded = [found for found in book.evidence if found.part == SPECIAL_INSPECTIONS]
    if not recorded or book.partial or book.span is None:
        return
    interval = partial(months_between_inspections, context, book.office)
    days = [found for batch in book.judged if (found := days_of(batch)) is not None]
    for span, months in due(book.span, interval):
        if span.last > book.at or any(found.is_of(span) for found in recorded if not found.set_down):
            continue
        moved = sum(span.start <= first and last <= span.last for first, last in days)
        if moved:
            yield _of_office(NOT_INSPECTED, context, book, period=span.code, batches=moved, often=each(months))


def never_used(context: CheckContext, book: Book) -> Iterator[Issue]:
    """Find checklists that were set down and never filled in, though batches moved: one advice a checklist."""
    used = {run.checklist for run in book.runs}
    for found in book.evidence:
        if found.set_down and found.part in parts(CHECKLISTS) and found.part not in used and book.judged:
            yield _of_office(NEVER_USED, context, book, checklist=label(found.part))


def _of_office(rule: Rule, context: CheckContext, book: Book, **params: object) -> Issue:
    return Issue(rule, {"office": office_name(context.ledger, book.office), **params}, subject=book.office)
