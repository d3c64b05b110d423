"""The official papers of a trip are those its kind of group needs: an approval of its own, or notice and confirmation."""

from collections.abc import Iterator

from ...issues.catalogue.trips import PAPER_DOES_NOT_FIT
from ...issues.issue import Issue
from ...model.codes import CodeList
from ...model.texts import joined
from ..check import Check, CheckContext
from ..found import issue
from .judged import going, has_trips

_MODES, _PAPERS = "outbound-mode", "paper"
# An own group is approved; one that joins another's is told of it by the organiser and confirmed by its own authority.
_NEEDED = {"own": ("approval",), "joined": ("notice", "confirmation")}


def papers(context: CheckContext) -> Iterator[Issue]:
    """Find trips whose papers lack one that their kind of group needs; trips without any paper on record are left out."""
    modes = context.code_lists[_MODES]
    for trip in going(context):
        if not trip.papers or trip.mode is None:
            continue
        held = {paper.kind for paper in trip.papers}
        missing = [kind for kind in _NEEDED.get(_broadest(modes, trip.mode), ()) if kind not in held]
        if missing:
            params = {
                "mode": context.code_name(_MODES, trip.mode),
                "needed": joined(context.code_name(_PAPERS, id) for id in missing),
            }
            yield issue(PAPER_DOES_NOT_FIT, trip, "papers", params)


def _broadest(codes: CodeList, mode: str) -> str:
    code = codes.get(mode)
    return mode if code is None or code.broader is None else code.broader


CHECKS = (
    Check(
        id="core.trip-papers",
        zh="任务文书",
        en="papers fit the kind of group",
        rules=(PAPER_DOES_NOT_FIT,),
        run=papers,
        applies=has_trips,
        needs=(f"codes:{_MODES}", f"codes:{_PAPERS}"),
    ),
)
