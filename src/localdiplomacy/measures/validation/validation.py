"""What validating figures found."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from html import escape
from typing import Any

from attrs import field, frozen

from ...issues.printing import html_table, text_table
from ...issues.report import IssueReport
from ...model.periods import Period
from ...model.texts import Language, Text
from ..labels import Labels
from ..rounding import HALF_UP, Rounding
from .arrivals import Arrival, Report
from .comparing import Comparison
from .findings import Result
from .outliers import Score, Standing
from .rates import Rate, rates_of
from .rule_set import RuleSet
from .sums import Outcome
from .tables import Lines, comparison_lines, label, rate_lines, report_lines, score_lines
from .wording import Words

_COMPARISONS = Text("数字之间的规则", "Rules between figures")
_SCORES = Text("偏离的数字", "Figures that stand out")
_REPORTS = Text("报送情况", "Reports")
_RATES = Text("报全率与按期率", "Rates of reports")
_NOTHING = Text("没有可判断的数字。", "There is nothing to validate.")
_IDLE = Text("没有用到的规则：", "Rules without figures: ")
_ALL_OUTCOMES: tuple[StrEnum, ...] = (*Outcome, *Standing, *Arrival)


@frozen(kw_only=True)
class Validation:
    """Rules applied to figures. Iterating gives a result for each rule at each place, in the order of the rules.

    Args:
        rules: the rules.
        period: the period whose figures were looked at.
        at: the day up to whose end figures had come; None for all.
        results: what became of each rule at each place.
        issues: what is to be reported.
        rounding: how the rates of reports are rounded.
        labels: what indicators, offices and units are called.
    """

    rules: RuleSet = field(repr=False)
    period: Period
    at: date | None = None
    results: tuple[Result, ...] = ()
    issues: IssueReport = field(factory=IssueReport)
    rounding: Rounding = HALF_UP
    labels: Labels = field(factory=Labels, repr=False)

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The results of rules between figures and of parts against totals."""
        return tuple(found for found in self.results if isinstance(found, Comparison))

    @property
    def scores(self) -> tuple[Score, ...]:
        """The results of rules on outliers."""
        return tuple(found for found in self.results if isinstance(found, Score))

    @property
    def reports(self) -> tuple[Report, ...]:
        """What became of the reports that were expected."""
        return tuple(found for found in self.results if isinstance(found, Report))

    @property
    def rates(self) -> tuple[Rate, ...]:
        """How many reports came complete and in time: of each office, of each period, of all."""
        return rates_of(self.reports, self.rounding)

    @property
    def idle(self) -> tuple[str, ...]:
        """Ids of the rules for which there was not a single figure."""
        used = {found.rule.id for found in self.results}
        return tuple(rule.id for rule in self.rules if rule.id not in used)

    def of(self, rule: str) -> tuple[Result, ...]:
        """Return the results of the rule with an id."""
        return tuple(found for found in self.results if found.rule.id == rule)

    def counts(self) -> dict[str, int]:
        """Return how many results have each outcome; outcomes that nothing has are left out."""
        found: Counter[StrEnum] = Counter(each.outcome for each in self.results)
        return {outcome.value: found[outcome] for outcome in _ALL_OUTCOMES if found[outcome]}

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON; numbers as text, so that no digit is lost."""
        return {
            "period": self.period.code,
            "counts": self.counts(),
            "rules": [
                {"id": rule.id, "name": rule.name(language), "reason": rule.reason and rule.reason.get(language)}
                for rule in self.rules
            ],
            "results": [found.to_dict() for found in self.results],
            "rates": [rate.to_dict() for rate in self.rates],
            "idle": list(self.idle),
            "issues": self.issues.to_dict(language),
        }

    def to_json(self, language: Language = "zh") -> str:
        """Return the result as JSON text."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2)

    def tables(self, language: Language, *, every: bool = False) -> list[tuple[str, Lines]]:
        """Return each table with its caption; those without lines are left out.

        Args:
            language: the language.
            every: True shows what was skipped, and figures that do not stand out, too.
        """
        words = Words(self.labels)
        comparisons = [found for found in self.comparisons if every or found.outcome is not Outcome.SKIPPED]
        scores = [found for found in self.scores if every or not found.ok]
        names = {rule.id: Text(rule.zh, rule.en) for rule in self.rules}
        tables = [
            (_COMPARISONS, comparison_lines(comparisons, words, language)),
            (_SCORES, score_lines(scores, words, language)),
            (_REPORTS, report_lines(self.reports, words, language)),
            (_RATES, rate_lines(self.rates, words, names, language)),
        ]
        return [(caption.get(language), lines) for caption, lines in tables if lines[1]]

    def summary(self, language: Language) -> list[str]:
        """Return the counts of outcomes and the rules without figures, one line each."""
        said = (f"{label(outcome).get(language)} {number}" for outcome, number in self._by_outcome())
        summary = ("，" if language == "zh" else ", ").join(said) or _NOTHING.get(language)
        idle = ("、" if language == "zh" else ", ").join(self.idle)
        return [summary, *([_IDLE.get(language) + idle] if idle else [])]

    def notes(self, language: Language) -> list[str]:
        """Return the summary and the issues, one line each."""
        issues = (f"{issue.code} {issue.message(language)}" for issue in self.issues)
        return [*self.summary(language), *issues]

    def _by_outcome(self) -> Iterator[tuple[StrEnum, int]]:
        found = self.counts()
        return ((outcome, found[outcome.value]) for outcome in _ALL_OUTCOMES if outcome.value in found)

    def text(self, language: Language = "zh", *, every: bool = False) -> str:
        """Return aligned tables, one a kind of rule, and what is to be reported below.

        Args:
            language: the language.
            every: True shows what was skipped, and figures that do not stand out, too.
        """
        blocks = [text_table(caption, *lines) for caption, lines in self.tables(language, every=every)]
        return "\n\n".join([self.period.code, *blocks, "\n".join(self.notes(language))])

    def __str__(self) -> str:
        return self.text()

    def html(self, language: Language = "zh", *, every: bool = False) -> str:
        """Return the same as an HTML fragment."""
        tables = self.tables(language, every=every)
        blocks = [html_table(caption, *lines) for caption, lines in tables]
        return "".join([*blocks, html_list(self.notes(language))])

    def _repr_html_(self) -> str:
        return self.html()


def html_list(notes: Iterable[str]) -> str:
    """Return notes as an HTML list; every text is escaped, because it may come from a ledger."""
    return f"<ul>{''.join(f'<li>{escape(note)}</li>' for note in notes)}</ul>"
