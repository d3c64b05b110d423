"""Amounts as printed, headcounts and money."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localdiplomacy.model import Headcount, Money, Qualifier, Quantity
from localdiplomacy.model.quantities import UnitMismatch, bounds_of
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


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal | None]:
    """What it can mean, where nothing is the least there can be."""
    least, most = quantity.bounds()
    return Decimal(0) if least is None else least, most


@given(quantities("persons"), quantities("persons"), quantities("persons"))
def test_the_order_of_adding_does_not_matter(one: Quantity, two: Quantity, three: Quantity) -> None:
    assert one + two == two + one
    assert _ends((one + two) + three) == _ends(one + (two + three))
    assert one + Quantity.of(0, "persons") == one


@given(quantities("persons"), quantities("persons"))
def test_a_sum_can_mean_what_its_parts_can_and_no_more(one: Quantity, two: Quantity) -> None:
    ends = zip(_ends(one), _ends(two), strict=True)
    assert _ends(one + two) == tuple(None if left is None or right is None else left + right for left, right in ends)


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ((20, Qualifier.EXACT), (80, Qualifier.APPROX), "95–105"),
        ((80, Qualifier.APPROX), (80, Qualifier.APPROX), "150–170"),
        ((0, Qualifier.EXACT), (80, Qualifier.APPROX), "about 80"),
        ((1, Qualifier.EXACT), (1, Qualifier.OVER), "over 2"),
        ((1, Qualifier.NEARLY), (1, Qualifier.EXACT), "nearly 2"),
        ((1, Qualifier.OVER), (1, Qualifier.OVER), "2–4"),
        ((1, Qualifier.OVER), (1, Qualifier.NEARLY), "1–3"),
        ((20, Qualifier.EXACT), (50, Qualifier.AT_MOST), "20–70"),
        ((20, Qualifier.AT_MOST), (50, Qualifier.AT_MOST), "at most 70"),
        ((20, Qualifier.AT_LEAST), (50, Qualifier.AT_MOST), "at least 20"),
        ((20, Qualifier.EXACT), (50, Qualifier.AT_LEAST), "at least 70"),
        ((80, Qualifier.APPROX), (20, Qualifier.AT_LEAST), "at least 95"),
    ],
)
def test_a_sum_of_rounded_numbers(left: tuple[int, Qualifier], right: tuple[int, Qualifier], text: str) -> None:
    one, other = (Quantity.of(value, "persons", qualifier) for value, qualifier in (left, right))
    assert (one + other).text.en == text


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (Quantity.of("1E+2", "persons"), "100", "100"),
        (Quantity(4, 6, "persons"), "4–6", "4–6"),
        (Quantity.of(80, "persons", Qualifier.APPROX), "约80", "about 80"),
        (Quantity(80, 90, "persons", Qualifier.OVER), "80–90余", "over 80–90"),
        (Quantity.of("2.5", "km2", Qualifier.AT_MOST), "至多2.5", "at most 2.5"),
    ],
)
def test_amounts_as_printed(quantity: Quantity, zh: str, en: str) -> None:
    assert (quantity.text.zh, quantity.text.en) == (zh, en)


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


def test_an_exact_amount_becomes_a_plain_count() -> None:
    counts = Headcount(persons=Quantity.of("80.0", "persons"), groups=Quantity(2, 3, "groups"), batches=-1)
    assert (counts.persons, type(counts.persons), counts.batches) == (80, int, -1)
    assert counts == Headcount(persons=80, groups=Quantity(2, 3, "groups"), batches=-1)


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        (Quantity.of(80, "person_times", Qualifier.APPROX), "not of person_times"),
        (Quantity.of(5, "persons-i-invented-to-fill-the-line"), "not of persons-i-invented-t /"),
        (Quantity("4.5", 6, "persons"), "whole"),
        (Quantity(4, "6.5", "persons"), "whole"),
        (Quantity.of("4.5", "persons"), "whole"),
        (Quantity.of("1E+999999999", "persons"), "whole"),
    ],
)
def test_what_is_no_count_of_persons(amount: Quantity, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Headcount(persons=amount)


def test_counts_as_amounts() -> None:
    about = Quantity.of(80, "person_times", Qualifier.APPROX)
    counts = Headcount(persons=5, person_times=about)
    assert counts.quantity("persons") == Quantity.of(5, "persons")
    assert counts.quantity("person_times") is about
    assert counts.quantity("groups") is None
    assert (bounds_of(5), bounds_of(about)) == ((5, 5), (75, 85))


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
