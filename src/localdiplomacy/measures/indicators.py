"""Indicators as data: what is counted, when it counts, in which unit, and the definition (口径) that is printed."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from ..model.conditions import Where
from ..model.periods import Frequency, Period
from ..model.texts import Language, Text
from .elsewhere import ELSEWHERE
from .folds import ADDS_UP, DERIVED, Direction, Fold
from .indicator_faults import IndicatorError, require_sound

__all__ = ["EVERY", "Direction", "Evidence", "Fold", "Indicator", "IndicatorError", "Revision"]


@frozen(kw_only=True)
class Revision:
    """A change of an indicator's definition. Figures from before it and from after it are not compared.

    Args:
        since: the first day counted in the new way.
        note: what is counted otherwise since then.
    """

    since: date
    note: Text


@frozen(kw_only=True)
class Evidence:
    """What shows that something was looked for: only then is nothing found a 0, as in "no accident".

    Args:
        where: the records, of the set that is counted, that show it by the date on which they stand.
        every: how often at the least. Each such part of the period needs one, also a part that is cut short by its ends;
            None where one in the period is enough.
        offices_of: the set of the ledger, such as `transfers`, whose offices all have to show it before a total of
            offices is 0; None where only those have to that show it of some part of the period.
    """

    where: Where
    every: Frequency | None = field(default=None, converter=attrs.converters.optional(Frequency))
    offices_of: str | None = None

    def parts(self, period: Period) -> tuple[Period, ...]:
        """Return the parts of a period each of which needs evidence."""
        return (period,) if self.every is None else tuple(period.split(self.every))


EVERY = Where()
_CHANGED = Text("（{0} 起口径有变：{1}）", " (Changed on {0}: {1})")


def _by_day(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    return tuple(sorted(revisions, key=lambda revision: revision.since))


def _flows_add_up(indicator: Any) -> bool:
    return indicator.fold in ADDS_UP and not indicator.at_end


def _units_add_up(indicator: Any) -> bool:
    return indicator.fold in (*ADDS_UP, Fold.LAST)


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
        cumulative: True for what is counted from the first record on, up to the period's last day (累计).
        states: for stocks, the states a record is in on the day; empty is any.
        kinds: for stocks, the kinds a record is of on the day; empty is any.
        direction: which way is better.
        additive_over_time: True where the figures of parts of a period add up to the period's.
        additive_over_units: True where the figures of offices add up.
        numerator: id of the indicator above the line of a ratio.
        denominator: id of the indicator below the line of a ratio.
        parts: ids of the indicators that a total adds up; they must be of one unit, and nothing may be in two of them.
        evidence: what must be there for nothing counted to be 0; None where any record of the ledger is enough.
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
    cumulative: bool = False
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    direction: Direction = field(default=Direction.NEITHER, converter=Direction)
    additive_over_time: bool = field(default=attrs.Factory(_flows_add_up, takes_self=True))
    additive_over_units: bool = field(default=attrs.Factory(_units_add_up, takes_self=True))
    numerator: str | None = None
    denominator: str | None = None
    parts: tuple[str, ...] = ()
    evidence: Evidence | None = None
    revisions: tuple[Revision, ...] = field(default=(), converter=_by_day)
    plugin: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        require_sound(self)

    @property
    def derived(self) -> bool:
        """True where it is put together from other indicators instead of counting records."""
        return self.fold in DERIVED

    @property
    def made_of(self) -> tuple[str, ...]:
        """Ids of the indicators it is put together from: numerator and denominator, or the parts of a total."""
        return tuple(id for id in (self.numerator, self.denominator, *self.parts) if id is not None)

    @property
    def at_end(self) -> bool:
        """True where its figure is as of the period's last day: what there is then, or has come together by then."""
        return self.stock or self.cumulative

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
        others = None if self.derived else ELSEWHERE.get(self.records)
        # English sentences are set apart by a space.
        note = others.note.get(language) if others else ""
        note = f" {note}" if note and language == "en" else note
        changes = (_CHANGED.get(language).format(one.since, one.note.get(language)) for one in self.revisions)
        return "".join((self.definition.get(language), note, *changes))

    def describe(self, language: Language) -> str:
        """Return its name and definition (口径) as one line to be printed beside figures."""
        separator = "：" if language == "zh" else ": "
        return f"{self.name(language)}{separator}{self.defined(language)}"
