"""Periods: the codes offices, DHIS2 and SDMX write, and arithmetic on half-open days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localdiplomacy.model import Frequency, PartialDate, Period
from localdiplomacy.model.periods import PeriodError, PeriodNeedsDay
from localdiplomacy.testing.strategies import days, partial_dates, periods

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))
LATER = st.dates(date(10, 1, 1), date(9990, 12, 31))


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
        ("2021-T2", "2021-05-01", "2021-09-01", "2021-05-01/2021-09-01"),
        ("2021-D032", "2021-02-01", "2021-02-02", "2021-02-01"),
        ("2020-D366", "2020-12-31", "2021-01-01", "2020-12-31"),
        ("2021-01-01/P1Y", "2021-01-01", "2022-01-01", "2021"),
        ("2017-01-01/P6M", "2017-01-01", "2017-07-01", "2017H1"),
        ("2021-02-01/P2W", "2021-02-01", "2021-02-15", "2021-02-01/2021-02-15"),
        ("2021-01-01/P1Y2M3D", "2021-01-01", "2022-03-04", "2021-01-01/2022-03-04"),
        ("2021-01-31/P1M", "2021-01-31", "2021-02-28", "2021-01-31/2021-02-28"),
        ("2021-01-31/P1M1D", "2021-01-31", "2021-03-01", "2021-01-31/2021-03-01"),
        ("2020-02-29/P1Y", "2020-02-29", "2021-02-28", "2020-02-29/2021-02-28"),
        ("2021-11-30/P3M", "2021-11-30", "2022-02-28", "2021-11-30/2022-02-28"),
        ("2000-01-01T00:00:00/P2M", "2000-01-01", "2000-03-01", "2000-01-01/2000-03-01"),
        ("2020-03-07T00:00:00/2020-04-03T00:00:00", "2020-03-07", "2020-04-03", "2020-03-07/2020-04-03"),
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
        *("2021-T0", "2021-T4", "2021-D000", "2021-D366", "2020-D367", "2021-D32", "9999-D366", "2021D032"),
        *(
            "2021-03-07/P",
            "2021-03-07/P0Y0M",
            "2021-03-07/P1W1D",
            "2021-03-07/PT24H",
            "2021-03-07/P1M1Y",
            "2021-03-07/P1.5D",
        ),
        *("2021-03-07/p1m", "2021-03-07T12:00:00/P1D", "P27D/2020-04-03", "9999-03-07/P1Y", "2021-03-07/"),
        *("200401B", "2004April", "2004BiW1", "2015WedW5"),
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
        ("2020-W53", "2020W53", "2020-W53"),
        ("2021-07-05", "20210705", "2021-07-05"),
    ],
)
def test_other_codes(code: str, dhis2: str, sdmx: str) -> None:
    assert (Period.parse(code).dhis2(), Period.parse(code).sdmx()) == (dhis2, sdmx)


def test_an_irregular_interval_has_no_dhis2_code() -> None:
    period = Period.parse("2020-03-07/2020-04-03")
    assert period.sdmx() == "2020-03-07/P27D"
    with pytest.raises(ValueError, match=r"^DHIS2 has no code for 2020-03-07/2020-04-03 / DHIS2 没有此时段的代码$"):
        period.dhis2()


@pytest.mark.parametrize(
    ("code", "sdmx"),
    [
        ("2021-01-01/2021-05-01", "2021-T1"),
        ("2021-05-01/2021-09-01", "2021-T2"),
        ("2021-09-01/2022-01-01", "2021-T3"),
        ("2021-02-01/2021-06-01", "2021-02-01/P120D"),
        ("2021-01-01/2021-05-02", "2021-01-01/P121D"),
        ("2021-01-01/2022-05-01", "2021-01-01/P485D"),
    ],
)
def test_four_months_are_a_trimester_of_sdmx(code: str, sdmx: str) -> None:
    assert Period.parse(code).sdmx() == sdmx
    assert Period.parse(sdmx).code == code


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


def test_neighbours_share_no_day() -> None:
    first, second = Period.parse("2021Q1"), Period.parse("2021Q2")
    assert not first.overlaps(second)
    assert not second.overlaps(first)
    assert Period.parse("2021-03-31/2021-04-02").overlaps(first)


def test_a_month_that_reaches_the_excluded_end_is_not_surely_held() -> None:
    period = Period.parse("2021-02-01/2021-02-28")
    assert period.holds(PartialDate(2021, 2)) is None
    assert period.holds(PartialDate(2021, 3)) is False
    assert Period.parse("2021-02").holds(PartialDate(2021, 2)) is True


def test_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(PeriodError, match=f"not a period: '{'x' * 40}'; write"):
        Period.parse("x" * 99)


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
        ("2021-02-28", "2020-02-28"),
        ("2021-01-01/2021-03-01", "2020-01-01/2020-03-01"),
        ("2021-02-20/2021-03-01", "2020-02-20/2020-02-29"),
        ("2020-02-20/2020-03-01", "2019-02-20/2019-03-01"),
        ("2020-02-20/2020-02-29", "2019-02-20/2019-03-01"),
        ("2020-02-29/2020-03-06", "2019-02-28/2019-03-06"),
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
    assert before.frequency is period.frequency or period.frequency is None
    assert before.start.year == period.start.year - 1 or period.frequency is Frequency.WEEK


@given(
    st.builds(
        Period.around, LATER, st.sampled_from([Frequency.YEAR, Frequency.HALF, Frequency.QUARTER, Frequency.MONTH])
    )
)
def test_a_year_earlier_twice_is_two_years_earlier(period: Period) -> None:
    twice = period.previous_year().previous_year()
    assert twice.code == period.code.replace(f"{period.start.year:04d}", f"{period.start.year - 2:04d}", 1)


@given(periods(), st.integers(1, 9))
def test_what_comes_before_is_of_the_same_kind_and_leaves_no_gap(period: Period, count: int) -> None:
    before = period.previous()
    assert before.end == period.start
    if period.frequency is not None:
        assert before.frequency is period.frequency
        assert period.rolling(count + 1) == Period(before.rolling(count).start, period.end)
        assert len(list(period.rolling(count).split(period.frequency))) == count
    assert period.rolling(1) == period
    assert period.rolling(2) == Period(before.start, period.end)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2021", "2020"),
        ("2021H1", "2020H2"),
        ("2021Q1", "2020Q4"),
        ("2021-03", "2021-02"),
        ("2021-W01", "2020-W53"),
        ("2021-03-01", "2021-02-28"),
        ("2021-01-01/2021-03-01", "2020-11-01/2021-01-01"),
        ("2021-03-01/2021-03-03", "2021-02-27/2021-03-01"),
        ("2021-03-02/2021-04-02", "2021-01-30/2021-03-02"),
    ],
)
def test_the_period_before(code: str, before: str) -> None:
    assert Period.parse(code).previous().code == before


@pytest.mark.parametrize(
    ("code", "count", "whole"),
    [
        ("2021-07", 12, "2020-08-01/2021-08-01"),
        ("2021-12", 12, "2021"),
        ("2021Q2", 4, "2020-07-01/2021-07-01"),
        ("2021H2", 2, "2021"),
        ("2021", 5, "2017-01-01/2022-01-01"),
        ("2021-W02", 2, "2021-01-04/2021-01-18"),
        ("2021-03-10/2021-03-12", 3, "2021-03-06/2021-03-12"),
    ],
)
def test_rolling(code: str, count: int, whole: str) -> None:
    assert Period.parse(code).rolling(count).code == whole


@pytest.mark.parametrize("count", [0, -1])
def test_a_rolling_period_has_a_part(count: int) -> None:
    with pytest.raises(ValueError, match=f"^a rolling period has at least one part, not {count} / 滚动时段至少含一期$"):
        Period.year(2021).rolling(count)


@given(DAYS)
@example(date(2001, 1, 7))
def test_the_year_to_date(day: date) -> None:
    period = Period.year_to_date(day)
    assert (period.start, period.last) == (date(day.year, 1, 1), day)
    before = period.previous_year()
    if period.frequency is Frequency.WEEK:  # 1 to 7 January where that is a week: days are all that a period knows
        assert before.frequency is Frequency.WEEK
        return
    assert before.start == date(day.year - 1, 1, 1)
    last_day_of_february = day.month == 2 and period.end.month == 3
    assert (before.last.month, before.last.day) == (day.month, day.day) or last_day_of_february
    if last_day_of_february:
        assert before.end == date(day.year - 1, 3, 1)


@given(
    LATER,
    st.sampled_from([Frequency.HALF, Frequency.QUARTER, Frequency.MONTH, Frequency.DAY]),
)
def test_halves_quarters_months_and_days_make_up_a_year(day: date, frequency: Frequency) -> None:
    year = Period.around(day, Frequency.YEAR)
    parts = list(year.split(frequency))
    assert all(part.frequency is frequency for part in parts)
    counts = {Frequency.HALF: 2, Frequency.QUARTER: 4, Frequency.MONTH: 12, Frequency.DAY: year.days}
    assert len(parts) == counts[frequency]
    assert sum(part.holds(day) is True for part in parts) == 1
    assert [part.previous_year() for part in parts if part.start.month > 2] == [
        part for part in year.previous_year().split(frequency) if part.start.month > 2
    ]


def test_of_takes_periods_codes_and_years() -> None:
    assert Period.of(2021) == Period.of("2021") == Period.of(Period.year(2021)) == Period.year(2021)
    assert Period.of(987) == Period.parse("0987")
    assert Period.of("2021Q3", at=date(1999, 1, 1)).code == "2021Q3"


def test_of_takes_words_with_a_day() -> None:
    assert Period.of("上月", at=date(2021, 1, 5)).code == "2020-12"
    assert Period.of("THIS_YEAR", at=date(2021, 1, 5)).code == "2021"


def test_a_word_needs_a_day() -> None:
    message = "^'上月' depends on the day: say with at= which one / 此时段随日期而定；请用 at= 指明日期$"
    with pytest.raises(PeriodNeedsDay, match=message):
        Period.of("上月")
    with pytest.raises(PeriodError, match=r"^not a period: '下月'"):
        Period.of("下月", at=date(2021, 1, 5))


@pytest.mark.parametrize(
    ("word", "at"), [("last 300 years", date(200, 1, 1)), ("last week", date.min), ("本年", date.max)]
)
def test_a_word_may_lead_beyond_the_calendar(word: str, at: date) -> None:
    with pytest.raises(PeriodError, match="not a period"):
        Period.of(word, at=at)


@pytest.mark.parametrize("end", ["2021-03-07", "2021-03-06"])
def test_a_period_has_at_least_one_day(end: str) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2021, 3, 7), date.fromisoformat(end))


def test_the_last_days_of_the_calendar() -> None:
    period = Period(date(9999, 12, 1), date(9999, 12, 31))
    assert period.frequency is None
    assert period.code == "9999-12-01/9999-12-31"
