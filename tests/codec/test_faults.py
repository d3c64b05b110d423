"""What the faults of values from outside show of them."""

import json
from datetime import date
from decimal import Decimal

import attrs
import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.convert import structure
from localdiplomacy.codec.faults import Expected, StructureError, as_written, issues_of
from localdiplomacy.issues.rules import MAX_SHOWN
from localdiplomacy.model import Text


@frozen
class Held:
    """Values of several kinds, one of them withheld."""

    name: str = ""
    persons: int = 0
    amount: Decimal = Decimal(0)
    passport: str = field(default="", metadata={"sensitive": True})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("张三", "张三"),
        (5, "5"),
        (Decimal("1.50"), "1.50"),
        (Decimal("NaN"), "NaN"),
        (Decimal("-Infinity"), "-Infinity"),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (date(2021, 3, 7), "2021-03-07"),
        ([], "[]"),
        ({}, "{}"),
        (["a", 1, None, [2], {"b": 3}, {}], '["a", 1, null, […], {…}, {}]'),
        ({"a": "b", "c": [1], "d": False}, '{"a": "b", "c": […], "d": false}'),
    ],
)
def test_a_value_is_shown_as_it_was_written(value: object, shown: str) -> None:
    assert as_written(value) == shown
    assert Expected(Text("某", "some"), value).found == shown


FLAT = st.none() | st.booleans() | st.integers() | st.text("甲乙ab", max_size=3)


@given(st.lists(FLAT, max_size=9) | st.dictionaries(st.text("甲ab", max_size=3), FLAT, max_size=9))
def test_lists_and_tables_of_plain_values_are_shown_as_json(value: object) -> None:
    assert json.loads(as_written(value)) == value


def test_no_fault_shows_how_python_writes_a_value() -> None:
    given = {"name": 5, "persons": "5", "amount": Decimal("NaN"), "passport": 7}
    with pytest.raises(StructureError) as caught:
        structure(given, Held)
    found = {fault.place: fault.found for fault in caught.value.faults}
    assert found == {"name": "5", "persons": "5", "amount": "NaN", "passport": "(保密/withheld)"}
    for issue in issues_of(caught.value.faults):
        assert "Decimal" not in issue.message("zh") + issue.message("en")


def test_what_is_very_long_is_cut() -> None:
    with pytest.raises(StructureError) as caught:
        structure({"persons": {str(number): number for number in range(10**5)}}, Held)
    (fault,) = caught.value.faults
    assert len(fault.found) == MAX_SHOWN
    assert fault.found.startswith('{"0": 0, "1": 1')


@attrs.frozen(kw_only=True)
class Guarded:
    """A class whose own rules refuse values, one of them a secret."""

    size: int = attrs.field(default=1, validator=attrs.validators.lt(10))
    token: str = attrs.field(
        default="abc", repr=False, metadata={"sensitive": True}, validator=attrs.validators.matches_re("[a-z]+")
    )

    def __attrs_post_init__(self) -> None:
        if self.size == 7:
            raise ValueError(f"not with {self.token}")


@pytest.mark.parametrize(
    ("given", "place", "shown", "never"),
    [
        ({"token": "HUNTER2"}, "token", "(保密/withheld)", "HUNTER2"),
        ({"size": 12, "token": "hunter"}, "", "(保密/withheld)", "hunter"),
        ({"size": 7, "token": "hunter"}, "", "(保密/withheld)", "hunter"),
    ],
)
def test_what_a_class_itself_refuses_shows_no_secret(
    given: dict[str, object], place: str, shown: str, never: str
) -> None:
    with pytest.raises(StructureError) as caught:
        structure(given, Guarded)
    (fault,) = caught.value.faults
    assert (fault.place, fault.found) == (place, shown)
    assert never not in str(caught.value)
    assert all(never not in issue.message("zh") for issue in issues_of(caught.value.faults))
