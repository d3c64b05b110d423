"""Parts against totals among published figures, and sums that must hold between them.

Figures are held against one another only inside one document: two documents that differ are for reconciliation.
A rounded figure stands for all numbers it can mean, so that only what surely contradicts is reported.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from ..issues.catalogue.structure_counts import IDENTITY_BROKEN, PARTS_EXCEED, PERSONS_IN_SEVERAL_PARTS, REST
from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.codes import CodeList
from ..model.observations import Observation
from ..model.quantities import PERSONS, Quantity
from ..model.texts import Text
from .check import Check, CheckContext
from .figures import document_of, printed
from .found import amount, dimension_heading, figure_issue
from .identities import Identity

Dimensions = tuple[tuple[str, str], ...]


@frozen
class Place:
    """What figures must share to be added: whose, when, in which unit, from which document."""

    indicator: str
    office: str | None
    period: tuple[object, object]
    unit: str
    document: str


@frozen
class Bounds:
    """All numbers a sum can mean, both ends included; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    def above(self, other: "Bounds") -> bool:
        """Tell whether this surely is more than `other`."""
        return self.low is not None and other.high is not None and self.low > other.high

    def __str__(self) -> str:
        return amount("?" if self.low is None else self.low, "?" if self.high is None else self.high)


def _bounds(values: Iterable[Quantity]) -> Bounds:
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for value in values:
        least, most = value.bounds()
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return Bounds(low, high)


Figures = dict[Place, dict[Dimensions, tuple[Observation, Quantity]]]


def _figures(context: CheckContext) -> Figures:
    """Return the figures that have a value by what they share and their dimensions; of repeats the first."""
    found: Figures = {}
    for figure in context.ledger.observations:
        if figure.value is not None:
            days = figure.period.start, figure.period.end
            place = Place(figure.indicator, figure.office, days, figure.value.unit, document_of(figure))
            found.setdefault(place, {}).setdefault(figure.dimensions, (figure, figure.value))
    return found


def parts(context: CheckContext) -> Iterator[Issue]:
    """Find totals that the parts by one dimension exceed, or leave a rest of."""
    for place, figures in _figures(context).items():
        for (whole, dimension), named in sorted(_parts(figures).items()):
            total, stated = figures[whole]
            added = _bounds(figures[dimensions][1] for dimensions in _outermost(context, dimension, named))
            bounds = _bounds((stated,))
            params = {
                "indicator": place.indicator,
                "period": total.period,
                "dimension": dimension_heading(dimension),
                "sum": added,
                "total": printed(stated),
            }
            if added.above(bounds) and dimension not in context.overlapping:
                yield figure_issue(_exceeding(place.unit), total, "value", params)
            elif bounds.above(added):
                yield figure_issue(REST, total, "value", {**params, "rest": _rest(bounds, added)})


def _parts(figures: dict[Dimensions, tuple[Observation, Quantity]]) -> dict[tuple[Dimensions, str], list[Dimensions]]:
    """Return the parts of each figure that is a total, by the dimension that they have and it has not."""
    found: dict[tuple[Dimensions, str], list[Dimensions]] = {}
    for dimensions in figures:
        for number, (name, _) in enumerate(dimensions):
            whole = dimensions[:number] + dimensions[number + 1 :]
            if whole in figures:
                found.setdefault((whole, name), []).append(dimensions)
    return found


def _outermost(context: CheckContext, dimension: str, named: list[Dimensions]) -> list[Dimensions]:
    """Leave out parts of parts: codes whose broader code is given too."""
    codes: CodeList | None = context.code_lists.get(dimension)
    if codes is None:
        return named
    given = {dict(dimensions)[dimension] for dimensions in named}
    return [found for found in named if given.isdisjoint(_broader(codes, dict(found)[dimension]))]


def _broader(codes: CodeList, id: str) -> set[str]:
    found: set[str] = set()
    code = codes.get(id)
    while code is not None and code.broader is not None and code.broader not in found:
        found.add(code.broader)
        code = codes.get(code.broader)
    return found - {id}


def _exceeding(unit: str) -> Rule:
    # Distinct persons may be in several parts; batches, groups and person-times may not.
    return PERSONS_IN_SEVERAL_PARTS if unit == PERSONS else PARTS_EXCEED


def _rest(total: Bounds, added: Bounds) -> str:
    low = "?" if total.low is None or added.high is None else total.low - added.high
    high = "?" if total.high is None or added.low is None else total.high - added.low
    return amount(low, high)


def identities(context: CheckContext) -> Iterator[Issue]:
    """Find published figures that break an identity they must fulfil; where a figure is missing nothing is said."""
    figures = _figures(context) if context.identities else {}
    for identity in context.identities:
        for place in figures:
            if place.indicator == identity.total.indicator:
                yield from _broken(identity, place, figures)


def _broken(identity: Identity, place: Place, figures: Figures) -> Iterator[Issue]:
    found = [_figure(figures, place, figure.indicator, figure.dimensions) for figure in identity.parts]
    total = _figure(figures, place, identity.total.indicator, identity.total.dimensions)
    known = [pair for pair in found if pair is not None]
    if total is None or not known or len(known) < len(found):
        return
    added, stated = _bounds(value for _, value in known), _bounds((total[1],))
    if added.above(stated) or stated.above(added):
        params = {
            "identity": Text(identity.zh, identity.en),
            "period": total[0].period,
            "sum": added,
            "total": printed(total[1]),
        }
        yield figure_issue(IDENTITY_BROKEN, total[0], "value", params)


def _figure(
    figures: Figures, place: Place, indicator: str, dimensions: Dimensions
) -> tuple[Observation, Quantity] | None:
    same = Place(indicator, place.office, place.period, place.unit, place.document)
    return figures.get(same, {}).get(dimensions)


CHECKS = (
    Check(
        id="core.parts",
        zh="分项与合计",
        en="parts and totals",
        rules=(PARTS_EXCEED, REST, PERSONS_IN_SEVERAL_PARTS),
        run=parts,
    ),
    Check(
        id="core.identities",
        zh="数字间的恒等关系",
        en="sums that must hold",
        rules=(IDENTITY_BROKEN,),
        run=identities,
    ),
)
