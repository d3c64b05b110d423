"""Reading a file's bytes, and staying inside a folder."""

import os
import stat
from pathlib import Path

from ...issues.catalogue.files import FILE_MISSING, FILE_UNREADABLE
from ...issues.catalogue.settings import PATH_OUTSIDE
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.texts import Text
from .limits import Limits
from .refusals import megabytes, too_large


def open_bytes(path: Path, limits: Limits | None = None, *, file: str | None = None) -> bytes:
    """Return the content of an ordinary file of bearable size.

    Args:
        path: the file.
        limits: what it may cost; None for the defaults.
        file: the name to show in issues; None for `path` as given.

    Raises:
        CannotContinue: if it is missing, no ordinary file (a folder, a pipe, a device), too large or not readable.
    """
    limits = limits or Limits()
    shown = file or str(path)
    try:
        # A pipe or device has no end: O_NONBLOCK keeps the opening itself from waiting, where the system knows it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise CannotContinue(
                    Issue(FILE_UNREADABLE, {"file": shown, "reason": Text("不是普通文件", "not a file")})
                )
            data = stream.read(limits.max_bytes + 1)
    except FileNotFoundError as error:
        raise CannotContinue(Issue(FILE_MISSING, {"file": shown})) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise CannotContinue(Issue(FILE_UNREADABLE, {"file": shown, "reason": reason})) from error
    if len(data) > limits.max_bytes:
        raise too_large(shown, Text("文件大小", "the file size"), megabytes(limits.max_bytes))
    return data


def inside(folder: Path, path: Path | str) -> Path:
    """Return `path` in full if it lies inside `folder`, symbolic links followed.

    Args:
        folder: the folder to stay in.
        path: a path relative to `folder`, or a full one.

    Raises:
        CannotContinue: if it leads outside, by `..`, by a link or as a full path elsewhere.
    """
    try:
        root = folder.resolve()
        target = (root / path).resolve()
        contained = target.is_relative_to(root)
    except (OSError, ValueError, RuntimeError):  # a NUL in the path; a circle of links
        contained = False
    if not contained:
        raise CannotContinue(Issue(PATH_OUTSIDE, {"path": path}))
    return target
