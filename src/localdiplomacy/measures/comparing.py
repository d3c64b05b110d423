"""What holds for all comparisons of one indicator with the base period."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from .cells import Members
from .counted import Counted
from .definitions import definition_changed
from .dimensions import UNKNOWN, Dimension
from .indicators import Indicator
from .rounding import Rounding


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
        offices, before = now.kept(indicator), base.kept(indicator)
        return cls(
            base=base,
            rounding=rounding,
            definition=definition_changed(indicator, now.indicators, base.period, now.period),
            offices=offices != before,
            territory=territory,
            kept_by=frozenset(office for _, office in offices | before),
        )

    def territory_changed(self, members: Members, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure is of places that are not what they were."""
        if not self.territory:
            return False
        places = [(dimension, member) for dimension, member in zip(by, members, strict=True) if dimension.of_places]
        # An office is what it was, whichever province it lies in.
        places = [pair for pair in places if pair[0].tells_offices] or places
        if places:
            return any(member in self.territory for _, member in places)
        return bool(self.territory & self.kept_by)

    def offices_changed(self, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure that adds offices up adds up others than in the base period."""
        return self.offices and not any(dimension.tells_offices for dimension in by)


def parts_beside(side: Counted, other: Counted) -> tuple[Mapping[str, str] | None, ...]:
    """Return for each dimension of time the part of another period that each part stands beside; None for the others.

    Args:
        side: the period whose parts they are.
        other: the other period; it may lack some of the parts.
    """
    return tuple(
        {UNKNOWN: UNKNOWN, **dict(zip(side.parts(axis), other.parts(axis), strict=False))} if axis.frequency else None
        for axis in side.by
    )


def counterpart(members: Members, side: Counted, other: Counted) -> Members | None:
    """Return the members of the line of another period that a line stands beside: the same, and of time the part there.

    Args:
        members: the members of the line.
        side: the period they are of.
        other: the other period; None is returned where it does not have the part.
    """
    pairs = zip(members, parts_beside(side, other), strict=True)
    found = [member if parts is None else parts.get(member) for member, parts in pairs]
    return None if None in found else tuple(str(member) for member in found)
