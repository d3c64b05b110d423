"""Ranges of numbers: what a printed figure can mean."""

from decimal import Decimal, localcontext

import pytest

from localdiplomacy.measures.ranges import NOTHING, Range
from localdiplomacy.model.quantities import Qualifier, Quantity


def r(low: int | str | None, high: int | str | None) -> Range:
    return Range(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("quantity", "range_"),
    [
        (Quantity.of(7, "x"), r(7, 7)),
        (Quantity(2, 4, "x"), r(2, 4)),
        (Quantity.of(80, "x", Qualifier.APPROX), r(75, 85)),
        (Quantity.of(600, "x", Qualifier.NEARLY), r(500, 600)),
        (Quantity.of(100, "x", Qualifier.OVER), r(100, 200)),
        (Quantity.of(29, "x", Qualifier.AT_LEAST), r(29, None)),
        (Quantity.of(5, "x", Qualifier.AT_MOST), r(0, 5)),  # nothing, but not less
    ],
)
def test_a_printed_figure_is_a_range(quantity: Quantity, range_: Range) -> None:
    assert Range.of(quantity) == range_


def test_ranges_add_up_and_open_ends_stay_open() -> None:
    assert r(1, 2) + r(10, 20) == r(11, 22)
    assert r(1, None) + r(10, 20) == r(11, None)
    assert r(None, 2) + r(10, None) == r(None, None)
    assert r(5, 6) + NOTHING == r(5, 6)


def test_taking_off_turns_the_ends_round() -> None:
    assert r(10, 20) - r(1, 2) == r(8, 19)
    assert r(10, 20) - r(1, None) == r(None, 19)
    assert r(1, 2).times(Decimal(-3)) == r(-6, -3)
    assert r(1, 2).times(Decimal("0.5")) == r("0.5", 1)
    assert r(3, None).times(Decimal(-1)) == r(None, -3)


def test_what_two_ranges_have_in_common() -> None:
    assert r(1, 5).common(r(3, 9)) == r(3, 5)
    assert r(1, 5).common(r(5, 9)) == r(5, 5)
    assert r(1, 5).common(r(6, 9)) is None
    assert r(1, None).common(r(None, 9)) == r(1, 9)
    assert r(None, None).common(r(None, None)) == r(None, None)


@pytest.mark.parametrize(
    ("range_", "quantity"),
    [
        (r(2, 4), Quantity(2, 4, "x")),
        (r(3, None), Quantity.of(3, "x", Qualifier.AT_LEAST)),
        (r(None, 3), Quantity.of(3, "x", Qualifier.AT_MOST)),
        (r(None, None), None),
    ],
)
def test_a_range_is_an_amount_again(range_: Range, quantity: Quantity | None) -> None:
    assert range_.quantity("x") == quantity


@pytest.mark.parametrize(
    ("range_", "text"),
    [
        (r(3, 3), "+3"),
        (r(-2, -2), "-2"),
        (r("1.50", "1.50"), "+1.5"),
        (r("-0", "-0"), "+0"),
        (r(1, 11), "+1…+11"),
        (r(-1, None), "-1…"),
        (r(None, 4), "…+4"),
        (r("1E+2", "1E+2"), "+100"),
    ],
)
def test_a_difference_is_printed_with_its_sign(range_: Range, text: str) -> None:
    assert str(range_) == text


def test_json_has_texts() -> None:
    assert r("1.50", None).to_dict() == {"low": "1.5", "high": None}


def test_only_one_number_is_exact() -> None:
    assert r(3, 3).exact == 3
    assert r(3, 4).exact is None
    assert r(None, None).exact is None


def test_the_callers_precision_does_not_matter() -> None:
    with localcontext(prec=2):
        assert r(12345, 12345) + r(1, 1) == r(12346, 12346)
        assert r(12345, 12345).times(Decimal(3)) == r(37035, 37035)
        assert Range.of(Quantity.of(12345, "x")).to_dict() == {"low": "12345", "high": "12345"}
