"""Periods: the codes offices, DHIS2 and SDMX write, and arithmetic on half-open days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model import Frequency, PartialDate, Period
from localdiplomacy.model.periods import PeriodError
from localdiplomacy.testing.strategies import days, partial_dates, periods

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "code"),
    [
        ("2021", "2021-01-01", "2022-01-01", "2021"),
        ("2021-A1", "2021-01-01", "2022-01-01", "2021"),
        ("2021H1", "2021-01-01", "2021-07-01", "2021H1"),
        ("2021S2", "2021-07-01", "2022-01-01", "2021H2"),
        ("2021-S2", "2021-07-01", "2022-01-01", "2021H2"),
        ("2021Q3", "2021-07-01", "2021-10-01", "2021Q3"),
        ("2021-Q4", "2021-10-01", "2022-01-01", "2021Q4"),
        ("2021-07", "2021-07-01", "2021-08-01", "2021-07"),
        ("202112", "2021-12-01", "2022-01-01", "2021-12"),
        ("2021-M02", "2021-02-01", "2021-03-01", "2021-02"),
        ("2020-W53", "2020-12-28", "2021-01-04", "2020-W53"),
        ("2021W5", "2021-02-01", "2021-02-08", "2021-W05"),
        ("2021-07-05", "2021-07-05", "2021-07-06", "2021-07-05"),
        ("20210705", "2021-07-05", "2021-07-06", "2021-07-05"),
        ("2020-03-07/2020-04-03", "2020-03-07", "2020-04-03", "2020-03-07/2020-04-03"),
        ("2020-03-07/P27D", "2020-03-07", "2020-04-03", "2020-03-07/2020-04-03"),
        ("2021-01-01/2022-01-01", "2021-01-01", "2022-01-01", "2021"),
    ],
)
def test_codes(text: str, start: str, end: str, code: str) -> None:
    period = Period.parse(text)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.code == code == str(period)


@pytest.mark.parametrize(
    "text",
    [
        *("", "21", "2021H0", "2021H3", "2021Q0", "2021Q5", "2021M0", "2021-M13", "2021W0", "2021-W54", "2021-13"),
        *("2021-02-30", "202113", "0000", "9999", "2021/2022", "2021-03-07/P9999999D"),
        *("9000-03-07/P999999D", "2021-03-07/P-1D", "2021H1 ", " 2021", "2021h1", "2021X1", "2021-A2", "２０２１"),
    ],
)
def test_text_that_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError, match="not a period"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["2021-03-07/2021-03-07", "2021-03-08/2021-03-07", "2021-03-07/P0D"])
def test_an_empty_interval_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError, match="not a period"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("code", "dhis2", "sdmx"),
    [
        ("2021", "2021", "2021"),
        ("2021H2", "2021S2", "2021-S2"),
        ("2021Q3", "2021Q3", "2021-Q3"),
        ("2021-07", "202107", "2021-M07"),
        ("2021-W05", "2021W5", "2021-W05"),
        ("2021-07-05", "20210705", "2021-07-05"),
    ],
)
def test_other_codes(code: str, dhis2: str, sdmx: str) -> None:
    assert (Period.parse(code).dhis2(), Period.parse(code).sdmx()) == (dhis2, sdmx)


def test_an_irregular_interval_has_no_dhis2_code() -> None:
    period = Period.parse("2020-03-07/2020-04-03")
    assert period.sdmx() == "2020-03-07/P27D"
    with pytest.raises(ValueError, match="DHIS2"):
        period.dhis2()


@given(periods())
def test_codes_are_read_back(period: Period) -> None:
    assert Period.parse(period.code) == Period.parse(period.sdmx()) == period
    if period.frequency is not None:
        assert Period.parse(period.dhis2()) == period


@given(DAYS, st.sampled_from(Frequency))
def test_around_a_day(day: date, frequency: Frequency) -> None:
    period = Period.around(day, frequency)
    assert period.start <= day < period.end
    assert period.holds(day) is True
    assert Period.around(period.start, frequency) == Period.around(period.last, frequency) == period
    assert period.frequency is frequency


@given(periods(), st.sampled_from(Frequency))
def test_splitting_loses_no_day(period: Period, frequency: Frequency) -> None:
    parts = list(period.split(frequency))
    assert parts[0].start == period.start
    assert parts[-1].end == period.end
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert sum(part.days for part in parts) == period.days
    assert all(Period.around(part.start, frequency).covers(part) for part in parts)


@given(periods(), days())
def test_days_of_a_period(period: Period, day: date) -> None:
    members = [period.start + timedelta(number) for number in range(period.days)]
    assert members[-1] == period.last
    assert period.holds(day) is (day in members)
    assert period.holds(PartialDate.of(day)) is (day in members)


@given(periods(), partial_dates())
def test_a_coarse_date_in_a_period(period: Period, day: PartialDate) -> None:
    held = {period.holds(day.first + timedelta(n)) for n in range((day.last - day.first).days + 1)}
    assert period.holds(day) is (held.pop() if len(held) == 1 else None)


@given(periods(), periods())
def test_overlap_and_cover(one: Period, other: Period) -> None:
    shared = max(one.start, other.start) < min(one.end, other.end)
    assert one.overlaps(other) is other.overlaps(one) is shared
    assert one.covers(one)
    assert (one.covers(other) and other.covers(one)) is (one == other)
    if one.covers(other):
        assert one.overlaps(other)


@given(periods(), periods())
def test_periods_are_ordered_by_start_then_end(one: Period, other: Period) -> None:
    assert (one < other) is ((one.start, one.end) < (other.start, other.end))
    assert [one < other, one == other, one > other].count(True) == 1


def test_a_period_is_not_compared_with_text() -> None:
    with pytest.raises(TypeError):
        Period.year(2021) < "2022"  # type: ignore[operator]  # noqa: B015


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2021", "2020"),
        ("2021H1", "2020H1"),
        ("2021Q3", "2020Q3"),
        ("2021-02", "2020-02"),
        ("2020-02", "2019-02"),
        ("2020-02-29", "2019-02-28"),
        ("2021-W05", "2020-W05"),
        ("2020-W53", "2019-W52"),
        ("2020-03-07/2020-04-03", "2019-03-07/2019-04-03"),
    ],
)
def test_the_same_days_a_year_earlier(code: str, before: str) -> None:
    assert Period.parse(code).previous_year().code == before


@given(periods())
def test_there_always_is_a_year_earlier(period: Period) -> None:
    before = period.previous_year()
    assert before < period
    assert abs(before.days - period.days) <= 1


def test_of_takes_periods_codes_and_years() -> None:
    assert Period.of(2021) == Period.of("2021") == Period.of(Period.year(2021)) == Period.year(2021)
    assert Period.of(987) == Period.parse("0987")


@pytest.mark.parametrize("end", ["2021-03-07", "2021-03-06"])
def test_a_period_has_at_least_one_day(end: str) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2021, 3, 7), date.fromisoformat(end))


def test_the_last_days_of_the_calendar() -> None:
    period = Period(date(9999, 12, 1), date(9999, 12, 31))
    assert period.frequency is None
    assert period.code == "9999-12-01/9999-12-31"
