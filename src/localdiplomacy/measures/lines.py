"""The lines of one indicator: a row for each combination of members, in order, and the total."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from .cells import Members
from .combinations import Combinations
from .compare import compare
from .comparing import Comparing, counterpart
from .counted import Counted
from .dimensions import Dimension
from .folds import ADDS_UP
from .indicators import Indicator
from .labels import Labels
from .margins import over_time
from .memo import Memo
from .placing import Placing
from .row_sequence import RowSequence
from .rows import Row
from .totals import NOT_ADDITIVE, Refusal, different_units


@frozen(kw_only=True, eq=False)
class Lines(RowSequence):
    """The lines of one indicator. A row is made when it is looked at: there may be a hundred thousand.

    Args:
        indicator: the indicator.
        now: the period, counted.
        comparing: what it is compared with; None where no comparison was asked for.
        labels: in which order members stand.
        memo: where lines of several indicators keep what they have in common.
    """

    indicator: Indicator
    now: Counted
    comparing: Comparing | None
    labels: Labels = field(repr=False)
    memo: Memo = field(factory=Memo, repr=False)
    _made: dict[int, Row] = field(factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.members)

    def at(self, place: int) -> Row:
        """Return the row at a place, made where it is not made yet."""
        if place not in self._made:
            self._made[place] = self._row(self.members[place], self.now.by)
        return self._made[place]

    @cached_property
    def placing(self) -> Placing:
        """Which lines there are; indicators that count in the same cells have it in common."""
        indicator, now, base = self.indicator, self.now, self.comparing.base if self.comparing else None
        before = base.combinations(indicator) if base else None
        key = (now.combinations(indicator), before, now.offices(indicator))
        return self.memo.once(key, lambda: Placing.of(indicator, now, base, self.labels))

    @property
    def members(self) -> Combinations:
        """The members of each line, in order."""
        return self.placing.members

    def total(self) -> Row | Refusal:
        """Return the total, or why there is none."""
        indicator, by = self.indicator, self.now.by
        if indicator.at_end and any(dimension.frequency for dimension in by):
            return over_time(indicator)
        adds_up = indicator.fold in ADDS_UP
        if adds_up and not indicator.additive_over_units and any(dimension.of_places for dimension in by):
            return NOT_ADDITIVE
        refused = self.now.figure(indicator, (), ()).refused
        if refused:
            return Refusal(refused)
        units = set(self._units())
        # A line that ends in a total compares its columns too: what may not be added in one may not across both.
        return different_units(units) if len(units) > 1 else self._row((), ())

    def _units(self) -> Iterator[str]:
        """Yield the units of the figures; an indicator with one unit only has no other."""
        if len(self.indicator.units) == 1:
            yield self.indicator.unit
            return
        now = self.now
        for members in self.members:
            values = [now.figure(self.indicator, members, now.by).value]
            base, then = self._then(members)
            if base is not None and then is not None:
                values.append(base.figure(self.indicator, then, now.by).value)
            yield from (value.unit for value in values if value)

    def _then(self, members: Members) -> tuple[Counted | None, Members | None]:
        """Return the base, and the members of it that a line is compared with; the total is compared with the total."""
        if self.comparing is None:
            return None, None
        base = self.comparing.base
        return base, counterpart(members, self.now, base) if members else members

    def _row(self, members: Members, by: Sequence[Dimension]) -> Row:
        indicator, now, comparing = self.indicator, self.now, self.comparing
        observation = now.observation(indicator, members, by, now.figure(indicator, members, by))
        if comparing is None:
            return Row(members=members, observation=observation)
        _, then = self._then(members)
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
