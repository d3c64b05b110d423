"""What the checks and the lists say against the chain of a batch, and at which step of it."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from ...issues.catalogue.manifests import EXTRA, MISSING, REPEATED
from ...issues.issue import Issue
from ...issues.report import IssueReport
from ...issues.rules import Severity
from ...measures.manifests.result import ManifestReconciliation
from ...model.transfers import TransferBatch
from .steps import Step

# What lists of references alone tell; that numbers differ is found by the checks.
_OF_LISTS = frozenset((MISSING, EXTRA, REPEATED))
_OF_THE_CHAIN = ("legs", "hand_overs", "travellers", "headcount", "vehicles")


@frozen
class ChainIssues:
    """The issues of one batch, in their order.

    Args:
        found: the issues.
    """

    found: tuple[Issue, ...]

    @property
    def breaks(self) -> tuple[Issue, ...]:
        """Errors and warnings."""
        return tuple(issue for issue in self.found if issue.severity is not Severity.ADVICE)

    def codes_at(self, step: Step) -> tuple[str, ...]:
        """Return the codes of the issues of a step, each once."""
        return tuple(dict.fromkeys(issue.code for issue in self.found if _is_of(issue, step)))

    @staticmethod
    def number(issue: Issue, steps: Sequence[Step]) -> int | None:
        """Return the number of the step that an issue is of; None where it is of the whole batch."""
        return next((step.number for step in steps if _is_of(issue, step)), None)


def _is_of(issue: Issue, step: Step) -> bool:
    path = issue.path or ""
    return path == step.path or path.startswith(f"{step.path}.")


def chain_issues(batch: TransferBatch, checked: Iterable[Issue], lists: ManifestReconciliation) -> ChainIssues:
    """Return the issues of a batch's chain.

    Args:
        batch: the batch.
        checked: what the checks found, of any record.
        lists: its list of departure against those of its ends.
    """
    own = (issue for issue in checked if issue.subject == batch.id and issue.source == batch.source)
    of_chain = (issue for issue in own if (issue.path or "").split(".")[0].split("[")[0] in _OF_THE_CHAIN)
    return ChainIssues(IssueReport((*of_chain, *(issue for issue in lists.issues if issue.rule in _OF_LISTS))).issues)
