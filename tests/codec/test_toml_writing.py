"""Plain values written as TOML are read back as they were."""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.toml_writing import toml_tables

texts = st.text(st.characters(codec="utf-8"), max_size=12)
scalars = (
    texts
    | st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates(date(1, 1, 1))
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)


@given(name=texts, tables=st.lists(st.dictionaries(texts, values, max_size=4), min_size=1, max_size=3))
def test_what_is_written_is_read_back(name: str, tables: list[dict[str, Any]]) -> None:
    assert tomllib.loads(toml_tables(name, tables), parse_float=Decimal) == {name: tables}


def test_types_are_kept() -> None:
    given = {"yes": True, "one": 1, "tenth": Decimal("0.1"), "whole": Decimal(2), "day": date(2021, 5, 1), "no": {}}
    (found,) = tomllib.loads(toml_tables("x", [given]), parse_float=Decimal)["x"]
    assert [type(found[key]) for key in given] == [bool, int, Decimal, Decimal, date, dict]


def test_nothing_is_an_empty_file() -> None:
    assert toml_tables("x", []) == ""
