"""Asking the regulations on behalf of a check: for the place and the day of each record, noting what had no answer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from attrs import field, frozen

from ..issues.catalogue.structure import CALENDAR_UNKNOWN, NOT_SETTLED
from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.durations import DayKind, Duration
from ..model.partial_dates import PartialDate
from ..model.records import Record
from ..model.texts import Text, joined
from ..regulations.answers import Answer, InForce, NotConfigured, OverTime, show_value
from ..regulations.parameters import DimensionValue, Value
from .check import CheckContext
from .found import issue
from .rules_of_places import Facts, RulesOfPlaces, graded

NOTHING: Facts = MappingProxyType({})
_NO_CALENDAR = Text("没有工作日历", "There is no calendar of working days")


@frozen
class LastDays:
    """The last days of durations, each reckoned once in a run: many things begin on the same days.

    Args:
        context: what is checked; its calendar tells the working days.
    """

    context: CheckContext
    _known: dict[tuple[int, DayKind, date], date | None] = field(factory=dict, init=False, eq=False, repr=False)

    def of(self, duration: Duration, start: date) -> date | None:
        """Return the last day of a duration that begins the day after `start`; None where no calendar tells."""
        question = duration.number, duration.kind, start
        if question not in self._known:
            self._known[question] = duration.after_if_known(start, self.context.is_working_day)
        return self._known[question]


class Rulebook:
    """The regulations as one check asks them.

    What the office has not settled and what no calendar tells is noted, and said once at the end: a rule that could
    not be applied is never taken for one that was kept.

    Args:
        context: what the check looks at.
        check: id of the check, for what it has to say.

    Attributes:
        context: what the check looks at.
    """

    def __init__(self, context: CheckContext, check: str) -> None:
        self.context = context
        self._check = check
        self._rules = context.once(RulesOfPlaces)
        self._last_days = context.once(LastDays)
        self._unsettled: dict[str, tuple[NotConfigured, int]] = {}
        self._unjudged: dict[int | None, int] = {}

    @property
    def at(self) -> date:
        """The day as of which the ledger is checked."""
        return self.context.at

    def ask(
        self,
        name: str,
        record: Record,
        day: PartialDate,
        by: Facts = NOTHING,
        *,
        quietly: bool = False,
        records: int = 1,
    ) -> InForce | None:
        """Return the rule in force for a record, or None where there is none.

        Args:
            name: id of the parameter.
            record: the record; the rules are those of its office's place.
            day: the day; where it is not known to the day and the rule changes in that time, there is no answer.
            by: what the rule may depend on; conditions that the parameter does not have are left out.
            quietly: True to say nothing where the office has not settled the parameter.
            records: how many records the answer is for.
        """
        return self.on(day, self._rules.for_office(name, record.office, by), quietly, records)

    def said(self, name: str, record: Record, by: Facts = NOTHING) -> OverTime:
        """Return what the rules of a record's place say in the course of time, for those who ask on many days.

        Args:
            name: as in `ask`.
            record: as in `ask`.
            by: as in `ask`.
        """
        return self._rules.for_office(name, record.office, by)

    def relevant(self, name: str, by: Facts) -> tuple[tuple[str, DimensionValue], ...]:
        """Return those of the facts that a parameter depends on and that are known."""
        return self._rules.relevant(name, by)

    def on(self, day: PartialDate, said: OverTime, quietly: bool = False, records: int = 1) -> InForce | None:
        """Return what `ask` returns, of what has been said.

        Args:
            day: as in `ask`.
            said: what a rule says in the course of time.
            quietly: as in `ask`.
            records: as in `ask`.
        """
        answer = said.on(day.first)
        if said.changes and day.day is None and not _same(answer, said.on(day.last)):
            return None
        if isinstance(answer, NotConfigured) and not quietly:
            self._unsettled[answer.name] = answer, self._unsettled.get(answer.name, (answer, 0))[1] + records
        return answer if isinstance(answer, InForce) else None

    def ends(
        self, name: str, record: Record, day: PartialDate, by: Facts = NOTHING, *, after: date | None = None
    ) -> tuple[date, InForce] | None:
        """Return the last day of a time that a rule gives, and the rule; None where no rule or no calendar tells.

        Args:
            name: id of a parameter that is a duration.
            record: as in `ask`.
            day: the day whose rule holds.
            by: as in `ask`.
            after: the day the time begins after; None for the first that `day` may mean.
        """
        answer = self.ask(name, record, day, by)
        if answer is None or not isinstance(answer.value, Duration):
            return None
        last = self.last_day(answer.value, after or day.first)
        return None if last is None else (last, answer)

    def last_day(self, duration: Duration, start: date) -> date | None:
        """Return the last day of a duration that begins the day after `start`; None where no calendar tells."""
        found = self._last_days.of(duration, start)
        if found is None:
            year = self._unknown_year(start)
            self._unjudged[year] = self._unjudged.get(year, 0) + 1
        return found

    def _unknown_year(self, start: date) -> int | None:
        known = self.context.is_working_day
        if known is None:
            return None
        # A period of working days lies in the year of its start, or runs on into the next.
        start += timedelta(days=1)
        try:
            known(start)
        except NotImplementedError:
            return start.year
        return start.year + 1

    def label(self, code_list: str, code: str | None) -> Text:
        """Return what a code is called."""
        return self.context.code_name(code_list, code)

    def unanswered(self) -> Iterator[Issue]:
        """Yield what could not be judged: one issue a parameter, and one a year without a calendar."""
        for name, (answer, count) in sorted(self._unsettled.items()):
            params = {"parameter": name, "title": answer.title, "count": count, "check": self._check}
            yield Issue(NOT_SETTLED, {**params, "known": _known(answer)})
        for year, count in sorted(self._unjudged.items(), key=lambda pair: pair[0] or 0):
            problem = (
                Text(f"{year} 年的工作日安排尚不知道", f"The working days of {year} are not known")
                if year
                else _NO_CALENDAR
            )
            yield Issue(CALENDAR_UNKNOWN, {"problem": problem, "count": count, "check": self._check})


def _known(answer: NotConfigured) -> Text:
    if not answer.choices:
        return Text("", "")
    listed = joined(Text(choice.id, choice.id) for choice in answer.choices)
    return Text(f"（已知做法：{listed.zh}）", f" (known variants: {listed.en})")


def _same(one: Answer, other: Answer) -> bool:
    if isinstance(one, InForce) and isinstance(other, InForce):
        return one.value == other.value
    return type(one) is type(other)


def cited(answer: InForce) -> Text:
    """Return where a rule stands, as a message names it: parameter, beginning, jurisdiction."""
    if answer.since is None:
        return Text(f"{answer.name}，辖区 {answer.jurisdiction}", f"{answer.name}, {answer.jurisdiction}")
    return Text(
        f"{answer.name}，自 {answer.since} 起，辖区 {answer.jurisdiction}",
        f"{answer.name} since {answer.since}, {answer.jurisdiction}",
    )


def breach(rule: Rule, answer: InForce, record: Record, path: str, params: Mapping[str, object]) -> Issue:
    """Return that a record breaks a regulation: `rule` cites it, and it is advice where its source is weak.

    Args:
        rule: the rule that is broken.
        answer: the regulation it rests on.
        record: the record.
        path: the field that is wrong.
        params: what the message shows besides.
    """
    return issue(graded(rule, answer), record, path, {**params, "rule": cited(answer)})


def limit(answer: InForce) -> Text:
    """Return what a rule says, in words: `5 calendar days`."""
    return shown(answer.value, answer.unit)


def shown(value: Value, unit: str) -> Text:
    """Return a value with its unit in words, as rules give it."""
    return Text(show_value(value, unit, "zh"), show_value(value, unit, "en"))
