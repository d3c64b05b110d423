"""A tie is concluded with a country that has diplomatic relations with China on that day."""

from collections.abc import Iterator
from datetime import date

from ..issues.catalogue.structure_ties import NO_RELATIONS
from ..issues.issue import Issue
from ..model.partial_dates import PartialDate
from ..model.partnerships import Partnership
from ..model.texts import Text
from ..regulations.answers import InForce
from ..regulations.countries import country, relations_answer
from ..regulations.regulations import Regulations
from .check import Check, CheckContext
from .found import issue
from .rules_of_places import RulesOfPlaces, graded
from .ties import concluded_as, has_ties, is_over

_PARAMETER = "partnership.needs_relations"
_UNRELATED = False


def relations(context: CheckContext) -> Iterator[Issue]:
    """Find ties with countries that had no diplomatic relations when they were concluded, or have none yet."""
    rules = context.once(RulesOfPlaces)
    known: dict[tuple[str, date, date], InForce | None] = {}
    for tie in context.ledger.partnerships:
        partner = context.ledger.cities.get(tie.partner)
        if partner is None or partner.country is None:
            continue
        for day, path in _days(context, tie):
            span = (day.first, day.last) if isinstance(day, PartialDate) else (day, day)
            key = (partner.country, *span)
            if key not in known:
                known[key] = _no_relations(partner.country, span, context.regulations)
            without = known[key]
            needed = rules.says(_PARAMETER, True, day, tie.city, kind=tie.kind or "") if without else None
            if without is not None and needed is not None:
                found = country(partner.country, span[0])
                name = Text(found.name.get("zh"), found.name.get("en")) if found else partner.country
                params = {"country": name, "day": day, "parameter": _PARAMETER}
                yield issue(graded(NO_RELATIONS, needed, without), tie, path, params)


def _days(context: CheckContext, tie: Partnership) -> Iterator[tuple[PartialDate | date, str]]:
    """Yield the days that matter: when it was concluded, or today while it is still to be."""
    concluded = list(concluded_as(tie).values())
    dated = sorted(((event.on, event.path) for event in concluded if event.on is not None), key=lambda pair: pair[0])
    if dated:
        yield dated[0]
    elif not concluded and tie.history and not is_over(tie, context.at):
        yield context.at, "partner"


def _no_relations(code: str, span: tuple[date, date], regulations: Regulations | None) -> InForce | None:
    """Return what says that there surely were no relations, or None."""
    first, last = (relations_answer(code, day, regulations) for day in span)
    if isinstance(first, InForce) and isinstance(last, InForce):
        return first if first.value is _UNRELATED and last.value is _UNRELATED else None
    return None


CHECKS = (
    Check(
        id="core.tie-relations",
        zh="对方国家有外交关系",
        en="partners' countries have diplomatic relations",
        rules=(NO_RELATIONS,),
        run=relations,
        applies=has_ties,
        needs=("regulations",),
    ),
)
