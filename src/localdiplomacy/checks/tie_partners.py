"""One foreign city has one sister city among ours, and a tie is entered once."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ..issues.catalogue.structure_ties import SECOND_PARTNER, TIE_TWICE
from ..issues.issue import Issue
from ..model.lifecycle import KIND, STATE, kind_at
from ..model.partial_dates import PartialDate
from ..model.partnerships import OVER, Partnership
from .check import Check, CheckContext
from .found import issue
from .rules_of_places import RulesOfPlaces, graded
from .ties import FORMAL, concluded_as, has_formal_ties, has_ties, is_over, place_name

_PARAMETER = "partnership.one_to_one"


@frozen
class SisterCity:
    """A tie for the days on which it is one of the formal kind.

    Args:
        tie: the tie.
        since: the first day it may be; the first of all days where it is not known.
        surely_since: the first day it surely is.
        until: the first day it may no longer be; None while it lasts.
        path: the field that says since when.
    """

    tie: Partnership
    since: date
    surely_since: date
    until: date | None
    path: str


def second_partners(context: CheckContext) -> Iterator[Issue]:
    """Find foreign cities that became the sister city of a second place of one country while they were of a first."""
    rules = context.once(RulesOfPlaces)
    by_partner: dict[tuple[str, str | None], list[SisterCity]] = {}
    for tie in context.ledger.partnerships:
        formal = _formal(context, tie)
        if formal is not None and tie.city is not None and tie.partner is not None:
            home = context.ledger.cities.get(tie.city)
            by_partner.setdefault((tie.partner, home.country if home else None), []).append(formal)
    for same in by_partner.values():
        for first, second in _overlapping(same):
            since = PartialDate.of(second.surely_since)
            one_to_one = rules.says(_PARAMETER, True, since, second.tie.city, kind=FORMAL)
            if one_to_one is not None:
                params = {
                    "partner": place_name(context, second.tie.partner),
                    "other": place_name(context, first.tie.city),
                    "kind": context.code_name("partnership-kind", FORMAL),
                    "first": first.tie.id,
                    "parameter": _PARAMETER,
                }
                yield issue(graded(SECOND_PARTNER, one_to_one), second.tie, second.path, params)


def _formal(context: CheckContext, tie: Partnership) -> SisterCity | None:
    event = concluded_as(tie).get(FORMAL)
    if event is None:
        return None
    over = (
        move.on
        for move in tie.history
        if (move.of == STATE and move.to in OVER) or (move.of == KIND and move.to != FORMAL)
    )
    # A tie that ended on an unknown day is over for all we know.
    ends = [day.first if day else date.min for day in over if day is None or event.on is None or day >= event.on]
    return SisterCity(
        tie,
        event.on.first if event.on else date.min,
        event.on.last if event.on else context.at,
        min(ends, default=None),
        event.path,
    )


def _overlapping(same: list[SisterCity]) -> Iterator[tuple[SisterCity, SisterCity]]:
    """Yield each tie with one that surely was there before it with another place and surely lasted until then."""
    lasting: list[SisterCity] = []  # the longest-lasting tie, and the longest-lasting one of another place
    for found in sorted(same, key=lambda each: (each.surely_since, each.since, each.tie.id)):
        other = next((each for each in lasting if each.tie.city != found.tie.city), None)
        if other is not None and _end(other) > found.surely_since:
            yield other, found
        longest: dict[str | None, SisterCity] = {}
        for each in sorted((*lasting, found), key=_end, reverse=True):
            longest.setdefault(each.tie.city, each)
        lasting = list(longest.values())[:2]


def _end(found: SisterCity) -> date:
    return found.until or date.max


def entered_twice(context: CheckContext) -> Iterator[Issue]:
    """Find ties of one kind between the same two places that are entered more than once."""
    first: dict[tuple[str, str, str | None], Partnership] = {}
    for tie in context.ledger.partnerships:
        if tie.city is None or tie.partner is None or is_over(tie, context.at):
            continue
        kind = kind_at(tie, context.at)
        known = first.setdefault((tie.city, tie.partner, kind), tie)
        if known.id != tie.id:  # the same id twice is told by the check on ids
            params = {
                "city": place_name(context, tie.city),
                "partner": place_name(context, tie.partner),
                "kind": context.code_name("partnership-kind", kind),
                "first": known.id,
            }
            yield issue(TIE_TWICE, tie, "partner", params)


CHECKS = (
    Check(
        id="core.second-partners",
        zh="外国城市只有一个友好城市",
        en="a foreign city is the sister city of one",
        rules=(SECOND_PARTNER,),
        run=second_partners,
        applies=has_formal_ties,
        needs=("regulations",),
    ),
    Check(
        id="core.ties-entered-twice",
        zh="关系不重复登记",
        en="each tie is entered once",
        rules=(TIE_TWICE,),
        run=entered_twice,
        applies=has_ties,
    ),
)
