"""What came of checking one plugin: a result for each check, and how it is told."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from attrs import frozen

from ..model.texts import Language, Text
from .check import ConformanceCheck, Finding


class Outcome(StrEnum):
    """What came of one check."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_RUN = "not-run"  # the plugin could not be loaded; the check that says why has failed or was skipped


_WORDS = {
    Outcome.PASSED: Text("通过", "passed"),
    Outcome.FAILED: Text("未通过", "failed"),
    Outcome.SKIPPED: Text("跳过", "skipped"),
    Outcome.NOT_RUN: Text("未执行", "not run"),
}


@frozen(kw_only=True)
class CheckResult:
    """What came of one check.

    Args:
        check: the check.
        outcome: what came of it.
        findings: what is wrong; at least one where it failed.
        reason: why it was skipped, as its author wrote; why it was not run.
    """

    check: ConformanceCheck
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: Text | None = None

    def lines(self, language: Language) -> Iterator[str]:
        """Yield the result as lines to print: the check, then a line for each finding."""
        reason = f" — {self.reason.get(language)}" if self.reason else ""
        yield f"{self.check.id} {_WORDS[self.outcome].get(language)} {self.check.title.get(language)}{reason}"
        yield from (f"    {finding.line(language)}" for finding in self.findings)

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "check": self.check.id,
            "title": self.check.title.get(language),
            "proves": self.check.proves.get(language),
            "outcome": self.outcome.value,
            "reason": self.reason.get(language) if self.reason else None,
            "findings": [
                {"what": finding.what.get(language), "where": finding.where, "fix": finding.fix.get(language)}
                for finding in self.findings
            ],
        }


@frozen(kw_only=True)
class ConformanceReport:
    """What came of checking one plugin.

    Args:
        plugin: its name.
        version: its version; empty where its package states none.
        results: a result for each check, in their order.
    """

    plugin: str
    version: str
    results: tuple[CheckResult, ...]

    @property
    def passed(self) -> bool:
        """True where every check passed or was skipped for a written reason."""
        return all(result.outcome in (Outcome.PASSED, Outcome.SKIPPED) for result in self.results)

    def of(self, outcome: Outcome) -> tuple[CheckResult, ...]:
        """Return the results with one outcome."""
        return tuple(result for result in self.results if result.outcome is outcome)

    def result(self, id: str) -> CheckResult:
        """Return the result of one check.

        Raises:
            KeyError: if no check has that id.
        """
        for found in self.results:
            if found.check.id == id:
                return found
        raise KeyError(id)

    def summary(self, language: Language) -> str:
        """Return how many checks came to what, in one line."""
        counts = [(len(self.of(outcome)), _WORDS[outcome].get(language)) for outcome in Outcome]
        if language == "zh":
            return f"插件 {self.plugin} {self.version}：" + "，".join(f"{word} {count}" for count, word in counts)
        return f"plugin {self.plugin} {self.version}: " + ", ".join(f"{count} {word}" for count, word in counts)

    def lines(self, language: Language) -> Iterator[str]:
        """Yield the report as lines to print: every check that did not simply pass, then the summary."""
        for result in self.results:
            if result.outcome is not Outcome.PASSED:
                yield from result.lines(language)
        yield self.summary(language)

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "plugin": self.plugin,
            "version": self.version,
            "passed": self.passed,
            "counts": {outcome.value: len(self.of(outcome)) for outcome in Outcome},
            "checks": [result.to_dict(language) for result in self.results],
        }

    def __str__(self) -> str:
        return "\n".join(self.lines("zh"))
