"""The lines of one indicator: a row for each combination of members, in order, and the total."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from .cells import Members
from .compare import compare
from .comparing import Comparing, counterparts
from .counted import Counted
from .dimensions import Dimension
from .expecting import expected
from .folds import ADDS_UP
from .indicators import Indicator
from .labels import Labels
from .margins import over_time
from .memo import Memo
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
    def members(self) -> Sequence[Members]:
        """The members of each line, in order."""
        base = self.comparing.base if self.comparing else None
        found = frozenset(_members(self.indicator, self.now, base))
        return self.memo.once(("ordered", found), lambda: _ordered(found, self.now, self.labels))

    @property
    def members_then(self) -> Sequence[Members | None]:
        """The members that each line is compared with; None where the base has no such part of time, or there is none."""
        if self.comparing is None:
            return [None] * len(self)
        members, base = self.members, self.comparing.base
        return self.memo.once(("then", id(members)), lambda: counterparts(members, self.now, base))

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
        return base, counterparts([members], self.now, base)[0] if members else members

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


def _ordered(found: frozenset[Members], now: Counted, labels: Labels) -> Sequence[Members]:
    """Return combinations of members in the order in which they are shown."""
    if not found:
        return ()
    parts = {axis.id: now.parts(axis) for axis in now.by}
    unsorted = list(found)
    keys = [0] * len(unsorted)
    for axis, column in zip(now.by, zip(*unsorted, strict=True), strict=True):
        # Few members and many lines: each member is placed once, and one number says where a line stands.
        placed = sorted(set(column), key=lambda member, axis=axis: labels.place((axis,), (member,), parts))  # type: ignore[misc]
        places = {member: place for place, member in enumerate(placed)}
        width = len(placed)
        keys = [key * width + places[member] for key, member in zip(keys, column, strict=True)]
    return [members for _, members in sorted(zip(keys, unsorted, strict=True))]


def _members(indicator: Indicator, now: Counted, base: Counted | None) -> set[Members]:
    """Return the combinations of members that get a line: where something counts in either period, or is expected."""
    found = now.members(indicator)
    if base is not None:
        found.update(same for same in counterparts(list(base.members(indicator)), base, now) if same is not None)
    found.update(expected(found, now.by, now.window, now.offices(indicator)))
    return found
