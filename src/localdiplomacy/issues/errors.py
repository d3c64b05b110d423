"""Exceptions for what stops the work; everything else is an issue that is collected."""

from ..model.texts import LANGUAGES, Language
from .issue import Issue


class LocalDiplomacyError(Exception):
    """Base of the errors a caller may want to catch."""


class CannotContinue(LocalDiplomacyError):
    """Something without which the call makes no sense: no such file, unreadable settings.

    Args:
        issue: what is wrong, where, and what to do.
        more: further issues of the same kind, found at the same time.
    """

    def __init__(self, issue: Issue, *more: Issue) -> None:
        self.issues = (issue, *more)
        super().__init__(" / ".join(self.message(language) for language in LANGUAGES))

    @property
    def issue(self) -> Issue:
        """The first issue."""
        return self.issues[0]

    def message(self, language: Language) -> str:
        """Return what is wrong, whose and where, and what to do, a line for each issue."""
        return "\n".join(
            f"{' '.join(filter(None, (issue.code, issue.where())))}: {issue.message(language)} {issue.remedy(language)}"
            for issue in self.issues
        )


class MissingPackage(LocalDiplomacyError, ImportError):
    """An optional package is needed for what was asked.

    Args:
        package: name of the package.
        extra: the extra of localdiplomacy that installs it; None for the user's own packages.
    """

    def __init__(self, package: str, extra: str | None = None) -> None:
        install = f"'localdiplomacy[{extra}]'" if extra else package
        super().__init__(f"需要 {package}；请运行：pip install {install} / this needs {package}: pip install {install}")
