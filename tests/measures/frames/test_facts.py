"""What a frame in memory knows of its columns; of any other frame nothing is known."""

from typing import Any

import pytest

from localdiplomacy.measures.frames.facts import Facts

polars = pytest.importorskip("polars")

FRAME = polars.DataFrame(
    {
        "state": ["a", "b"],
        "gap": ["a", None],
        "persons": [0, 3],
        "cut": [-1, 3],
        "share": [0.5, 1.5],
        "odd": [0.5, float("nan")],
    }
)


@pytest.mark.parametrize(
    ("name", "full"), [("state", True), ("gap", False), ("persons", True), ("share", True), ("odd", False)]
)
def test_a_column_is_full_without_an_empty_cell_and_not_a_number(name: str, full: bool) -> None:
    facts = Facts.of(FRAME)
    assert facts.full(name) is full
    assert facts.full(name) is full  # and so it stays


@pytest.mark.parametrize(
    ("name", "never"), [("persons", True), ("cut", False), ("share", True), ("odd", False), ("state", False)]
)
def test_only_a_full_column_of_numbers_from_0_on_is_never_negative(name: str, never: bool) -> None:
    assert Facts.of(FRAME).never_negative(name) is never


def test_no_rows_are_full_and_never_negative() -> None:
    facts = Facts.of(FRAME.clear())
    assert facts.full("gap")
    assert facts.never_negative("cut")
    assert not facts.never_negative("state")


@pytest.mark.parametrize("name", FRAME.columns)
def test_nothing_is_known_of_a_frame_that_is_not_in_memory(name: str) -> None:
    facts = Facts.of(FRAME.lazy())
    assert not facts.full(name)
    assert not facts.never_negative(name)


def test_nor_of_a_relation() -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    facts = Facts.of(duckdb.sql("select 1 as persons"))
    assert not facts.never_negative("persons")
