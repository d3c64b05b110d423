"""Which records an indicator counts, and of which that cannot be told."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import compress
from typing import Any, NamedTuple, TypeVar, cast

import attrs
from attrs import field, frozen

from ..model.conditions import Verdict, Where, values_reader
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from .cells import Reason
from .indicators import EVERY, Indicator
from .memo import Memo
from .plain_columns import text_column
from .record_dates import Dates
from .times import Held, holding

T = TypeVar("T")


class Unclear(NamedTuple):
    """A record that may count or not: why, and the date that decides where it has one."""

    record: Any
    reason: Reason
    when: PartialDate | None


@frozen(eq=False)
class Chosen:
    """The records that count, each with its date, and those that may.

    Args:
        records: the records.
        whens: the date of each.
        unclear: the records that may count or not.
        day: the day their state and kind are of.
        wider: the choice by date alone of which this is a part; None where it is one itself.
        places: where in the wider choice each record stands.
    """

    records: Sequence[Any]
    whens: Sequence[PartialDate]
    unclear: Sequence[Unclear]
    day: date
    wider: "Chosen | None" = None
    places: Sequence[int] = ()

    def column(self, what: Hashable, read: Callable[[Any], T], memo: Memo) -> Sequence[T]:
        """Return what is read from each record; choices by the same date share it, whatever their conditions.

        Args:
            what: what is read, as the key in `memo`.
            read: reads it from a record.
            memo: where it is kept.
        """
        return self.columns(what, lambda records: list(map(read, records)), memo)

    def columns(self, what: Hashable, read: Callable[[Sequence[Any]], Sequence[T]], memo: Memo) -> Sequence[T]:
        """Return what is read from all records at once, as `column` does."""
        return self.shared(what, lambda widest: read(widest.records), memo)

    def shared(self, what: Hashable, made: Callable[["Chosen"], Sequence[T]], memo: Memo) -> Sequence[T]:
        """Return what is made of the records, their dates and the day, as `column` does."""
        if self.wider is None:
            return memo.once((what, self), lambda: made(self))
        whole = self.wider.shared(what, made, memo)
        return memo.once((what, self), lambda: list(map(whole.__getitem__, self.places)))


_UNCLEAR_STOCK = {
    Held.UNDECIDED: Reason.UNDECIDED,
    Held.NO_STATE: Reason.NO_STATE,
    Held.NO_KIND: Reason.NO_KIND,
    Held.UNDATED: Reason.UNDATED,
}


@frozen(eq=False)
class Choosing:
    """The records of one set, chosen for many indicators: each date and each condition is looked at once.

    Args:
        records: the records.
        period: the days that are counted.
        dates: the dates of the records, which other periods are counted by too.
    """

    records: Sequence[Any]
    period: Period
    dates: Dates = field(default=attrs.Factory(lambda self: Dates(self.records), takes_self=True))
    _memo: Memo = field(factory=Memo, init=False)

    def flow(self, indicator: Indicator) -> Chosen:
        """Return the records of an indicator that is counted over the period."""
        time, where = indicator.time, indicator.where
        assert time is not None  # noqa: S101 - Indicator sees to it that flows have a time
        return self._fulfilling(where, self._memo.once(time, lambda: self._in_period(time)))

    def stock(self, indicator: Indicator, day: date) -> Chosen:
        """Return the records that belong to an indicator's stock at the end of a day, or have come together by then."""
        key = (indicator.states, indicator.kinds, indicator.time if indicator.cumulative else None, day)
        return self._fulfilling(indicator.where, self._memo.once(key, lambda: self._held(indicator, day)))

    def _in_period(self, time: str) -> Chosen:
        stated = self.dates.of(time)
        answers = stated.within(self.period)
        whens = cast("Sequence[PartialDate]", stated.whens)  # those within the period are dates
        unclear = []
        if None in answers:
            for record, when, held in zip(self.records, stated.whens, answers, strict=True):
                if held is None and isinstance(when, PartialDate):
                    unclear.append(Unclear(record, Reason.UNDECIDED, when))
                elif held is None:
                    unclear.append(Unclear(record, Reason.UNDATED, None))
        return Chosen(list(compress(self.records, answers)), list(compress(whens, answers)), unclear, self.period.last)

    def _held(self, indicator: Indicator, day: date) -> Chosen:
        held, when = holding(indicator), PartialDate.of(day)
        answers = [(record, held(record, day)) for record in self.records]
        inside = [record for record, answer in answers if answer is Held.YES]
        reasons = [(record, _UNCLEAR_STOCK.get(answer)) for record, answer in answers]
        unclear = [Unclear(record, reason, when) for record, reason in reasons if reason is not None]
        return Chosen(inside, [when] * len(inside), unclear, day)

    def _fulfilling(self, where: Where, chosen: Chosen) -> Chosen:
        """Keep what fulfils a condition, part by part, so that indicators share the parts they have in common."""
        if where.all_of and not where.negated:
            for part in where.all_of:
                chosen = self._fulfilling(part, chosen)
            return chosen
        before = chosen
        return chosen if where == EVERY else self._memo.once((where, before), lambda: self._kept(where, before))

    def _kept(self, where: Where, chosen: Chosen) -> Chosen:
        """Keep what fulfils a condition; a record that does not state the field that decides may count or not."""
        verdict = where.verdict()
        unclear = [item for item in chosen.unclear if verdict(item.record) is not False]
        answers = list(self._verdicts(where, verdict, chosen))
        kept = list(compress(range(len(answers)), answers))
        if None in answers:
            pairs = zip(chosen.records, chosen.whens, answers, strict=True)
            unclear += [Unclear(record, Reason.NOT_DECIDED, when) for record, when, said in pairs if said is None]
        return Chosen(
            records=list(map(chosen.records.__getitem__, kept)),
            whens=list(map(chosen.whens.__getitem__, kept)),
            unclear=unclear,
            day=chosen.day,
            wider=chosen.wider or chosen,
            places=kept if chosen.wider is None else list(map(chosen.places.__getitem__, kept)),
        )

    def _verdicts(self, where: Where, verdict: Verdict, chosen: Chosen) -> Iterable[bool | None]:
        """Return what a condition says of each record; one on a single field is asked once for each value of it."""
        fields = where.fields()
        if len(fields) != 1:
            return map(verdict, chosen.records)
        (path,) = fields
        column = chosen.columns(("field", path), lambda records: _values(path, records), self._memo)
        # A part that is not stated, or a list of nothing: that depends on the record.
        examples = dict(zip(column, chosen.records, strict=True))
        known = {values: verdict(record) for values, record in examples.items() if values}
        if all(column):
            return map(known.__getitem__, column)
        pairs = zip(column, chosen.records, strict=True)
        return (known[values] if values else verdict(record) for values, record in pairs)


def _values(path: str, records: Sequence[Any]) -> Sequence[tuple[Any, ...]]:
    """Return the values of a field of each record."""
    column = text_column(path, records)
    return list(map(values_reader(path), records)) if column is None else column
