"""What is counted from the first record on (累计): running totals, what is dated roughly, comparison, coverage."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.frames.frame import Frame
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.totals import CUMULATIVE_OVER_TIME
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.entries import Entry
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.texts import Text


def so_far(id: str = "x.so_far", **more: object) -> Indicator:
    settings = {
        "zh": "累计出访批次",
        "en": "Batches so far",
        "definition": Text("累计。", "So far."),
        "unit": "batches",
    }
    return Indicator(id=id, cumulative=True, **{**settings, "time": "departs_on", **more})


SO_FAR = so_far()
PERSONS = so_far("x.persons", fold="sum", value="headcount.person_times", unit="person_times")
COUNTRIES = so_far("x.countries", fold="distinct", value="countries", unit="countries")


def numbers(ledger: Ledger, wanted: Indicator, **more: object) -> list[object]:
    return [row.observation.value and row.observation.value.exact for row in measure(ledger, wanted, **more)]


def test_running_totals_by_month_and_their_end(trip) -> None:
    days = ["2019-05-01", "2020-12-31", "2021-01-31", "2021-02-01", "2021-02-28", "2021-12-31", "2022-01-01"]
    ledger = Ledger.of([trip(f"t{n}", day, headcount=Headcount(person_times=n)) for n, day in enumerate(days)])
    assert numbers(ledger, SO_FAR, by="month", period=2021) == [3, *10 * [5], 6]
    assert numbers(ledger, PERSONS, by="quarter", period=2021) == [10, 10, 10, 15]
    assert numbers(ledger, SO_FAR, period=2021) == [6]
    assert numbers(ledger, SO_FAR, period="2019-01-01/2023-01-01", by="year") == [1, 2, 6, 7]
    found = measure(ledger, SO_FAR, by="month", period=2021)
    assert found.total() == CUMULATIVE_OVER_TIME
    assert found.row("2021-01").observation.evidence == ("t0", "t1", "t2")
    assert [record.id for record in found.row("2021-01").observation.records()] == ["t0", "t1", "t2"]
    assert measure(ledger, SO_FAR, by="office", period=2021).total().observation.value == Quantity.of(6, "batches")


def test_different_values_are_told_apart_over_the_years(trip) -> None:
    ledger = Ledger.of([trip("a", "2019-05-01", countries="JP FR"), trip("b", "2021-05-01", countries="JP DE")])
    assert numbers(ledger, COUNTRIES, by="half", period=2021) == [3, 3]
    assert numbers(ledger, COUNTRIES, by="quarter", period=2021) == [2, 3, 3, 3]


def test_a_day_known_to_the_year_counts_when_the_year_is_over(trip) -> None:
    ledger = Ledger.of([trip("a", "2019-05-01"), trip("b", "2021")])
    first, second = measure(ledger, SO_FAR, by="half", period=2021)
    assert first.observation.value == Quantity.of(1, "batches", Qualifier.AT_LEAST)
    assert first.observation.status is ObsStatus.LOW_RELIABILITY
    assert second.observation.value == Quantity.of(2, "batches")


def test_a_record_without_a_day_may_be_of_any_time(trip) -> None:
    ledger = Ledger.of([trip("a", "2019-05-01"), trip("b", None)])
    table = measure(ledger, SO_FAR, by="half", period=2021)
    assert {row.observation.value for row in table} == {Quantity.of(1, "batches", Qualifier.AT_LEAST)}
    assert table.issues.counts() == {"LD-MEASURE-006": 1, "LD-MEASURE-012": 1}


def test_what_never_reached_a_state_does_not_count(trip) -> None:
    refused = so_far("x.refused", time="history.refused")
    ledger = Ledger.of([trip("a", states="refused@2020-05-01"), trip("b", "2020-05-01")])
    assert numbers(ledger, refused, period=2021) == [1]
    assert numbers(ledger, refused, period=2019) == [None]


def test_it_is_compared_with_a_year_before(trip) -> None:
    ledger = Ledger.of([trip(f"t{n}", day) for n, day in enumerate(("2019-05-01", "2020-05-01", "2021-05-01"))])
    row = measure(ledger, SO_FAR, period=2021, compare="previous-year").row()
    assert (row.change.difference, str(row.change.value)) == (1, "50.0")
    months = measure(ledger, SO_FAR, by="month", period=2021, compare="previous-year")
    assert months.row("2021-12").base.value == Quantity.of(2, "batches")


def test_it_counts_up_to_the_day_asked_for(trip) -> None:
    ledger = Ledger.of([trip(f"t{n}", day) for n, day in enumerate(("2019-05-01", "2021-05-01", "2021-09-01"))])
    found = measure(ledger, SO_FAR, period=2021, at=date(2021, 6, 30)).row().observation
    assert (found.value, found.status) == (Quantity.of(2, "batches"), ObsStatus.PROVISIONAL)


def test_none_so_far_is_0_where_the_ledger_was_kept(trip) -> None:
    own = so_far("x.own", where=Where(field="mode", value="own"))
    ledger = Ledger.of([trip("a", "2019-05-01", mode="joined", office="a"), trip("b", "2021-05-01", mode="own")])
    assert numbers(ledger, own, period=2018) == [None]
    assert numbers(ledger, own, period=2019) == [0]
    assert numbers(ledger, own, period=2020) == [0]
    assert numbers(ledger, own, period=2021) == [1]


def test_entries_of_another_kind_say_nothing_of_it() -> None:
    events = so_far("x.events", records="entries", time="on", where=Where(field="kind", value="event"))
    letters = [Entry(id="e", kind="letter", on="2020-05-01")]
    assert numbers(Ledger.of(letters), events, period=2021) == [None]
    held = [*letters, Entry(id="f", kind="event", on="2019-05-01")]
    assert numbers(Ledger.of(held), events, period=2021) == [1]


@given(st.lists(st.dates(date(2018, 1, 1), date(2022, 12, 31)), max_size=30), st.sampled_from(["month", "quarter"]))
def test_a_running_total_is_what_was_before_and_the_flows_since(days: list[date], by: str) -> None:
    trips = [OutboundDelegation(id=f"t{n}", departs_on=day) for n, day in enumerate(days)]
    flow = Indicator(
        id="x.flow", zh="批次", en="Batches", definition=Text("甲。", "a."), unit="batches", time="departs_on"
    )
    flows = [row.observation.value for row in measure(Ledger.of(trips), flow, by=by, period=2021)]
    table = measure(Ledger.of(trips), SO_FAR, by=by, period=2021)
    so_far_by_part = [row.observation.value.exact if row.observation.value else 0 for row in table]
    before, expected = sum(day < date(2021, 1, 1) for day in days), []
    for found in flows:
        before += int(found.exact) if found else 0
        expected.append(before)
    assert so_far_by_part == expected


@pytest.mark.parametrize("kind", ["polars", "pandas"])
def test_data_frames_count_the_same(kind: str) -> None:
    frames = pytest.importorskip(kind)
    days = [date(2019, 5, 1), date(2021, 2, 1), None, date(2022, 1, 1)]
    given = frames.DataFrame({"id": ["a", "b", "c", "d"], "departs_on": days})
    if kind == "pandas":
        given["departs_on"] = frames.to_datetime(given["departs_on"])
    table = measure(given, SO_FAR, by="half", period=2021)
    assert [row.observation.value for row in table] == 2 * [Quantity.of(2, "batches", Qualifier.AT_LEAST)]
    assert table.issues.counts() == {"LD-MEASURE-006": 1, "LD-MEASURE-012": 1}
    assert table.total() == CUMULATIVE_OVER_TIME


def test_a_frame_that_does_not_keep_the_day_has_none_of_it() -> None:
    frames = pytest.importorskip("polars")
    given = Frame(frames.DataFrame({"id": ["a"], "departs_on": [date(2021, 5, 1)]}), columns={"history.refused": None})
    found = measure(given, so_far("x.refused", time="history.refused"), period=2021).row().observation
    assert found.value == Quantity.of(0, "batches")
