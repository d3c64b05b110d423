"""Gathering the books: what each office's ledgers hold of the system."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from localdiplomacy import CodeList, Entry, Ledger, OfficeId, PartialDate, TransferBatch

from .books import Book
from .config import SuqianConfig
from .inspections import quarter_of
from .system import CHECKLISTS, INSPECTION, KINDS, MECHANISM_OF, PART, PARTS, SUPPORT, SUPPORT_PREFIX, parts
from .traces import Evidence, Run, day

CHECKLIST = "checklist"  # the library's kind of entry for a checklist, and its list of checklists


def books(ledger: Ledger, code_lists: Mapping[str, CodeList], config: SuqianConfig, at: date) -> tuple[Book, ...]:
    """Return the book of each office that runs the system, by id.

    Args:
        ledger: the records.
        code_lists: code lists by id; checklists may be named in any spelling of the list `checklist`.
        config: which offices run it, and since when.
        at: the day.
    """
    entries = [entry for entry in ledger.entries if not _later(entry.on, at)]
    batches = [batch for batch in ledger.transfers if not _later(batch.moved_on, at) and not _cancelled(batch)]
    keeping = {entry.office for entry in entries if entry.kind in KINDS}
    offices = {record.office for record in (*entries, *batches)}
    wanted = (office for office in offices if config.runs(office, office in keeping))
    return tuple(
        _book(
            office,
            at,
            [batch for batch in batches if batch.office == office],
            [entry for entry in entries if entry.office == office],
            code_lists,
            config.since,
        )
        for office in sorted(wanted, key=lambda office: office or "")
    )


def _book(
    office: OfficeId | None,
    at: date,
    batches: Iterable[TransferBatch],
    entries: Iterable[Entry],
    code_lists: Mapping[str, CodeList],
    since: date | None,
) -> Book:
    moved, kept = tuple(batches), tuple(entries)
    known = _Spellings(code_lists.get(CHECKLIST))
    named = {key: batch for batch in moved for key in _names(batch)}
    runs = (*_runs_of_batches(moved, known, at), *_runs_of_entries(kept, named, known))
    return Book(
        office=office,
        at=at,
        batches=moved,
        runs=runs,
        evidence=(
            *_evidence(kept),
            *(Evidence(part=run.checklist, on=day(run), until=day(run), record=run.record) for run in runs),
        ),
        partial=any(entry.source is not None and entry.source.origin.partial for entry in kept),
        since=since,
    )


def _later(on: PartialDate | None, at: date) -> bool:
    return on is not None and on.first > at


def _cancelled(batch: TransferBatch) -> bool:
    return any(move.to == "cancelled" for move in batch.history)


def _names(batch: TransferBatch) -> Iterator[str]:
    yield batch.id
    if batch.name is not None:
        yield batch.name.get("zh")


class _Spellings(dict[str, str | None]):
    """The id of a checklist of the system by any spelling, None for other checklists; each is looked up once."""

    def __init__(self, codes: CodeList | None) -> None:
        self._codes = codes

    def __missing__(self, spelling: str) -> str | None:
        id = (self._codes.find(spelling) if self._codes is not None else None) or spelling
        found = self[spelling] = id if id in parts(CHECKLISTS) else None
        return found


def _runs_of_batches(batches: Iterable[TransferBatch], known: _Spellings, at: date) -> Iterator[Run]:
    for batch in batches:
        for number, run in enumerate(batch.checklists):
            checklist = known[run.checklist]
            if checklist is not None and not _later(run.on, at):
                undone = tuple(item.code for item in run.items if item.done is False)
                path = f"checklists[{number}]"
                yield Run(
                    checklist=checklist,
                    on=run.on,
                    batch=batch,
                    record=batch,
                    path=path,
                    undone=undone,
                    undone_count=len(undone),
                )


def _runs_of_entries(entries: Iterable[Entry], named: Mapping[str, TransferBatch], known: _Spellings) -> Iterator[Run]:
    for entry in entries:
        if entry.kind != CHECKLIST:
            continue
        checklist = known[str(entry.details.get("checklist", ""))]
        if checklist is None:
            continue
        subjects = (str(entry.details.get("subject", "")), *entry.partners)
        batch = next((named[subject] for subject in subjects if subject in named), None)
        done, total = entry.details.get("items_done"), entry.details.get("items_total")
        lacking = total - done if isinstance(done, int) and isinstance(total, int) else 0
        yield Run(
            checklist=checklist,
            on=entry.on,
            batch=batch,
            record=entry,
            path="details.items_done",
            undone_count=max(lacking, 0),
        )


def _evidence(entries: Iterable[Entry]) -> Iterator[Evidence]:
    for entry in entries:
        part = _part(entry)
        if part in parts(PARTS):
            set_down = entry.kind == PART
            until = _ended(entry) if set_down else entry.until or entry.on
            on = _started(entry) if set_down else entry.on
            quarter = quarter_of(entry) if entry.kind == INSPECTION else None
            yield Evidence(part=part, on=on, until=until, record=entry, set_down=set_down, quarter=quarter)


def _part(entry: Entry) -> str:
    if entry.kind == PART:
        return str(entry.details.get("part", ""))
    if entry.kind == SUPPORT:
        return f"{SUPPORT_PREFIX}{entry.details.get('support', '')}"
    return MECHANISM_OF.get(entry.kind, "")


def _started(entry: Entry) -> PartialDate | None:
    return next((move.on for move in entry.history if move.to == "active" and move.on is not None), entry.on)


def _ended(entry: Entry) -> PartialDate | None:
    return next((move.on for move in entry.history if move.to == "ended" and move.on is not None), entry.until)
