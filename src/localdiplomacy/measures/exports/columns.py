"""The long form of a table: one row a figure, the same columns for data frames and CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain

from attrs import evolve, frozen

from ...codec.codelists import builtin_code_lists
from ...model.codes import CodeList
from ...model.observations import Observation
from ...model.quantities import Quantity
from ...model.sources import Origin
from ...model.texts import Language, Text
from ..alike import Alike
from ..coded import Coded
from ..comments import own_language
from ..dimensions import OFFICE, Dimension
from ..labels import Labels
from ..rounding import Rounding
from ..rows import Row
from ..table_rows import Rows
from ..totals import TOTAL_LABEL, is_synthetic
from .column import Column, Kind, Values

NO_ORIGIN = Origin()
_STATUS_LIST = "obs-status"


@frozen(kw_only=True)
class LongForm:
    """How rows become columns.

    Args:
        by: the dimensions of the table.
        names: what indicators are called, by id.
        labels: what members, units and offices are called.
        compared: True where the table compares with a base.
        language: the language of the columns with names; None is without such columns.
    """

    by: tuple[Dimension, ...]
    names: Mapping[str, Text]
    labels: Labels
    compared: bool
    language: Language | None

    def columns(self, rows: Rows) -> tuple[Column, ...]:
        """Return the columns of rows; a row without members is a total."""
        found = Alike.of(rows, len(self.by))
        columns = self._columns(found.examples, [self._members(place, found.examples) for place in range(len(self.by))])
        differing = dict(self._differing(found, {column.name: column.values for column in columns}))
        return tuple(
            evolve(column, values=differing.get(column.name, Coded(column.values, found.sorts))) for column in columns
        )

    def _differing(self, found: Alike, examples: Mapping[str, Values]) -> Iterator[tuple[str, Values]]:
        """Yield the columns in which lines of one sort differ, by name: their members and numbers."""
        for dimension, members in zip(self.by, found.members, strict=True):
            name = _axis_name(dimension)
            yield name, members
            if self.language is not None:
                yield f"{name}_{self.language}", members.renamed(partial(self._member, dimension, self.language))
        for name, numbers in (("value", found.now), *((("base", found.base),) if self.compared else ())):
            names = (name, f"{name}_low", f"{name}_high")
            if min(numbers, default=0) >= 0:
                yield from ((column, numbers) for column in names)  # the same three times, to be converted once
            else:
                yield from ((column, _filled(numbers, examples[column], found.sorts)) for column in names)
        if self.compared:
            yield from _changes(found, examples, self.labels.rounding)

    def readable(self, rows: Sequence[Row]) -> tuple[Column, ...]:
        """Return the columns of rows as they are read again: a month is the period of a figure, not a dimension."""
        return self._columns(rows, [self._pairs(dimension, rows) for dimension in self.by])

    def _columns(self, rows: Sequence[Row], members: Iterable[Iterable[Column]]) -> tuple[Column, ...]:
        seen = [row.observation for row in rows]
        values = [item.value for item in seen]
        made = [
            *self._named("indicator", "indicator", [item.indicator for item in seen], self._indicator),
            _texts("period", "period", [item.period.code for item in seen]),
            *(column for columns in members for column in columns),
            *_amounts("value", "value", seen),
            *self._named("unit", "value.unit", [value.unit if value else None for value in values], self.labels.unit),
            _texts("qualifier", "value.qualifier", [value.qualifier.value if value else None for value in values]),
            *self._named("status", "status", [item.status.value for item in seen], self._status),
            *self._named("comment", "comment", [item.comment for item in seen], own_language),
            *_origins(seen),
            *(self._comparison(rows) if self.compared else ()),
        ]
        return tuple(made)

    def _members(self, place: int, rows: Sequence[Row]) -> Iterable[Column]:
        dimension = self.by[place]
        members = [row.members[place] if row.members else None for row in rows]
        return self._with_names(dimension, _heading(dimension), members, members)

    def _pairs(self, dimension: Dimension, rows: Sequence[Row]) -> Iterable[Column]:
        seen, place = [row.observation for row in rows], self.by.index(dimension)
        pairs = [dict(item.dimensions).get(dimension.id) for item in seen]
        members = [row.members[place] if row.members else None for row in rows]
        if dimension.id == OFFICE.id:
            yield from self._with_names(dimension, OFFICE.id, [item.office for item in seen], members)
            if any(pairs):  # not stated is no office
                yield _texts(OFFICE.id, f"dimensions.{OFFICE.id}", pairs)
        elif any(pairs):
            yield from self._with_names(dimension, _heading(dimension), pairs, members)

    def _with_names(
        self, dimension: Dimension, heading: str, shown: Sequence[str | None], members: Sequence[str | None]
    ) -> Iterable[Column]:
        name, language = _axis_name(dimension), self.language
        yield _texts(name, heading, shown)
        if language is not None:
            words = [self._member(dimension, language, member) for member in members]
            yield _texts(f"{name}_{language}", f"{heading}.{language}", words)

    def _member(self, dimension: Dimension, language: Language, member: str | None) -> str:
        return TOTAL_LABEL.get(language) if member is None else self.labels.member(dimension, member, language)

    def _comparison(self, rows: Sequence[Row]) -> Iterable[Column]:
        bases = [row.base for row in rows]
        values = [base.value if base else None for base in bases]
        changes = [row.change for row in rows]
        reasons = {change.reason.value: change.reason.text for change in changes if change and change.reason}
        yield _texts("base_period", "base.period", [base.period.code if base else None for base in bases])
        yield from _amounts("base", "base.value", bases)
        yield _texts("base_unit", "base.unit", [value.unit if value else None for value in values])
        yield _texts("base_qualifier", "base.qualifier", [value.qualifier.value if value else None for value in values])
        yield _numbers("difference", "change.difference", [change.difference if change else None for change in changes])
        for name, rounded in (("percent", "value"), ("points", "points")):
            shares = tuple(getattr(change, rounded) if change else None for change in changes)
            yield Column(name=name, heading=f"change.{name}", kind=Kind.DECIMAL, values=shares)
        why = [change.reason.value if change and change.reason else None for change in changes]
        yield from self._named("no_change", "change.reason", why, lambda reason, lang: reasons[reason].get(lang))

    def _named(
        self, name: str, heading: str, codes: Sequence[str | None], label: Callable[[str, Language], str]
    ) -> Iterable[Column]:
        yield _texts(name, heading, codes)
        language = self.language
        if language is not None:
            words = [None if code is None else label(code, language) for code in codes]
            yield _texts(f"{name}_{language}", f"{heading}.{language}", words)

    def _indicator(self, id: str, language: Language) -> str:
        return self.names[id].get(language) if id in self.names else id

    def _status(self, code: str, language: Language) -> str:
        lists: Mapping[str, CodeList] = {**builtin_code_lists(), **self.labels.code_lists}
        return lists[_STATUS_LIST].label(code, language)


_COMMON = frozenset(
    (
        *("indicator", "period", "value", "value_low", "value_high", "unit", "qualifier", "status", "comment"),
        *(
            "synthetic",
            "document",
            "publisher",
            "published",
            "base",
            "base_low",
            "base_high",
            "base_period",
            "base_unit",
            "base_qualifier",
        ),
        *("difference", "percent", "points", "no_change"),
    )
)


def _axis_name(dimension: Dimension) -> str:
    # A dimension of a city may be called like one of the columns that every table has.
    return f"by_{dimension.id}" if dimension.id in _COMMON else dimension.id


def _heading(dimension: Dimension) -> str:
    return OFFICE.id if dimension.id == OFFICE.id else f"dimensions.{dimension.id}"


def _origins(figures: Sequence[Observation]) -> Iterable[Column]:
    """Yield whether generated records stand behind figures, and the documents of those that were published."""
    flags = tuple(is_synthetic(figure) for figure in figures)
    yield Column(name="synthetic", heading="source.origin.synthetic", kind=Kind.FLAG, values=flags)
    origins = [figure.source.origin if figure.source else NO_ORIGIN for figure in figures]
    if any(origin.document for origin in origins):
        yield _texts("document", "source.origin.document", [origin.document for origin in origins])
        yield _texts("publisher", "source.origin.publisher", [origin.publisher for origin in origins])
        dates = [origin.published for origin in origins]
        yield _texts("published", "source.origin.published", [str(date) if date else None for date in dates])


def _filled(numbers: Sequence[int], examples: Values, sorts: Sequence[int]) -> Values:
    """Return the figure of each line: its own number, or that of the example of its sort where it has none."""
    return [examples[sort] if number < 0 else number for number, sort in zip(numbers, sorts, strict=True)]


def _changes(found: Alike, examples: Mapping[str, Values], rounding: Rounding) -> Iterator[tuple[str, Values]]:
    """Yield the difference of each line, and the percentage; lines of a sort have both, or none of them."""
    sorts, compare = found.sorts, [difference is not None for difference in examples["difference"]]
    differences: list[int | None] = [
        new - old if new >= 0 < old and compare[sort] else None
        for new, old, sort in zip(found.now, found.base, sorts, strict=True)
    ]
    made: dict[str, Values] = {"difference": differences, "percent": rounding.percents(differences, found.base)}
    # The example of a line that has no number may have a change that is not in columns.
    special = min(chain(found.now, found.base), default=0) < 0
    for name, column in made.items():
        own, values = examples[name], column
        if special:
            values = [own[sort] if value is None else value for value, sort in zip(column, sorts, strict=True)]
        yield name, values


def _texts(name: str, heading: str, values: Iterable[str | None]) -> Column:
    return Column(name=name, heading=heading, values=tuple(values))


def _numbers(name: str, heading: str, values: Iterable[Decimal | None]) -> Column:
    return Column(name=name, heading=heading, kind=Kind.NUMBER, values=tuple(values))


def _amounts(name: str, heading: str, figures: Iterable[Observation | None]) -> Iterable[Column]:
    """Yield the one number that is printed (none of a range), the lower one and the upper one."""
    held: list[Quantity | None] = [figure.value if figure else None for figure in figures]
    yield _numbers(name, heading, [value.low if value and value.low == value.high else None for value in held])
    yield _numbers(f"{name}_low", f"{heading}.low", [value.low if value else None for value in held])
    yield _numbers(f"{name}_high", f"{heading}.high", [value.high if value else None for value in held])
