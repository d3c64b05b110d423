"""What comes regularly comes as often as it should: issues a month, inspections a quarter, study a week."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import frozen

from ...issues.catalogue.structure_entries import NOT_IN_NUMBER
from ...issues.issue import Issue
from ...model.conditions import values_reader
from ...model.entries import Entry
from ...model.kind_checks import Every
from ...model.partial_dates import PartialDate
from ...model.periods import Frequency, Period
from ...model.quantities import COUNT_UNITS, bounds_of
from ...model.texts import Text
from ..check import CheckContext
from ..entry_dates import date_at
from .bounds import Bounds, Held, Number, number_of
from .declared import Declared, each_kind, field_of, groups

_ID = "core.entry-regularity"
_DAY = timedelta(days=1)
_FEW, _MANY = Text("至少 {0}", "at least {0}"), Text("至多 {0}", "at most {0}")


@frozen
class _Dated:
    """A line with its date and how much it counts for: at the least and at the most; None is unbounded."""

    entry: Entry
    on: PartialDate
    least: Number
    most: Number | None


@frozen
class _Tally:
    """What a period has, at the least and at the most, and the last line that is surely in it."""

    least: Number = 0
    most: Number | None = 0
    last: Entry | None = None

    def with_line(self, line: _Dated, *, surely: bool) -> "_Tally":
        """Return the tally with one more line, which is surely in the period or only may be."""
        most = None if self.most is None or line.most is None else self.most + line.most
        return _Tally(self.least + line.least, most, line.entry) if surely else _Tally(self.least, most, self.last)

    def lacks(self, least: Number) -> bool:
        """Tell whether the period surely has less."""
        return self.most is not None and self.most < least


@frozen
class _Run:
    """Periods one after another that lack the same."""

    first: Period
    last: Period
    tally: _Tally
    held: Held
    after: Entry


def irregular(found: Declared[Every], context: CheckContext) -> Iterator[Issue]:
    """Find periods with too many lines, and runs of periods with too few.

    Too few are found from the period after the first line's to the last that is over: nobody knows when the first had
    begun. Nothing is too few where the ledger says that it holds only some of the lines.
    """
    bounds = Bounds(context, _ID)
    for lines in groups(found.lines, found.check.by).values():
        dated = sorted(_dated(found.check, lines), key=lambda line: (line.on, line.entry.id))
        frequency = _frequency(found.check, dated)
        if dated and frequency is not None:
            tallies = _tallies(dated, frequency)
            for bound in (found.check.at_least, found.check.at_most):  # to say once what is not settled
                bounds.held(bound, dated[-1].entry, dated[-1].on, records=len(dated))
            yield from _too_many(found, bounds, tallies, frequency)
            yield from _too_few(found, bounds, dated, tallies, frequency)
    yield from bounds.unanswered()


def _dated(check: Every, lines: Sequence[Entry]) -> Iterator[_Dated]:
    for entry in lines:
        on = date_at(entry, check.time)
        if on is not None:
            least, most = _count(entry, check.unit)
            yield _Dated(entry, on, least, most)


def _count(entry: Entry, unit: str | None) -> tuple[Number, Number | None]:
    count = entry.headcount.get(unit) if unit in COUNT_UNITS else None
    if count is None and unit is not None and entry.quantity is not None and entry.quantity.unit == unit:
        count = entry.quantity
    low, high = (1, 1) if count is None else bounds_of(count)
    return (0 if low is None else low), high


def _frequency(check: Every, lines: Sequence[_Dated]) -> Frequency | None:
    if check.per_field is None:
        return check.per
    read = values_reader(check.per_field)
    stated = (value for line in reversed(lines) for value in read(line.entry))
    found = next(stated, None)
    return Frequency(found) if found in tuple(Frequency) else None


def _tallies(lines: Sequence[_Dated], frequency: Frequency) -> Mapping[date, _Tally]:
    """Return what each period has, by its first day. A line of a longer time may lie in any period of it."""
    found: dict[date, _Tally] = defaultdict(_Tally)
    for line in lines:
        period = Period.around(line.on.first, frequency)
        surely = period.holds(line.on) is True
        for part in (period,) if surely else Period(period.start, line.on.last + _DAY).split(frequency):
            found[part.start] = found[part.start].with_line(line, surely=surely)
    return found


def _too_many(
    found: Declared[Every], bounds: Bounds, tallies: Mapping[date, _Tally], frequency: Frequency
) -> Iterator[Issue]:
    for start, tally in sorted(tallies.items()):
        if tally.last is not None:
            period = Period.around(start, frequency)
            held = bounds.held(found.check.at_most, tally.last, PartialDate.of(period.last), quietly=True)
            most = number_of(held.value) if held is not None else None
            if held is not None and most is not None and tally.least > most:
                code = _named(period)
                yield _issue(found, tally.last, code, str(tally.least), _said(_MANY, most, held), held)


def _too_few(
    found: Declared[Every],
    bounds: Bounds,
    lines: Sequence[_Dated],
    tallies: Mapping[date, _Tally],
    frequency: Frequency,
) -> Iterator[Issue]:
    if found.check.at_least is None or any(_is_partial(line.entry) for line in lines):
        return
    for run in _runs(found, bounds, lines, tallies, frequency):
        same = run.first == run.last
        first, last = run.first.code, run.last.code
        periods = _named(run.first) if same else Text(f"{first} 至 {last} 各期", f"each of {first} to {last}")
        count = str(run.tally.least) if run.tally.least == run.tally.most else f"{run.tally.least}–{run.tally.most}"
        least = number_of(run.held.value) or 0
        yield _issue(found, run.after, periods, count, _said(_FEW, least, run.held), run.held)


def _runs(
    found: Declared[Every],
    bounds: Bounds,
    lines: Sequence[_Dated],
    tallies: Mapping[date, _Tally],
    frequency: Frequency,
) -> Iterator[_Run]:
    """Yield the runs of periods that lack lines; a run ends where what they have, or what they should have, changes."""
    begun = Period.around(lines[0].on.first, frequency)
    run: _Run | None = None
    number = 0
    end = found.at + _DAY
    for period in Period(begun.start, max(end, begun.end)).split(frequency):
        if period.start <= lines[0].on.last or period != Period.around(period.start, frequency):
            continue
        while number + 1 < len(lines) and lines[number + 1].on.first < period.end:
            number += 1
        tally, after = tallies.get(period.start, _Tally()), lines[number].entry
        held = bounds.held(found.check.at_least, after, PartialDate.of(period.last), quietly=True)
        least = number_of(held.value) if held is not None else None
        lacking = held is not None and least is not None and tally.lacks(least)
        grows = run is not None and held is not None and lacking and _alike(run, tally, held)
        if run is not None and not grows:
            yield run
            run = None
        if held is not None and lacking:
            run = _Run(run.first if run is not None else period, period, tally, held, run.after if run else after)
    if run is not None:
        yield run


def _named(period: Period) -> Text:
    return Text(period.code, period.code)


def _alike(run: _Run, tally: _Tally, held: Held) -> bool:
    return (run.tally.least, run.tally.most, run.held.value) == (tally.least, tally.most, held.value)


def _said(words: Text, limit: Number, held: Held) -> Text:
    return Text(words.zh.format(limit) + held.basis.zh, words.en.format(limit) + held.basis.en)


def _is_partial(entry: Entry) -> bool:
    return entry.source is not None and entry.source.origin.partial


def _issue(found: Declared[Every], entry: Entry, periods: Text, count: str, limit: Text, held: Held) -> Issue:
    params = {"periods": periods, "count": count, "limit": limit}
    return found.issue(NOT_IN_NUMBER, entry, field_of(found.check.time), params, held.answer)


CHECKS = (each_kind(_ID, "条目按期", "entries come as often as they should", NOT_IN_NUMBER, Every, irregular),)
