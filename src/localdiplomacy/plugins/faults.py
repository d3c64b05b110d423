"""What makes a plugin unusable: an issue that names it, carried by an exception inside this room."""

from pathlib import PurePath
from types import TracebackType
from typing import Any

from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.rules import Rule


class PluginError(CannotContinue):
    """A plugin cannot be used; strict registries raise it, others list the plugin as failed."""


def fault(rule: Rule, plugin: str, **params: Any) -> PluginError:
    """Return the error for a rule that a plugin breaks."""
    return PluginError(Issue(rule, {"plugin": plugin, **params}, plugin=plugin))


def told(error: BaseException) -> dict[str, str]:
    """Return what an exception from a plugin says and where it was raised, as parameters of a message."""
    text = str(error).strip()
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return {"error": said, "where": _where(error.__traceback__)}


def _where(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
