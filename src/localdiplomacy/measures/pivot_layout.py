"""How a cross table is laid out: as printed, and as columns for data frames and CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, get_args

from attrs import frozen

from ..model.periods import Period
from ..model.quantities import Quantity
from ..model.texts import Language, Text
from .dimensions import Dimension
from .exports.column import Column, Kind, Value
from .indicators import Indicator
from .labels import Labels
from .printed import Column as PrintedColumn
from .printed import Line, Printed
from .rows import Row
from .totals import TOTAL_LABEL, Refusal

Members = tuple[str, ...]
Part = Literal["value", "low", "high", "text"]
Figures = tuple[Row, ...] | Refusal | None

INDICATOR = Dimension(id="indicator", zh="指标", en="Indicator")
TOTAL = "_total"
NO_MEMBERS: Members = ()
_IN_UNIT = Text("{about}（单位：{unit}）", "{about} (in {unit})")
_BLANK = Text("空格：没有记录；“—”：没有数字。", "A blank cell: no records; “—”: no figure.")
_NO_PART = "a figure has no part {0!r}; take {1} / 没有 {0!r} 这一部分，可用 {1}"
_REFUSED = Text("{members}不合计：{reason}。", "No total of {members}: {reason}.")
_QUOTED = Text("“{}”", "“{}”")
_AND = Text("、", ", ")


@frozen(kw_only=True)
class PivotLayout:
    """A cross table to be laid out.

    Args:
        rows: what its lines are about.
        columns: what its columns are about.
        row_members: the lines, in order.
        column_members: the columns, in order.
        cell: gives the figures of a line and a column; without members it gives the totals.
        indicators: what was counted.
        period: the period.
        labels: what members, units and offices are called.
        remarks: what was remarkable in counting, by language.
    """

    rows: tuple[Dimension, ...]
    columns: tuple[Dimension, ...]
    row_members: tuple[Members, ...]
    column_members: tuple[Members, ...]
    cell: Callable[[Members, Members], Figures]
    indicators: tuple[Indicator, ...]
    period: Period
    labels: Labels
    remarks: Mapping[Language, tuple[str, ...]]

    def printed(self, language: Language) -> Printed:
        """Return it as it is printed, with its totals, definitions and remarks."""
        lines, across = (*self.row_members, NO_MEMBERS), (*self.column_members, NO_MEMBERS)
        # Totals that a table cannot have (persons and batches) take no place.
        lines = lines if any(self.cell(NO_MEMBERS, column) is not None for column in across) else lines[:-1]
        across = across if any(self.cell(line, NO_MEMBERS) is not None for line in lines) else across[:-1]
        found = {(line, column): self.cell(line, column) for line in lines for column in across}
        units = {column: {unit for line in lines for unit in _units(found[line, column])} for column in across}
        every = set[str]().union(*units.values())
        # One unit stands above the table, one of each column in its heading, others with each number.
        in_heads = len(every) > 1 and all(len(own) < 2 for own in units.values())
        shown = [
            Line(
                cells=(
                    *self._names(self.rows, line, language),
                    *(self._cell(found[line, column], language, len(every) > 1 and not in_heads) for column in across),
                ),
                total=not line,
            )
            for line in lines
        ]
        about = " · ".join((*(indicator.name(language) for indicator in self.indicators), self.period.code))
        names = {column: self._name(self.columns, column, language) for column in across}
        heads = {column: self._in_unit(names[column], units[column] if in_heads else (), language) for column in across}
        return Printed(
            caption=self._in_unit(about, every if len(every) == 1 else (), language),
            columns=(
                *(PrintedColumn(heading=dimension.name(language), names=True) for dimension in self.rows),
                *(PrintedColumn(heading=heads[column], number=True) for column in across),
            ),
            groups=(tuple(shown),),
            definitions=tuple((found.name(language), found.defined(language)) for found in self.indicators),
            notes=(*self._notes(found, language), *self.remarks.get(language, ())),
            language=language,
        )

    def _in_unit(self, about: str, units: Iterable[str], language: Language) -> str:
        names = [self.labels.unit(unit, language) for unit in units]
        return _IN_UNIT.get(language).format(about=about, unit=names[0]) if names else about

    def columns_of(self, part: Part, labels: Language | None, totals: bool) -> tuple[Column, ...]:
        """Return it as columns: the members of the lines, then a column for each member across.

        Args:
            part: what is taken of each figure.
            labels: the language in which members are named; None for their codes.
            totals: True with a line and a column of totals.

        Raises:
            ValueError: if a figure has no such part.
        """
        if part not in get_args(Part):
            raise ValueError(_NO_PART.format(part, ", ".join(get_args(Part))))
        more = (NO_MEMBERS,) if totals else ()
        lines = (*self.row_members, *more)
        names = [self._names(self.rows, line, labels) for line in lines]
        heads = [dimension.id if labels is None else dimension.name(labels) for dimension in self.rows]
        made = [
            Column(name=head, heading=head, values=tuple(named[place] for named in names))
            for place, head in enumerate(heads)
        ]
        taken = {column.name for column in made}
        for members in (*self.column_members, *more):
            name = self._name(self.columns, members, labels)
            if name in taken:  # two members are called alike
                name = f"{name} ({' / '.join(members) or TOTAL})"
            taken.add(name)
            values = tuple(_part(self.cell(line, members), part, labels) for line in lines)
            kind = Kind.TEXT if part == "text" else Kind.NUMBER
            made.append(Column(name=name, heading=name, kind=kind, values=values))
        return tuple(made)

    def _names(self, by: Sequence[Dimension], members: Members, language: Language | None) -> list[str]:
        if not members:
            total = TOTAL if language is None else TOTAL_LABEL.get(language)
            return [total, *("" for _ in by[1:])]
        pairs = zip(by, members, strict=True)
        return [self._member(dimension, member, language) for dimension, member in pairs]

    def _name(self, by: Sequence[Dimension], members: Members, language: Language | None) -> str:
        return " / ".join(filter(None, self._names(by, members, language)))

    def _member(self, dimension: Dimension, member: str, language: Language | None) -> str:
        if language is None:
            return member
        if dimension is INDICATOR:
            return next(found.name(language) for found in self.indicators if found.id == member)
        return self.labels.member(dimension, member, language)

    def _cell(self, figures: Figures, language: Language, with_unit: bool) -> str:
        if figures is None:
            return ""
        if isinstance(figures, Refusal):
            return "—"
        printed = [self._value(row.observation.value, language, with_unit) for row in figures]
        return " / ".join(printed)

    def _value(self, value: Quantity | None, language: Language, with_unit: bool) -> str:
        number = self.labels.quantity(value, language)
        return f"{number} {self.labels.unit(value.unit, language)}" if with_unit and value else number

    def _notes(self, found: Mapping[tuple[Members, Members], Figures], language: Language) -> Iterator[str]:
        if () in found.values():
            yield _BLANK.get(language)
        refused: dict[str, list[str]] = {}
        for (row, column), figures in found.items():
            if isinstance(figures, Refusal):
                pairs = ((self.rows, row), (self.columns, column))
                names = [self._name(by, members, language) for by, members in pairs if members]
                refused.setdefault(figures.text(language), []).append(" / ".join(names) or TOTAL_LABEL.get(language))
        for reason, members in refused.items():
            listed = _AND.get(language).join(_QUOTED.get(language).format(member) for member in members)
            yield _REFUSED.get(language).format(members=listed, reason=reason)


def _values(figures: Figures) -> Iterator[Quantity]:
    if isinstance(figures, tuple):
        yield from (row.observation.value for row in figures if row.observation.value is not None)


def _units(figures: Figures) -> set[str]:
    return {value.unit for value in _values(figures)}


def _part(figures: Figures, part: Part, language: Language | None) -> Value:
    values = list(_values(figures))
    if part == "text":
        return " / ".join(value.text.get(language or "en") for value in values) or None
    if len(values) != 1:
        return None
    return _number(values[0], part)


def _number(value: Quantity, part: Part) -> Decimal | None:
    if part == "value":
        return value.low if value.low == value.high else None
    return value.low if part == "low" else value.high
