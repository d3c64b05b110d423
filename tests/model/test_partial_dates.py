"""Dates known to the day, the month or the year."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model import PartialDate
from localdiplomacy.model.partial_dates import days_inclusive, optional_date
from localdiplomacy.testing.strategies import days, partial_dates


@given(st.dates())
def test_a_day_a_month_and_a_year(day: date) -> None:
    exact, month, year = PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)
    assert exact.first == exact.last == exact.exact == day
    assert (month.first, month.last) == (
        day.replace(day=1),
        day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    )
    assert (year.first, year.last) == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert month.exact is year.exact is None
    assert (str(exact), str(month), str(year)) == (
        day.isoformat(),
        f"{day.year:04d}-{day.month:02d}",
        f"{day.year:04d}",
    )


@given(partial_dates())
def test_text_is_read_back(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == PartialDate.of(str(day)) == PartialDate.of(day) == day
    assert optional_date(str(day)) == optional_date(day) == day


def test_no_date_stays_none() -> None:
    assert optional_date(None) is None


@given(partial_dates(), partial_dates(), partial_dates())
def test_order(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    assert [one < two, one == two, one > two].count(True) == 1
    assert (one <= two) is (one < two or one == two)
    if one < two < three:
        assert one < three
    if one.last < two.first:
        assert one < two


@given(days())
def test_the_coarser_of_two_dates_with_one_start_comes_later(day: date) -> None:
    assert PartialDate(day.year, 1, 1) < PartialDate(day.year, 1) < PartialDate(day.year)
    assert PartialDate(day.year) < PartialDate(day.year, 2)


def test_order_is_of_dates_alone() -> None:
    with pytest.raises(TypeError):
        PartialDate(2021) < 2022  # type: ignore[operator]  # noqa: B015
    assert PartialDate(2021) != "2021"
    assert len({PartialDate(2021), PartialDate(2021), PartialDate(2021, 1)}) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("", "21", "2021-3", "2021-03-7", "2021-02-29", "2021-13", "2021-00", "2021-01-00", "0000", "20210307"),
        *("2021-03-07T00:00", " 2021", "2021\n", "２０２１"),
    ],
)
def test_text_that_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize("parts", [(2021, None, 5), (0,), (10000,), (2021, 13), (2021, 0), (2021, 1, 0), (2021, 2, 29)])
def test_dates_that_do_not_exist(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


@given(days(), days())
def test_both_ends_of_a_trip_count(start: date, end: date) -> None:
    assert days_inclusive(PartialDate.of(start), PartialDate.of(end)) == (end - start).days + 1
    assert days_inclusive(PartialDate.of(start), PartialDate.of(start)) == 1


@pytest.mark.parametrize(
    ("start", "end"), [(None, "2021-01-01"), ("2021-01-01", None), ("2021-01", "2021-02-01"), ("2021-01-01", "2021")]
)
def test_days_are_not_guessed(start: str | None, end: str | None) -> None:
    assert days_inclusive(optional_date(start), optional_date(end)) is None
