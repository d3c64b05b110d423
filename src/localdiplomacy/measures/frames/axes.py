"""The dimensions of a grouping as columns of a frame."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
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
                column = self.columns.name(owner, path)
                code = nw.lit(None, nw.String) if column is None else self.columns.code(column)
                rows = rows.with_columns(**{name: code})
        return rows

    def members(self, values: Sequence[Any], codes: Sequence[str]) -> tuple[str, ...]:
        """Return the member of each dimension.

        Args:
            values: what the columns of a cell hold.
            codes: the codes of its part of time, for the dimensions of time.
        """
        of_columns, of_time = iter(values), iter(codes)
        found = (
            next(of_time) if name is None else spelled(self.lists[place], member(next(of_columns)))
            for place, name in enumerate(self.names)
        )
        return tuple(found)


def spelled(codes: CodeList | None, found: str) -> str:
    """Return the code for what a frame calls it; what the list does not have stays as it is."""
    return found if codes is None or found in codes else codes.find(found) or found
