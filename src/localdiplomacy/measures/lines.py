"""The lines of one indicator: a row for each combination of members, in order, and the total."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from .compare import compare
from .counted import Counted, Members
from .definitions import definition_changed
from .dimensions import OFFICE, UNKNOWN, Dimension
from .folds import ADDS_UP
from .indicators import Indicator
from .labels import Labels
from .margins import over_time
from .rounding import Rounding
from .rows import Row
from .totals import NOT_ADDITIVE, Refusal, different_units

# The dimensions that tell offices apart.
_PLACES = (OFFICE.id, "city")


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
        pairs = dict(zip((dimension.id for dimension in by), members, strict=True))
        for id in _PLACES:
            if id in pairs:
                return pairs[id] in self.territory
        return bool(self.territory & self.kept_by)

    def offices_changed(self, by: Sequence[Dimension]) -> bool:
        """Tell whether a figure that adds offices up adds up others than in the base period."""
        return self.offices and not any(dimension.id in _PLACES for dimension in by)


@frozen(kw_only=True)
class Lines:
    """The lines of one indicator.

    Args:
        indicator: the indicator.
        now: the period, counted.
        rows: a row for each combination of members, in order.
        comparing: what it is compared with; None where no comparison was asked for.
    """

    indicator: Indicator
    now: Counted
    rows: tuple[Row, ...]
    comparing: Comparing | None

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        now: Counted,
        base: Counted | None,
        labels: Labels,
        rounding: Rounding,
        territory: frozenset[str],
    ) -> "Lines":
        """Return the lines of an indicator.

        Args:
            indicator: the indicator.
            now: the period, counted.
            base: the period it is compared with, counted.
            labels: in which order members stand.
            rounding: how percentages are rounded.
            territory: the offices and cities that changed between the two.
        """
        comparing = Comparing.of(indicator, now, base, rounding, territory) if base else None
        ordered = _ordered(_members(indicator, now, base), now, labels)
        rows = tuple(_row(indicator, now, comparing, members, now.by) for members in ordered)
        return cls(indicator=indicator, now=now, rows=rows, comparing=comparing)

    def total(self) -> Row | Refusal:
        """Return the total, or why there is none."""
        indicator, by = self.indicator, self.now.by
        if indicator.at_end and any(dimension.frequency for dimension in by):
            return over_time(indicator)
        adds_up = indicator.fold in ADDS_UP
        if adds_up and not indicator.additive_over_units and any(dimension.id in _PLACES for dimension in by):
            return NOT_ADDITIVE
        refused = self.now.figure(indicator, (), ()).refused
        if refused:
            return Refusal(refused)
        units = {
            figure.value.unit for row in self.rows for figure in (row.observation, row.base) if figure and figure.value
        }
        # A line that ends in a total compares its columns too: what may not be added in one may not across both.
        return different_units(units) if len(units) > 1 else _row(indicator, self.now, self.comparing, (), ())


def _row(
    indicator: Indicator, now: Counted, comparing: Comparing | None, members: Members, by: Sequence[Dimension]
) -> Row:
    observation = now.observation(indicator, members, by, now.figure(indicator, members, by))
    if comparing is None:
        return Row(members=members, observation=observation)
    then = _members_then(members, by, now, comparing.base)
    base = None
    if then is not None:
        base = comparing.base.observation(indicator, then, by, comparing.base.figure(indicator, then, by))
    change = compare(
        observation,
        base,
        rounding=comparing.rounding,
        definition_changed=comparing.definition,
        territory_changed=comparing.territory_changed(members, by),
        offices_changed=comparing.offices_changed(by),
    )
    return Row(members=members, observation=observation, base=base, change=change)


def _ordered(found: set[Members], now: Counted, labels: Labels) -> list[Members]:
    """Return combinations of members in the order in which they are shown."""
    parts = {axis.id: now.parts(axis) for axis in now.by}
    places = [
        {member: labels.place((axis,), (member,), parts)[0] for member in {members[place] for members in found}}
        for place, axis in enumerate(now.by)
    ]
    return sorted(found, key=lambda members: [place[member] for place, member in zip(places, members, strict=True)])


def _members(indicator: Indicator, now: Counted, base: Counted | None) -> set[Members]:
    """Return the combinations of members that get a line: where something counts in either period, or is expected."""
    found = now.members(indicator) | set(_expected(indicator, now))
    if base is None:
        return found
    back = [dict(zip(base.parts(axis), now.parts(axis), strict=False)) if axis.frequency else None for axis in now.by]
    for members in base.members(indicator):
        same = [_now(member, pairs) for member, pairs in zip(members, back, strict=True)]
        if None not in same:
            found.add(tuple(str(member) for member in same))
    return found


def _now(member: str, pairs: dict[str, str] | None) -> str | None:
    """Return the member that stands for a member of the base period: for time the part at the same place."""
    return member if pairs is None or member == UNKNOWN else pairs.get(member)


def _expected(indicator: Indicator, now: Counted) -> Iterator[Members]:
    """Yield members that get a line although nothing counts there: the one combination, offices, parts of the period."""
    if not now.by:
        yield ()
    elif len(now.by) == 1 and now.by[0].frequency is not None:
        yield from ((part,) for part in now.parts(now.by[0]))
    elif len(now.by) == 1 and now.by[0].id == OFFICE.id:
        yield from ((office,) for office in now.offices(indicator))


def _members_then(members: Members, by: Sequence[Dimension], now: Counted, base: Counted) -> Members | None:
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
