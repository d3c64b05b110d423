"""Numbers that are taken off one another, multiplied, or stated in one of two units: of frames as of records."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import localdiplomacy as ld

polars = pytest.importorskip("polars")
Measured = Callable[..., dict[str, Any]]
Cells = list[int | None]

DAY = date(2021, 3, 7)
PERSONS = "headcount.persons"
ABOUT = {"zh": "某", "en": "Some", "definition": ld.Text("甲。", "a."), "time": "departs_on", "value": PERSONS}
LESS = ld.Indicator(id="x.less", unit="persons", fold="sum", minus="headcount.batches", **ABOUT)
TIMES = ld.Indicator(id="x.times", unit="persons", fold="sum", times="headcount.batches", **ABOUT)
LAST = ld.Indicator(id="x.last", unit="persons", fold="last", **ABOUT)
NONE_IS_0 = ld.Indicator(id="x.none", unit="persons", fold="sum", otherwise=0, **ABOUT)
NONE_IS_2 = ld.Indicator(id="x.two", unit="persons", fold="sum", otherwise=2, **ABOUT)
EITHER = ld.Indicator(
    id="x.either", unit="persons", fold="sum", alternatives=(("headcount.person_times", "person_times"),), **ABOUT
)
SCHEMA = dict.fromkeys((PERSONS, "headcount.batches", "headcount.person_times"), polars.Int64)


def both(columns: dict[str, Cells]) -> tuple[ld.Frame, ld.Ledger]:
    """The same trips of one office, as a frame and as a ledger; columns that are not given are not kept."""
    many = len(next(iter(columns.values())))
    ids = [f"t{place}" for place in range(many)]
    data = {"id": ids, "office": ["a"] * many, "departs_on": [DAY] * many, **columns}
    frame = polars.DataFrame(data, schema_overrides={name: SCHEMA[name] for name in columns})
    counts = [
        {name.removeprefix("headcount."): cells[place] for name, cells in columns.items()} for place in range(many)
    ]
    records = [
        ld.OutboundDelegation(id=id, office="a", departs_on=ld.PartialDate.of(DAY), headcount=ld.Headcount(**count))
        for id, count in zip(ids, counts, strict=True)
    ]
    return ld.Frame(frame, id="id"), ld.Ledger.of(records)


@pytest.mark.parametrize("indicator", [LESS, TIMES, LAST, NONE_IS_0, NONE_IS_2, EITHER], ids=lambda found: found.id)
@pytest.mark.parametrize(
    "columns",
    [
        {PERSONS: [5, 4, 6], "headcount.batches": [1, 5, 2], "headcount.person_times": [1, 2, 3]},
        {PERSONS: [5, 4, 2], "headcount.batches": [1, 5, None], "headcount.person_times": [None, None, None]},
        {PERSONS: [3, None, -1], "headcount.batches": [2, 2, 1], "headcount.person_times": [None, 4, 5]},
        {PERSONS: [3, None], "headcount.batches": [None, None], "headcount.person_times": [None, 4]},
        {PERSONS: [None, None], "headcount.batches": [1, None], "headcount.person_times": [7, None]},
    ],
)
def test_numbers_are_reckoned_as_those_of_records(
    measured: Measured, indicator: ld.Indicator, columns: dict[str, Cells]
) -> None:
    frame, ledger = both(columns)
    for by in ((), ("office",)):
        assert measured(frame, indicator=indicator, by=by, period="2021") == measured(
            ledger, indicator=indicator, by=by, period="2021"
        )


@pytest.mark.parametrize(("indicator", "value"), [(NONE_IS_0, 0), (NONE_IS_2, 4)], ids=lambda found: str(found))
def test_a_field_that_is_not_kept_is_what_is_assumed(indicator: ld.Indicator, value: int) -> None:
    frame = ld.Frame(polars.DataFrame({"departs_on": [DAY, DAY]}))
    assert ld.measure(frame, indicator, period=2021).row().observation.value == ld.Quantity.of(value, "persons")
