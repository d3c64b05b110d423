"""Converting a column does what converting its values one by one does, with each distinct value converted once."""

from collections import Counter
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.faults import Expected
from localdiplomacy.ledger.build import BAD
from localdiplomacy.ledger.each_once import each_once
from localdiplomacy.model.texts import Text

PLAIN = st.recursive(
    st.sampled_from([None, True, False, 0, 1, "", "a", "1", Decimal(1), 1.0]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)


def described(value: Any) -> tuple[str, str]:
    if value in ("a", False, None):
        raise Expected(Text("别的", "something else"), value)
    return type(value).__name__, repr(value)


@given(st.lists(PLAIN, max_size=8), st.booleans())
def test_it_agrees_with_converting_value_by_value(values: list[Any], optional: bool) -> None:
    read, faults = each_once(values, described, hidden=False, optional=optional)
    expected, wrong = [], []
    for row, value in enumerate(values):
        try:
            expected.append(None if value is None and optional else described(value))
        except Expected:
            expected.append(BAD)
            wrong.append(row)
    assert list(read) == expected
    assert [row for row, _ in faults] == wrong


@given(
    st.lists(st.sampled_from(["a", "b", 1, True, None]), max_size=12)
    | st.lists(st.lists(st.just(1), max_size=1), max_size=12)
)
def test_equal_values_of_one_type_are_converted_once(values: list[Any]) -> None:
    asked: Counter[tuple[str, str]] = Counter()

    def convert(value: Any) -> Any:
        asked[type(value).__name__, repr(value)] += 1
        return described(value)

    each_once(values, convert, hidden=False, optional=False)
    assert set(asked) == {(type(value).__name__, repr(value)) for value in values}
    assert set(asked.values()) <= {1}


def test_hidden_values_are_not_shown() -> None:
    _, (fault,) = each_once(["a"], described, hidden=True, optional=False)
    assert fault[1].found != "a"
    _, (fault,) = each_once(["a"], described, hidden=False, optional=False)
    assert fault[1].found == "a"
