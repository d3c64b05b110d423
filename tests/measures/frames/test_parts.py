"""The part of time in which a row is counted: one number a part, reckoned or compared."""

from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localdiplomacy.measures.frames.dates import Dates
from localdiplomacy.measures.frames.parts import UNDATED, apart, inside, part_key, parts_of
from localdiplomacy.model.periods import Frequency, Period

nw = pytest.importorskip("narwhals.stable.v2")
polars = pytest.importorskip("polars")

FREQUENCIES = (Frequency.YEAR, Frequency.HALF, Frequency.QUARTER, Frequency.MONTH)  # those of dimensions
DAYS = [date(2019, 12, 1) + timedelta(days=days) for days in range(0, 430, 3)]


def days_of(text: str) -> Period:
    return Period.parse(text)


def columns(days: list[date | None], with_time: bool = False, full: bool = False) -> tuple[object, Dates]:
    cells = [None if day is None else datetime(day.year, day.month, day.day, 23, 59) for day in days]  # noqa: DTZ001
    kind = polars.Datetime if with_time else polars.Date
    frame = nw.from_native(polars.DataFrame({"on": polars.Series(cells if with_time else days, dtype=kind)}))
    return frame, Dates(nw.col("on"), with_time, full)


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@pytest.mark.parametrize("with_time", [False, True])
@pytest.mark.parametrize(
    ("windows", "frequencies"),
    [
        (["2020"], []),
        (["2020"], [Frequency.MONTH]),
        (["2020"], [Frequency.QUARTER, Frequency.MONTH]),
        (["2020H1"], [Frequency.HALF]),
        (["2020", "2019-12"], [Frequency.QUARTER]),
        (["2020Q1", "2020Q3"], []),
        (["2020-03-07/2020-06-04"], [Frequency.MONTH]),
        (["2020-03-07/2020-06-04", "2021-01"], [Frequency.HALF]),
        (["2020-02-01/2020-05-01"], []),
        (["2020-02-01/2020-05-01"], [Frequency.MONTH]),
        (["2020-05-01/2020-05-15"], []),
        (["2020-04-15/2020-05-01"], []),
    ],
)
def test_each_day_is_of_the_part_that_holds_it(
    windows: list[str], frequencies: list[Frequency], with_time: bool, engine: str
) -> None:
    periods = [days_of(text) for text in windows]
    parts = parts_of(periods, frequencies)
    frame, dates = columns([*DAYS, None], with_time)
    key = part_key(dates, parts, engine)
    within = frame.with_columns(part=key.column, inside=inside(dates, periods))
    for day, number, counts in zip([*DAYS, None], within["part"].to_list(), within["inside"].to_list(), strict=True):
        if day is None:
            assert (number, counts) == (UNDATED, None)
            continue
        holding = [part for part in parts if part.days.start <= day < part.days.end]
        assert counts is bool(holding)
        if holding:
            assert [key.parts[number]] == holding
            assert periods[holding[0].window].start <= day < periods[holding[0].window].end


@given(st.sampled_from(["2020", "2020Q2", "2020-03-07/2020-06-04"]), st.sets(st.sampled_from(FREQUENCIES)))
def test_parts_make_up_the_period_and_name_the_part_of_each_frequency(text: str, wanted: set[Frequency]) -> None:
    period, frequencies = days_of(text), sorted(wanted, key=FREQUENCIES.index)
    parts = parts_of([period], frequencies)
    assert [part.days.start for part in parts] == [period.start, *(part.days.end for part in parts[:-1])]
    assert parts[-1].days.end == period.end
    for part in parts:
        spans = [next(span for span in period.split(each) if part.days.start < span.end) for each in frequencies]
        assert part.codes == tuple(span.code for span in spans)
        assert all(part.days.end <= span.end for span in spans)


def test_a_full_column_has_no_undated_part() -> None:
    frame, dates = columns([date(2020, 5, 1)], full=True)
    parts = parts_of([days_of("2020")], [Frequency.MONTH])
    key = part_key(dates, parts, "pandas")
    assert key.parts[frame.select(part=key.column)["part"].to_list()[0]].codes == ("2020-05",)


spans = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(
    lambda span: Period(date(2021, 1, 1) + timedelta(days=span[0]), date(2021, 1, 1) + timedelta(days=sum(span)))
)


@given(st.lists(spans, max_size=7), st.booleans())
def test_periods_that_overlap_or_are_not_alike_come_apart(windows: list[Period], same_length: bool) -> None:
    def alike(one: Period, other: Period) -> bool:
        return not same_length or one.end - one.start == other.end - other.start

    batches = apart(windows, alike)
    assert sorted(place for batch in batches for place in batch) == list(range(len(windows)))
    for batch in batches:
        for one, other in combinations(batch, 2):
            assert one < other
            assert alike(windows[one], windows[other])
            assert not windows[one].overlaps(windows[other])


@given(st.lists(spans, min_size=2, max_size=4))
def test_periods_that_fit_together_are_counted_in_one_pass(windows: list[Period]) -> None:
    assume(not any(one.overlaps(other) for one, other in combinations(windows, 2)))
    assert apart(windows, lambda one, other: True) == [list(range(len(windows)))]


def test_periods_that_meet_are_one_span_to_an_engine() -> None:
    _, dates = columns([date(2021, 1, 1)])
    met = inside(dates, [days_of("2021"), days_of("2020")])
    frame, _ = columns([date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 12, 31), date(2022, 1, 1)])
    assert frame.select(met=met)["met"].to_list() == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("windows", "frequencies", "numbers"),
    [
        (["2020"], [], [2020]),
        (["2020", "2019"], [Frequency.YEAR], [2019, 2020]),
        (["2020"], [Frequency.HALF], [2020 * 2, 2020 * 2 + 1]),
        (["2020H2"], [Frequency.QUARTER], [2020 * 4 + 2, 2020 * 4 + 3]),
        (["2020Q1"], [Frequency.MONTH], [2020 * 12, 2020 * 12 + 1, 2020 * 12 + 2]),
        (["2020-12"], [], [2020 * 12 + 11]),
        # Not all of one length, or not at a multiple of it: the days are compared.
        (["2020Q1", "2020-07"], [], [0, 1]),
        (["2020-02-01/2020-05-01"], [], [0]),
        (["2020-02-02/2020-03-01"], [], [0]),
        (["2020-02-01/2020-03-02"], [], [0]),
    ],
)
def test_parts_of_whole_months_of_one_length_are_numbered_by_the_calendar(
    windows: list[str], frequencies: list[Frequency], numbers: list[int]
) -> None:
    _, dates = columns([date(2020, 1, 1)])
    key = part_key(dates, parts_of([days_of(text) for text in windows], frequencies), "pandas")
    assert list(key.parts) == numbers
