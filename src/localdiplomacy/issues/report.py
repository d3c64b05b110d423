"""A report of issues: an ordered value that can be added to another."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import field, frozen

from ..model.texts import Language
from .errors import MissingPackage
from .issue import Issue
from .printing import html_table
from .rules import Severity

MOST_IN_A_NOTEBOOK = 200


def _ordered(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: issue.sort_key))


def counted(number: int, one: str) -> str:
    """Return a number of things in English; `one` is what one of them is called.

    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    return f"{number} {one if number == 1 else f'{one}s'}"


@frozen
class IssueReport:
    """Issues in a defined order: worst first, then by code and place.

    Args:
        issues: the issues, in any order.
        complete: False where looking had to stop early, so that there may be more.
    """

    issues: tuple[Issue, ...] = field(default=(), converter=_ordered)
    complete: bool = True

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)

    def __len__(self) -> int:
        return len(self.issues)

    def __add__(self, other: "IssueReport") -> "IssueReport":
        return IssueReport((*self.issues, *other.issues), self.complete and other.complete)

    def _of(self, severity: Severity) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.severity is severity)

    @property
    def errors(self) -> tuple[Issue, ...]:
        """Issues of severity error."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Issues of severity warning."""
        return self._of(Severity.WARNING)

    @property
    def advice(self) -> tuple[Issue, ...]:
        """Issues of severity advice."""
        return self._of(Severity.ADVICE)

    def counts(self) -> dict[str, int]:
        """Return how many issues there are of each code."""
        return dict(sorted(Counter(issue.code for issue in self.issues).items()))

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "complete": self.complete,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "advice": len(self.advice),
            "issues": [issue.to_dict(language) for issue in self.issues],
        }

    def to_json(self, language: Language = "zh") -> str:
        """Return the report as JSON text."""
        return json.dumps(self.to_dict(language), ensure_ascii=False, indent=2)

    def to_frame(self, language: Language = "zh") -> Any:
        """Return the issues as a pandas DataFrame, one row an issue.

        Raises:
            MissingPackage: if pandas is not installed.
        """
        try:
            import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
        except ImportError as error:
            raise MissingPackage("pandas") from error
        return pandas.DataFrame([issue.to_dict(language) for issue in self.issues])

    def _repr_html_(self) -> str:
        headings = ["级别 / severity", "代码 / code", "位置 / place", "问题 / what is wrong", "处理 / what to do"]
        lines = [
            [issue.severity.value, issue.code, issue.where(), issue.message("zh"), issue.remedy("zh")]
            for issue in self.issues[:MOST_IN_A_NOTEBOOK]
        ]
        rest = len(self.issues) - len(lines)
        return html_table(str(self), headings, lines, [f"… + {rest}"] if rest > 0 else [])

    def summary(self, language: Language) -> str:
        """Return how many issues there are of each severity, in words.

        >>> IssueReport().summary("en"), IssueReport().summary("zh")
        ('0 errors, 0 warnings, 0 advice', '错误 0，警告 0，提示 0')
        """
        errors, warnings, advice = len(self.errors), len(self.warnings), len(self.advice)
        if language == "zh":
            return f"错误 {errors}，警告 {warnings}，提示 {advice}"
        return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}, {advice} advice"

    def __str__(self) -> str:
        return self.summary("en")
