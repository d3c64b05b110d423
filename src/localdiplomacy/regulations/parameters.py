"""Dated parameters: a rule's number with the days it holds, where it is written, and how sure that is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ..model.durations import Duration
from ..model.texts import Text

Scalar = int | Decimal | str | bool | Duration
Value = Scalar | tuple[Scalar, ...]
DimensionValue = str | int | bool
Conditions = tuple[tuple[str, DimensionValue], ...]


class Grade(StrEnum):
    """How sure a value is, by where it was seen."""

    A = "A"  # official site or text of a national standard
    B = "B"  # local or institutional rule that restates the central rule
    OWN = "O"  # the office's own rule, from its settings
    C = "C"  # news, repost or document-sharing site
    M = "M"  # mirror copy of an official page: verify at the origin
    T = "T"  # tested with software
    K = "K"  # general knowledge, not confirmed
    X = "X"  # looked for and not confirmed: never a value

    @property
    def meaning(self) -> Text:
        """What the grade stands for."""
        return _GRADES[self]

    @property
    def weak(self) -> bool:
        """Whether the source is too weak for more than advice: a mirror copy, general knowledge, nothing confirmed."""
        return self in (Grade.M, Grade.K, Grade.X)


_GRADES = {
    Grade.A: Text("官方网站或国家标准", "official site or national standard"),
    Grade.B: Text("地方或单位转述", "local or institutional restatement"),
    Grade.OWN: Text("本单位自定", "the office's own rule"),
    Grade.C: Text("新闻或转载", "news or repost"),
    Grade.M: Text("镜像页面，须核对原文", "mirror copy, to be verified"),
    Grade.T: Text("软件测试", "tested with software"),
    Grade.K: Text("一般常识，未核实", "general knowledge, not confirmed"),
    Grade.X: Text("查无实据", "not confirmed"),
}


class Precision(StrEnum):
    """How exactly the source gives the day a value begins."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


# The units parameters are given in, and how each is shown after a number `n`.
UNITS: Mapping[str, Text] = {
    "calendar_days": Text("天", "calendar {n:day|days}"),
    "persons": Text("人", "{n:person|persons}"),
    "countries": Text("国", "{n:country|countries}"),
    "trips": Text("次", "{n:trip|trips}"),
    "entries": Text("条", "{n:entry|entries}"),
    "vehicles_staff": Text("人/车", "staff a vehicle"),
    "hours": Text("小时", "{n:hour|hours}"),
    "years": Text("年", "{n:year|years}"),
    "metres": Text("米", "{n:metre|metres}"),
    "characters": Text("字", "{n:character|characters}"),
    "photos": Text("张", "{n:photograph|photographs}"),
    "CNY": Text("元", "yuan"),
    "ratio": Text("", ""),
    "fraction": Text("", ""),
    "duration": Text("", ""),
    "deadline": Text("", ""),
    "day_numbers": Text("", ""),
    "yes_no": Text("", ""),
    "text": Text("", ""),
    "texts": Text("", ""),
}


@frozen(kw_only=True)
class Citation:
    """Where a value is written.

    Args:
        text: the document, in the words of a reference list.
        url: where it can be read, as far as known.
    """

    text: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.text} <{self.url}>" if self.url else self.text


def _sorted(conditions: Conditions) -> Conditions:
    return tuple(sorted(conditions, key=lambda condition: condition[0]))


@frozen(kw_only=True)
class DatedValue:
    """One value of a parameter, for a span of days and, where it has them, under conditions.

    Args:
        value: the value; None only where `repealed`.
        by: the conditions, as pairs of dimension and value, such as `("countries", 1)`; sorted by dimension.
        valid_from: first day it holds; None where the beginning is not known.
        valid_to: first day it no longer holds; None where it is still in force as far as known.
        precision: how exactly the source gives the beginning.
        source: where it is written.
        grade: how sure it is.
        note: what a reader must know beside the number.
        repealed: True where it says that an earlier value holds no longer.

    Raises:
        ValueError: if it ends before it begins, or is graded X.
    """

    value: Value | None
    by: Conditions = field(default=(), converter=_sorted)
    valid_from: date | None = None
    valid_to: date | None = None
    precision: Precision = Precision.DAY
    source: Citation
    grade: Grade
    note: Text | None = None
    repealed: bool = False

    def __attrs_post_init__(self) -> None:
        if self.valid_from is not None and self.valid_to is not None and self.valid_to <= self.valid_from:
            raise ValueError(f"ends on {self.valid_to}, begins on {self.valid_from} / 止日不晚于起日")
        if self.grade is Grade.X:
            raise ValueError("a value graded X is not confirmed / 等级 X 的值未经证实")
        if (self.value is None) is not self.repealed:
            raise ValueError("a value is given, or it is repealed / 须给出值，或注明废止")

    def holds(self, on: date) -> bool:
        """Tell whether it is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)

    def over(self, on: date) -> bool:
        """Tell whether it was in force before a day and is no longer."""
        return self.valid_to is not None and self.valid_to <= on

    def applies(self, asked: Mapping[str, DimensionValue]) -> bool:
        """Tell whether all its conditions are among those asked for."""
        return all(key in asked and asked[key] == value for key, value in self.by)

    def collides(self, other: "DatedValue") -> date | None:
        """Return the first day on which neither value has precedence, or None.

        Both must be able to apply to one question, and neither may state more conditions than the other
        while including them: `{countries=1, region=africa}` goes before `{countries=1}`, without collision.
        """
        mine, theirs = dict(self.by), dict(other.by)
        if any(mine[key] != theirs[key] for key in mine.keys() & theirs.keys()):
            return None
        if mine.keys() < theirs.keys() or theirs.keys() < mine.keys():
            return None
        start = max(self.valid_from or date.min, other.valid_from or date.min)
        return start if self.holds(start) and other.holds(start) else None

    def describe(self) -> str:
        """Return conditions, value and span in one line, for messages."""
        conditions = ", ".join(f"{key}={value}" for key, value in self.by)
        span = f"{self.valid_from or '…'}/{self.valid_to or '…'}"
        return f"{conditions + ' → ' if conditions else ''}{self.value} [{span}]"


@frozen(kw_only=True)
class Choice:
    """One known variant of a parameter that the office must set itself.

    Args:
        id: the slug by which settings choose it.
        zh: what it says, in Chinese.
        en: what it says, in English.
        value: the value it stands for.
        source: where it is written.
        grade: how sure it is.
    """

    id: str
    zh: str
    en: str
    value: Value
    source: Citation
    grade: Grade

    def __attrs_post_init__(self) -> None:
        if self.grade is Grade.X:
            raise ValueError("a choice graded X is not confirmed / 等级 X 的选项未经证实")


class ValuesCollide(ValueError):
    """Two values of one parameter apply to the same question on the same day."""

    def __init__(self, parameter: str, day: date, first: DatedValue, second: DatedValue) -> None:
        super().__init__(
            f"{parameter}: two values apply on {day}: {first.describe()}; {second.describe()} / 同一天有两个值"
        )
        self.day = day
        self.first = first
        self.second = second


@frozen(kw_only=True)
class Parameter:
    """A named number, span or fact of the rules, with all its values over time.

    Args:
        id: dotted name, such as `outbound.max_days`.
        zh: what it is, in Chinese.
        en: what it is, in English.
        unit: one of `UNITS`.
        jurisdiction: `CN`, or 2, 4 or 6 digits of a GB/T 2260 code.
        values: its values; no two answer the same question on the same day.
        choices: the known variants, where the office must choose.
        required: True where there is no rule to fall back on and the office must set the value.
        reviewed_on: the day somebody last compared it with its sources.

    Raises:
        ValuesCollide: if two values answer the same question on the same day.
    """

    id: str
    zh: str
    en: str
    unit: str
    jurisdiction: str
    values: tuple[DatedValue, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    reviewed_on: date

    def __attrs_post_init__(self) -> None:
        for index, first in enumerate(self.values):
            for second in self.values[index + 1 :]:
                if (day := first.collides(second)) is not None:
                    raise ValuesCollide(self.id, day, first, second)

    @property
    def dimensions(self) -> frozenset[str]:
        """Names of the conditions its values depend on."""
        return frozenset(key for value in self.values for key, _ in value.by)

    def applicable(self, asked: Mapping[str, DimensionValue]) -> list[DatedValue]:
        """Return the values whose conditions are met, the most specific first."""
        return sorted((value for value in self.values if value.applies(asked)), key=lambda value: -len(value.by))
