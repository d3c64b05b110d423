"""What holds for all comparisons of one indicator with the base period."""

from collections.abc import Sequence

from attrs import frozen

from .counted import Counted, Members
from .definitions import definition_changed
from .dimensions import CITY, OFFICE, UNKNOWN, Dimension
from .indicators import Indicator
from .rounding import Rounding

# The dimensions that tell offices apart.
PLACES = (OFFICE.id, CITY.id)


@frozen(kw_only=True)
class Comparing:
    """What holds for all comparisons of one indicator with the base period.

    Args:
        base: the base period, counted.
        rounding: how percentages are rounded.
        definition: True where the indicator was revised in between.
        offices: True where other offices kept the ledger then.
        territory: the offices and cities that are not what they were.
        kept_by: the offices that kept the ledger then or now.
    """

    base: Counted
    rounding: Rounding
    definition: bool
    offices: bool
    territory: frozenset[str]
    kept_by: frozenset[str]

    @classmethod
    def of(
        cls, indicator: Indicator, now: Counted, base: Counted, rounding: Rounding, territory: frozenset[str]
    ) -> "Comparing":
        """Return what holds for all comparisons of an indicator."""
        offices, before = now.offices(indicator), base.offices(indicator)
        return cls(
            base=base,
            rounding=rounding,
            definition=definition_changed(indicator, now.indicators, base.period, now.period),
            offices=offices != before,
            territory=territory,
            kept_by=offices | before,
        )

    def territory_changed(self, members: Members, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure is of places that are not what they were."""
        if not self.territory:
            return False
        pairs = dict(zip((dimension.id for dimension in by), members, strict=True))
        for id in PLACES:
            if id in pairs:
                return pairs[id] in self.territory
        return bool(self.territory & self.kept_by)

    def offices_changed(self, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure that adds offices up adds up others than in the base period."""
        return self.offices and not any(dimension.id in PLACES for dimension in by)


def members_then(members: Members, by: Sequence[Dimension], now: Counted, base: Counted) -> Members | None:
    """Return the members to compare with: the same ones, and for time the part at the same place."""
    then = []
    for dimension, member in zip(by, members, strict=True):
        if dimension.frequency is None or member == UNKNOWN:
            then.append(member)
            continue
        place, base_parts = now.parts(dimension).index(member), base.parts(dimension)
        if place >= len(base_parts):
            return None
        then.append(base_parts[place])
    return tuple(then)
