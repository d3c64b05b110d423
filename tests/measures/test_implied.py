"""The bases behind a printed change, held against trying every base."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures import implied
from localdiplomacy.measures.implied import TooManyBases, implied_base
from localdiplomacy.measures.rounding import HALF_EVEN, HALF_UP, ROUNDINGS, Rounding


@pytest.mark.parametrize(
    ("value", "change", "bases"),
    [
        # Printed by the foreign affairs office of Ningbo for the first half of 2018.
        (407, "-21.3", (517,)),
        (1204, "-10.3", (1342, 1343)),
        (88, "14.3", (77,)),
        (352, "15.4", (305,)),
        (339, "27.9", (265,)),
        (6308, "13.7", tuple(range(5546, 5551))),
        (13885, "19.2", tuple(range(11644, 11654))),
    ],
)
def test_the_bases_behind_printed_changes(value: int, change: str, bases: tuple[int, ...]) -> None:
    assert implied_base(value, change) == bases
    assert implied_base(Decimal(value), Decimal(change)) == bases
    assert implied_base(str(value), f"{change}%") == bases


@pytest.mark.parametrize(
    ("value", "change", "bases"),
    [
        (7, 0, (7,)),
        (7, "0.0", (7,)),
        (300, 0, (299, 300, 301)),
        (300, "0.0", (300,)),
        (0, 5, ()),
        (0, "-99.9", ()),
        (0, "-100.1", ()),
        (5, "-100.6", ()),
        (5, "-101", ()),
        (1, "900", ()),
        (10, "900", (1,)),
        (10, "33.4", ()),
        (4, "33.3", (3,)),
        (4, "33.33", (3,)),
        (4, "33.30", ()),
        (4, "33", (3,)),
        (Decimal("12.5"), "25", (10,)),
        (1, "-50", (2,)),
        (1, "-99.9", tuple(range(667, 2000))),
    ],
)
def test_other_bases(value: Decimal | int, change: str | int, bases: tuple[int, ...]) -> None:
    assert implied_base(value, change) == bases


def test_signs_as_they_are_printed() -> None:
    for change in ("-21.3%", "−21.3", "－21.3％", " -21.3 "):
        assert implied_base(407, change) == (517,)
    assert implied_base(88, "+14.3%") == (77,)


@pytest.mark.parametrize(
    ("value", "change", "up", "even"),
    [
        (401, "0.3", (400,), ()),  # 0.25
        (401, "0.2", (), (400,)),
        (399, "-0.3", (400,), ()),
        (399, "-0.2", (), (400,)),
        (403, "0.8", (400,), (400,)),  # 0.75
        (2001, "0.1", (1999, 2000), (1999,)),  # 0.05
        (2001, "0.0", (2001, 2002), (2000, 2001, 2002)),
        (1999, "0.0", (1999,), (1999, 2000)),
        (1999, "-0.1", (2000, 2001, 2002), (2001, 2002)),
        (201, "1", (199, 200), (199,)),  # 0.5
        (203, "2", (199, 200), (199, 200)),  # 1.5
        (20001, "0.01", (19999, 20000), (19999,)),  # 0.005
    ],
)
def test_a_tie_goes_where_the_rounding_puts_it(
    value: int, change: str, up: tuple[int, ...], even: tuple[int, ...]
) -> None:
    assert implied_base(value, change, rounding=HALF_UP) == up
    assert implied_base(value, change, rounding=HALF_EVEN) == even


def found(value: int, change: Decimal, rounding: Rounding, most: int) -> list[int]:
    """The bases below `most`, also where there are too many to be listed."""
    try:
        return [base for base in implied_base(value, change, rounding=rounding) if base < most]
    except TooManyBases as error:
        return list(range(error.first, most if error.last is None else min(most, error.last + 1)))


@given(st.integers(0, 400), st.integers(-1200, 3000), st.integers(0, 2), st.sampled_from(ROUNDINGS))
def test_no_base_is_missed_and_none_is_wrong(value: int, digits: int, decimals: int, rounding: Rounding) -> None:
    change = Decimal(digits).scaleb(-decimals)
    fine = evolve(rounding, decimals=decimals)
    tried = [base for base in range(1, 3000) if fine.round(Fraction(100 * (value - base), base)) == change]
    assert found(value, change, rounding, 3000) == tried


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 4), st.sampled_from(ROUNDINGS))
def test_the_true_base_is_among_them(base: int, value: int, decimals: int, rounding: Rounding) -> None:
    printed = evolve(rounding, decimals=decimals).round(Fraction(100 * (value - base), base))
    assert found(value, printed, rounding, base + 1)[-1] == base


@pytest.mark.parametrize(
    ("value", "change", "first", "last", "message"),
    [
        (0, "-100", 1, None, "every whole base from 1 on gives this change / 1 及以上的整数作基数都得出此增减幅度"),
        (0, "-100.0", 1, None, "every whole base from 1 on"),
        (5, "-100", 1000, None, "every whole base from 1000 on"),
        (5, "-100.0", 10000, None, "every whole base from 10000 on"),
        (
            10**9,
            "0.0",
            999500250,
            1000500250,
            "every whole base from 999500250 to 1000500250 gives this change / 999500250 至 1000500250 的整数作基数都得出",
        ),
    ],
)
def test_too_many_to_be_listed(value: int, change: str, first: int, last: int | None, message: str) -> None:
    with pytest.raises(TooManyBases, match=re.escape(message)) as caught:
        implied_base(value, change)
    assert (caught.value.first, caught.value.last) == (first, last)


def test_the_most_that_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(implied_base(99_999_975, "0.0")) == 99_999
    with pytest.raises(TooManyBases):
        implied_base(99_999_976, "0.0")
    monkeypatch.setattr(implied, "_MOST", 10)
    assert len(implied_base(13885, "19.2")) == 10
    monkeypatch.setattr(implied, "_MOST", 9)
    with pytest.raises(TooManyBases):
        implied_base(13885, "19.2")


@pytest.mark.parametrize(
    ("value", "change", "error", "message"),
    [
        (-1, "5", ValueError, "the figure is negative: -1 / 数字为负"),
        (5, "much", ValueError, "not a number: 'much' / 不是数字"),
        ("", "5", ValueError, "not a number: '' / 不是数字"),
        (5, "NaN", ValueError, "not a finite number: NaN / 不是有限数"),
        ("Infinity", "5", ValueError, "not a finite number: Infinity / 不是有限数"),
        (5, "1e99", ValueError, "a number of too many digits / 位数过多：'1e99'"),
        ("1e-19", "1", ValueError, "a number of too many digits / 位数过多：'1e-19'"),
        (5, 14.3, TypeError, "write the number as text, int or Decimal, not float / 请用文字、整数或 Decimal"),
        (True, "14.3", TypeError, "not bool"),
    ],
)
def test_what_is_no_figure(value: object, change: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        implied_base(value, change)  # type: ignore[arg-type]


def test_eighteen_digits_are_taken() -> None:
    assert implied_base("1e18", 10**18 - 100) == (100,)
    assert implied_base(10**17, 10**19 - 100) == (1,)
    assert implied_base(1, "0." + "0" * 18) == (1,)


def test_the_callers_precision_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 1
        assert implied_base(1204, "-10.3", rounding=HALF_EVEN) == (1342, 1343)
        assert implied_base(13885, Decimal("19.2")) == tuple(range(11644, 11654))
