"""Regulations: packs laid over one another, asked for the rule of a day and a place."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from attrs import evolve, field, frozen

from ..issues import CannotContinue, Issue
from ..issues.catalogue.regulations import PARAMETER_TWICE
from ..model.texts import Text
from .answers import Absent, Answer, Ended, InForce, NotConfigured, OverTime
from .jurisdictions import NATION, jurisdiction, jurisdiction_path
from .pack import Pack, read_pack
from .parameters import Citation, DatedValue, DimensionValue, Grade, Parameter, Value


@frozen
class Layer:
    """Parameters that were laid over the others together, by jurisdiction and id."""

    parameters: Mapping[tuple[str, str], Parameter] = field(repr=lambda parameters: f"<{len(parameters)}>")
    dimensions: Mapping[str, frozenset[str]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        dimensions: dict[str, frozenset[str]] = {}
        for parameter in self.parameters.values():
            dimensions[parameter.id] = dimensions.get(parameter.id, frozenset()) | parameter.dimensions
        object.__setattr__(self, "dimensions", dimensions)


_Found = tuple[tuple[Parameter, DatedValue], ...]
_Candidates = tuple[tuple[Parameter, ...], _Found]
_REMEMBERED = 10_000


class UnknownDimension(ValueError):
    """A condition was asked for that the parameter does not have, or one was left out that it needs."""


class UnknownChoice(ValueError):
    """An office settled on a variant that there is not.

    Args:
        name: id of the parameter.
        choice: the choice.
        known: ids of the choices there are; none where the parameter has no choices.
    """

    def __init__(self, name: str, choice: str, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(f"{name} has no choice {choice!r}{_near(choice, known)} / 没有这个选项")


class UnknownParameter(ValueError):
    """An office gave a value of its own for a parameter that is not for offices to settle.

    Args:
        name: id of the parameter.
        known: ids of the parameters that offices settle.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(f"{name} is not for an office to settle{_near(name, known)} / 不是由单位自行设定的参数")


@frozen
class Regulations:
    """Dated parameters of the nation, of provinces and of cities: an immutable value.

    The narrowest jurisdiction goes first (city, province, nation); within one jurisdiction the pack laid
    over last goes first; within one pack the value with the most conditions goes first. Where a narrower or
    later pack says nothing for the day, the next one is asked: an overlay states only what it changes.

    Args:
        layers: the parameters, the base first.
    """

    layers: tuple[Layer, ...] = ()
    # Checks ask the same question for a hundred thousand records: what does not depend on the day is kept.
    _asked: dict[tuple[object, ...], _Candidates] = field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> "Regulations":
        """Return regulations with the packs side by side.

        Raises:
            CannotContinue: if two packs give the same parameter for the same jurisdiction.
        """
        layer: dict[tuple[str, str], Parameter] = {}
        given_by: dict[tuple[str, str], Pack] = {}
        for pack in packs:
            for parameter in pack.parameters:
                key = parameter.jurisdiction, parameter.id
                if key in layer:
                    params = {"parameter": parameter.id, "jurisdiction": pack.jurisdiction}
                    raise CannotContinue(
                        Issue(PARAMETER_TWICE, {**params, "first": given_by[key].id, "second": pack.id})
                    )
                layer[key], given_by[key] = parameter, pack
        return cls((Layer(layer),))

    def overlay(self, pack: Pack) -> "Regulations":
        """Return new regulations with the pack laid over these, which stay as they are."""
        return Regulations((*self.layers, Regulations.of([pack]).layers[0]))

    def choose(self, name: str, choice: str, *, where: str = NATION) -> "Regulations":
        """Return new regulations in which an office has settled on one of the known variants.

        Args:
            name: id of a parameter with choices.
            choice: id of the choice.
            where: the jurisdiction the choice is made for.

        Raises:
            UnknownChoice: if there is no such parameter or choice.
        """
        known = [parameter for parameter in self._parameters(name, where) if parameter.choices]
        choices = {option.id: (parameter, option) for parameter in reversed(known) for option in parameter.choices}
        if choice not in choices:
            raise UnknownChoice(name, choice, tuple(choices))
        parameter, option = choices[choice]
        value = DatedValue(value=option.value, source=option.source, grade=option.grade)
        place = jurisdiction(where)
        chosen = evolve(parameter, jurisdiction=place, values=(value,), choices=(), required=False)
        return Regulations((*self.layers, Layer({(place, name): chosen})))

    def settle(self, name: str, value: Value, *, source: Citation, where: str = NATION) -> "Regulations":
        """Return new regulations with an office's own value of a parameter that each office settles.

        Args:
            name: id of a parameter that is marked as one the office must set.
            value: the value, of the parameter's unit.
            source: where the office wrote it down.
            where: the jurisdiction it is for.

        Raises:
            UnknownParameter: if there is no such parameter.
        """
        parameter = self.to_settle(name, where=where)
        place = jurisdiction(where)
        own = DatedValue(value=value, source=source, grade=Grade.OWN)
        settled = evolve(parameter, jurisdiction=place, values=(own,), choices=(), required=False)
        return Regulations((*self.layers, Layer({(place, name): settled})))

    def to_settle(self, name: str, *, where: str | None = None) -> Parameter:
        """Return a parameter that each office must settle.

        Raises:
            UnknownParameter: if there is no such parameter.
        """
        found = next((parameter for parameter in self._parameters(name, where) if parameter.required), None)
        if found is None:
            raise UnknownParameter(name, tuple(sorted({one.id for one in self.parameters() if one.required})))
        return found

    def dimensions(self, name: str) -> frozenset[str]:
        """Return the conditions that any value of a parameter depends on."""
        return frozenset[str]().union(*(layer.dimensions.get(name, ()) for layer in self.layers))

    def lookup(self, name: str, *, on: date, where: str | None = None, **by: DimensionValue) -> Answer:
        """Return what the rule says on a day.

        Args:
            name: id of the parameter, such as `outbound.max_days`.
            on: the day.
            where: the place whose rules are meant, as a GB/T 2260 code; None for the nation's rules.
            by: the conditions, such as `countries=2, region="africa"`.

        Returns:
            `InForce`, `Ended`, `NotConfigured` or `Absent`.

        Raises:
            UnknownDimension: if the parameter has no such condition, or needs one that is not given.
            ValueError: if `where` is malformed.
        """
        parameters, found = self._candidates(name, where, by)
        for parameter, value in found:
            if value.holds(on):
                return _answer(parameter, value, found)
        if not parameters:
            return Absent(name=name, known=any(name in layer.dimensions for layer in self.layers))
        return _not_in_force(parameters, found, on)

    def over_time(self, name: str, *, where: str | None = None, **by: DimensionValue) -> OverTime:
        """Return what the rule says on every day, for those who ask about many days.

        Args:
            name: id of the parameter.
            where: as in `lookup`.
            by: as in `lookup`.

        Raises:
            UnknownDimension: as `lookup` does.
            ValueError: as `lookup` does.
        """
        _, found = self._candidates(name, where, by)
        ends = {day for _, value in found for day in (value.valid_from, value.valid_to) if day is not None}
        changes = tuple(sorted(ends))
        answers = (self.lookup(name, on=day, where=where, **by) for day in (date.min, *changes))
        return OverTime(changes, tuple(answers))

    def parameters(self) -> tuple[Parameter, ...]:
        """Return every parameter of every layer, by id, jurisdiction and layer."""
        every = (parameter for layer in self.layers for parameter in layer.parameters.values())
        return tuple(sorted(every, key=lambda parameter: (parameter.id, parameter.jurisdiction)))

    def _candidates(self, name: str, where: str | None, by: Mapping[str, DimensionValue]) -> _Candidates:
        question = (name, where, *sorted(by.items()))
        known = self._asked.get(question)
        if known is None:
            parameters = tuple(self._parameters(name, where))
            if parameters:
                self._check_dimensions(name, parameters, by)
            known = parameters, tuple((p, value) for p in parameters for value in p.applicable(by))
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            self._asked[question] = known
        return known

    def _parameters(self, name: str, where: str | None) -> Iterator[Parameter]:
        for place in jurisdiction_path(where):
            for layer in reversed(self.layers):
                if (parameter := layer.parameters.get((place, name))) is not None:
                    yield parameter

    def _check_dimensions(self, name: str, parameters: tuple[Parameter, ...], by: Mapping[str, DimensionValue]) -> None:
        known = self.dimensions(name)
        for key in by:
            if key not in known:
                raise UnknownDimension(f"{name} has no condition {key!r}{_near(key, known)} / 没有这个条件")
        missing = [
            [key for key, _ in value.by if key not in by] for parameter in parameters for value in parameter.values
        ]
        if missing and all(missing):
            raise UnknownDimension(f"{name} needs {min(missing, key=len)[0]!r} / 须给出此条件")


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _answer(parameter: Parameter, value: DatedValue, found: _Found) -> Answer:
    if value.value is None:
        began = value.valid_from or date.min
        before = began - timedelta(days=1)
        last = next((old for _, old in found if old is not value and old.holds(before) and not old.repealed), None)
        return Ended(name=parameter.id, on=began, last=last, jurisdiction=parameter.jurisdiction)
    return InForce(
        name=parameter.id,
        value=value.value,
        unit=parameter.unit,
        since=value.valid_from,
        until=value.valid_to,
        precision=value.precision,
        source=value.source,
        grade=value.grade,
        jurisdiction=parameter.jurisdiction,
        note=value.note,
    )


def _not_in_force(parameters: tuple[Parameter, ...], found: _Found, on: date) -> Answer:
    name = parameters[0].id
    for parameter in parameters:
        if parameter.required:
            return NotConfigured(name=name, title=Text(parameter.zh, parameter.en), choices=parameter.choices)
    over = [(value.valid_to, parameter, value) for parameter, value in found if value.valid_to and value.over(on)]
    if not over:
        return Absent(name=name)
    ended, parameter, value = max(over, key=lambda entry: entry[0])
    return Ended(name=name, on=ended, last=value, jurisdiction=parameter.jurisdiction)


@cache
def builtin_packs() -> tuple[Pack, ...]:
    """Return the packs the library comes with, read once."""
    from importlib.resources import as_file, files

    with as_file(files(__package__) / "packs") as folder:
        return tuple(read_pack(path) for path in sorted(folder.glob("*.toml")))


@cache
def builtin() -> Regulations:
    """Return the regulations the library comes with."""
    return Regulations.of(builtin_packs())
