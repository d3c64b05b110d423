"""A column of dates, and how to compare it with a day."""

from datetime import date, datetime, time
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen


@frozen
class Dates:
    """A column of dates or of times without a zone, and how to compare it with a day."""

    column: Any
    with_time: bool

    def day(self, day: date) -> Any:
        """Return a day as the column has them."""
        return nw.lit(datetime.combine(day, time.min) if self.with_time else day)
