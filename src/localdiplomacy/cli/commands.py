"""The commands: each opens a workspace, asks it one thing and prints the answer."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..issues.catalogue.files import FILE_NOT_WRITTEN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..ledger.read import read
from ..model.periods import Period, PeriodNeedsDay
from ..workspace import Workspace, open_workspace
from .listing import code_rows, known_names
from .options import (
    AtOption,
    JsonOption,
    LangOption,
    PathArgument,
    PeriodOption,
    command_of,
    installed_plugins,
    language_of,
    period_of,
)
from .output import print_intake, print_issues, print_json, print_lines, progress_bar
from .plugins import app as plugins_app

app = typer.Typer(
    help="外事台账：检查、统计、核对、成文。 Ledgers of foreign-affairs offices: check, count, reconcile, report.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(plugins_app, name="plugins")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 / version")
    ] = False,
) -> None:
    """Take the options that stand before the verb."""


_command = command_of(app)


def _open(path: Path, as_json: bool) -> Workspace:
    with progress_bar(not as_json) as progress:
        return open_workspace(path, progress=progress)


def _open_to_count(path: Path, as_json: bool) -> Workspace:
    """Open a workspace whose records are needed: a single file that cannot be read at all stops the command."""
    workspace = _open(path, as_json)
    if workspace.folder is None and not len(workspace.ledger) and workspace.intake.errors:
        raise CannotContinue(*workspace.intake.errors)
    return workspace


def _today(at: date | None, as_json: bool) -> date:
    day = at or date.today()  # noqa: DTZ011  (the office's own day, wherever the command runs)
    if at is None and not as_json:
        typer.echo(f"--at {day}", err=True)
    return day


@_command
def check(
    path: PathArgument,
    at: AtOption = None,
    only: Annotated[list[str] | None, typer.Option(help="只查这些代码或领域 / only these codes or areas")] = None,
    skip: Annotated[list[str] | None, typer.Option(help="不查这些 / leave these out")] = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """检查台账,列出问题。 Check the ledgers and list what is wrong."""
    workspace = _open(path, as_json)
    day = _today(at, as_json)
    with progress_bar(not as_json) as progress:
        report = workspace.intake + workspace.check(at=day, only=only or (), skip=skip or (), progress=progress)
    if as_json:
        print_json({"at": day.isoformat(), **report.to_dict(language_of(lang, workspace))})
    else:
        print_issues(report, language_of(lang, workspace))
    return 1 if report.errors else 0


@_command
def measure(
    path: PathArgument,
    indicators: Annotated[list[str], typer.Argument(help="指标，如 outbound.batches / indicators")],
    period: PeriodOption,
    by: Annotated[list[str] | None, typer.Option(help="按什么细分，如 office、month / break down by")] = None,
    compare: Annotated[
        str | None, typer.Option(help="与什么比，如 previous-year、previous-period / compare with")
    ] = None,
    at: AtOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """统计指标。 Count indicators."""
    workspace = _open_to_count(path, as_json)
    day = _today(at, as_json)
    days = period_of(period, day)
    table = workspace.measure(indicators, by=by or (), period=days, compare=compare, at=day)
    language = language_of(lang, workspace)
    if as_json:
        print_json({"at": day.isoformat(), **table.to_dict(language), "intake": workspace.intake.to_dict(language)})
    else:
        typer.echo(table.text(language))
        print_intake(workspace.intake, language)
    return 0


@_command
def report(
    path: PathArgument,
    period: PeriodOption,
    kind: Annotated[list[str] | None, typer.Option("--report", help="报告格式 / report")] = None,
    suffix: Annotated[list[str] | None, typer.Option("--format", help="文件类型 md、json / kind of file")] = None,
    out: Annotated[
        Path | None, typer.Option(help="写入的文件夹；没有则打印 / folder to write to; printed without")
    ] = None,
    record: Annotated[
        list[str] | None, typer.Option(help="只写这些记录（编号），如一个转运批次 / only these records, by id")
    ] = None,
    reveal: Annotated[
        list[str] | None, typer.Option(help="显示这些保密字段，如 travellers / show these sensitive fields")
    ] = None,
    at: AtOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """写报告。 Write reports; checked as of the period's last day unless --at says otherwise."""
    workspace = _open_to_count(path, as_json)
    language = language_of(lang, workspace)
    days, day = _reported(period, at, as_json)
    written = []
    for id in kind or ["core.annual-summary"]:
        asked = {"records": record or (), "reveal": reveal or ()}
        made = workspace.report(id, period=days, at=day, language=language, **asked)
        if out is None:
            typer.echo(made.to_json() if as_json else made.to_markdown(), nl=False)
            continue
        _make_folder(out)
        written += [made.save(out / f"{id}.{ending.lstrip('.')}") for ending in suffix or ["md"]]
    if out is not None and as_json:
        print_json({"written": [file.as_posix() for file in written], "intake": workspace.intake.to_dict(language)})
    elif out is not None:
        for file in written:
            typer.echo(file)
    if not as_json:
        print_intake(workspace.intake, language)
    return 0


def _reported(period: str, at: date | None, as_json: bool) -> tuple[Period, date | None]:
    """Return the days to report, and the day as of which: a word for a period is meant as of today."""
    try:
        return Period.of(period), at
    except PeriodNeedsDay:
        today = _today(at, as_json)
        days = period_of(period, today)
        return days, at or min(today, days.last)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotContinue(Issue(FILE_NOT_WRITTEN, {"file": folder.name, "reason": reason})) from None


@_command
def reconcile(
    path: PathArgument,
    figures: Annotated[
        Path | None,
        typer.Argument(help="已发布数字的表；默认用工作区里的 / table of figures; the workspace's by default"),
    ] = None,
    at: AtOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """核对已发布数字与台账。 Hold published figures against the ledgers."""
    workspace = _open_to_count(path, as_json)
    day = _today(at, as_json)
    published = read(figures) if figures else None
    found = workspace.reconcile(published.ledger.observations if published else None, at=day)
    intake = workspace.intake + (published.issues if published else IssueReport())
    language = language_of(lang, workspace)
    if as_json:
        print_json({"at": day.isoformat(), **found.to_dict(language), "intake": intake.to_dict(language)})
    else:
        print_lines(*found.lines(language))
        print_issues(IssueReport((*found.issues.errors, *found.issues.warnings)), language)
        print_intake(intake, language)
    return 1 if found.issues.errors or intake.errors else 0


@_command
def validate(
    path: PathArgument,
    period: PeriodOption,
    rule: Annotated[
        list[str] | None, typer.Option(help="只用这些规则（编号），默认全部 / only these rules, all by default")
    ] = None,
    counted: Annotated[
        bool,
        typer.Option("--counted", help="检验台账统计的数字 / what the ledgers count instead of what was published"),
    ] = False,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="也列出未判断的规则和没有偏离的数字 / list what was skipped or does not stand out too"
        ),
    ] = False,
    at: AtOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """用规则检验数字。 Apply rules to figures: what must hold, what stands out, what is late."""
    workspace = _open_to_count(path, as_json)
    day = _today(at, as_json)
    found = workspace.validate(period=period_of(period, day), at=day, rules=rule or None, counted=counted)
    language = language_of(lang, workspace)
    if as_json:
        print_json({"at": day.isoformat(), **found.to_dict(language), "intake": workspace.intake.to_dict(language)})
    else:
        for caption, lines in found.tables(language, every=every):
            typer.echo(caption)
            print_lines(*lines)
            typer.echo("")
        typer.echo("\n".join(found.summary(language)))
        print_issues(found.issues, language)
        print_intake(workspace.intake, language)
    return 1 if found.issues.errors or workspace.intake.errors else 0


@_command
def codes(
    name: Annotated[
        str | None,
        typer.Argument(
            help="问题代码、代码表、indicators 或 dimensions / issue code, code list, indicators, dimensions"
        ),
    ] = None,
    at: AtOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """列出问题代码、代码表、指标、维度。 List issue codes, code lists, indicators or dimensions."""
    contributions = installed_plugins().contributions
    headings, rows = code_rows(contributions, name, at, language_of(lang))
    if not rows:
        raise typer.BadParameter(f"{name}; {', '.join(known_names(contributions))}")
    if as_json:
        print_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        print_lines(headings, rows)
    return 0
