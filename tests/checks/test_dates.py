"""Order of dates: only what is surely out of order is reported, and boundaries are included."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from localdiplomacy.model import (
    City,
    Entry,
    HandOver,
    InboundDelegation,
    Instrument,
    Leg,
    OutboundDelegation,
    Paper,
    Partnership,
    Stop,
    TransferBatch,
    Transition,
)

Look = Callable[..., list[Any]]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2021-03-02", "2021-03-01", True),
        ("2021-03-02", "2021-03-02", False),
        ("2021-03-02", "2021-03", False),
        ("2021-03-02", "2021-02", True),
        ("2021-03", "2021-03-01", False),
        ("2021-03", "2021-02-28", True),
        ("2021", "2020-12-31", True),
        ("2021", "2021", False),
        ("2021", "2020", True),
        (None, "2020", False),
        ("2020", None, False),
    ],
)
def test_coarse_dates_are_backwards_only_if_surely_so(start: str, end: str, wrong: bool, found: Look) -> None:
    records = (
        OutboundDelegation(id="d1", departs_on=start, returns_on=end),
        InboundDelegation(id="v1", arrives_on=start, leaves_on=end),
        OutboundDelegation(id="d2", stops=(Stop(country="JP"), Stop(country="KR", arrives_on=start, leaves_on=end))),
    )
    places = [(subject, path) for _, subject, path, _ in found(*records, only=("LD-DATE-001",))]
    assert places == ([("d1", "returns_on"), ("d2", "stops[1].leaves_on"), ("v1", "leaves_on")] if wrong else [])


def test_each_kind_of_span_names_its_two_dates(found: Look) -> None:
    issues = found(
        City(id="c1", since="2021-03-02", until="2021-03-01"),
        Entry(id="e1", kind="event", on="2021-03-02", until="2021-03-01"),
        InboundDelegation(id="v1", arrives_on="2021-03-02", leaves_on="2021-03-01"),
        OutboundDelegation(id="d1", stops=(Stop(country="JP", arrives_on="2021-03-02", leaves_on="2021-03-01"),)),
        only=("LD-DATE-001",),
    )
    dates = {"start": "2021-03-02", "end": "2021-03-01"}
    assert [(subject, params) for _, subject, _, params in issues] == [
        ("c1", {**dates, "start_label": "since", "end_label": "until"}),
        ("d1", {**dates, "start_label": "arrival", "end_label": "leaving"}),
        ("e1", {**dates, "start_label": "start", "end_label": "end"}),
        ("v1", {**dates, "start_label": "arrival", "end_label": "leaving"}),
    ]


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [("2021-03-02", "2021-03-02", True), ("2021-03-01", "2021-03-02", False), ("2021", "2021", False)],
)
def test_the_last_day_of_a_place_is_excluded(since: str, until: str, wrong: bool, found: Look) -> None:
    assert bool(found(City(id="c1", since=since, until=until), only=("LD-DATE-001",))) is wrong


@pytest.mark.parametrize(
    ("departs", "returns", "arrives", "leaves", "paths"),
    [
        ("2021-03-02", "2021-03-06", "2021-03-01", "2021-03-07", ["stops[0].arrives_on", "stops[0].leaves_on"]),
        ("2021-03-02", "2021-03-06", "2021-03-02", "2021-03-06", []),
        ("2021-03-02", "2021-03-06", "2021-03", "2021", []),
        ("2021-03-02", None, "2021-03-01", "2022", ["stops[0].arrives_on"]),
        (None, "2021-03-06", "2020", "2021-03-07", ["stops[0].leaves_on"]),
        (None, "2021-03-06", "2021-03-07", "2021-03-06", ["stops[0].arrives_on"]),
        ("2021-03", "2021-03", "2021-03-01", "2021-03-31", []),
        ("2021-03", "2021-03", "2021-02-28", "2021-04-01", ["stops[0].arrives_on", "stops[0].leaves_on"]),
        (None, None, "2021-02-28", "2021-04-01", []),
    ],
)
def test_stops_lie_in_the_trip(
    departs: str, returns: str, arrives: str, leaves: str, paths: list[str], found: Look
) -> None:
    stop = Stop(country="JP", arrives_on=arrives, leaves_on=leaves)
    trip = OutboundDelegation(id="d1", departs_on=departs, returns_on=returns, stops=(stop,))
    issues = found(trip, only=("LD-DATE-002",))
    assert [path for _, _, path, _ in issues] == paths
    assert all((i[3]["start"], i[3]["end"]) == (departs or "?", returns or "?") for i in issues)


def test_years_are_plausible_from_1949_to_ten_years_ahead(found: Look) -> None:
    days = ("1948-12-31", "1949-01-01", "2033-12-31", "2034-01-01", "2034", "1948", "0202-03-01")
    entries = [Entry(id=f"e{number}", kind="event", on=day) for number, day in enumerate(days)]
    issues = found(*entries, only=("LD-DATE-003",))
    assert [params["day"] for _, _, _, params in issues] == ["1948-12-31", "2034-01-01", "2034", "1948", "0202-03-01"]
    assert {(params["earliest"], params["latest"]) for _, _, _, params in issues} == {("1949", "2033")}


def test_the_last_representable_years_can_be_checked(found: Look) -> None:
    entry = Entry(id="e1", kind="event", on="9999-12-31")
    assert found(entry, only=("LD-DATE-003",), at=date(9995, 1, 1)) == []
    assert [i[3]["latest"] for i in found(entry, only=("LD-DATE-003",), at=date(9988, 1, 1))] == ["9998"]


def test_every_date_field_is_looked_at(found: Look) -> None:
    issues = found(
        OutboundDelegation(
            id="d1",
            departs_on="1021",
            returns_on="1021",
            papers=(Paper(kind="approval"), Paper(kind="approval", issued_on="1021")),
            history=(Transition("applied", "1021"),),
        ),
        InboundDelegation(id="v1", arrives_on="1021", leaves_on="1021"),
        TransferBatch(id="b1", moved_on="1021"),
        Entry(id="e1", kind="event", on="1021", until="1021"),
        Partnership(id="t1", instruments=(Instrument(kind="intent", signed_on="1021"),)),
        City(id="c1", since="1021"),
        only=("LD-DATE-003",),
    )
    assert [(subject, path) for _, subject, path, _ in issues] == [
        ("b1", "moved_on"),
        ("d1", "departs_on"),
        ("d1", "history[0].on"),
        ("d1", "papers[1].issued_on"),
        ("d1", "returns_on"),
        ("e1", "on"),
        ("e1", "until"),
        ("t1", "instruments[0].signed_on"),
        ("v1", "arrives_on"),
        ("v1", "leaves_on"),
    ]


@pytest.mark.parametrize(
    ("planned", "approved", "returns", "expected"),
    [
        (5, None, "2021-03-05", None),
        (4, None, "2021-03-05", ("days_planned", "4")),
        (6, None, "2021-03-05", ("days_planned", "6")),
        (4, 5, "2021-03-05", None),
        (5, 4, "2021-03-05", ("days_approved", "4")),
        (None, 4, "2021-03-05", ("days_approved", "4")),
        (None, None, "2021-03-05", None),
        (9, None, "2021-03", None),
        (9, None, None, None),
        (9, None, "2021-02-28", None),  # backwards: reported as such, not by its days
        (9, None, "2021-03-01", ("days_planned", "9")),
    ],
)
def test_stated_days_are_those_of_the_dates(
    planned: int, approved: int, returns: str, expected: tuple[str, str] | None, found: Look
) -> None:
    trip = OutboundDelegation(
        id="d1", departs_on="2021-03-01", returns_on=returns, days_planned=planned, days_approved=approved
    )
    issues = found(trip, only=("LD-DATE-004",))
    assert [(path, params["stated"]) for _, _, path, params in issues] == ([expected] if expected else [])


def test_drives_follow_one_another(found: Look) -> None:
    legs = (
        Leg(origin="a", destination="b", departs_at=_at("2020-04-01T10:00"), arrives_at=_at("2020-04-01T09:59")),
        Leg(origin="b", destination="c", arrives_at=_at("2020-04-01T08:00")),
        Leg(origin="c", destination="d", departs_at=_at("2020-04-01T09:00"), arrives_at=_at("2020-04-01T09:00")),
        Leg(origin="d", destination="e", departs_at=_at("2020-04-01T09:30")),
    )
    issues = found(TransferBatch(id="b1", legs=legs), only=("LD-DATE-005", "LD-DATE-006"))
    assert [(code, path) for code, _, path, _ in issues] == [
        ("LD-DATE-005", "legs[0].arrives_at"),
        ("LD-DATE-006", "legs[2].departs_at"),
    ]


def test_hand_overs_without_a_time_do_not_hide_a_wrong_order(found: Look) -> None:
    times = ("2020-04-01T10:00", None, "2020-04-01T09:00", "2020-04-01T09:30")
    chain = tuple(HandOver(place="a", at=time and _at(time)) for time in times)
    issues = found(TransferBatch(id="b1", hand_overs=chain), only=("LD-DATE-006",))
    assert [path for _, _, path, _ in issues] == ["hand_overs[2].at"]


def test_a_time_zone_on_some_times_changes_nothing(found: Look) -> None:
    chain = (
        HandOver(place="a", at=_at("2020-04-01T09:00+08:00")),
        HandOver(place="b", at=_at("2020-04-01T09:30")),
        HandOver(place="c", at=_at("2020-04-01T09:10+00:00")),
    )
    issues = found(TransferBatch(id="b1", hand_overs=chain), only=("LD-DATE-006",))
    assert [(path, params["later"]) for _, _, path, params in issues] == [("hand_overs[2].at", "2020-04-01 09:10:00")]
