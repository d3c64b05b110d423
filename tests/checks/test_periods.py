"""Periods of plans and figures."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks.periods import _crossing
from localdiplomacy.model import Observation, ObsStatus, Origin, Period, Quantity, Source, Task, WorkPlan

Look = Callable[..., list[Any]]


def _figure(period: str, **more: Any) -> Observation:
    given = {"indicator": "i", "value": Quantity.of(1, "batches"), **more}
    return Observation(period=Period.parse(period), **given)


@pytest.mark.parametrize(
    ("deadline", "outside"),
    [
        ("2021-01-01", False),
        ("2021-12-31", False),
        ("2020-12-31", True),
        ("2022-01-01", True),
        ("2021", False),
        ("2020", True),
        ("2022", True),
        (None, False),
    ],
)
def test_deadlines(deadline: str | None, outside: bool, found: Look) -> None:
    plan = WorkPlan(id="p", period=Period.year(2021), tasks=(Task(id="1"), Task(id="2", deadline=deadline)))
    assert [path for _, _, path, _ in found(plan)] == (["tasks[1].deadline"] if outside else [])


def test_a_deadline_that_may_fall_in_the_period_is_not_outside(found: Look) -> None:
    assert found(WorkPlan(id="p", period=Period.parse("2021H1"), tasks=(Task(id="1", deadline="2021"),))) == []


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "j"},
        {"office": "suqian"},
        {"dimensions": (("country", "JP"),)},
        {"value": Quantity.of(1, "persons")},
        {"value": None},
        {"source": Source(Origin(document="年报"))},
    ],
)
def test_only_figures_that_could_be_added_are_held_against_each_other(other: dict[str, Any], found: Look) -> None:
    crossing = _figure("2021H1"), _figure("2021-06-01/2021-08-01")
    assert len(found(*crossing, only=("LD-PERIOD-002",))) == 1
    assert found(crossing[0], _figure("2021-06-01/2021-08-01", **other), only=("LD-PERIOD-002",)) == []


def test_the_first_crossed_period_is_named(found: Look) -> None:
    figures = [
        _figure(period) for period in ("2021-01-01/2021-01-11", "2021-01-04/2021-01-06", "2021-01-05/2021-01-13")
    ]
    (issue,) = found(*figures, only=("LD-PERIOD-002",))
    assert (issue[3]["first"], issue[3]["second"]) == ("2021-01-04/2021-01-06", "2021-01-05/2021-01-13")


_DAY = date(2021, 1, 1)
_SPANS = st.tuples(st.integers(0, 12), st.integers(1, 8)).map(
    lambda pair: Period(_DAY + timedelta(pair[0]), _DAY + timedelta(pair[0] + pair[1]))
)


@given(st.lists(_SPANS, max_size=8))
def test_crossing_periods_are_those_of_a_naive_search(periods: list[Period]) -> None:
    figures = [Observation(indicator=str(number), period=period) for number, period in enumerate(periods)]
    naive = {
        later.indicator
        for later in figures
        for earlier in figures
        if earlier.period.start < later.period.start < earlier.period.end < later.period.end
    }
    crossing = list(_crossing(figures))
    assert {figure.indicator for figure, _ in crossing} == naive
    assert len(crossing) == len(naive)
    for figure, crossed in crossing:
        assert crossed.period.overlaps(figure.period)
        assert not crossed.period.covers(figure.period)
        assert not figure.period.covers(crossed.period)


@pytest.mark.parametrize(
    ("figure", "future"),
    [
        (_figure("2023-01-02"), True),
        (_figure("2023"), False),
        (_figure("2023Q2"), True),
        (_figure("2023Q2", status=ObsStatus.FORECAST), False),
        (_figure("2023Q2", status=ObsStatus.PROVISIONAL), True),
        (_figure("2023Q2", value=None), False),
    ],
)
def test_future_figures(figure: Observation, future: bool, found: Look) -> None:
    codes = [code for code, *_ in found(figure)]
    assert codes == (["LD-PERIOD-003"] if future else [])
