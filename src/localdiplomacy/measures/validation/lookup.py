"""Figures by what they are about: what each unit says, and whether several documents agree on it."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from attrs import evolve, field, frozen

from ...model.conditions import Where
from ...model.observations import Observation
from ...model.periods import Period
from ..indicators import EVERY
from ..naming import folded
from ..outcomes import Key
from ..ranges import Range

Unlisted = Callable[[Key], Observation | None]


@frozen(kw_only=True)
class Stated:
    """What is said about one figure in one unit.

    Args:
        key: what it is about.
        unit: the unit.
        observations: what says so, in a defined order.
    """

    key: Key
    unit: str
    observations: tuple[Observation, ...]
    range: Range | None = field(init=False)  # None where they do not agree

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "range", _agreed(self.observations))


def _agreed(observations: tuple[Observation, ...]) -> Range | None:
    ranges = [Range.of(found.value) for found in observations if found.value is not None]
    return reduce(lambda one, other: one and one.common(other), ranges[1:], ranges[0] if ranges else None)


@frozen
class Figures:
    """Figures that can be looked up; those without a value are known to be missing.

    Args:
        of: the observations by what they are about.
        ids: ids of indicators by their folded names.
        unlisted: what is known of a figure that is not among them: where ledgers are counted, that it is 0.
    """

    of: Mapping[Key, tuple[Observation, ...]]
    ids: Mapping[str, str]
    unlisted: Unlisted = field(default=lambda key: None, eq=False, repr=False)
    _asked: dict[str, str] = field(init=False, factory=dict, eq=False, repr=False)  # names that were asked for
    _keys: Mapping[tuple[object, ...], list[Key]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        keys: dict[tuple[object, ...], list[Key]] = {}
        for key in self.of:
            indicator, office, period, _ = key
            for part in ((indicator,), (indicator, period), (indicator, period, office)):
                keys.setdefault(part, []).append(key)
        object.__setattr__(self, "_keys", keys)

    @classmethod
    def among(
        cls, observations: Iterable[Observation], ids: Mapping[str, str], unlisted: Unlisted | None = None
    ) -> "Figures":
        """Return observations so that they can be looked up, their indicators by id.

        Args:
            observations: the figures.
            ids: ids of indicators by their folded names.
            unlisted: what is known of a figure that is not among them; nothing by default.
        """
        found: dict[Key, list[Observation]] = {}
        known: dict[str, str] = {}
        for item in observations:
            id = known.get(item.indicator)
            if id is None:
                id = known[item.indicator] = ids.get(folded(item.indicator), item.indicator)
            named = item if id == item.indicator else evolve(item, indicator=id)
            found.setdefault(named.key, []).append(named)
        listed = {key: _ordered(found[key]) for key in sorted(found)}
        return cls(listed, ids) if unlisted is None else cls(listed, ids, unlisted)

    def id(self, indicator: str) -> str:
        """Return the id of an indicator that may be given by name."""
        if indicator not in self._asked:
            self._asked[indicator] = self.ids.get(folded(indicator), indicator)
        return self._asked[indicator]

    def keys(self, indicator: str, period: Period | None = None, office: str | None = None) -> tuple[Key, ...]:
        """Return what the figures of an indicator are about, in order.

        Args:
            indicator: its id or name.
            period: only those of a period.
            office: of these, only those of an office; empty for figures of no office.
        """
        part = tuple(each for each in (self.id(indicator), period, office) if each is not None)
        return tuple(self._keys.get(part, ()))

    def units(self, key: Key) -> tuple[Stated, ...]:
        """Return what is said about a figure, unit by unit; nothing where it is missing."""
        found: dict[str, list[Observation]] = {}
        for item in self._said(key):
            if item.value is not None:
                found.setdefault(item.value.unit, []).append(item)
        return tuple(Stated(key=key, unit=unit, observations=tuple(found[unit])) for unit in sorted(found))

    def filtered(self, where: Where) -> "Figures":
        """Return only the figures for which a condition holds."""
        if where == EVERY:
            return self
        test = where.predicate()
        kept = {key: tuple(filter(test, items)) for key, items in self.of.items()}

        def unlisted(key: Key) -> Observation | None:
            found = None if key in self.of else self.unlisted(key)
            return found if found is not None and test(found) else None

        return Figures({key: items for key, items in kept.items() if items}, self.ids, unlisted)

    def _said(self, key: Key) -> tuple[Observation, ...]:
        if key in self.of:
            return self.of[key]
        found = self.unlisted(key)
        return () if found is None else (found,)


def _ordered(observations: list[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(observations, key=_order) if len(observations) > 1 else observations)


def _order(observation: Observation) -> tuple[str, str]:
    return str(observation.value), str(observation.source)
