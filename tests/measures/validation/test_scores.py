"""z and modified z: exact decisions."""

import statistics
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.validation.scores import Method, Spread, median, reachable, yardstick

Z, MODIFIED = Method.Z, Method.MODIFIED_Z
NUMBERS = st.lists(st.integers(-1000, 1000).map(Decimal), min_size=3, max_size=12)


def d(*numbers: int | str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("values", "middle"),
    [((5,), 5), ((3, 1, 2), 2), ((4, 1, 3, 2), "2.5"), ((1, 1, 9, 9), 5), ((7, 7, 7), 7)],
)
def test_the_median(values: tuple[int, ...], middle: int | str) -> None:
    assert median(d(*values)) == Decimal(middle)


def test_z_is_measured_in_standard_deviations_of_the_series() -> None:
    yard = yardstick(d(2, 4, 4, 4, 5, 5, 7, 9), Z)  # mean 5, standard deviation 2
    assert (yard.centre, yard.spread) == (5, Spread.STANDARD_DEVIATION)
    assert [yard.score(number) for number in d(9, 1, 5)] == d("2.00", "-2.00", "0.00")
    assert not yard.exceeds(Decimal(9), Decimal(2))  # exactly on the threshold
    assert yard.exceeds(Decimal("9.0000000001"), Decimal(2))
    assert yard.exceeds(Decimal("0.9999999999"), Decimal(2))


def test_modified_z_is_measured_in_median_deviations() -> None:
    yard = yardstick(d(4, 5, 5, 6, 4, 46), MODIFIED)  # median 5, median deviation 1
    assert (yard.centre, yard.spread) == (5, Spread.MEDIAN_DEVIATION)
    assert yard.score(Decimal(46)) == Decimal("27.65")
    assert yard.score(Decimal(3)) == Decimal("-1.35")
    assert not yard.exceeds(Decimal(6), Decimal("0.6745"))
    assert yard.exceeds(Decimal(6), Decimal("0.67449"))


def test_without_a_median_deviation_the_mean_one_takes_its_place() -> None:
    yard = yardstick(d(5, 5, 5, 5, 5, 500), MODIFIED)
    assert (yard.centre, yard.spread) == (5, Spread.MEAN_DEVIATION)
    # 495 / (1.253314 · 495 / 6)
    assert yard.score(Decimal(500)) == Decimal("4.79")
    assert yard.exceeds(Decimal(500), Decimal("3.5"))
    assert yard.score(Decimal(5)) == 0
    assert not yard.exceeds(Decimal(5), Decimal("3.5"))
    exact = Decimal(6) / Decimal("1.253314")
    assert yard.exceeds(Decimal(500), exact - Decimal("1E-20"))
    assert not yard.exceeds(Decimal(500), exact + Decimal("1E-20"))


@pytest.mark.parametrize("method", Method)
def test_values_that_are_all_the_same_have_no_spread(method: Method) -> None:
    yard = yardstick(d(7, 7, 7), method)
    assert (yard.centre, yard.spread, yard.score(Decimal(9))) == (7, Spread.NONE, None)
    assert not yard.exceeds(Decimal(9), Decimal(1))


def test_ten_values_never_reach_a_z_of_3() -> None:
    assert not reachable(10, Z, Decimal(3))
    assert reachable(11, Z, Decimal(3))
    assert reachable(3, MODIFIED, Decimal(100))
    ten = d(*[0] * 9, 10**9)
    assert not yardstick(ten, Z).exceeds(ten[-1], Decimal(3))
    assert yardstick(ten, Z).score(ten[-1]) == 3
    assert yardstick([*ten, Decimal(0)], Z).exceeds(ten[-1], Decimal(3))


def test_the_callers_precision_does_not_matter() -> None:
    values = d(123456, 123457, 123458, 987654)
    expected = [yardstick(values, method).score(values[-1]) for method in Method]
    with localcontext(prec=3):
        assert [yardstick(values, method).score(values[-1]) for method in Method] == expected


def test_a_score_beyond_all_reason_is_shown_as_it_is() -> None:
    yard = yardstick(d(1, 2, 3), MODIFIED)
    assert (yard.score(Decimal("1E+90")) or 0) > Decimal("1E+80")


@given(NUMBERS, st.integers(-(10**6), 10**6).map(Decimal), st.sampled_from(Method))
def test_shifting_a_series_changes_no_score(values: list[Decimal], shift: Decimal, method: Method) -> None:
    yard, moved = yardstick(values, method), yardstick([value + shift for value in values], method)
    assert yard.spread is moved.spread
    for value in values:
        assert yard.score(value) == moved.score(value + shift)
        for threshold in d(1, 2, "3.5"):
            assert yard.exceeds(value, threshold) is moved.exceeds(value + shift, threshold)


@given(NUMBERS, st.integers(1, 1000).map(Decimal), st.sampled_from(Method))
def test_scaling_a_series_changes_no_score(values: list[Decimal], factor: Decimal, method: Method) -> None:
    yard, scaled = yardstick(values, method), yardstick([value * factor for value in values], method)
    assert [yard.score(value) for value in values] == [scaled.score(value * factor) for value in values]


@given(NUMBERS, st.randoms(use_true_random=False), st.sampled_from(Method))
def test_order_does_not_matter(values: list[Decimal], random: object, method: Method) -> None:
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = yardstick(values, method), yardstick(mixed, method)
    assert (one.spread, [one.score(v) for v in values]) == (other.spread, [other.score(v) for v in values])


@given(NUMBERS)
def test_z_is_that_of_the_statistics_module(values: list[Decimal]) -> None:
    deviation = statistics.pstdev(values)
    yard = yardstick(values, Z)
    for value in values:
        if deviation:
            assert abs((yard.score(value) or 0) - (value - statistics.mean(values)) / deviation) < Decimal("0.006")
        else:
            assert yard.score(value) is None
