"""Issues as blocks of a report: errors and warnings each with what to do, advice counted by rule."""

from collections import Counter
from collections.abc import Iterator

from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..issues.rules import Severity
from .context import Context
from .document import Block, Column, DataTable

_SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.ADVICE: ("提示", "advice"),
}


def severity_text(context: Context, issue: Issue) -> str:
    """Return how bad an issue is, in a word."""
    return context.text(*_SEVERITIES[issue.severity])


def how_many(context: Context, report: IssueReport) -> str:
    """Return in a sentence how many issues there are of each severity."""
    return context.text(
        f"错误 {len(report.errors)} 项，警告 {len(report.warnings)} 项，提示 {len(report.advice)} 项。",
        f"{len(report.errors)} errors, {len(report.warnings)} warnings, {len(report.advice)} pieces of advice.",
    )


def issue_blocks(context: Context, report: IssueReport, *, verb: str, caption: str | None = None) -> Iterator[Block]:
    """Compose issues as tables; nothing where there are none.

    Args:
        context: what the report is composed from.
        report: the issues.
        verb: the command that lists each piece of advice.
        caption: what the table of errors and warnings shows.
    """
    text = context.text
    listed = (*report.errors, *report.warnings)
    if listed:
        columns = (
            *(Column(text("级别", "Severity")), Column(text("代码", "Code")), Column(text("位置", "Place"))),
            *(Column(text("问题", "What is wrong")), Column(text("处理", "What to do"))),
        )
        yield DataTable(columns, tuple(_row(context, issue) for issue in listed), caption)
    if report.advice:
        counts = Counter((issue.code, issue.rule.title.get(context.language)) for issue in report.advice)
        headings = (Column(text("代码", "Code")), Column(text("提示", "Advice")), Column(text("条数", "Times")))
        rows = tuple((code, title, str(count)) for (code, title), count in sorted(counts.items()))
        told = text(f"提示按规则汇总；逐条见 {verb} 命令", f"Advice by rule; `{verb}` lists each")
        yield DataTable(headings, rows, told)


def _row(context: Context, issue: Issue) -> tuple[str, ...]:
    language = context.language
    return (
        severity_text(context, issue),
        issue.code,
        issue.where() or "—",
        issue.message(language),
        issue.remedy(language),
    )
