"""A column of dates, and how to compare it with a day."""

from datetime import date, datetime, time
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen


@frozen
class Dates:
    """A column of dates or of times without a zone, and how to compare it with a day.

    Args:
        column: the column.
        with_time: True where it holds times.
        full: True where it is known to have no empty cell.
    """

    column: Any
    with_time: bool
    full: bool = False

    def day(self, day: date) -> Any:
        """Return a day as the column has them."""
        return nw.lit(datetime.combine(day, time.min) if self.with_time else day)

    def or_missing(self, condition: Any) -> Any:
        """Return where a condition holds, or a row has no date."""
        return condition if self.full else condition | self.column.is_null()
