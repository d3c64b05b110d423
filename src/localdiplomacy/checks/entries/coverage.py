"""Lines that relieve one another leave no day uncovered and none covered twice: the rotations of a task force."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from ...issues.catalogue.structure_entries import NOT_COVERED
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.kind_checks import Covers
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ..check import CheckContext
from .declared import Declared, each_kind, groups

_DAY = timedelta(days=1)
_BETWEEN, _TWICE = (
    Text("无人接续", "days that nobody covers"),
    Text("重叠", "days that both cover"),
)


@frozen
class _Reach:
    """How far the lines before reach: surely, and at the most; None where one of them does not say."""

    entry: Entry
    surely: date | None
    at_most: date | None


def uneven(found: Declared[Covers], context: CheckContext) -> Iterator[Issue]:
    """Find days between two lines of a group, and days in two of them. What is not known to the day is not judged."""
    for lines in groups(found.lines, found.check.by).values():
        dated = [entry for entry in lines if entry.on is not None]
        dated.sort(key=lambda entry: (entry.on, entry.id))
        yield from _group(found, dated)


def _group(found: Declared[Covers], lines: Sequence[Entry]) -> Iterator[Issue]:
    before: _Reach | None = None
    for entry in lines:
        if entry.on is None:
            continue
        if before is not None:
            yield from _gap(found, before, entry, entry.on.first)
            yield from _overlap(found, before, entry, entry.on.last)
        before = _further(before, entry, entry.on if found.check.single_days else None)


def _further(before: _Reach | None, entry: Entry, only_day: PartialDate | None) -> _Reach:
    until = entry.until or only_day
    surely, at_most = (until.first, until.last) if until is not None else (None, None)
    if before is None:
        return _Reach(entry, surely, at_most)
    open_end = before.at_most is None or at_most is None
    latest = None if before.at_most is None or at_most is None else max(before.at_most, at_most)
    if surely is not None and (before.surely is None or surely >= before.surely):
        return _Reach(entry, surely, None if open_end else latest)
    return _Reach(before.entry, before.surely, None if open_end else latest)


def _gap(found: Declared[Covers], before: _Reach, entry: Entry, starts: date) -> Iterator[Issue]:
    if before.at_most is not None and starts - before.at_most > _DAY:
        yield _issue(found, entry, before.entry, "on", before.at_most + _DAY, starts - _DAY, _BETWEEN)


def _overlap(found: Declared[Covers], before: _Reach, entry: Entry, starts: date) -> Iterator[Issue]:
    if before.surely is None:
        return
    first = starts + _DAY if found.check.handover and starts == before.surely else starts
    if first <= before.surely:
        last = min(before.surely, entry.until.first) if entry.until is not None else before.surely
        yield _issue(found, entry, before.entry, "on", first, max(first, last), _TWICE)


def _issue(
    found: Declared[Covers], entry: Entry, other: Entry, path: str, first: date, last: date, problem: Text
) -> Issue:
    days = Text(str(first), str(first)) if first == last else Text(f"{first} 至 {last}", f"{first} to {last}")
    return found.issue(NOT_COVERED, entry, path, {"days": days, "problem": problem, "other": other.id})


CHECKS = (
    each_kind(
        "core.entry-coverage",
        "条目前后接续",
        "entries follow one another without a gap",
        NOT_COVERED,
        Covers,
        uneven,
    ),
)
