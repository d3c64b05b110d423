"""Parts rules evaluated: each total against the figures that are its parts."""

from collections.abc import Iterator

from attrs import evolve

from ...model.periods import Frequency, Period
from ..dimensions import OFFICE, UNKNOWN
from .comparing import Comparison, compared
from .lookup import Figures
from .places import Place, places
from .rules import PARTS_OF_PERIODS, PartsRule, Relation
from .sums import Addend, Outcome, addend, addend_of
from .terms import Term


def compare_parts(rule: PartsRule, figures: Figures, period: Period) -> Iterator[Comparison]:
    """Evaluate a parts rule wherever one of the parts has a value.

    A missing part leaves the sum open upwards: it may still exceed the total, but agreement cannot be told.

    Args:
        rule: the rule.
        figures: the figures that it looks at.
        period: only totals within it are evaluated.
    """
    for place in places((rule.total, *rule.terms), rule.by, figures, period):
        if rule.over == OFFICE.id and place.office:
            continue  # an office's own figure is a part, never the total
        parts = tuple(addend(term, place, figures) for term in _terms(rule, place, figures))
        parts += tuple(_of_no_part(rule, place, figures)) if parts else ()
        if all(part.missing for part in parts):
            continue
        found = compared(
            rule,
            place,
            parts,
            (addend(rule.total, place, figures),),
            Relation.IS if rule.complete else Relation.AT_MOST,
            open_left=any(part.missing for part in parts),
        )
        yield _told(found)


def _told(found: Comparison) -> Comparison:
    """Return a comparison as skipped where values are missing and nothing is broken all the same."""
    unknown = found.right.missing or (found.left.missing and found.outcome is not Outcome.BROKEN)
    if not unknown or found.outcome in (Outcome.DIFFERENT_UNIT, Outcome.SEVERAL_VALUES):
        return found
    return evolve(found, outcome=Outcome.SKIPPED, difference=None)


def _terms(rule: PartsRule, place: Place, figures: Figures) -> tuple[Term, ...]:
    if rule.over is None:
        return rule.terms
    if rule.over in PARTS_OF_PERIODS:
        return _times(rule.total, place, PARTS_OF_PERIODS[rule.over])
    if rule.over == OFFICE.id:
        offices = rule.members or _offices(rule.total, place, figures)
        return tuple(evolve(rule.total, office=office) for office in offices)
    members = rule.members or _members(rule.total, place, figures, rule.over)
    return tuple(evolve(rule.total, members={**rule.total.members, rule.over: member}) for member in members)


def _times(total: Term, place: Place, frequency: Frequency) -> tuple[Term, ...]:
    """Return the parts of the total's period; none where it is not made of several whole ones."""
    parts = tuple(total.period_at(place.period).split(frequency))
    if len(parts) < 2 or any(part.frequency is not frequency for part in parts):
        return ()
    return tuple(evolve(total, period=part.code) for part in parts)


def _of_no_part(rule: PartsRule, place: Place, figures: Figures) -> Iterator[Addend]:
    """Yield what counts in the total's period but in none of its parts: records that are dated to the year only."""
    id, office, period, members = place.key(rule.total, figures)
    key = (id, office, period, tuple(sorted((*members, (str(rule.over), UNKNOWN)))))
    if rule.over in PARTS_OF_PERIODS and key in figures.of:
        yield addend_of(rule.total, key, figures)


def _offices(total: Term, place: Place, figures: Figures) -> tuple[str, ...]:
    _, own, period, members = place.key(total, figures)
    found = (key for key in figures.keys(total.indicator, period) if key[3] == members)
    return tuple(sorted(office for _, office, _, _ in found if office not in ("", own)))


def _members(total: Term, place: Place, figures: Figures, over: str) -> tuple[str, ...]:
    _, office, period, picked = place.key(total, figures)
    found = set()
    for key in figures.keys(total.indicator, period, office):
        more = set(key[3]) - set(picked)
        if set(picked) <= set(key[3]) and len(more) == 1:
            ((name, member),) = more
            if name == over:
                found.add(member)
    return tuple(sorted(found))
