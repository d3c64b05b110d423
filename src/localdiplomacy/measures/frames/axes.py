"""The dimensions of a grouping as columns of a frame."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...issues.catalogue.frames import PLACES_MISSING
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.codes import CodeList
from ..coded import Coded
from ..dimensions import UNKNOWN, Dimension
from ..grouping import Grouping
from ..rolling_up import Lift, Lifting
from .columns import Columns
from .fetching import fetched, member

TOLD = "_told"


@frozen(eq=False)
class Axis:
    """One dimension as a column of a frame.

    Args:
        id: id of the dimension.
        owner: id of the dimension whose members the field holds: its own, or that which it rolls up.
        name: the column; None for a dimension of time, which has none of its own.
        path: the field; None where a column of the frame holds the members themselves.
        column: that column.
        codes: the code list that its members come from, or None.
        lift: what a value of the field is part of; None where it is the member itself.
    """

    id: str
    owner: str
    name: str | None
    path: str | None
    column: str | None
    codes: CodeList | None
    lift: Lift | None

    @classmethod
    def of(cls, dimension: Dimension, place: int, columns: Columns, day: date) -> "Axis":
        """Return a dimension for a frame.

        Args:
            dimension: the dimension.
            place: its place in the grouping.
            columns: the columns of the frame.
            day: the day on which places lie in one another.

        Raises:
            CannotContinue: LD-FRAME-005, if nobody says which place lies in which.
        """
        rolls_up, id = dimension.rolls_up, dimension.list_of(columns.frame.records)
        codes = columns.code_lists.get(id) if id else None
        name = None if dimension.frequency else f"_by{place}"
        path = dimension.path(columns.frame.records)
        if rolls_up is None:
            return cls(dimension.id, dimension.id, name, path, None, codes, None)
        own = columns.own(dimension.id)
        if own is not None and path not in columns.frame.many:
            return cls(dimension.id, dimension.id, name, None, own, codes, None)
        if rolls_up.levels and not columns.places.cities:
            raise CannotContinue(Issue(PLACES_MISSING, {"dimension": dimension.id}))
        base = columns.code_list(str(path))
        part_of = Lifting(rolls_up, columns.places).lift(day)
        return cls(dimension.id, rolls_up.of, name, path, None, codes, lambda value: part_of(spelled(base, value)))

    def member(self, value: Any) -> str:
        """Return the member that a value of the column stands for."""
        found = member(value)
        return spelled(self.codes, found) if self.lift is None else self.lift(found)


@frozen(eq=False)
class Axes:
    """The dimensions of one grouping; those of time have no column of their own.

    Args:
        axes: the dimensions.
        columns: the columns of the frame.
    """

    axes: tuple[Axis, ...]
    columns: Columns

    @classmethod
    def of(cls, grouping: Grouping, columns: Columns, day: date) -> "Axes":
        """Return the dimensions of a grouping for a frame, on the day that places and codes are rolled up."""
        return cls(tuple(Axis.of(one, place, columns, day) for place, one in enumerate(grouping)), columns)

    @property
    def by(self) -> tuple[str, ...]:
        """Ids of the dimensions."""
        return tuple(axis.id for axis in self.axes)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns to group by."""
        return tuple(axis.name for axis in self.axes if axis.name is not None)

    def rows(self, rows: Any, told: str | None = None) -> Any:
        """Return rows with a column for each dimension; a row with several members comes once for each of them.

        Args:
            rows: the rows.
            told: a field of several values by which the rows are told apart: it is in the column `_told`.
        """
        fields = dict.fromkeys(axis.path for axis in self.axes if axis.path in self.columns.frame.many)
        for path in fields:
            values = self._members(str(path), told == path)
            rows = rows.join(values, left_on=self.columns.id(), right_on="_of", how="left")
        flat = {axis.name: self._flat(axis) for axis in self.axes if axis.name is not None and axis.path not in fields}
        return rows.with_columns(**flat) if flat else rows

    def _flat(self, axis: Axis) -> Any:
        columns = self.columns
        return columns.code(axis.owner, str(axis.path)) if axis.column is None else columns.code_in(axis.column)

    def _members(self, path: str, told: bool) -> Any:
        """Return the members of a field of several values, each combination of them once for a row."""
        values = self.columns.our_values(path)
        axes = [axis for axis in self.axes if axis.path == path]
        names = [str(axis.name) for axis in axes]
        lifted = [axis.lift for axis in axes if axis.lift is not None]
        found = [value for (value,) in fetched(values.select("_value").unique(), ("_value",))] if lifted else []
        made = {
            name: nw.col("_value") if axis.lift is None else _chained(axis.lift, found)
            for name, axis in zip(names, axes, strict=True)
        }
        if told:
            made[TOLD] = nw.col("_value")
        members = values.with_columns(**made).select("_of", *made)
        return members.unique() if lifted else members

    def members(self, columns: Mapping[str, Sequence[Any]], of_time: Iterable[Coded[str]]) -> list[Coded[str]]:
        """Return the members of each dimension, row by row.

        Args:
            columns: the columns of dimensions as an engine gave them.
            of_time: the members of each dimension of time.
        """
        times = iter(of_time)
        return [
            next(times) if axis.name is None else self._named(axis, Coded.of(columns[axis.name])) for axis in self.axes
        ]

    def _named(self, axis: Axis, column: Coded[Any]) -> Coded[str]:
        return column.renamed(lambda value: self._member(axis, value))

    def _member(self, axis: Axis, value: Any) -> str:
        # What a field of several values is part of was put into its column, so that a row comes once.
        return member(value) if axis.lift and axis.path in self.columns.frame.many else axis.member(value)

    def keeps(self, path: str, value: Any, members: Sequence[str]) -> bool:
        """Tell whether a value of a field belongs to a cell: in Asia's only Asian countries."""
        return all(
            axis.member(value) == found for axis, found in zip(self.axes, members, strict=True) if axis.path == path
        )


def may_repeat(grouping: Grouping, columns: Columns) -> bool:
    """Tell whether a row may belong to several cells of a grouping."""
    return any(axis.path(columns.frame.records) in columns.frame.many for axis in grouping)


def _chained(lift: Lift, found: Sequence[Any]) -> Any:
    """Return what the values found are part of, as a column."""
    parts: dict[str, list[Any]] = {}
    for value in found:
        parts.setdefault(lift(member(value)), []).append(value)
    return reduce(
        lambda rest, part: nw.when(nw.col("_value").is_in(part[1])).then(nw.lit(part[0])).otherwise(rest),
        sorted(parts.items()),
        nw.lit(UNKNOWN),
    )


def spelled(codes: CodeList | None, found: str) -> str:
    """Return the code for what a frame calls it; what the list does not have stays as it is."""
    return found if codes is None or found in codes else codes.find(found) or found
