"""The engine on frames gives what the engine on records gives, cell by cell, on every kind of frame: of ties."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
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

days = st.dates(date(2019, 11, 1), date(2021, 3, 1))
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
asked = st.fixed_dictionaries(
    {
        "indicator": st.lists(st.sampled_from(STOCKS), min_size=1, max_size=3, unique=True).map(tuple),
        "by": st.sampled_from([(), ("office",), ("kind",), ("quarter",), ("country", "half"), ("continent",)]),
        "period": st.sampled_from(["2020", "2020Q1", "2020-05"]),
        "compare": st.sampled_from([None, "previous-year"]),
        "at": st.none() | days,
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(rows=st.lists(ties, max_size=8), question=asked)
def test_stocks_are_counted_as_records_are(
    make: Make, measured: Measured, rows: Rows, question: Mapping[str, Any]
) -> None:
    columns = {"partner->country": "country"}
    frame = Frame(make(list(tie_rows(rows)), TIES), records="partnerships", columns=columns)
    assert measured(frame, **question) == measured(ld.Ledger.of(tie_records(rows)), **question)


KEPT = {**TIES, "details.visa": "text"}
KINDS_KEPT = ("consular.visa-country", "station", "body", "gift")
kept_question = st.fixed_dictionaries(
    {
        "indicator": st.lists(
            st.sampled_from(["consular.agency_countries", "stations.kept", "stations.countries", "bodies.kept"]),
            min_size=1,
            unique=True,
        ).map(tuple),
        "by": st.sampled_from([(), ("office",), ("quarter",), ("country", "half"), ("visa",)]),
        "period": st.sampled_from(["2020", "2020Q1"]),
        "compare": st.sampled_from([None, "previous-year"]),
        "at": st.none() | days,
    }
)
kept = st.fixed_dictionaries(
    {
        "office": st.none() | st.sampled_from(["a", "b"]),
        "kind": st.sampled_from(KINDS_KEPT),
        "since": st.none() | days,
        "length": st.none() | st.integers(1, 400),
        "country": st.none() | st.sampled_from(["JP", "DE"]),
        "details.visa": st.none() | st.sampled_from(["private", "official"]),
    }
)


def kept_rows(rows: Rows) -> Iterator[dict[str, Any]]:
    for plain, row in zip(tie_rows(rows), rows, strict=True):
        yield {**plain, "state": "active" if row["since"] else None, "details.visa": row["details.visa"]}


def kept_records(rows: Rows) -> Iterator[ld.Entry]:
    for row in kept_rows(rows):
        moves = [(state, row[when]) for state, when in (("active", "since"), ("ended", "until")) if row[when]]
        yield ld.Entry(
            id=row["id"],
            office=row["office"],
            kind=row["kind"],
            country=row["country"],
            history=tuple(ld.Transition(state, ld.PartialDate.of(on)) for state, on in moves),
            details=ld.Details({"visa": row["details.visa"]} if row["details.visa"] else {}),
        )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(rows=st.lists(kept, max_size=8), question=kept_question)
def test_stocks_of_the_smaller_ledgers_are_counted_as_records_are(
    make: Make, measured: Measured, rows: Rows, question: Mapping[str, Any]
) -> None:
    frame = Frame(make(list(kept_rows(rows)), KEPT), records="entries")
    assert measured(frame, **question) == measured(ld.Ledger.of(kept_records(rows)), **question)
