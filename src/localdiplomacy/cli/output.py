"""What commands print: text for people, JSON for machines, progress on the side."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import rich.markup
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from ..issues.errors import CannotContinue
from ..issues.report import IssueReport, counted
from ..issues.rules import Severity
from ..model.texts import Language
from .wrapping import wrapped

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
_INDENT = " " * 4

ProgressCallback = Callable[[str, int, int], None]


def print_json(data: Any) -> None:
    """Print plain values as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_lines(headings: list[str], lines: list[list[str]]) -> None:
    """Print a table; text from the ledger is shown as it is, never as markup."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in headings:
        table.add_column(rich.markup.escape(heading), overflow="fold")
    for line in lines:
        table.add_row(*(rich.markup.escape(cell) for cell in line))
    Console(width=None if sys.stdout.isatty() else 200, soft_wrap=False).print(table)


def print_issues(report: IssueReport, language: Language) -> None:
    """Print issues, worst first, each with the plugin whose rule it is, its place and what to do.

    On a terminal messages are wrapped and stay indented; elsewhere each is one line, to be searched and compared.
    """
    console = Console(soft_wrap=True, highlight=False)
    columns = console.width - len(_INDENT) if sys.stdout.isatty() else None
    for issue in report:
        colour = _COLOURS[issue.severity]
        message = f"{issue.message(language)} {issue.remedy(language)}"
        lines = [message] if columns is None else wrapped(message, columns)
        told = "".join(f"\n{_INDENT}{rich.markup.escape(line)}" for line in lines)
        console.print(f"[{colour}]{issue.code}[/] {rich.markup.escape(issue.where())}{told}")
    console.print(report.summary(language))


def print_intake(report: IssueReport, language: Language) -> None:
    """Say on the side that rows could not be read, so that no figure passes for more than it is."""
    if report.errors:
        told = {
            "zh": f"读取台账时有 {len(report.errors)} 项错误，相应的行未计入；详见 check 命令。",
            "en": f"Reading met {counted(len(report.errors), 'error')}; the rows concerned are not counted. `check` lists them.",
        }
        print(told[language], file=sys.stderr)


def print_failure(error: CannotContinue, language: Language | None, as_json: bool) -> None:
    """Print what stopped the work: a line an issue (in both languages where none was asked for), or JSON."""
    if as_json:
        print_json({"failed": [issue.to_dict(language or "zh") for issue in error.issues]})
    else:
        print(error.message(language) if language else str(error), file=sys.stderr)


@contextmanager
def progress_bar(show: bool) -> Iterator[ProgressCallback | None]:
    """Yield a callback that moves a bar on the terminal, or None where nobody watches."""
    if not (show and sys.stderr.isatty()):
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def move(label: str, done: int, total: int) -> None:
            progress.update(task, description=rich.markup.escape(label), completed=done, total=total)

        yield move
