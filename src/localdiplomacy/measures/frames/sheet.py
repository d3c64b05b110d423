"""The columns that one pass over a frame needs: conditions and numbers of many indicators, each worked out once."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw
from attrs import define, evolve, field, frozen

from ...model.conditions import Operator, Where
from ..cells import Reason
from ..elsewhere import ELSEWHERE
from ..field_paths import is_several
from ..indicators import Fold, Indicator
from .columns import Columns
from .conditions import Field, Flat, Unstated, Verdict, verdict
from .summing import Summing

Test = Callable[[Any], Any]
_OTHERS = "_others"


@frozen(kw_only=True)
class Tally:
    """Where in a pass the numbers of an indicator are: names of columns that are summed.

    Args:
        indicator: the indicator.
        rows: how many rows fulfil its condition.
        unclear: how many more may, by the reason why that cannot be told.
        others: how many fulfil it and are another office's matter; None where none can be.
        negative: how many of the rows hold a negative number and do not count; None where none can.
        silent: how many of those that count state nothing; None where each states something.
        units: for each unit the column of how many rows state the number, and that of its sum.
    """

    indicator: Indicator
    rows: str
    unclear: tuple[tuple[Reason, str], ...]
    others: str | None = None
    negative: str | None = None
    silent: str | None = None
    units: tuple[tuple[str, str, str], ...] = ()


@frozen
class Condition:
    """The columns of truth values of an indicator's condition: where it holds, why it may, where others count the row."""

    yes: str
    unclear: tuple[tuple[Reason, str], ...]
    others: str | None = None


class _Number(NamedTuple):
    """A column of numbers in one unit.

    Args:
        name: the column.
        unit: the unit.
        sound: True where each row is known to state one that is not negative.
        one: True where each row states 1.
    """

    name: str
    unit: str
    sound: bool = False
    one: bool = False


@frozen
class Many:
    """A field whose values are in a frame of their own."""

    flag: Callable[[Test | None], Any]
    decides: bool = True
    full: bool = False

    def present(self) -> Any:
        """Return where a row has a value."""
        return self.flag(None)

    def holds(self, test: Test) -> Any:
        """Return where a row has a value that passes a test."""
        return self.flag(test)


@define(eq=False)
class Sheet:
    """The columns of one pass over a frame, made as they are needed.

    Args:
        columns: the columns of the frame.
        sums: what is summed over the rows.
    """

    columns: Columns
    _flags: dict[str, Any] = field(factory=dict, init=False)
    _first: dict[str, Any] = field(factory=dict, init=False)
    _second: dict[str, Any] = field(factory=dict, init=False)
    sums: Summing = field(factory=Summing, init=False)
    _known: dict[Hashable, Any] = field(factory=dict, init=False)

    def rows(self, rows: Any) -> Any:
        """Return rows with all columns of the sheet."""
        for flagged in self._flags.values():
            rows = rows.join(flagged, left_on=self.columns.id(), right_on="_of", how="left")
        for made in (self._first, self._second):
            rows = rows.with_columns(**made) if made else rows
        return rows

    def granted(self) -> Any:
        """Return the condition that all sums are over, to filter rows by: the sheet then takes it for granted.

        Returns:
            None where sums are over different rows, or the condition needs other frames.
        """
        truth = self.sums.one_truth
        if truth not in self._first or self._flags:
            return None
        condition, self._first[truth] = self._first[truth], nw.lit(True)
        return condition

    def tally(self, indicator: Indicator) -> Tally:
        """Return where the numbers of an indicator will be; the columns for them are now part of the sheet."""
        condition, count = self.condition(indicator), self.sums.count
        rows = count(condition.yes)
        tally = Tally(
            indicator=indicator,
            rows=rows,
            unclear=tuple((reason, count(name)) for reason, name in condition.unclear),
            others=count(condition.others) if condition.others else None,
        )
        if indicator.fold is Fold.COUNT:
            return evolve(tally, units=((indicator.unit, rows, rows),))
        if indicator.fold is Fold.DISTINCT:
            told = count(self._and("told", condition.yes, self._present(indicator), indicator.value))
            silent = count(self._and("silent", condition.yes, ~self._present(indicator), indicator.value))
            return evolve(tally, silent=silent, units=((indicator.unit, told, told),))
        numbers = tuple(self._numbers(indicator))
        if all(number.sound for number in numbers):
            return evolve(tally, units=tuple((one.unit, rows, self._total(one, condition.yes)) for one in numbers))
        names = tuple(number.name for number in numbers)
        negative = reduce(or_, map(_negative, names))
        nothing = reduce(and_, (nw.col(name).is_null() for name in names))
        return evolve(
            tally,
            negative=count(self._and("negative", condition.yes, negative, *names)),
            silent=count(self._and("silent", condition.yes, nothing, *names)),
            units=tuple((number.unit, *self._stated(condition.yes, number.name, names)) for number in numbers),
        )

    def last(self, indicator: Indicator) -> tuple[str, str]:
        """Return the column of an indicator's number, and the one that says where a row counts with it."""
        (number,), yes = self._numbers(indicator), self.condition(indicator).yes
        return number.name, yes if number.sound else self._good(yes, number.name, (number.name,))

    def condition(self, indicator: Indicator) -> Condition:
        """Return the columns of an indicator's condition."""
        key = ("condition", indicator.where, indicator.states, indicator.kinds)
        if key not in self._known:
            found = self.verdict(indicator.id, indicator.where)
            flow = found.yes, [] if found.open is None else [(Reason.NOT_DECIDED, found.open)]
            self._known[key] = self._ours(*(self._held(indicator, found) if indicator.stock else flow))
        known: Condition = self._known[key]
        return known

    def _ours(self, yes: Any, unclear: Iterable[tuple[Reason, Any]]) -> Condition:
        """Return a condition without the rows that another office counts."""
        others = self._others()
        if others is None:
            return Condition(self._truth(yes), tuple((reason, self._truth(column)) for reason, column in unclear))
        return Condition(
            self._truth(yes & ~others),
            tuple((reason, self._truth(column & ~others)) for reason, column in unclear),
            self._truth(yes & others),
        )

    def _others(self) -> Any:
        """Return where a row has only values that are another office's matter; None where no row can."""
        found, columns = ELSEWHERE.get(self.columns.frame.records), self.columns
        if found is None or not columns.has(found.field):
            return None
        codes = columns.spellings(found.field, sorted(found.codes))
        if found.field in columns.frame.many:
            self._flags[_OTHERS] = columns.having_only(found.field, codes, _OTHERS)
            return ~nw.col(_OTHERS).is_null()
        name = columns.name(found.field, found.field)
        if name is None or not columns.is_text(name):
            return None
        column = columns.code_in(name)
        return ~column.is_null() & column.is_in(codes)

    def _held(self, indicator: Indicator, where: Verdict) -> tuple[Any, list[tuple[Reason, Any]]]:
        """Return the condition of a stock: what one aspect says is told before the other, as in `times.holding`."""
        state, kind = (
            self.verdict(indicator.id, Where(field=path, op=Operator.IN, value=wanted) if wanted else Where())
            for path, wanted in (("@state", indicator.states), ("@kind", indicator.kinds))
        )
        yes = [state.yes, kind.yes, where.yes]
        unclear: list[tuple[Reason, Any]] = []
        for reason, place, aspect in (
            (Reason.NO_STATE, 0, state),
            (Reason.NO_KIND, 1, kind),
            (Reason.NOT_DECIDED, 2, where),
        ):
            if aspect.open is not None:
                others = (other.possible for other in (state, kind, where)[place + 1 :])
                unclear.append((reason, reduce(and_, (*yes[:place], aspect.open, *others))))
        return reduce(and_, yes), unclear

    def verdict(self, owner: str, where: Where) -> Verdict:
        """Return what a condition of an indicator or dimension says of each row."""
        return verdict(where, lambda path: self._field(owner, path), self._spellings)

    def _truth(self, column: Any) -> str:
        name = f"_truth{len(self._first)}"
        self._first[name] = column
        return name

    def _and(self, what: str, truth: str, also: Any, *key: Hashable) -> str:
        """Return the column of where one of the columns of truth values holds, and something else of the same rows."""
        known = (what, truth, *key)
        if known not in self._known:
            self._known[known] = f"_also{len(self._second)}"
            self._second[self._known[known]] = nw.col(truth) & also
        return str(self._known[known])

    def _good(self, truth: str, number: str, among: tuple[str, ...]) -> str:
        """Return the column of where a row counts, states a number, and none among its numbers is negative."""
        good = ~reduce(or_, map(_negative, among)) & ~nw.col(number).is_null()
        return self._and("good", truth, good, number, *among)

    def _total(self, number: _Number, truth: str) -> str:
        return self.sums.count(truth) if number.one else self.sums.total(number.name, truth)

    def _stated(self, truth: str, number: str, among: tuple[str, ...]) -> tuple[str, str]:
        good = self._good(truth, number, among)
        return self.sums.count(good), self.sums.total(number, good)

    def _present(self, indicator: Indicator) -> Any:
        assert indicator.value is not None  # noqa: S101 - Indicator sees to it
        return self._field(indicator.id, indicator.value).present()

    def _numbers(self, indicator: Indicator) -> Iterator[_Number]:
        """Yield the numbers in each unit that the frame has."""
        assert indicator.value is not None  # noqa: S101 - Indicator sees to it
        fields = ((indicator.value, indicator.unit), *indicator.alternatives)
        kept = [item for item in fields if self.columns.has(item[0])] or [fields[0]]
        for path, unit in kept:
            key = ("number", path, indicator.minus, indicator.times, indicator.otherwise)
            if key not in self._known:
                self._known[key] = self._truth(self._number(indicator, path))
            number = _Number(str(self._known[key]), unit)
            if indicator.otherwise is not None and not self.columns.has(path):
                number = number._replace(sound=indicator.otherwise >= 0, one=indicator.otherwise == 1)
            elif indicator.minus is None and indicator.times is None:
                name = self.columns.name(indicator.id, path)
                number = number._replace(sound=name is not None and self.columns.facts.never_negative(name))
            yield number

    def _number(self, indicator: Indicator, path: str) -> Any:
        if indicator.otherwise is not None and not self.columns.has(path):
            return nw.lit(indicator.otherwise)
        found = self.columns.number(indicator.id, path)
        if indicator.minus is not None:
            found = found - self.columns.number(indicator.id, indicator.minus)
        if indicator.times is not None:
            found = found * self.columns.number(indicator.id, indicator.times)
        if indicator.otherwise is None:
            return found
        return nw.when(found.is_null()).then(nw.lit(indicator.otherwise)).otherwise(found)

    def _field(self, owner: str, path: str) -> Field:
        if path in self.columns.frame.many:
            return Many(lambda test: self._flag(path, test))
        name, several = self.columns.name(owner, path), is_several(self.columns.frame.records, path)
        if name is None:
            return Unstated(several)
        column = self.columns.code(owner, path) if self.columns.code_list(path) else nw.col(name)
        return Flat(column, several, self.columns.facts.full(name))

    def _flag(self, path: str, test: Test | None) -> Any:
        """Return where a row has a value, in the frame of the field's values, that passes a test."""
        name = f"_flag{len(self._flags)}"
        self._flags[name] = self.columns.having(path, test, name)
        return ~nw.col(name).is_null()

    def _spellings(self, path: str, value: Any) -> Iterable[Any]:
        codes = self.columns.code_list(path)
        code = codes.get(value) if codes is not None and isinstance(value, str) else None
        return code.spellings if code else (value,)


def _negative(number: str) -> Any:
    return ~nw.col(number).is_null() & (nw.col(number) < 0)
