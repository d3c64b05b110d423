"""How numbers are printed."""

from decimal import Decimal

import pytest

from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.rounding import HALF_EVEN
from localdiplomacy.model.quantities import Qualifier, Quantity


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("9.666666666666666666666666667", "9.7", "9.7"),
        ("36.36363636363636363636363636", "36.4", "36.4"),
        ("0.0000001", "0.0", "0.0"),
        ("12.345678", "12.345678", "12.345678"),  # so it was written
        ("12.55", "12.55", "12.55"),
        ("99999", "99999", "99999"),
        ("600000", "60万", "600000"),
        ("4100000000", "41亿", "4100000000"),
        ("250000000", "2.5亿", "250000000"),
        ("1234560000", "123456万", "1234560000"),
        ("600001", "600001", "600001"),
    ],
)
def test_a_quotient_is_rounded_and_what_was_written_is_not(number: str, zh: str, en: str) -> None:
    quantity = Quantity.of(Decimal(number), "persons")
    assert (Labels().quantity(quantity, "zh"), Labels().quantity(quantity, "en")) == (zh, en)


def test_a_quotient_is_rounded_as_percentages_are() -> None:
    tie = Quantity.of("1.2500000", "persons")
    assert Labels().quantity(tie, "en") == "1.3"
    assert Labels(rounding=HALF_EVEN).quantity(tie, "en") == "1.2"


def test_a_range_whose_ends_print_alike_is_one_number() -> None:
    assert Labels().quantity(Quantity("3.3333333", "3.3444444", "persons"), "en") == "3.3"
    assert Labels().quantity(Quantity("3.3333333", "3.3555555", "persons"), "en") == "3.3–3.4"
    assert Labels().quantity(Quantity("2", "4", "persons", Qualifier.AT_LEAST), "en") == "at least 2–4"
    assert Labels().quantity(None, "zh") == "—"
