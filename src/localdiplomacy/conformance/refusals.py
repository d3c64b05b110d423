"""What the registry says about a plugin, as findings: most of the contract is held there already."""

from collections.abc import Iterable, Iterator

from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.texts import Text
from .check import ConformanceCheck, Finding
from .subject import Subject


def finding_of(issue: Issue) -> Finding:
    """Return an issue as a finding; where it has no place in a file, it names the id, hook or plugin."""
    message, values = Text(issue.message("zh"), issue.message("en")), issue.values("en")
    named = next((values[name] for name in ("id", "hook", "plugin") if name in values), "")
    return Finding(what=message, where=issue.place() or named, fix=issue.rule.remedy)


def refused(subject: Subject, *rules: Rule) -> Iterator[Finding]:
    """Yield what the registry refused the plugin for, if it was for one of these rules.

    Raises:
        NotLoaded: if it was for another one: then nobody knows whether it keeps to these.
    """
    mine = [issue for issue in subject.refusals if issue.rule in rules]
    yield from map(finding_of, mine)
    if not mine:
        _ = subject.loaded


def kept_to(id: str, title: Text, proves: Text, *rules: Rule) -> ConformanceCheck:
    """Return the check that the registry does not refuse the plugin for these rules."""

    def look(subject: Subject) -> Iterable[Finding]:
        return refused(subject, *rules)

    return ConformanceCheck(id=id, title=title, proves=proves, look=look)
