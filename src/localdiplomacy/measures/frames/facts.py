"""What a frame in memory tells of itself at once: which columns have no empty cell, and which nothing below zero."""

from typing import Any

import narwhals.stable.v2 as nw
from attrs import define, field


@define(eq=False)
class Facts:
    """What holds of every row of a frame, so that no row need be asked; nothing is known of a frame not in memory.

    Args:
        data: the frame as narwhals knows it; None where looking at it would read or compute its rows once more.
    """

    data: Any
    _full: dict[str, bool] = field(factory=dict, init=False)
    _never_negative: dict[str, bool] = field(factory=dict, init=False)

    @classmethod
    def of(cls, data: Any) -> "Facts":
        """Return the facts of a frame of any engine."""
        frame = nw.from_native(data)
        return cls(frame if isinstance(frame, nw.DataFrame) else None)

    def full(self, name: str) -> bool:
        """Tell whether a column is known to have no empty cell and no not-a-number."""
        if self.data is None:
            return False
        if name not in self._full:
            column = self.data[name]
            self._full[name] = not column.null_count() and not (column.dtype.is_float() and column.is_nan().any())
        return self._full[name]

    def never_negative(self, name: str) -> bool:
        """Tell whether a column of numbers is known to be full and to have none below zero."""
        if name not in self._never_negative:
            self._never_negative[name] = (
                self.full(name)
                and self.data[name].dtype.is_numeric()
                and (not len(self.data) or bool(self.data[name].min() >= 0))
            )
        return self._never_negative[name]
