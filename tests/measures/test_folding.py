"""What records state, looked at once for all of them: whole numbers, negative ones, and those of no number."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.amounts import Number
from localdiplomacy.measures.folding import Numbers
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.texts import Text

EXACT = st.builds(Number.exactly, st.decimals(-20, 20, places=1) | st.integers(-20, 20))
RANGE = st.builds(lambda low, more: Number(low, low + more), *[st.integers(-20, 20).map(Decimal)] * 2)
ABOUT = st.builds(lambda low: Number(Decimal(low), Decimal(low), Qualifier.APPROX), st.integers(0, 20))


@pytest.mark.parametrize(
    ("stated", "wholes"),
    [
        ([Number.exactly(3), None, Number.exactly(-2)], [3, None, -2]),
        ([Number.exactly(Decimal("4.0"))], [4]),
        ([Number.exactly(Decimal("1.5"))], None),
        ([Number(Decimal(2), Decimal(4))], None),
        ([Number(Decimal(80), Decimal(80), Qualifier.APPROX)], None),
        ([None], [None]),
        ([], []),
    ],
)
def test_only_exact_whole_numbers_are_added_as_such(
    stated: Sequence[Number | None], wholes: Sequence[int | None] | None
) -> None:
    assert Numbers.of(stated).wholes == wholes


@given(st.lists(st.none() | EXACT | RANGE | ABOUT, max_size=8))
def test_whole_numbers_add_up_to_what_the_numbers_do(stated: list[Number | None]) -> None:
    found = Numbers.of(stated)
    assert found.negative == {place for place, number in enumerate(stated) if number is not None and number.low < 0}
    if found.wholes is not None:
        assert [number is None for number in found.wholes] == [number is None for number in stated]
        for whole, number in zip(found.wholes, stated, strict=True):
            assert number is None or (number.low, number.high, number.qualifier) == (whole, whole, Qualifier.EXACT)


def test_values_that_are_no_texts_are_told_apart_as_they_are_written() -> None:
    apart = Indicator(
        id="x.years",
        zh="年份数",
        en="Years",
        definition=Text("不同年份数。", "Different years."),
        unit="countries",
        records="entries",
        fold="distinct",
        value="details.year",
        time="on",
    )
    years = [2020, 2021, "2021", None]
    entries = [
        Entry(id=f"e{place}", kind="x", on="2021-05-01", details=Details(year=year)) for place, year in enumerate(years)
    ]
    found = measure(Ledger.of(entries), apart, period=2021).row().observation.value
    assert found == Quantity.of(2, "countries", Qualifier.AT_LEAST)
