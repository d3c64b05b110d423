"""What all commands share: their options, how their failures are told, and where their plugins come from."""

import os
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from ..issues.errors import CannotContinue, MissingPackage
from ..model.periods import Period, PeriodError
from ..model.texts import Language
from ..plugins import Environment, Registry
from ..workspace import Workspace
from .output import print_failure

_ANY_DAY = date(2000, 1, 1)


class Lang(StrEnum):
    """The languages of messages and reports."""

    ZH = "zh"
    EN = "en"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text}：请写 2021-12-31 / write 2021-12-31") from None


def period_of(text: str, at: date) -> Period:
    """Return the period that an option names: a code, or a word for it as of a day.

    Raises:
        BadParameter: if it is neither.
    """
    try:
        return Period.of(text, at=at)
    except PeriodError as error:
        raise typer.BadParameter(str(error)) from None


def _period(text: str) -> str:
    period_of(text, _ANY_DAY)  # a misspelt one is told before anything is read
    return text


PathArgument = Annotated[Path, typer.Argument(help="工作区文件夹或台账文件 / workspace folder or ledger file")]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="语言 / language")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
AtOption = Annotated[
    date | None,
    typer.Option("--at", parser=_day, metavar="DATE", help="截至哪一天，默认今天 / as of this day, today by default"),
]
PeriodOption = Annotated[
    str,
    typer.Option(
        "--period", parser=_period, metavar="PERIOD", help="时段，如 2021、2021H1、上季度 / period, last-quarter"
    ),
]


def command_of(app: typer.Typer, name: str | None = None) -> Callable[[Callable[..., int]], Callable[..., None]]:
    """Return a decorator that makes a function which returns its exit status a command of `app`.

    What stops it is told in a line, not a traceback. The function takes the options `lang` and `as_json`.

    Args:
        app: the verbs it belongs to.
        name: what it is called; as the function where not given.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., None]:
        @wraps(function)
        def command(**options: Any) -> None:
            try:
                status = function(**options)
            except CannotContinue as error:
                print_failure(error, options["lang"], options["as_json"])
                status = 2
            except MissingPackage as error:
                typer.echo(str(error), err=True)
                status = 2
            raise typer.Exit(status)

        app.command(name)(command)
        return command

    return decorate


def installed_plugins() -> Registry:
    """Return the built-ins and the installed plugins that the environment variables leave."""
    return Registry(environment=Environment.of(os.environ))


def language_of(lang: Lang | None, workspace: Workspace | None = None) -> Language:
    """Return the language asked for, else the workspace's, else Chinese."""
    if lang is not None:
        return "zh" if lang is Lang.ZH else "en"
    return workspace.settings.workspace.language if workspace else "zh"
