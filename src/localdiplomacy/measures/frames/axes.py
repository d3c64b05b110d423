"""The dimensions of a grouping as columns of a frame."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from ...model.codes import CodeList
from ..grouping import Grouping
from .columns import Columns
from .fetching import member


@frozen(eq=False)
class Axes:
    """The dimensions of one grouping; those of time have no column of their own.

    Args:
        by: ids of the dimensions.
        names: the column of each dimension; None for one of time.
        paths: the field of each dimension.
        lists: for each dimension the code list that its members come from, or None.
        columns: the columns of the frame.
    """

    by: tuple[str, ...]
    names: tuple[str | None, ...]
    paths: tuple[str | None, ...]
    lists: tuple[CodeList | None, ...]
    columns: Columns

    @classmethod
    def of(cls, grouping: Grouping, columns: Columns) -> "Axes":
        """Return the dimensions of a grouping for a frame."""
        records = columns.frame.records
        lists = [dimension.list_of(records) for dimension in grouping]
        return cls(
            by=tuple(dimension.id for dimension in grouping),
            names=tuple(None if axis.frequency else f"_by{place}" for place, axis in enumerate(grouping)),
            paths=tuple(dimension.path(records) for dimension in grouping),
            lists=tuple(columns.code_lists.get(id) if id else None for id in lists),
            columns=columns,
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns to group by."""
        return tuple(name for name in self.names if name is not None)

    @property
    def many(self) -> bool:
        """True where a row may belong to several cells."""
        return any(path in self.columns.frame.many for path in self.paths)

    def rows(self, rows: Any) -> Any:
        """Return rows with a column for each dimension; a row with several members comes once for each of them."""
        for owner, name, path in zip(self.by, self.names, self.paths, strict=True):
            if name is None or path is None:
                continue
            if path in self.columns.frame.many:
                values = self.columns.values(path).rename({"_value": name})
                rows = rows.join(values, left_on=self.columns.id(), right_on="_of", how="left")
            else:
                rows = rows.with_columns(**{name: self.columns.code(owner, path)})
        return rows

    def members(self, columns: Mapping[str, Sequence[Any]], codes: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """Return the member of each dimension, row by row.

        Args:
            columns: the columns of dimensions as an engine gave them.
            codes: of each row the codes of its part of time, for the dimensions of time.
        """
        if not self.by:
            return [()] * len(codes)
        of_time = iter(zip(*codes, strict=True) if codes else [()] * len(self.by))
        found = [
            next(of_time) if name is None else self._named(self.lists[place], columns[name])
            for place, name in enumerate(self.names)
        ]
        return list(zip(*found, strict=True))

    @staticmethod
    def _named(codes: CodeList | None, column: Sequence[Any]) -> Sequence[str]:
        # There are few members and many rows: each member is named once.
        names = {value: spelled(codes, member(value)) for value in set(column)}
        return [names[value] for value in column]


def spelled(codes: CodeList | None, found: str) -> str:
    """Return the code for what a frame calls it; what the list does not have stays as it is."""
    return found if codes is None or found in codes else codes.find(found) or found
