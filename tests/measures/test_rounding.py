from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.rounding import HALF_EVEN, HALF_UP, ROUNDINGS, Rounding, percent, rounding_named
from localdiplomacy.model.texts import Text


@pytest.mark.parametrize(
    ("value", "up", "even"),
    [
        ("0.05", "0.1", "0.0"),
        ("0.15", "0.2", "0.2"),
        ("-0.25", "-0.3", "-0.2"),
        ("0.0499999999", "0.0", "0.0"),
        ("0.0500000001", "0.1", "0.1"),
        ("-0.04", "0.0", "0.0"),
        ("12", "12.0", "12.0"),
    ],
)
def test_ties(value: str, up: str, even: str) -> None:
    assert str(HALF_UP.round(Decimal(value))) == up
    assert str(HALF_EVEN.round(Decimal(value))) == even


def test_roundings_are_named() -> None:
    assert [rounding.id for rounding in ROUNDINGS] == ["half-up", "half-even"]
    assert [rounding.decimals for rounding in ROUNDINGS] == [1, 1]
    assert rounding_named("half-up") is HALF_UP
    assert rounding_named("half-even") is HALF_EVEN


def test_whole_numbers_can_be_asked_for() -> None:
    whole = Rounding(id="whole", label=Text("取整", "whole"), decimals=0)
    assert str(whole.round(Fraction(5, 2))) == "3"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_agrees_with_decimal_quantize(value: Decimal) -> None:
    for rounding, mode in ((HALF_UP, ROUND_HALF_UP), (HALF_EVEN, ROUND_HALF_EVEN)):
        assert rounding.round(value) == value.quantize(Decimal("0.1"), rounding=mode)


def test_the_callers_precision_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        assert str(percent(Decimal(-110), Decimal(517), HALF_UP)) == "-21.3"
        assert str(percent(Decimal(123456), Decimal(1000), HALF_UP)) == "12345.6"


@given(
    st.lists(st.tuples(st.none() | st.integers(-(10**6), 10**6), st.integers(1, 10**4)), max_size=9),
    st.sampled_from(ROUNDINGS),
    st.integers(0, 2),
)
def test_many_percentages_are_those_of_each(
    pairs: list[tuple[int | None, int]], rounding: Rounding, digits: int
) -> None:
    rounding = evolve(rounding, decimals=digits)
    found = rounding.percents([part for part, _ in pairs], [whole for _, whole in pairs])
    assert list(found) == [
        None if part is None else rounding.round(Fraction(100 * part, whole)) for part, whole in pairs
    ]
    assert all(number is None or number.as_tuple().exponent == -digits for number in found)


def test_ties_of_percentages() -> None:
    parts, wholes = [1, -1, 3, -3, 0], [2000] * 5
    assert [str(number) for number in HALF_UP.percents(parts, wholes)] == ["0.1", "-0.1", "0.2", "-0.2", "0.0"]
    assert [str(number) for number in HALF_EVEN.percents(parts, wholes)] == ["0.0", "0.0", "0.2", "-0.2", "0.0"]
