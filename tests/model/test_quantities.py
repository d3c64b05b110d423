"""Amounts as printed, headcounts and money."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localdiplomacy.model import Headcount, Money, Qualifier, Quantity
from localdiplomacy.model.quantities import UnitMismatch
from localdiplomacy.testing.strategies import headcounts, quantities


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [
        ("80", Qualifier.EXACT, "80", "80"),
        ("80", Qualifier.APPROX, "75", "85"),
        ("85", Qualifier.APPROX, "84.5", "85.5"),
        ("600000", Qualifier.NEARLY, "500000", "600000"),
        ("100", Qualifier.OVER, "100", "200"),
        ("120", Qualifier.OVER, "120", "130"),
        ("2.5", Qualifier.OVER, "2.5", "2.6"),
        ("0", Qualifier.APPROX, "-0.5", "0.5"),
        ("0", Qualifier.OVER, "0", "1"),
        ("80", Qualifier.AT_LEAST, "80", None),
        ("80", Qualifier.AT_MOST, None, "80"),
    ],
)
def test_what_a_printed_number_can_mean(value: str, qualifier: Qualifier, low: str | None, high: str | None) -> None:
    expected = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert Quantity.of(value, "persons", qualifier).bounds() == expected


def test_a_range_is_bounded_by_its_own_ends() -> None:
    assert Quantity(2, 40, "issues").bounds() == (2, 40)
    assert Quantity(2, 40, "issues", Qualifier.APPROX).bounds() == (Decimal("1.5"), 45)
    assert Quantity(2, 40, "issues", Qualifier.NEARLY).bounds() == (1, 40)
    assert Quantity(20, 40, "issues", Qualifier.OVER).bounds() == (20, 50)


@given(quantities())
def test_bounds_hold_what_is_printed(quantity: Quantity) -> None:
    low, high = quantity.bounds()
    assert low is None or low <= quantity.low
    assert high is None or high >= quantity.high
    assert quantity.admits(quantity)


@given(quantities("persons"), quantities("persons"))
def test_admits_is_symmetric(one: Quantity, other: Quantity) -> None:
    assert one.admits(other) is other.admits(one)


@given(st.integers(0, 999), st.integers(0, 999))
def test_exact_numbers_admit_only_themselves(one: int, other: int) -> None:
    assert Quantity.of(one, "persons").admits(Quantity.of(other, "persons")) is (one == other)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ((80, Qualifier.APPROX), (85, Qualifier.EXACT), True),
        ((80, Qualifier.APPROX), (86, Qualifier.EXACT), False),
        ((80, Qualifier.APPROX), (74, Qualifier.EXACT), False),
        ((80, Qualifier.AT_LEAST), (79, Qualifier.EXACT), False),
        ((80, Qualifier.AT_LEAST), (80, Qualifier.AT_MOST), True),
        ((81, Qualifier.AT_LEAST), (80, Qualifier.AT_MOST), False),
        ((1, Qualifier.AT_MOST), (900, Qualifier.AT_MOST), True),
    ],
)
def test_admits(left: tuple[int, Qualifier], right: tuple[int, Qualifier], same: bool) -> None:
    one, other = (Quantity.of(value, "persons", qualifier) for value, qualifier in (left, right))
    assert one.admits(other) is other.admits(one) is same


@given(quantities("persons"), quantities("person_times"))
def test_persons_and_person_times_are_never_added_or_compared(one: Quantity, other: Quantity) -> None:
    for operation in (one.admits, one.__add__):
        with pytest.raises(UnitMismatch) as caught:
            operation(other)
        assert (caught.value.left, caught.value.right) == ("persons", "person_times")
        assert "单位不同" in str(caught.value)


@given(quantities("persons"), quantities("persons"), quantities("persons"))
def test_adding(one: Quantity, two: Quantity, three: Quantity) -> None:
    assert one + two == two + one
    assert (one + two).low == one.low + two.low
    assert (one + two).high == one.high + two.high
    left, right = (one + two) + three, one + (two + three)
    assert (left.low, left.high, left.unit) == (right.low, right.high, right.unit)
    assert one + Quantity.of(0, "persons") == one


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Qualifier.EXACT, Qualifier.OVER, Qualifier.OVER),
        (Qualifier.NEARLY, Qualifier.EXACT, Qualifier.NEARLY),
        (Qualifier.OVER, Qualifier.OVER, Qualifier.OVER),
        (Qualifier.OVER, Qualifier.NEARLY, Qualifier.APPROX),
    ],
)
def test_the_weaker_qualifier_wins(left: Qualifier, right: Qualifier, expected: Qualifier) -> None:
    assert (Quantity.of(1, "persons", left) + Quantity.of(1, "persons", right)).qualifier is expected


def test_only_a_plain_count_is_exact() -> None:
    assert Quantity.of(5, "persons").exact == 5
    assert Quantity(4, 5, "persons").exact is None
    assert Quantity.of(5, "persons", Qualifier.APPROX).exact is None


@pytest.mark.parametrize("value", [1.5, True, float("nan")])
def test_floats_and_booleans_are_no_amounts(value: float) -> None:
    with pytest.raises(TypeError):
        Quantity.of(value, "persons")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_amounts_are_finite(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Quantity.of(value, "persons")
    with pytest.raises(ValueError, match="finite"):
        Money(Decimal(value))


def test_a_range_goes_upwards() -> None:
    with pytest.raises(ValueError, match="above"):
        Quantity(5, 4, "persons")


@given(headcounts())
def test_headcounts_keep_their_four_counts_apart(counts: Headcount) -> None:
    assert counts.get("batches") == counts.batches
    assert counts.get("groups") == counts.groups
    assert counts.get("persons") == counts.persons
    assert counts.get("person_times") == counts.person_times


def test_a_headcount_is_empty_not_zero() -> None:
    assert Headcount().persons is None
    assert Headcount() != Headcount(persons=0)
    with pytest.raises(ValueError, match="not a unit"):
        Headcount().get("copies")


@pytest.mark.parametrize("currency", ["", "CN", "CNYY", "cny", "人民币"])
def test_currencies_are_three_capital_letters(currency: str) -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, currency)


def test_money_is_in_yuan_unless_told() -> None:
    assert Money("12.50") == Money(Decimal("12.50"), "CNY")
    assert Money(1, "USD") != Money(1)


@given(quantities())
def test_quantities_are_values(quantity: Quantity) -> None:
    assert pickle.loads(pickle.dumps(quantity)) == quantity
    assert hash(Quantity(quantity.low, quantity.high, quantity.unit, quantity.qualifier)) == hash(quantity)
    assume(quantity.qualifier is Qualifier.EXACT)
    assert quantity != Quantity(quantity.low, quantity.high, quantity.unit, Qualifier.APPROX)
