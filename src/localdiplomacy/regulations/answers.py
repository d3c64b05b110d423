"""The four answers to "what does the rule say on that day": in force, ended, absent, or for the office to set."""

from bisect import bisect_right
from datetime import date
from decimal import Decimal

from attrs import frozen

from ..model.durations import DayKind, Duration
from ..model.texts import Language, Text, fill
from .parameters import UNITS, Choice, Citation, DatedValue, Grade, Precision, Value

_DAY_KINDS = {
    DayKind.CALENDAR_DAYS: Text("{n}个自然日", "{n} calendar {n:day|days}"),
    DayKind.WORKING_DAYS: Text("{n}个工作日", "{n} working {n:day|days}"),
    DayKind.MONTHS: Text("{n}个月", "{n} {n:month|months}"),
}
_YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
_KNOWN_TO = {
    Precision.DAY: Text("", ""),
    Precision.MONTH: Text("（来源只到月）", " (the source gives the month only)"),
    Precision.YEAR: Text("（来源只到年）", " (the source gives the year only)"),
}


def show_value(value: Value, unit: str, language: Language) -> str:
    """Return a value with its unit, as a report prints it.

    >>> show_value(5, "calendar_days", "zh"), show_value((2, 3), "fraction", "en")
    ('5天', '2/3')
    >>> show_value(1, "hours", "en")
    '1 hour'
    """
    if unit == "fraction" and isinstance(value, tuple):
        return "/".join(str(part) for part in value)
    if isinstance(value, tuple):
        separator = "、" if language == "zh" else ", "
        return separator.join(show_value(part, "text", language) for part in value)
    if isinstance(value, bool):
        return _YES_NO[value].get(language)
    if isinstance(value, Duration):
        return fill(_DAY_KINDS[value.kind].get(language), {"n": value.number})
    if unit == "ratio" and isinstance(value, Decimal):
        return f"{(value * 100).normalize():f}%"
    label = UNITS[unit].filled(n=value).get(language)
    return f"{value}{label}" if language == "zh" or not label else f"{value} {label}"


@frozen(kw_only=True)
class InForce:
    """The rule in force on the day. Zero and "no" are values like any other.

    Args:
        name: id of the parameter.
        value: the value.
        unit: its unit.
        since: first day it holds; None where the beginning is not known.
        until: first day it no longer holds; None where no end is known.
        precision: how exactly the source gives the beginning.
        source: where it is written.
        grade: how sure it is.
        jurisdiction: whose rule it is.
        note: what a reader must know beside the number.
    """

    name: str
    value: Value
    unit: str
    since: date | None
    until: date | None
    precision: Precision
    source: Citation
    grade: Grade
    jurisdiction: str
    note: Text | None = None

    def explain(self, language: Language) -> str:
        """Return value, beginning, jurisdiction, source and grade in one sentence."""
        value, grade = show_value(self.value, self.unit, language), self.grade.meaning.get(language)
        known_to = _KNOWN_TO[self.precision].get(language)
        if language == "zh":
            since = f"自 {self.since} 起{known_to}" if self.since else "起始日不详"
            return (
                f"{self.name}：{value}，{since}，辖区 {self.jurisdiction}；来源：{self.source}（{self.grade}，{grade}）"
            )
        since = f"since {self.since}{known_to}" if self.since else "beginning not known"
        return f"{self.name}: {value}, {since}, {self.jurisdiction}; source: {self.source} ({self.grade}: {grade})"


@frozen(kw_only=True)
class Ended:
    """There was a rule, and it held no longer on the day.

    Args:
        name: id of the parameter.
        on: first day it held no longer.
        last: the last value it had; None where an overlay repealed a rule that the base does not have.
        jurisdiction: whose rule it was.
    """

    name: str
    on: date
    last: DatedValue | None
    jurisdiction: str

    def explain(self, language: Language) -> str:
        """Return since when the rule holds no longer."""
        if language == "zh":
            return f"{self.name}：自 {self.on} 起不再适用（辖区 {self.jurisdiction}）"
        return f"{self.name}: no longer in force since {self.on} ({self.jurisdiction})"


@frozen(kw_only=True)
class Absent:
    """There is no such rule on the day, for the place and the conditions asked.

    Args:
        name: the name asked for.
        known: False where no pack knows the name at all, so that it may be misspelt.
    """

    name: str
    known: bool = True

    def explain(self, language: Language) -> str:
        """Return that there is no rule, and whether the name is known."""
        if self.known:
            return (
                f"{self.name}：当日没有适用的规定" if language == "zh" else f"{self.name}: no rule applies on that day"
            )
        if language == "zh":
            return f"{self.name}：没有叫这个名字的参数"
        return f"{self.name}: no parameter of that name"


@frozen(kw_only=True)
class NotConfigured:
    """The office must set the value itself: practice differs and there is no rule to fall back on.

    Args:
        name: id of the parameter.
        title: what the parameter is.
        choices: the known variants with their sources; may be empty.
    """

    name: str
    title: Text
    choices: tuple[Choice, ...] = ()

    def explain(self, language: Language) -> str:
        """Return what must be set, and the known variants."""
        title = self.title.get(language)
        if language == "zh":
            known = "；".join(f"{choice.id}（{choice.zh}）" for choice in self.choices)
            return f"{self.name}：请在设置中选定“{title}”" + (f"，已知做法：{known}" if known else "")
        known = "; ".join(f"{choice.id} ({choice.en})" for choice in self.choices)
        return f"{self.name}: set “{title}” in the settings" + (f"; known variants: {known}" if known else "")


Answer = InForce | Ended | Absent | NotConfigured


@frozen
class OverTime:
    """What a rule says in the course of time: one answer for each stretch of days on which nothing changes.

    Args:
        changes: the days on which an answer holds no longer and the next one begins to, in order.
        answers: the answers, one more than there are changes.
    """

    changes: tuple[date, ...]
    answers: tuple[Answer, ...]

    def on(self, day: date) -> Answer:
        """Return what the rule says on a day."""
        return self.answers[bisect_right(self.changes, day)]
