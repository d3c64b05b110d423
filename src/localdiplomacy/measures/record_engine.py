"""The engine on records: choose, group and fold each set of a ledger, for many indicators at once.

What indicators have in common (the date, the condition, the grouping, the field) is worked out once for all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from attrs import field, frozen

from ..ledger.ledger import RECORD_TYPES, Ledger
from ..model.periods import Period
from .cells import CellKey, Cells, LeftOut, Partial, Reason
from .choosing import Choosing, Chosen
from .coverage import covering_key, keepers, shown
from .elsewhere import ELSEWHERE
from .folding import Columns, fold
from .grouping import Group, Grouping
from .indicators import Indicator
from .memo import Memo
from .record_dates import Dates

_ID = attrgetter("id")


@frozen(eq=False)
class RecordEngine:
    """Counts the records of a ledger into cells."""

    ledger: Ledger

    def count(
        self, indicators: Iterable[Indicator], groupings: Sequence[Grouping], periods: Sequence[Period]
    ) -> tuple[Cells, ...]:
        """Count records into cells.

        Args:
            indicators: what to count; those put together from others are computed from cells and skipped here.
            groupings: the combinations of dimensions to count by; the empty one is the total.
            periods: the days to count.

        Returns:
            the cells of each period.
        """
        wanted, sets = tuple(indicators), _Sets(self.ledger)
        return tuple(_count(sets, wanted, groupings, period) for period in periods)


def _count(sets: "_Sets", indicators: Iterable[Indicator], groupings: Sequence[Grouping], period: Period) -> Cells:
    """Count the records of one period into cells."""
    partials: dict[CellKey, Partial] = {}
    covered: set[tuple[str, str]] = set()
    looked: set[tuple[str, str, str]] = set()
    left_out: list[LeftOut] = []
    counted = [indicator for indicator in indicators if not indicator.derived]
    for name in RECORD_TYPES:
        wanted = [indicator for indicator in counted if indicator.records == name]
        if wanted:
            counting = _Counting.of(name, sets, groupings, period)
            for indicator in wanted:
                cells, out = counting.count(indicator)
                partials |= cells
                left_out += out
                covered.update((indicator.id, office) for office in counting.offices(indicator))
                looked.update((indicator.id, *pair) for pair in counting.shown(indicator))
    return Cells(partials=partials, covered=frozenset(covered), shown=frozenset(looked), left_out=tuple(left_out))


def _apart(records: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Return the records, each once, and those that equal one before them (they come in the order of their ids)."""
    found = list(records)
    if len(set(map(_ID, found))) == len(found):
        return found, []
    once: list[Any] = []
    repeats: list[Any] = []
    same_id: list[Any] = []
    for record in found:
        if same_id and same_id[0].id != record.id:
            same_id = []
        (repeats if record in same_id else once).append(record)
        same_id.append(record)
    return once, repeats


@frozen
class _Apart:
    """The records of one set, sorted out.

    Args:
        once: those to count.
        repeats: those that equal one before them.
        others: those that are another office's matter.
        values: of fields that have been read, the values of each record, by field and `id()` of the record.
    """

    once: Dates
    repeats: Dates
    others: Dates
    values: Mapping[str, Mapping[int, tuple[str, ...]]]


@frozen(eq=False)
class _Sets:
    """The sets of a ledger, each sorted out once for all periods."""

    ledger: Ledger
    _memo: Memo = field(factory=Memo, init=False)

    def apart(self, name: str) -> _Apart:
        """Return the records of a set, sorted out."""
        return self._memo.once(name, lambda: self._sorted_out(name))

    def _sorted_out(self, name: str) -> _Apart:
        once, repeats = _apart(getattr(self.ledger, name))
        if name not in ELSEWHERE:
            return _Apart(Dates(once), Dates(repeats), Dates(()), {})
        told = ELSEWHERE[name]
        values = told.values(once)
        known = {told.field: dict(zip(map(id, once), values, strict=True))}
        once, others = told.apart(once, values)
        repeats, _ = told.apart(repeats, told.values(repeats))
        return _Apart(Dates(once), Dates(repeats), Dates(others), known)


@frozen(kw_only=True, eq=False)
class _Counting:
    """One set of the ledger being counted."""

    ledger: Ledger
    groups: tuple[Group, ...]
    once: Choosing
    repeats: Choosing
    others: Choosing
    values: Mapping[str, Mapping[int, tuple[str, ...]]]
    memo: Memo = field(factory=Memo)

    @classmethod
    def of(cls, name: str, sets: _Sets, groupings: Sequence[Grouping], period: Period) -> "_Counting":
        found, ledger = sets.apart(name), sets.ledger
        memo = Memo()
        return cls(
            ledger=ledger,
            groups=tuple(Group.of(grouping, name, period, ledger, memo) for grouping in groupings),
            once=Choosing(found.once.records, period, found.once),
            repeats=Choosing(found.repeats.records, period, found.repeats),
            others=Choosing(found.others.records, period, found.others),
            values=found.values,
            memo=memo,
        )

    def count(self, indicator: Indicator) -> tuple[dict[CellKey, Partial], list[LeftOut]]:
        cells: dict[CellKey, Partial] = {}
        out: dict[Reason, set[str]] = {}
        read: dict[Chosen, Columns] = {}
        for group in self.groups:
            for chosen in _choices(indicator, group, self.once):
                if chosen not in read:
                    read[chosen] = Columns.of(indicator, chosen, self.ledger, self.memo, self.values)
                cells |= fold(indicator, group, read[chosen], self.memo)
        for columns in read.values():
            for reason, id in columns.left_out():
                out.setdefault(reason, set()).add(id)
        left_out = [LeftOut(indicator=indicator.id, reason=reason, records=tuple(ids)) for reason, ids in out.items()]
        for reason, choosing in ((Reason.REPEATED, self.repeats), (Reason.ELSEWHERE, self.others)):
            records = tuple(self._ids(indicator, choosing))
            if records:
                left_out.append(LeftOut(indicator=indicator.id, reason=reason, records=records))
        return cells, left_out

    def _ids(self, indicator: Indicator, choosing: Choosing) -> Iterable[str]:
        """Return the ids of the records an indicator would count, one for each record."""
        if not choosing.records:
            return ()
        choices = (chosen for group in self.groups for chosen in _choices(indicator, group, choosing))
        return {id(record): record.id for chosen in choices for record in chosen.records}.values()

    def offices(self, indicator: Indicator) -> frozenset[str]:
        """Return the offices that kept the ledger in the period; none where evidence is asked for."""
        if indicator.evidence is not None:
            return frozenset()
        return self.memo.once(covering_key(indicator), lambda: keepers(indicator, self._known(), self.once.period))

    def shown(self, indicator: Indicator) -> tuple[tuple[str, str], ...]:
        """Return what offices show, where evidence is asked for."""
        evidence, period = indicator.evidence, self.once.period
        if evidence is None:
            return ()
        key = covering_key(indicator)
        return self.memo.once(key, lambda: tuple(shown(indicator, evidence, self._known(), self.ledger, period)))

    def _known(self) -> tuple[Any, ...]:
        return (*self.once.records, *self.others.records)


def _choices(indicator: Indicator, group: Group, choosing: Choosing) -> Iterator[Chosen]:
    if indicator.at_end:
        for part in group.parts:
            yield choosing.stock(indicator, part.last)
    else:
        yield choosing.flow(indicator)
