"""Exceptions for what stops the work; everything else is an issue that is collected."""

from ..model.texts import LANGUAGES
from .issue import Issue


class LocalDiplomacyError(Exception):
    """Base of the errors a caller may want to catch."""


class CannotContinue(LocalDiplomacyError):
    """Something without which the call makes no sense: no such file, unreadable settings.

    Args:
        issue: what is wrong, where, and what to do.
    """

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        place = issue.place()
        texts = [f"{issue.message(language)} {issue.remedy(language)}" for language in LANGUAGES]
        super().__init__(f"{issue.code}{' ' + place if place else ''}: {' / '.join(texts)}")


class MissingPackage(LocalDiplomacyError, ImportError):
    """An optional package is needed for what was asked.

    Args:
        package: name of the package.
        extra: the extra of localdiplomacy that installs it; None for the user's own packages.
    """

    def __init__(self, package: str, extra: str | None = None) -> None:
        install = f"'localdiplomacy[{extra}]'" if extra else package
        super().__init__(f"需要 {package};请运行: pip install {install} / this needs {package}: pip install {install}")
