"""The engine on frames gives what the engine on records gives, cell by cell, on every kind of frame."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.measures.frames.frame import Frame
from localdiplomacy.regulations.countries import country_codes

# It still works; a package of its own may take its place.
pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
Rows = Sequence[Mapping[str, Any]]
Make = Callable[[Rows, Mapping[str, str]], Any]

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


DISTINCT_MODES = ld.Indicator(
    id="x.modes",
    zh="组团方式数",
    en="Modes",
    unit="modes",
    definition=ld.Text("甲。", "a."),
    value="mode",
    fold="distinct",
    time="departs_on",
)
MEAN = ld.Indicator(
    id="x.mean",
    zh="平均人数",
    en="Mean group",
    unit="persons",
    definition=ld.Text("甲。", "a."),
    value="headcount.persons",
    fold="mean",
    time="departs_on",
    where=ld.Where(field="headcount.batches", op="at_least", value=1),
)
LAST = ld.Indicator(
    id="x.last",
    zh="最近一团人数",
    en="Last group",
    unit="persons",
    definition=ld.Text("甲。", "a."),
    value="headcount.persons",
    fold="last",
    time="departs_on",
    where=ld.Where(negated=True, field="mode", value="own"),
)
SHARE = ld.Indicator(
    id="x.share",
    zh="自组团占比",
    en="Share of own groups",
    unit="percent",
    definition=ld.Text("甲。", "a."),
    fold="ratio",
    numerator="outbound.own.batches",
    denominator="outbound.batches",
)
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


@frozen
class Asked:
    """What is asked of both engines."""

    indicators: tuple[Any, ...]
    by: tuple[str, ...]
    period: str
    compare: str | None
    at: date | None


asked = st.builds(
    Asked,
    st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique_by=str).map(tuple),
    st.sampled_from(BREAKDOWNS),
    st.sampled_from(["2020", "2020H2", "2020Q1", "2020-05", "2020-03-07/2020-06-04"]),
    st.sampled_from([None, "previous-year", "2019-12"]),
    st.none() | days,
)


def told(table: Any) -> dict[str, Any]:
    """Return all that a table says, but for the ids of records and the names of files."""
    found = table.to_dict("en")
    for row in found["rows"]:
        row.pop("evidence")
    for total in found["totals"].values():
        total.pop("evidence", None)
    found["left_out"] = sorted((item.indicator, item.reason.value, item.count) for item in table.left_out)
    found["issues"] = sorted(
        (issue.code, *map(issue.values("en").get, ("indicator", "period", "count"))) for issue in table.issues
    )
    return found


def measured(source: Any, question: Asked) -> dict[str, Any]:
    return told(
        ld.measure(
            source,
            question.indicators,
            by=question.by,
            period=question.period,
            compare=question.compare,
            at=question.at,
            code_lists=builtin_code_lists() | {"country": country_codes()},
            places=None if isinstance(source, ld.Ledger) else PLACES,
        )
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(rows=st.lists(trips, max_size=12), question=asked)
def test_frames_are_counted_as_records_are(make: Make, rows: Rows, question: Asked) -> None:
    assert measured(frame_of(rows, make), question) == measured(ledger_of(rows), question)


TIES = {
    "id": "text",
    "office": "text",
    "kind": "text",
    "state": "text",
    "since": "date",
    "until": "date",
    "country": "text",
}
ties = st.fixed_dictionaries(
    {
        "office": st.none() | st.sampled_from(["a", "b"]),
        "kind": st.none() | st.sampled_from(["formal", "friendly-exchange"]),
        "since": st.none() | days,
        "length": st.none() | st.integers(1, 400),
        "country": st.none() | st.sampled_from(["JP", "DE"]),
    }
)


def tie_rows(rows: Rows) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows):
        since = row["since"]
        until = since + timedelta(days=row["length"]) if since and row["length"] else None
        about = {name: row[name] for name in ("office", "kind", "since", "country")}
        yield {**about, "id": f"t{number:03}", "until": until, "state": "in-force" if since else None}


def tie_records(rows: Rows) -> Iterator[Any]:
    for row in tie_rows(rows):
        moves = [(state, row[when]) for state, when in (("in-force", "since"), ("ended", "until")) if row[when]]
        yield ld.City(id=f"city-{row['id']}", country=row["country"])
        yield ld.Partnership(
            id=row["id"],
            office=row["office"],
            kind=row["kind"],
            partner=f"city-{row['id']}",
            history=tuple(ld.Transition(state, ld.PartialDate.of(on)) for state, on in moves),
        )


STOCKS = ("partnerships.formal", "partnerships.friendly_exchange", "partnerships.in_force", "partnerships.countries")
asked_of_ties = st.builds(
    Asked,
    st.lists(st.sampled_from(STOCKS), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from([(), ("office",), ("kind",), ("quarter",), ("country", "half"), ("continent",)]),
    st.sampled_from(["2020", "2020Q1", "2020-05"]),
    st.sampled_from([None, "previous-year"]),
    st.none() | days,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(rows=st.lists(ties, max_size=8), question=asked_of_ties)
def test_stocks_are_counted_as_records_are(make: Make, rows: Rows, question: Asked) -> None:
    columns = {"partner->country": "country"}
    frame = Frame(make(list(tie_rows(rows)), TIES), records="partnerships", columns=columns)
    assert measured(frame, question) == measured(PLACES + ld.Ledger.of(tie_records(rows)), question)
