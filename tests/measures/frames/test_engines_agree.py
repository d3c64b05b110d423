"""The engine on frames gives what the engine on records gives, cell by cell, on every kind of frame: of trips."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.frames.frame import Frame

# It still works; a package of its own may take its place.
pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
Rows = Sequence[Mapping[str, Any]]
Make = Callable[[Rows, Mapping[str, str]], Any]
Measured = Callable[..., dict[str, Any]]

# Every engine is asked the same; the slow ones take seconds for a few.
EXAMPLES = 10
TRIPS = {
    "id": "text",
    "office": "text",
    "city": "text",
    "mode": "text",
    "category": "text",
    "departs_on": "date",
    "headcount.batches": "int",
    "headcount.persons": "int",
    "headcount.person_times": "int",
    "history.refused": "date",
    "history.approved": "date",
}
LONG = {"id": "text", "value": "text"}

days = st.dates(date(2019, 11, 1), date(2021, 3, 1))
counts = st.none() | st.integers(-2, 9)
trips = st.fixed_dictionaries(
    {
        "office": st.none() | st.sampled_from(["a", "b", "c"]),
        "mode": st.none() | st.sampled_from(["own", "joined", "province"]),
        "category": st.none() | st.sampled_from(["economic", "academic", "not-listed"]),
        "departs_on": st.none() | days,
        "headcount.batches": counts,
        "headcount.persons": counts,
        "headcount.person_times": counts,
        "history.refused": st.none() | days,
        "history.approved": st.none() | days,
        "countries": st.lists(st.sampled_from(["JP", "KR", "DE", "HK", "TW", "ZZ"]), unique=True, max_size=3),
    }
)
# An office in a county that came to another city in May 2020, one in a city, one of which nobody knows where it is.
CITY_OF = {"a": "county", "b": "old-city"}
PLACES = ld.Ledger.of(
    [
        ld.City(id="province", level="province"),
        ld.City(id="old-city", level="city", parent="province", until="2020-11-02"),
        ld.City(id="new-city", level="city", parent="province", since="2020-05-01"),
        ld.City(id="county", level="county", parent="old-city", until="2020-05-01"),
        ld.City(id="county", level="county", parent="new-city", since="2020-05-01"),
        *(ld.Office(id=office, city=city) for office, city in CITY_OF.items()),
    ]
)


def trip(id: str, row: Mapping[str, Any]) -> ld.OutboundDelegation:
    moves = [(state, row[f"history.{state}"]) for state in ("refused", "approved") if row[f"history.{state}"]]
    numbers = {name.removeprefix("headcount."): row[name] for name in row if name.startswith("headcount.")}
    return ld.OutboundDelegation(
        id=id,
        office=row["office"],
        mode=row["mode"],
        category=row["category"],
        departs_on=row["departs_on"] and ld.PartialDate.of(row["departs_on"]),
        headcount=ld.Headcount(**numbers),
        stops=tuple(ld.Stop(country=country) for country in row["countries"]),
        history=tuple(ld.Transition(state, ld.PartialDate.of(on)) for state, on in moves),
    )


def ledger_of(rows: Rows) -> ld.Ledger:
    return PLACES + ld.Ledger.of(trip(f"t{number:03}", row) for number, row in enumerate(rows))


def frame_of(rows: Rows, make: Make) -> Frame:
    flat = [
        {**{name: row.get(name) for name in TRIPS}, "id": f"t{number:03}", "city": CITY_OF.get(row["office"])}
        for number, row in enumerate(rows)
    ]
    reached = [("history.refused", "refused"), ("history.approved", "approved")]
    countries = [
        {"id": row["id"], "value": country}
        for row, full in zip(flat, rows, strict=True)
        for country in full["countries"]
    ]
    states = [{"id": row["id"], "value": state} for row in flat for name, state in reached if row[name]]
    many = {"countries": make(countries, LONG), "history.to": make(states, LONG)}
    return Frame(make(flat, TRIPS), id="id", many=many)


def indicator(id: str, zh: str, en: str, unit: str, fold: str, **more: Any) -> ld.Indicator:
    about = {"id": f"x.{id}", "zh": zh, "en": en, "definition": ld.Text("甲。", "a.")}
    return ld.Indicator(**about, unit=unit, fold=fold, **more)


def of_trips(id: str, zh: str, en: str, unit: str, fold: str, value: str, **more: Any) -> ld.Indicator:
    return indicator(id, zh, en, unit, fold, value=value, time="departs_on", **more)


DISTINCT_MODES = of_trips("modes", "组团方式数", "Modes", "modes", "distinct", "mode")
NOT_SMALL = ld.Where(field="headcount.batches", op="at_least", value=1)
MEAN = of_trips("mean", "平均人数", "Mean group", "persons", "mean", "headcount.persons", where=NOT_SMALL)
NOT_OWN = ld.Where(negated=True, field="mode", value="own")
LAST = of_trips("last", "最近一团人数", "Last group", "persons", "last", "headcount.persons", where=NOT_OWN)
PARTS = {"numerator": "outbound.own.batches", "denominator": "outbound.batches"}
SHARE = indicator("share", "自组团占比", "Share of own groups", "percent", "ratio", **PARTS)
SO_FAR = tuple(
    ld.Indicator(
        id=f"x.so_far.{place}", zh="累计", en="So far", definition=ld.Text("甲。", "a."), cumulative=True, **more
    )
    for place, more in enumerate(
        (
            {"unit": "batches", "time": "departs_on", "where": ld.Where(negated=True, field="mode", value="own")},
            {"unit": "persons", "time": "departs_on", "value": "headcount.persons", "fold": "sum"},
            {"unit": "countries", "time": "departs_on", "value": "countries", "fold": "distinct"},
            {"unit": "batches", "time": "history.refused"},
        )
    )
)
BOTH = ld.Indicator(
    id="x.both",
    zh="合计",
    en="Both",
    unit="batches",
    definition=ld.Text("甲。", "a."),
    fold="total",
    parts=("outbound.batches", "outbound.refused.batches"),
)
INDICATORS = (
    *("outbound.batches", "outbound.persons", "outbound.people", "outbound.countries", "outbound.refused.batches"),
    *("outbound.foreign_countries", "outbound.regions"),
    *(DISTINCT_MODES, MEAN, LAST, SHARE, BOTH, *SO_FAR),
)
BREAKDOWNS = [
    (),
    ("office",),
    ("category", "quarter"),
    ("country",),
    ("office", "month"),
    ("mode", "half"),
    ("country", "office"),
    ("continent",),
    ("country-category", "quarter"),
    ("continent", "country"),
    ("district",),
    ("prefecture", "continent"),
    ("prefecture", "half"),
    ("city", "province", "prefecture"),
]


asked = st.fixed_dictionaries(
    {
        "indicator": st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique_by=str).map(tuple),
        "by": st.sampled_from(BREAKDOWNS),
        "period": st.sampled_from(["2020", "2020H2", "2020Q1", "2020-05", "2020-03-07/2020-06-04"]),
        "compare": st.sampled_from([None, "previous-year", "2019-12"]),
        "at": st.none() | days,
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(rows=st.lists(trips, max_size=12), question=asked)
def test_frames_are_counted_as_records_are(
    make: Make, measured: Measured, rows: Rows, question: Mapping[str, Any]
) -> None:
    assert measured(frame_of(rows, make), places=PLACES, **question) == measured(ledger_of(rows), **question)
