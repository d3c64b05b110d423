"""A day as a column has it, and rows without a date."""

from datetime import date, datetime

import pytest

from localdiplomacy.measures.frames.dates import Dates

nw = pytest.importorskip("narwhals.stable.v2")
polars = pytest.importorskip("polars")

DAY = date(2021, 3, 7)


@pytest.mark.parametrize(("with_time", "kind"), [(False, nw.Date), (True, nw.Datetime)])
def test_a_day_is_of_the_type_of_the_column(with_time: bool, kind: type) -> None:
    """Engines differ in what they compare with what, so nothing is left to them."""
    frame = nw.from_native(polars.DataFrame({"on": [DAY]}))
    found = frame.select(day=Dates(nw.col("on"), with_time).day(DAY))["day"]
    assert found.dtype == kind
    assert found.to_list() == [datetime(2021, 3, 7) if with_time else DAY]  # noqa: DTZ001 - without a zone, as in frames


@pytest.mark.parametrize(
    ("cells", "full", "holds"),
    [([DAY, date(2021, 3, 8)], True, [True, False]), ([DAY, date(2021, 3, 8), None], False, [True, False, True])],
)
def test_a_row_without_a_date_may_be_of_any_day(cells: list[date | None], full: bool, holds: list[bool]) -> None:
    frame = nw.from_native(polars.DataFrame({"on": cells}))
    dates = Dates(nw.col("on"), False, full)
    found = frame.select(holds=dates.or_missing(dates.column <= dates.day(DAY)))["holds"]
    assert found.to_list() == holds
