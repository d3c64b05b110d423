"""Districts, counties and what is below them have no sister cities, as a rule."""

from collections.abc import Iterator

from ..issues.catalogue.structure_ties import DISTRICT_TIE
from ..issues.issue import Issue
from ..model.places import City
from .check import Check, CheckContext
from .found import issue
from .rules_of_places import RulesOfPlaces, graded
from .ties import FORMAL, concluded_as, has_formal_ties, is_over, place_name

_PARAMETER = "partnership.counties_allowed"
# 市辖区、县及以下
_BELOW_CITIES = frozenset(("district", "county", "town"))


def levels(context: CheckContext) -> Iterator[Issue]:
    """Find sister cities of places below the level of a city."""
    rules = context.once(RulesOfPlaces)
    for tie in context.ledger.partnerships:
        place = context.ledger.cities.get(tie.city)
        level = tie.level or (place.level if place else None)
        if level not in _BELOW_CITIES or _is_county_level_city(place) or is_over(tie, context.at):
            continue
        event = concluded_as(tie).get(FORMAL)
        if event is None:
            continue
        forbidden = rules.says(_PARAMETER, False, event.on or context.at, tie.city, kind=FORMAL)
        if forbidden is not None:
            params = {
                "place": place_name(context, tie.city),
                "level": context.code_name("place-level", level),
                "kind": context.code_name("partnership-kind", FORMAL),
                "parameter": _PARAMETER,
            }
            yield issue(graded(DISTRICT_TIE, forbidden), tie, "level" if tie.level else "city", params)


def _is_county_level_city(place: City | None) -> bool:
    """Tell whether a place of the county level is a city (县级市), which the rule does not speak of."""
    return place is not None and place.name is not None and (place.name.zh or "").endswith("市")


CHECKS = (
    Check(
        id="core.tie-levels",
        zh="友好城市的层级",
        en="sister cities are of cities and provinces",
        rules=(DISTRICT_TIE,),
        run=levels,
        applies=has_formal_ties,
        needs=("regulations",),
    ),
)
