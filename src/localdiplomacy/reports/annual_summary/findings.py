"""What is wrong with the ledgers and the figures, and what to do about it."""

from collections import Counter
from collections.abc import Iterator

from ...issues.issue import Issue
from ...issues.rules import Severity
from ..context import Context
from ..document import Block, Column, DataTable, Heading, Note, Paragraph

_SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.ADVICE: ("提示", "advice"),
}


def findings(context: Context) -> Iterator[Block]:
    """Compose the section. Errors and warnings are all listed; advice is counted by rule."""
    text = context.text
    report = context.intake + context.check(at=context.at) + context.reconcile().issues
    yield Heading(text("发现的问题", "Findings"))
    yield Paragraph(
        text(
            f"错误 {len(report.errors)} 项，警告 {len(report.warnings)} 项，提示 {len(report.advice)} 项。",
            f"{len(report.errors)} errors, {len(report.warnings)} warnings, {len(report.advice)} pieces of advice.",
        )
    )
    listed = (*report.errors, *report.warnings)
    if listed:
        columns = (
            *(Column(text("级别", "Severity")), Column(text("代码", "Code")), Column(text("位置", "Place"))),
            *(Column(text("问题", "What is wrong")), Column(text("处理", "What to do"))),
        )
        yield DataTable(columns, tuple(_row(context, issue) for issue in listed))
    if report.advice:
        counts = Counter((issue.code, issue.rule.title.get(context.language)) for issue in report.advice)
        headings = (Column(text("代码", "Code")), Column(text("提示", "Advice")), Column(text("条数", "Times")))
        rows = tuple((code, title, str(count)) for (code, title), count in sorted(counts.items()))
        yield DataTable(headings, rows, text("提示按规则汇总；逐条见 check 命令", "Advice by rule; `check` lists each"))
    if not report.complete:
        yield Note(text("有的检查未能完成，问题可能更多。", "A check broke off; there may be more findings."))


def _row(context: Context, issue: Issue) -> tuple[str, ...]:
    severity = context.text(*_SEVERITIES[issue.severity])
    language = context.language
    return severity, issue.code, issue.place() or "—", issue.message(language), issue.remedy(language)
