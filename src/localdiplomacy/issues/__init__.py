"""Issues: rules, breaches of them with their place, and reports."""

from .errors import CannotContinue, LocalDiplomacyError, MissingPackage
from .issue import Issue
from .report import IssueReport
from .rules import Rule, Severity

__all__ = ["CannotContinue", "Issue", "IssueReport", "LocalDiplomacyError", "MissingPackage", "Rule", "Severity"]
