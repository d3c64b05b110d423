"""Sums over some of the rows: of one condition or of several."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.frames.summing import Summing

nw = pytest.importorskip("narwhals.stable.v2")
polars = pytest.importorskip("polars")


def rows(given_rows: list[tuple[str, bool, bool, int]]) -> Any:
    schema = {"city": polars.String, "yes": polars.Boolean, "also": polars.Boolean, "persons": polars.Int64}
    return nw.from_native(polars.DataFrame(given_rows, schema=schema, orient="row")).lazy()


def summed(asking: Summing, given_rows: list[tuple[str, bool, bool, int]]) -> dict[str, dict[str, int]]:
    found = asking.grouped(rows(given_rows), ("city",)).collect().to_native().to_dicts()
    return {row.pop("city"): row for row in found}


drawn = st.lists(st.tuples(st.sampled_from("xy"), st.booleans(), st.booleans(), st.integers(0, 9)), max_size=12)


@given(drawn)
def test_sums_of_one_condition_are_those_beside_another(given_rows: list[tuple[str, bool, bool, int]]) -> None:
    one, two = Summing(), Summing()
    names = [(asking.count("yes"), asking.total("persons", "yes")) for asking in (one, two)]
    two.count("also")
    alone, beside = summed(one, given_rows), summed(two, given_rows)
    for city in {row[0] for row in given_rows}:
        for name, same in zip(*names, strict=True):
            # A group in which nothing counts may be left out, and only such a one.
            assert alone.get(city, {}).get(name, 0) == beside[city][same]


def test_the_same_sum_is_asked_for_once() -> None:
    asking = Summing()
    assert asking.count("yes") == asking.count("yes") != asking.total("persons", "yes")
    assert asking.names == ("_sum0", "_sum1")
