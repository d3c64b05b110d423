"""Which lines there are, and in which order."""

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.cells import CellKey, Cells, Partial
from localdiplomacy.measures.counted import Counted
from localdiplomacy.measures.dimensions import DIMENSIONS, UNKNOWN
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.placing import Placing

AXES = {axis.id: axis for axis in DIMENSIONS}
(BATCHES,) = (found for found in INDICATORS if found.id == "outbound.batches")
offices = st.sampled_from(["a", "b", "c", UNKNOWN])
quarters = st.sampled_from(["Q1", "Q2", "Q3", "Q4"])
found = st.sets(st.tuples(offices, quarters), max_size=6)


def counted(year: int, members: set[tuple[str, ...]], by: Sequence[str], kept: Iterable[str] = ()) -> Counted:
    cells = {CellKey("outbound.batches", "batches", tuple(by), one): Partial(unlisted=1) for one in members}
    covered = frozenset(("outbound.batches", office) for office in kept)
    period = ld.Period.of(year)
    return Counted(
        period=period,
        window=period,
        by=tuple(AXES[id] for id in by),
        indicators={BATCHES.id: BATCHES},
        cells=Cells(partials=cells, covered=covered),
    )


@given(found, found, st.sets(st.sampled_from("abcd")))
def test_what_counts_in_either_year_has_a_line_in_each_quarter(now: Any, before: Any, kept: Any) -> None:
    by = ("office", "quarter")
    placing = Placing.of(
        BATCHES,
        counted(2021, {(office, f"2021{quarter}") for office, quarter in now}, by, kept),
        counted(2020, {(office, f"2020{quarter}") for office, quarter in before}, by),
        Labels(),
    )
    others = {office for office, _ in now | before} | kept
    inorder = sorted(others, key=lambda office: (office == UNKNOWN, office))
    assert list(placing.members) == [(office, f"2021Q{number}") for office in inorder for number in range(1, 5)]
    assert list(placing.numbers) == sorted(placing.numbers)
    assert list(placing.grid.numbers(placing.members)) == list(placing.numbers)


@given(st.sets(st.tuples(offices, st.sampled_from(["own", "joined"])), max_size=6))
def test_no_pairs_are_made_up(now: Any) -> None:
    placing = Placing.of(BATCHES, counted(2021, now, ("office", "mode"), "abc"), None, Labels())
    assert set(placing.members) == now
    assert placing.beside is None


def test_a_date_that_is_known_to_the_year_only_has_a_line_of_its_own() -> None:
    now = counted(2021, {("own", UNKNOWN)}, ("mode", "quarter"))
    members = list(Placing.of(BATCHES, now, None, Labels()).members)
    assert members == [*(("own", f"2021Q{number}") for number in range(1, 5)), ("own", UNKNOWN)]


def test_without_dimensions_there_is_one_line() -> None:
    assert list(Placing.of(BATCHES, counted(2021, set(), ()), None, Labels()).members) == [()]
