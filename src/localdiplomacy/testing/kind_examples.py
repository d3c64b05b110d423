"""Lines that break a check of a kind and lines that keep it, made from its declaration."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import singledispatchmethod
from typing import Any

from attrs import evolve, frozen

from ..model.codes import CodeList
from ..model.durations import Duration
from ..model.entries import Entry, EntryKind
from ..model.kind_checks import (
    Bound,
    Children,
    Covers,
    Every,
    KindCheck,
    Limit,
    Parent,
    Requires,
    Unique,
    Within,
)
from ..model.periods import Frequency, Period
from ..model.quantities import Quantity
from .kind_drafts import FIRST, Draft

_DAY = timedelta(days=1)
_ROTATION = 10
_YEARS_LATER = FIRST + timedelta(days=1500)
Lines = tuple[Entry, ...]


@frozen(kw_only=True)
class KindExample:
    """Lines for one check of a kind.

    Args:
        lines: the lines.
        breaks: True where they break the check.
        at: the day as of which they do.
    """

    lines: Lines
    breaks: bool
    at: date = _YEARS_LATER


@frozen
class KindExamples:
    """Makes examples for the checks of kinds.

    Args:
        code_lists: the code lists with the kinds.
        parameters: what parameters of the regulations say that checks name.
    """

    code_lists: Mapping[str, CodeList]
    parameters: Mapping[str, int | Decimal | Duration]

    def of(self, kind: EntryKind, check: KindCheck) -> tuple[KindExample, ...]:
        """Return examples that break the check and examples that keep it; at least one of each.

        Args:
            kind: the kind.
            check: one of its checks.
        """
        return tuple(self._made(check, kind))

    def _draft(self, kind: EntryKind, check: KindCheck, number: int = 0) -> Draft:
        return Draft(kind, number, self.code_lists).make(check.when)

    def _bound(self, bound: Bound) -> Any:
        return self.parameters[bound.parameter] if bound.parameter is not None else bound.number

    @singledispatchmethod
    def _made(self, check: KindCheck, kind: EntryKind) -> Iterator[KindExample]:
        raise TypeError(f"no examples of {type(check).__name__} / 没有此类检查的样例")

    @_made.register
    def _(self, check: Requires, kind: EntryKind) -> Iterator[KindExample]:
        for breaks in (True, False):
            draft = self._draft(kind, check).make(check.must, not breaks)
            yield KindExample(lines=(draft.entry(),), breaks=breaks)

    @_made.register
    def _(self, check: Every, kind: EntryKind) -> Iterator[KindExample]:
        frequency = check.per or Frequency.MONTH
        first = Period.around(FIRST, frequency)
        second = Period.around(first.end, frequency)
        third = Period.around(second.end, frequency)
        least = self._bound(check.at_least) if check.at_least is not None else 1
        if "id" in check.by:  # each line by itself: it says when it last came
            for period, breaks in ((first, True), (third, False)):
                yield evolve(self._regular(check, kind, (1,), (period,), breaks), at=third.last)
            return
        if check.at_least is not None:
            yield self._regular(check, kind, (least, least - 1, least), (first, second, third), True)
            yield self._regular(check, kind, (least, least, least), (first, second, third), False)
        if check.at_most is not None:
            most = self._bound(check.at_most)
            yield self._regular(check, kind, (least, most + 1, least), (first, second, third), True)
            yield self._regular(check, kind, (least, most, least), (first, second, third), False)

    def _regular(
        self, check: Every, kind: EntryKind, counts: tuple[int, ...], periods: tuple[Period, ...], breaks: bool
    ) -> KindExample:
        lines: list[Entry] = []
        for count, period in zip(counts, periods, strict=True):
            for _ in range(count):
                draft = self._draft(kind, check, len(lines))
                for path in check.by:
                    draft.put(path, draft.sample(path))
                draft.make(check.when)
                if check.per_field is not None:
                    draft.put(check.per_field, Frequency.MONTH.value)
                lines.append(draft.put(check.time, period.start).entry())
        return KindExample(lines=tuple(lines), breaks=breaks, at=periods[-1].last)

    @_made.register
    def _(self, check: Unique, kind: EntryKind) -> Iterator[KindExample]:
        for breaks in (True, False):
            one, two = (self._draft(kind, check, number) for number in range(2))
            for draft in (one, two):
                for path in (*check.key, *check.same):
                    draft.put(path, draft.sample(path))
                draft.make(check.when)
            if breaks is bool(check.same):
                path = (*check.key, *check.same)[-1]
                two.put(path, two.sample(path, 1))
            yield KindExample(lines=(one.entry(), two.entry()), breaks=breaks)

    @_made.register
    def _(self, check: Covers, kind: EntryKind) -> Iterator[KindExample]:
        shared = 0 if check.handover else 1
        for start, breaks in ((shared, False), (2, True), (shared - 1, True)):
            drafts = [self._draft(kind, check, number) for number in range(2)]
            for draft in drafts:
                for path in check.by:
                    draft.put(path, draft.sample(path))
            begins = (FIRST, FIRST + timedelta(days=_ROTATION + start))
            for draft, first in zip(drafts, begins, strict=True):
                draft.put("on", first).put("until", first + timedelta(days=_ROTATION))
            yield KindExample(lines=tuple(draft.entry() for draft in drafts), breaks=breaks)

    @_made.register
    def _(self, check: Parent, kind: EntryKind) -> Iterator[KindExample]:
        above = [Draft(self._kind(id), 9, self.code_lists).entry() for id in check.kinds]
        yield KindExample(lines=(self._draft(kind, check).entry(), *above), breaks=True)
        for parent in above:
            child = self._draft(kind, check).put("partners", (parent.id,)).entry()
            yield KindExample(lines=(child, parent), breaks=False)

    @_made.register
    def _(self, check: Children, kind: EntryKind) -> Iterator[KindExample]:
        count = max(check.at_least, 1)
        yield self._family(check, kind, count, count, fulfilled=True, breaks=False)
        if check.at_least:
            yield self._family(check, kind, check.at_least - 1, None, fulfilled=True, breaks=True)
        if check.stated is not None:
            yield self._family(check, kind, count, count + 1, fulfilled=True, breaks=True)
        if check.must.fields():
            yield self._family(check, kind, count, count, fulfilled=False, breaks=True)

    def _family(
        self, check: Children, kind: EntryKind, count: int, stated: int | None, *, fulfilled: bool, breaks: bool
    ) -> KindExample:
        draft = self._draft(kind, check)
        if check.stated is not None and stated is not None:
            draft.put(check.stated, stated)
        parent = draft.entry()
        below = self._kind(check.kinds[0])
        drafts = (Draft(below, number, self.code_lists).make(check.must, fulfilled) for number in range(count))
        children = tuple(one.put("partners", (parent.id,)).entry() for one in drafts)
        return KindExample(lines=(parent, *children), breaks=breaks)

    @_made.register
    def _(self, check: Within, kind: EntryKind) -> Iterator[KindExample]:
        if not check.still_open:
            for end, breaks in ((_YEARS_LATER, True), (FIRST, False)):
                draft = self._draft(kind, check).put(check.start, FIRST).put(check.end, end)
                yield KindExample(lines=(draft.entry(),), breaks=breaks)
        state = check.end.removeprefix("history.")
        before = next((one for one, after in kind.lifecycle.moves.items() if state in after), None)
        if before is not None and check.end.startswith("history."):
            for at, breaks in ((_YEARS_LATER, True), (FIRST, False)):
                draft = self._draft(kind, check).put("state", before).put(check.start, FIRST)
                yield KindExample(lines=(draft.entry(),), breaks=breaks, at=at)

    @_made.register
    def _(self, check: Limit, kind: EntryKind) -> Iterator[KindExample]:
        for bound, step in ((check.at_least, -1), (check.at_most, 1)):
            if bound is None:
                continue
            limit = 3 if bound.field is not None else self._bound(bound)
            for figure, breaks in ((limit + step, True), (limit, False)):
                draft = self._draft(kind, check)
                if bound.field is not None:
                    draft.put(bound.field, _figure(draft, bound.field, limit))
                for number, path in enumerate(check.sum):
                    draft.put(path, _figure(draft, path, 0 if number else figure))
                yield KindExample(lines=(draft.entry(),), breaks=breaks)

    def _kind(self, id: str) -> EntryKind:
        found = self.code_lists["entry-kind"].get(id)
        if not isinstance(found, EntryKind):
            raise KeyError(id)
        return found


def _figure(draft: Draft, path: str, number: int | Decimal) -> Any:
    return Quantity.of(number, "items") if isinstance(draft.sample(path), Quantity) else number
