from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.sheets import TOO_LONG
from localdiplomacy.ledger.sheets.values import column_of, number, other


def test_a_mixed_column_has_no_floats_and_no_empty_texts() -> None:
    days = [date(2021, 3, 7), datetime.combine(date(2021, 3, 7), time(5)), time(5)]
    cells = column_of(["", "007", 110000.0, 0.1, True, *days, "long text"], 8)
    assert list(cells) == [None, "007", 110000, Decimal("0.1"), True, *days, TOO_LONG]
    assert type(cells[2]) is int
    assert cells[-1] is TOO_LONG


VALUES = st.one_of(
    st.floats(allow_nan=False),
    st.text(max_size=6),
    st.booleans(),
    st.dates(),
    st.integers(),
    st.timedeltas(),
    st.just(2.0),
)


@given(st.lists(VALUES))
def test_a_column_is_the_same_turned_at_once_or_one_by_one(values: list[Any]) -> None:
    for kind in (float, str, bool, date, object):
        column = [value for value in values if isinstance(value, kind)]
        at_once = list(column_of(column, 5))
        one_by_one = [column_of(["", value], 5)[1] for value in column]
        assert at_once == one_by_one
        assert list(map(type, at_once)) == list(map(type, one_by_one))


@given(st.floats())
def test_every_number_is_whole_or_decimal_or_shown_as_text(value: float) -> None:
    cell = number(value)
    assert type(cell) in (int, Decimal, str)
    assert (type(cell) is str) == (value != value or abs(value) == float("inf"))
    if type(cell) is not str:
        assert float(cell) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (timedelta(), time()),
        (timedelta(hours=7, minutes=30), time(7, 30)),
        (timedelta(days=1, hours=12), "36:00:00"),
        (timedelta(hours=-2, seconds=-5), "-2:00:05"),
        (b"x", "b'x'"),
    ],
)
def test_spans_of_time_are_times_of_day_or_hours(value: object, cell: object) -> None:
    assert other(value) == cell
