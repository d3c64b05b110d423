"""What makes a plugin unusable: an issue that names it, carried by an exception inside this room."""

import re
from pathlib import PurePath
from types import TracebackType
from typing import Any

from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.rules import Rule

# The folders before a file's name: `/…/`, `C:\…\`, `\\…\`, but not those of an address on the web or of a relative path.
# Blanks are part of them only within quotation marks or brackets.
_ROOT = r"(?:(?:file://)?/(?!/)|[A-Za-z]:[\\/]+|\\\\+)"
_FOLDERS = (
    re.compile(rf"(?<=['\"(“（《]){_ROOT}[^'\"()“”（）《》]*[\\/](?=[^\\/'\"()“”（）《》]+['\")”）》])"),
    re.compile(rf"(?<![A-Za-z0-9_/\\.~]){_ROOT}[^\s'\"()“”（）《》，。：；]*[\\/](?=[^\s\\/])"),
)
# Nobody reads more of a line, and some exceptions quote a whole file.
_LINE = 2_000


class PluginError(CannotContinue):
    """A plugin cannot be used; strict registries raise it, others list the plugin as failed."""


def fault(rule: Rule, plugin: str, **params: Any) -> PluginError:
    """Return the error for a rule that a plugin breaks."""
    return PluginError(Issue(rule, {"plugin": plugin, **params}, plugin=plugin))


def told(error: BaseException) -> dict[str, str]:
    """Return what an exception from a plugin says and where it was raised, as parameters of a message.

    Only the first line, and no folders: messages are printed, sent on and written into reports.
    """
    text = str(error).strip()
    line = text[:_LINE].splitlines()[0].rstrip() if text else ""
    said = f"{type(error).__name__}: {without_folders(line)}" if line else type(error).__name__
    return {"error": said, "where": _where(error.__traceback__)}


def without_folders(text: str) -> str:
    """Return a text in which absolute paths are shortened to the file's name.

    >>> without_folders("cannot import name 'x' from 'city' (/home/li/site-packages/city/__init__.py)")
    "cannot import name 'x' from 'city' (__init__.py)"
    """
    for folders in _FOLDERS:
        text = folders.sub("", text)
    return text


def _where(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
