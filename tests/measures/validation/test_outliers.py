"""Figures that stand out from a series."""

from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.measures.validation.outliers import OutlierRule, Standing
from localdiplomacy.measures.validation.scores import Spread
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity


@pytest.fixture
def outliers(names: dict[str, str]) -> Any:
    return lambda **more: OutlierRule(**{"indicators": ("a",), "minimum": 3, **names, **more})


@pytest.fixture
def a(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "a", **more})


@pytest.fixture
def months(a: Any) -> Any:
    def build(*values: Any, year: int = 2021, **more: Any) -> list[Any]:
        return [a(value, f"{year}-{number:02d}", **more) for number, value in enumerate(values, 1)]

    return build


def standings(found: Any) -> str:
    return " ".join(each.outcome.value for each in found)


def test_a_series_runs_over_the_periods_of_an_office(outliers: Any, apply: Any, months: Any) -> None:
    found = apply(outliers(), *months(4, 5, 5, 6, 4, 46, office="x"), *months(46, 46, 46, office="y"))
    assert standings(found) == "usual usual usual usual usual outlier no-spread no-spread no-spread"
    score = found.results[5]
    assert (score.count, score.centre, score.spread) == (6, 5, Spread.MEDIAN_DEVIATION)
    assert (score.score, score.indicator, score.place.office) == (Decimal("27.65"), "a", "x")
    assert not score.ok
    assert found.results[0].ok


def test_only_figures_within_the_period_are_measured_but_others_are_in_the_series(
    outliers: Any, apply: Any, months: Any
) -> None:
    found = apply(outliers(), *months(4, 5, 5, 6, year=2020), *months(46, 5))
    assert standings(found) == "outlier usual"
    assert found.results[0].count == 6
    assert len(apply(outliers(), *months(4, 5, 5, 6, year=2020))) == 0


def test_quarters_are_not_held_against_years(outliers: Any, apply: Any, months: Any, a: Any) -> None:
    odd = a(999, "2021-01-01/2021-02-10")  # of no regular length
    found = apply(outliers(), *months(4, 5, 6), a(900, "2021"), a(90, "2021Q1"), odd)
    assert standings(found) == "usual usual usual too-few too-few"
    assert {each.count for each in found} == {3, 1}


def test_a_series_may_run_over_offices(outliers: Any, apply: Any, a: Any) -> None:
    figures = [a(value, office=office) for office, value in zip("vwxyz", (4, 5, 5, 6, 46), strict=True)]
    found = apply(outliers(along="offices"), *figures, a(66), a(4, "2021Q1", office="v"))
    assert standings(found) == "too-few usual usual usual usual outlier"
    assert [each.place.office for each in found] == ["v", "v", "w", "x", "y", "z"]
    odd = [a(value, "2021-01-01/2021-02-10", office=office) for office, value in zip("vwx", (4, 5, 60), strict=True)]
    assert standings(apply(outliers(along="offices"), *odd)) == "usual usual outlier"


def test_units_and_breakdowns_have_series_of_their_own(outliers: Any, apply: Any, months: Any) -> None:
    persons = months(4, 5, 6, unit="persons")
    japan = months(900, 800, 700, country="JP")
    assert {each.count for each in apply(outliers(), *months(40, 50, 60), *persons, *japan)} == {3}
    assert len(apply(outliers(), *months(40, 50, 60), *persons, *japan)) == 6
    kept = apply(outliers(by=("country",)), *months(40, 50, 60), *japan, *months(1, 2, 3, country="KR"))
    assert sorted({each.place.members for each in kept}) == [(("country", "JP"),), (("country", "KR"),)]
    assert {each.count for each in kept} == {3}


@pytest.mark.parametrize(("minimum", "expected"), [(6, "outlier"), (7, "too-few")])
def test_a_series_needs_enough_values(outliers: Any, apply: Any, months: Any, minimum: int, expected: str) -> None:
    found = apply(outliers(minimum=minimum), *months(4, 5, 5, 6, 4, 46))
    assert found.results[-1].outcome.value == expected


@pytest.mark.parametrize(("count", "expected"), [(10, "too-few"), (11, "outlier")])
def test_a_z_score_needs_as_many_as_can_reach_it(
    outliers: Any, apply: Any, months: Any, count: int, expected: str
) -> None:
    found = apply(outliers(method="z"), *months(*[5] * (count - 1), 900))
    assert found.results[-1].outcome.value == expected


def test_the_rule_says_how_a_series_is_measured(outliers: Any, apply: Any, months: Any) -> None:
    figures = months(2, 4, 4, 4, 5, 5, 7, 9)
    mean, middle = (apply(outliers(method=method), *figures).results[-1] for method in ("z", "modified_z"))
    assert (mean.centre, mean.spread, mean.score) == (5, Spread.STANDARD_DEVIATION, Decimal("2.00"))
    assert (middle.centre, middle.spread) == (Decimal("4.5"), Spread.MEDIAN_DEVIATION)
    assert [each.to_dict()["method"] for each in (mean, middle)] == ["z", "modified_z"]


def test_the_threshold_is_data(outliers: Any, apply: Any, months: Any) -> None:
    figures = months(4, 5, 5, 6, 4, 9)  # 0.6745 · 4 = 2.698
    assert apply(outliers(threshold=Decimal("2.698")), *figures).results[-1].outcome is Standing.USUAL
    assert apply(outliers(threshold=Decimal("2.6979")), *figures).results[-1].outcome is Standing.OUTLIER


def test_ranges_take_part_with_their_middle_and_stand_out_with_all_they_can_mean(
    outliers: Any, apply: Any, months: Any
) -> None:
    vague = Quantity(9, 90, "batches")  # 9 scores 2.7
    found = apply(outliers(threshold=2, minimum=6), *months(4, 5, 5, 6, 4, vague))
    assert (found.results[-1].outcome, found.results[-1].score) == (Standing.OUTLIER, Decimal("2.70"))
    assert standings(apply(outliers(threshold=3), *months(4, 5, 5, 6, 4, vague))).split()[-1] == "usual"
    around = Quantity(0, 90, "batches")
    assert apply(outliers(), *months(4, 5, 5, 6, 4, around)).results[-1].score == 0
    below = Quantity(-90, 1, "batches")
    assert apply(outliers(threshold=2), *months(4, 5, 5, 6, 4, below)).results[-1].score == Decimal("-4.72")
    middles = apply(outliers(), *months(Quantity(1, 3, "batches"), Quantity(3, 5, "batches"), 9))
    assert middles.results[0].centre == 4


def test_what_is_missing_open_or_contradictory_takes_no_part(outliers: Any, apply: Any, months: Any, a: Any) -> None:
    at_least = Quantity.of(400, "batches", Qualifier.AT_LEAST)
    figures = [*months(4, 5, 6, None, at_least, 7), a(8, "2021-06")]
    found = apply(outliers(), *figures)
    assert [each.place.period for each in found] == [Period.parse(f"2021-0{number}") for number in (1, 2, 3)]
    assert {each.count for each in found} == {3}


def test_each_indicator_is_looked_at_once(outliers: Any, apply: Any, months: Any) -> None:
    found = apply(outliers(indicators=("b", "a", "a")), *months(4, 5, 6), *months(1, 2, 3, indicator="b"))
    assert [each.indicator for each in found] == ["b"] * 3 + ["a"] * 3


def test_json_holds_numbers_as_text(outliers: Any, apply: Any, months: Any) -> None:
    found = apply(outliers(by=("country",)), *months(4, 5, 9, office="x", country="JP"))
    assert found.results[-1].to_dict() == {
        "kind": "outlier",
        "rule": "r",
        "indicator": "a",
        "office": "x",
        "period": "2021-03",
        "members": {"country": "JP"},
        "outcome": "usual",
        "low": "9",
        "high": "9",
        "unit": "batches",
        "method": "modified_z",
        "threshold": "3.5",
        "score": "2.70",
        "centre": "5",
        "spread": "median-deviation",
        "values": 3,
    }
    (alone,) = apply(outliers(), *months(4))
    assert (alone.to_dict()["score"], alone.to_dict()["office"], alone.outcome) == (None, None, Standing.TOO_FEW)
