"""Partners of the classes that an office names have a policy of their own (一城一策)."""

from collections.abc import Iterator

from ..issues.catalogue.structure_ties import FILE_INCOMPLETE
from ..issues.issue import Issue
from ..model.lifecycle import state_at
from ..model.partial_dates import PartialDate
from ..model.partnerships import ALIVE, Guidance, Partnership
from ..model.texts import joined
from .check import Check, CheckContext
from .found import heading
from .rulebook import Rulebook, breach
from .ties import has_ties, place_name

PARAMETER = "partnership.classes_with_file"
_LIST = "policy-class"
# Industries are named where there is a fit, so they are not asked for.
_PARTS = ("goal", "fields", "measures", "review_on")
_NONE = Guidance()


def files(context: CheckContext) -> Iterator[Issue]:
    """Find partners of such a class, alive on the day of the check, of whose policy a part is not filled in."""
    book = Rulebook(context, "core.tie-files")
    today = PartialDate.of(context.at)
    for tie in context.ledger.partnerships:
        if tie.policy_class is None or state_at(tie, context.at) not in ALIVE:
            continue
        answer = book.ask(PARAMETER, tie, today)
        if answer is None or not isinstance(answer.value, tuple) or tie.policy_class not in answer.value:
            continue
        missing = _missing(tie)
        if missing:
            params = {
                "partner": place_name(context, tie.partner),
                "class": context.code_name(_LIST, tie.policy_class),
                "missing": joined(heading("partnerships", f"guidance.{part}") for part in missing),
            }
            yield breach(FILE_INCOMPLETE, answer, tie, "guidance", params)
    yield from book.unanswered()


def _missing(tie: Partnership) -> tuple[str, ...]:
    policy = tie.guidance or _NONE
    return tuple(part for part in _PARTS if not getattr(policy, part))


CHECKS = (
    Check(
        id="core.tie-files",
        zh="重点友城有“一城一策”",
        en="partners of the classes named have a policy",
        rules=(FILE_INCOMPLETE,),
        run=files,
        applies=has_ties,
        needs=("regulations", f"codes:{_LIST}"),
    ),
)
