"""Each engine counts the same, whichever way it is asked."""

from datetime import date
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.measures.frames import engines, parts, passing
from localdiplomacy.measures.frames.engines import compares_days, filters_at_once, require_joins

pl = pytest.importorskip("polars")


def test_polars_compares_few_days_and_reckons_many() -> None:
    assert compares_days("polars", 16)
    assert not compares_days("polars", 17)
    assert not compares_days("pandas", 1)
    assert filters_at_once("pandas")
    assert not filters_at_once("polars")


def test_an_engine_that_cannot_join_is_told_of() -> None:
    require_joins("polars")
    with pytest.raises(CannotContinue) as found:
        require_joins("dask")
    assert found.value.issue.code == "LD-FRAME-006"


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("compared", [True, False])
@pytest.mark.parametrize("by", ["quarter", "month", ("half", "office")])
def test_the_way_does_not_matter(monkeypatch: pytest.MonkeyPatch, by: Any, compared: bool, at_once: bool) -> None:
    days = [date(year, 1 + number % 12, 1 + number % 28) for number in range(60) for year in (2019, 2020, 2021)]
    frame = pl.DataFrame(
        {
            "office": ["a", "b", None] * 60,
            "departs_on": [None if number % 17 == 0 else day for number, day in enumerate(days)],
            "history.to": ["archived", "cancelled", "archived", None] * 45,
            "headcount.persons": [number % 7 for number in range(180)],
        }
    )

    def figures() -> list[tuple[Any, ...]]:
        table = ld.measure(frame, ["outbound.batches", "outbound.persons"], by=by, period=2021, compare="previous-year")
        return [(*row.members, row.observation.value, row.base and row.base.value) for row in table]

    expected = figures()
    monkeypatch.setattr(parts, "compares_days", lambda engine, several: compared)
    monkeypatch.setattr(passing, "filters_at_once", lambda engine: at_once)
    assert figures() == expected
    assert any(value is not None and value.low for *_, value, _ in expected)
    assert engines.compares_days("polars", 8)
