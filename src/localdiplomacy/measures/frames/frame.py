"""A data frame in the place of one set of a ledger: one row a fact."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ...ledger.ledger import RECORD_TYPES


def _a_set(frame: "Frame", attribute: Any, value: str) -> None:
    if value not in RECORD_TYPES:
        raise ValueError(f"records must be one of {', '.join(RECORD_TYPES)} / records 应为以上之一")


@frozen(eq=False)
class Frame:
    """A data frame of one kind of records, with the columns that its fields are in.

    A field is looked for under the name that `columns` gives, under its own path (`headcount.persons`), and among the
    headings that offices use (`出访人数`). Stocks read the columns `since` (the first day) and `until` (the first
    day it no longer holds; empty where it still does).

    Args:
        data: the frame: pandas, Polars (eager or lazy), PyArrow, DuckDB, Ibis, PySpark, Dask
            (without `many`), … It is never changed.
        records: the set of a ledger that its rows belong to.
        columns: names of columns by field path; None for a field that is not kept, so that no row states it.
        many: for fields of several values (`countries`) a second frame with a row for each value: its first column holds
            the id of the row it belongs to, its second the value.
        id: the column that holds the id of a row; needed with `many`, and to count a repeated row once.

    Raises:
        ValueError: if there is no such set, or `many` comes without `id`.
    """

    data: Any = field(repr=False)
    records: str = field(default="outbound", kw_only=True, validator=_a_set)
    columns: Mapping[str, str | None] = field(factory=dict, kw_only=True)
    many: Mapping[str, Any] = field(factory=dict, kw_only=True, repr=False)
    id: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.many and self.id is None:
            raise ValueError("fields of several values need id= / 多值字段需要 id=")
