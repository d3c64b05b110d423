"""Indicators as data: what is counted, when it counts, in which unit, and the definition (口径) that is printed."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

import attrs
from attrs import field, frozen

from ..ledger.ledger import RECORD_TYPES
from ..model.conditions import Where
from ..model.texts import Language, Text
from .elsewhere import ELSEWHERE


class Fold(StrEnum):
    """How the values of many records become one figure."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@frozen(kw_only=True)
class Revision:
    """A change of an indicator's definition. Figures from before it and from after it are not compared.

    Args:
        since: the first day counted in the new way.
        note: what is counted otherwise since then.
    """

    since: date
    note: Text


class IndicatorError(ValueError):
    """A declaration of an indicator that cannot mean anything."""


_ADDS_UP = (Fold.COUNT, Fold.SUM)
_NEEDS_VALUE = (Fold.SUM, Fold.DISTINCT, Fold.LAST, Fold.MEAN)


EVERY = Where()
_VALUE = "value"  # what a condition on the values themselves calls each of them
_CHANGED = Text("（{0} 起口径有变：{1}）", " (Changed on {0}: {1})")


def _by_day(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    return tuple(sorted(revisions, key=lambda revision: revision.since))


def _flows_add_up(indicator: Any) -> bool:
    return indicator.fold in _ADDS_UP and not indicator.stock


def _units_add_up(indicator: Any) -> bool:
    return indicator.fold in (*_ADDS_UP, Fold.LAST)


@frozen
class _Value:
    """One value, as a condition looks at it."""

    value: str


@frozen(kw_only=True)
class Indicator:
    """What is counted. Frozen data without code, so that it prints its own definition and runs on any engine.

    Field paths are those of `Where`; besides, `office->city` follows the id in `office` to its record in the ledger
    and `vehicles#` is how many values there are (none listed is "not stated", not 0).

    Args:
        id: `area.what`, such as `outbound.person_times`.
        zh: its name in Chinese.
        en: its name in English.
        definition: the printed definition (口径).
        unit: id of the unit the figure is in.
        records: name of the ledger's set it counts.
        where: which records of the set count.
        value: field that holds the number (or, for `distinct`, what is told apart); None for `count`.
        minus: field that is taken off the value (planned minus approved).
        times: field the value is multiplied by (days by persons).
        otherwise: the number of a record that states none (a line is one batch unless it says more).
        alternatives: other fields, each with its unit, that may state the same thing: offices count 人 or 人次.
            A figure is given in the one unit that all its records state, and refused where there is none.
        among: for `distinct`, which of the values count: a condition on the field `value`, such as
            `Where(field="value", op="in", value=("HK", "MO"))`.
        fold: how values become one figure.
        time: the date field that decides the period, or `history.<state>`: the day that state was reached.
        stock: True for what is counted at the period's last day instead of over the period.
        states: for stocks, the states a record is in on the day; empty is any.
        kinds: for stocks, the kinds a record is of on the day; empty is any.
        direction: which way is better.
        additive_over_time: True where the figures of parts of a period add up to the period's.
        additive_over_units: True where the figures of offices add up.
        numerator: id of the indicator above the line of a ratio.
        denominator: id of the indicator below the line of a ratio.
        revisions: when what it counts was changed, in order of time. The library counts by the present definition; the
            change lies in what offices recorded or published before that day.
        plugin: name and version of the plugin that defines it; None for a built-in.

    Raises:
        IndicatorError: if the parts contradict one another.
    """

    id: str
    zh: str
    en: str
    definition: Text
    unit: str
    records: str = "outbound"
    where: Where = EVERY
    value: str | None = None
    minus: str | None = None
    times: str | None = None
    otherwise: int | None = None
    alternatives: tuple[tuple[str, str], ...] = ()
    among: Where = EVERY
    fold: Fold = field(default=Fold.COUNT, converter=Fold)
    time: str | None = None
    stock: bool = False
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    direction: Direction = field(default=Direction.NEITHER, converter=Direction)
    additive_over_time: bool = field(default=attrs.Factory(_flows_add_up, takes_self=True))
    additive_over_units: bool = field(default=attrs.Factory(_units_add_up, takes_self=True))
    numerator: str | None = None
    denominator: str | None = None
    revisions: tuple[Revision, ...] = field(default=(), converter=_by_day)
    plugin: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        for wrong, zh, en in self._faults():
            if wrong:
                raise IndicatorError(f"{self.id}: {zh} / {en}")

    def _faults(self) -> tuple[tuple[bool, str, str], ...]:
        ratio = self.fold is Fold.RATIO
        parts = (self.numerator is not None) + (self.denominator is not None)
        derived = bool(self.minus or self.times or self.alternatives) or self.otherwise is not None
        sets = ", ".join(RECORD_TYPES)
        restricted = self.among != EVERY
        return (
            (restricted and self.fold is not Fold.DISTINCT, "只有去重计数用 among", "only distinct counts have among"),
            (
                restricted and self.among.fields() != {_VALUE},
                f"among 只看 {_VALUE}",
                f"among looks at {_VALUE} and nothing else",
            ),
            (self.records not in RECORD_TYPES, f"records 应为 {sets} 之一", f"records must be one of {sets}"),
            (ratio and parts != 2, "比率需要 numerator 和 denominator", "a ratio needs numerator and denominator"),
            (not ratio and parts > 0, "只有比率有 numerator 和 denominator", "only a ratio has those two parts"),
            (self.fold in _NEEDS_VALUE and self.value is None, f"{self.fold} 需要 value", f"{self.fold} needs value"),
            (
                self.fold not in _NEEDS_VALUE and self.value is not None,
                "此汇总方式不用 value",
                "this fold has no value",
            ),
            (derived and self.fold not in (Fold.SUM, Fold.MEAN), "只有求和与平均可换算", "only sums and means do that"),
            (not ratio and not self.stock and not self.time, "需要 time", "time is needed"),
            (self.stock and self.fold is Fold.LAST, "存量不能取末值", "a stock has no last value"),
            (
                not self.stock and bool(self.states or self.kinds),
                "只有存量看状态和类别",
                "only stocks have states, kinds",
            ),
            (self.additive_over_time and not _flows_add_up(self), "此指标不能按时间相加", "it does not add over time"),
            (
                self.additive_over_units and not _units_add_up(self),
                "此指标不能按单位相加",
                "it does not add over offices",
            ),
        )

    @property
    def units(self) -> tuple[str, ...]:
        """The units its figures may be in, the preferred one first."""
        return (self.unit, *(unit for _, unit in self.alternatives))

    def tells_apart(self) -> Callable[[str], bool]:
        """Return a function that tells whether a value is among those that are told apart."""
        holds = self.among.predicate()
        return lambda value: holds(_Value(value))

    def name(self, language: Language) -> str:
        """Return what it is called."""
        return self.zh if language == "zh" else self.en

    def defined(self, language: Language) -> str:
        """Return the printed definition (口径), what another office counts, and what was changed when."""
        others = ELSEWHERE.get(self.records) if self.fold is not Fold.RATIO else None
        # English sentences are set apart by a space.
        note = others.note.get(language) if others else ""
        note = f" {note}" if note and language == "en" else note
        changes = (_CHANGED.get(language).format(one.since, one.note.get(language)) for one in self.revisions)
        return "".join((self.definition.get(language), note, *changes))

    def describe(self, language: Language) -> str:
        """Return its name and definition (口径) as one line to be printed beside figures."""
        separator = "：" if language == "zh" else ": "
        return f"{self.name(language)}{separator}{self.defined(language)}"
