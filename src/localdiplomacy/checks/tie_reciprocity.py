"""Where a ledger holds the ties of both sides, each side has entered the other."""

from collections.abc import Iterable, Iterator

from ..issues.catalogue.structure_ties import NOT_RETURNED
from ..issues.issue import Issue
from ..model.partnerships import Partnership
from ..regulations.answers import InForce
from .check import Check, CheckContext
from .found import issue
from .rules_of_places import RulesOfPlaces
from .ties import has_ties, is_over, place_name

_PARAMETER = "partnership.both_sides_kept"


def unreturned(ties: Iterable[Partnership]) -> Iterator[Partnership]:
    """Yield the ties whose partner has entered none in return; of several between the same two places the first.

    Args:
        ties: the ties of all places that keep them.
    """
    given = [tie for tie in ties if tie.city is not None and tie.partner is not None and tie.city != tie.partner]
    pairs = {(tie.city, tie.partner) for tie in given}
    told: set[tuple[str | None, str | None]] = set()
    for tie in given:
        if (tie.partner, tie.city) not in pairs and (tie.city, tie.partner) not in told:
            told.add((tie.city, tie.partner))
            yield tie


def reciprocity(context: CheckContext) -> Iterator[Issue]:
    """Find ties that only one side has entered.

    An office keeps the ties of its own side, so that nothing is missing in most ledgers. A tie must be returned where
    the partner keeps ties of its own in this ledger, or the settings say that both sides keep theirs in it.
    """
    answer = context.once(RulesOfPlaces).answer(_PARAMETER, context.at, None)
    stated = answer.value if isinstance(answer, InForce) else None
    if stated is False:
        return
    places: set[str | None] = {city.id for city in context.ledger.cities}
    live = [tie for tie in context.ledger.partnerships if not is_over(tie, context.at)]
    keepers: set[str | None] = places if stated else {tie.city for tie in live}
    for tie in unreturned(live):
        if tie.partner in keepers and tie.city in places and tie.partner in places:
            params = {"city": place_name(context, tie.city), "partner": place_name(context, tie.partner)}
            yield issue(NOT_RETURNED, tie, "partner", params)


CHECKS = (
    Check(
        id="core.reciprocity",
        zh="双方都已登记",
        en="both sides have entered the tie",
        rules=(NOT_RETURNED,),
        run=reciprocity,
        applies=has_ties,
    ),
)
