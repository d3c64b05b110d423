"""The refusals that every part of opening makes, with their places filled in."""

from ...issues.catalogue.files import FILE_DAMAGED, FILE_TOO_LARGE, FILE_UNSAFE
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.texts import Text
from .limits import MEGABYTE


def damaged(file: str, reason: object) -> CannotContinue:
    """Return the refusal of a file that is broken or cut short."""
    return CannotContinue(Issue(FILE_DAMAGED, {"file": file, "reason": reason}))


def unsafe(file: str, reason: object) -> CannotContinue:
    """Return the refusal of a file that no office program writes."""
    return CannotContinue(Issue(FILE_UNSAFE, {"file": file, "reason": reason}))


def too_large(file: str, what: Text, limit: object) -> CannotContinue:
    """Return the refusal of a file of which `what` is beyond the limit."""
    return CannotContinue(Issue(FILE_TOO_LARGE, {"file": file, "what": what, "limit": limit}))


def megabytes(count: int) -> str:
    """Return a number of bytes in MB, or in bytes where it is less than one."""
    return f"{count // MEGABYTE} MB" if count >= MEGABYTE else f"{count} B"
