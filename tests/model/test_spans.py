"""Calendar arithmetic on spans of days, held against counting days one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model.spans import (
    Frequency,
    frequency_of,
    months_later,
    run,
    span_around,
    whole_months,
    year_before,
)

DAYS = st.dates(date(100, 1, 1), date(9000, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2021-12-15", 1, "2022-01-15"),
        ("2021-01-15", -1, "2020-12-15"),
        ("2020-02-29", -12, "2019-02-28"),
        ("2021-03-31", -13, "2020-02-29"),
        ("2021-05-31", 0, "2021-05-31"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(DAYS, st.integers(-500, 500))
def test_months_later_counts_months(day: date, months: int) -> None:
    later = months_later(day, months)
    assert 12 * later.year + later.month == 12 * day.year + day.month + months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(DAYS, st.sampled_from(Frequency))
def test_a_regular_span_is_known_by_its_days(day: date, frequency: Frequency) -> None:
    span = span_around(day, frequency)
    assert frequency_of(span) is frequency
    assert frequency_of((span[0], span[1] + timedelta(days=2))) is None


@given(DAYS, st.integers(1, 900))
def test_a_span_of_no_regular_kind_has_no_frequency(day: date, length: int) -> None:
    span = (day, day + timedelta(days=length))
    around = [frequency for frequency in Frequency if span_around(day, frequency) == span]
    assert frequency_of(span) is (around[0] if around else None)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2021-01-01", "2021-03-01", 2),
        ("2020-11-01", "2022-01-01", 14),
        ("2021-01-02", "2021-03-02", 0),
        ("2021-01-01", "2021-03-02", 0),
        ("2021-01-02", "2021-03-01", 0),
    ],
)
def test_whole_months(start: str, end: str, months: int) -> None:
    assert whole_months((date.fromisoformat(start), date.fromisoformat(end))) == months


@given(DAYS, st.integers(1, 900), st.integers(1, 5))
def test_a_run_of_days_is_as_many_times_as_long(day: date, length: int, count: int) -> None:
    span = (day, day + timedelta(days=length))
    start, end = run(span, count)
    assert end == span[1]
    if whole_months(span):
        assert whole_months((start, end)) == count * whole_months(span)
    else:
        assert (end - start).days == count * length


@given(DAYS, st.integers(1, 900))
def test_the_year_before_begins_and_ends_on_the_same_days(day: date, length: int) -> None:
    span = (day, day + timedelta(days=length))
    start, end = year_before(span)
    assert start < end
    if whole_months(span):
        assert whole_months((start, end)) == whole_months(span)
        return
    first, last = span[0], span[1] - timedelta(days=1)
    for now, then in ((first, start), (last, end - timedelta(days=1))):
        expected = (2, 28) if (now.month, now.day) == (2, 29) else (now.month, now.day)
        assert (then.year, then.month, then.day) == (now.year - 1, *expected)
