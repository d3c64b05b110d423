"""Where a rule is evaluated: the office, the period and the members of the dimensions kept."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ...model.periods import Period
from ..outcomes import Key
from .lookup import Figures
from .terms import Term

Members = tuple[tuple[str, str], ...]


@frozen(order=True)
class Place:
    """One evaluation of a rule.

    Args:
        period: the period.
        office: the office; empty for figures of no office.
        members: the member of each dimension kept.
    """

    period: Period
    office: str = ""
    members: Members = ()

    def key(self, term: Term, figures: Figures) -> Key:
        """Return what the figure that a term takes here is about."""
        members = tuple(sorted({**dict(self.members), **term.members}.items()))
        office = self.office if term.office is None else term.office
        return figures.id(term.indicator), office, term.period_at(self.period), members


def places(terms: Sequence[Term], by: Iterable[str], figures: Figures, period: Period) -> list[Place]:
    """Return where a rule is evaluated: wherever one of its figures is known, in order.

    A term with an office or a period of its own is looked up and does not say where; only where all terms have one,
    the rule is evaluated for no office, or for the whole period.

    Args:
        terms: the terms of the rule.
        by: ids of the dimensions kept.
        figures: the figures that are known.
        period: only figures within it are evaluated.
    """
    kept = frozenset(by)
    found: set[Place] = set()
    for term in _leading(terms):
        found.update(_places_of(term, kept, figures, period))
    return sorted(found)


def _leading(terms: Sequence[Term]) -> Sequence[Term]:
    free = [term for term in terms if term.office is None and term.period is None]
    return free or [term for term in terms if term.period is None] or terms


def _places_of(term: Term, kept: frozenset[str], figures: Figures, period: Period) -> Iterator[Place]:
    picked = set(term.members.items())
    for _, office, days, members in figures.keys(term.indicator):
        rest = tuple(sorted(set(members) - picked))
        if not picked <= set(members) or {name for name, _ in rest} != kept:
            continue
        if term.office not in (None, office):
            continue
        if not (period.covers(days) if term.period is None else days == term.period_at(period)):
            continue
        yield Place(days if term.period is None else period, office if term.office is None else "", rest)
