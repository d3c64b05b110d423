"""A tie of a kind that needs approval is approved before it is concluded."""

from collections.abc import Iterator

from ..issues.catalogue.structure_ties import APPROVAL_MISSING, APPROVAL_NOT_JUDGED, APPROVED_LATER
from ..issues.issue import Issue
from ..model.lifecycle import STATE, Transition
from ..model.partial_dates import PartialDate
from ..model.partnerships import Partnership
from ..regulations.answers import InForce
from .check import Check, CheckContext
from .found import issue
from .rules_of_places import RulesOfPlaces, graded
from .ties import Concluded, concluded_as, has_ties, is_over

_PARAMETER = "partnership.needs_association_approval"
# The approval of a change of kind does not move the tie from its state, so it may be an aspect of its own.
_APPROVED, _ASPECTS = "approved", (STATE, "approval")


def approvals(context: CheckContext) -> Iterator[Issue]:
    """Find ties concluded without approval or before it; those without any date are told together."""
    rules = context.once(RulesOfPlaces)
    undated: dict[str, list[Partnership]] = {}
    for tie in context.ledger.partnerships:
        granted = [move for move in tie.history if move.to == _APPROVED and move.of in _ASPECTS]
        for event in concluded_as(tie).values():
            if granted and not _later(granted, event.on):
                continue
            needed = rules.says(_PARAMETER, True, event.on or context.at, tie.city, kind=event.kind)
            if needed is None:
                continue
            if event.on is not None:
                yield from _judged(context, tie, event, event.on, granted, needed)
            elif not is_over(tie, context.at):
                undated.setdefault(event.kind, []).append(tie)
    for kind, ties in undated.items():
        params = {"count": len(ties), "kind": context.code_name("partnership-kind", kind)}
        yield issue(APPROVAL_NOT_JUDGED, ties[0], "history", params)


def _judged(
    context: CheckContext,
    tie: Partnership,
    event: Concluded,
    day: PartialDate,
    granted: list[Transition],
    needed: InForce,
) -> Iterator[Issue]:
    params = {
        "kind": context.code_name("partnership-kind", event.kind),
        "day": day,
        "parameter": _PARAMETER,
    }
    if not granted:
        yield issue(graded(APPROVAL_MISSING, needed), tie, event.path, params)
        return
    approved = min(move.on for move in granted if move.on is not None)
    yield issue(graded(APPROVED_LATER, needed), tie, event.path, {**params, "approved": approved})


def _later(granted: list[Transition], day: PartialDate | None) -> bool:
    """Tell whether every approval surely came after a day; one without a date, or of the same month, need not have."""
    return day is not None and all(move.on is not None and day.last < move.on.first for move in granted)


CHECKS = (
    Check(
        id="core.tie-approvals",
        zh="先批准后缔结",
        en="ties that need approval are approved first",
        rules=(APPROVAL_MISSING, APPROVED_LATER, APPROVAL_NOT_JUDGED),
        run=approvals,
        applies=has_ties,
        needs=("regulations",),
    ),
)
