"""Roll-ups on data frames: by the hierarchy of `places=`, or in a column of the frame's own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.measures.frames.parts import apart
from localdiplomacy.regulations.countries import country_codes

pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
Make = Callable[[Any, Any], Any]
KNOWN = builtin_code_lists() | {"country": country_codes()}
PLACES = ld.Ledger.of(
    [
        ld.City(id="north", level="province", name=ld.Name(zh="北省", en="North")),
        ld.City(id="south", level="province"),
        ld.City(id="town", level="county", parent="north", until="2021-01-01"),
        ld.City(id="town", level="county", parent="south", since="2021-01-01"),
    ]
)
TYPES = {"id": "text", "city": "text", "departs_on": "date", "headcount.persons": "int"}
ROWS = [
    {"id": "a", "city": "town", "departs_on": date(2020, 5, 1), "headcount.persons": 2},
    {"id": "b", "city": "town", "departs_on": date(2021, 5, 1), "headcount.persons": 3},
    {"id": "c", "city": "north", "departs_on": date(2021, 6, 1), "headcount.persons": 4},
    {"id": "d", "city": "elsewhere", "departs_on": date(2021, 7, 1), "headcount.persons": 5},
    {"id": "e", "city": None, "departs_on": date(2021, 8, 1), "headcount.persons": 6},
]


def frame(make: Make, rows: Any = ROWS, types: Any = TYPES, **more: Any) -> ld.Frame:
    return ld.Frame(make(rows, types), id="id", columns={"history.to": None}, **more)


def rows(table: Any) -> dict[str, Any]:
    return {
        row.members[0]: tuple(side.value.low if side and side.value else None for side in (row.observation, row.base))
        for row in table
    }


def test_each_period_has_the_hierarchy_of_its_last_day(make: Make) -> None:
    table = ld.measure(
        frame(make), "outbound.persons", by="province", period=2021, compare="previous-year", places=PLACES
    )
    assert rows(table) == {"north": (4, 2), "south": (3, 0), "_unknown": (11, 0)}
    assert table.row("south").change.reason.value == "territory"
    assert "North" in table.text("en")
    assert table.total().observation.value.low == 18


def test_the_last_value_of_a_province(make: Make) -> None:
    last = ld.Indicator(
        id="x.last", zh="末", en="Last", unit="persons", value="headcount.persons", fold="last", time="departs_on",
        definition=ld.Text("甲。", "a."),
    )  # fmt: skip
    table = ld.measure(frame(make), last, by="province", period=2021, places=PLACES)
    assert rows(table) == {"north": (4, None), "south": (3, None), "_unknown": (6, None)}


@pytest.mark.parametrize(
    ("by", "own", "members"),
    [
        ("province", ["north", "south", None, "north", "x"], {"north": 5, "south": 3, "x": 6, "_unknown": 4}),
        ("continent", ["亚洲", "asia", "Europe", "europe", None], {"asia": 3, "europe": 9, "_unknown": 6}),
    ],
)
def test_a_column_of_its_own_holds_the_members(make: Make, by: str, own: list[str], members: dict[str, int]) -> None:
    given = [{**row, by: value} for row, value in zip(ROWS, own, strict=True)]
    found = frame(make, given, TYPES | {by: "text"})
    table = ld.measure(found, "outbound.persons", by=by, period=2021, code_lists=KNOWN)
    assert {member: value for member, (value, _) in rows(table).items()} == members


def test_without_a_hierarchy_it_is_refused(make: Make) -> None:
    for places in (None, ld.Ledger()):
        with pytest.raises(ld.CannotContinue, match="LD-FRAME-005"):
            ld.measure(frame(make), "outbound.persons", by="province", period=2021, places=places)


def test_a_trip_counts_once_in_its_continent_however_it_is_spelled(make: Make) -> None:
    stops = [
        ("a", "JP"),
        ("b", "日本"),
        ("b", "JP"),
        ("b", "Korea"),
        ("b", "台湾"),
        ("b", "德国"),
        ("c", "TW"),
        ("c", "QQ"),
    ]
    many = {"countries": make([{"id": id, "c": c} for id, c in stops], {"id": "text", "c": "text"})}
    table = ld.measure(
        frame(make, many=many),
        ["outbound.persons", "outbound.countries"],
        by="continent",
        period=2021,
        code_lists=KNOWN,
    )
    found = {(row.observation.indicator, *row.members): row.observation.value for row in table}
    persons = {key[1]: value.low for key, value in found.items() if key[0] == "outbound.persons"}
    assert persons == {"asia": 3, "europe": 3, "_unknown": 15}  # nobody knows QQ, and two say nothing
    assert found["outbound.countries", "europe"].low == 1


def test_periods_are_counted_in_one_pass_where_that_may_be() -> None:
    one, two, whole = (ld.Period.parse(code) for code in ("2020Q1", "2021Q1", "2020"))
    assert apart([one, two, whole], lambda left, right: True) == [[0, 1], [2]]
    assert apart([one, two, whole], lambda left, right: False) == [[0], [1], [2]]
    assert apart([one, two, whole], lambda left, right: left.start.year == right.start.year) == [[0], [1], [2]]
