from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.sheets import TOO_LONG
from localdiplomacy.ledger.sheets.values import cells_of, number, other


def test_a_row_has_no_floats_and_no_empty_texts() -> None:
    row = [
        "",
        "007",
        110000.0,
        0.1,
        True,
        date(2021, 3, 7),
        datetime.combine(date(2021, 3, 7), time(5)),
        time(5),
        "long text",
    ]
    cells = cells_of(row, 8)
    assert cells == (None, "007", 110000, Decimal("0.1"), True, row[5], row[6], row[7], TOO_LONG)
    assert type(cells[2]) is int
    assert cells[-1] is TOO_LONG


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
