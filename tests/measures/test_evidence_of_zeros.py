"""The three zeros: 0 is said only where records show that somebody looked, all through the period."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists, entry_kind
from localdiplomacy.measures.builtin_zeros import ACCIDENTS, HAZARD, INFECTION, INSPECTION, MONITORING, REGISTER, ZEROS
from localdiplomacy.measures.coverage import Kept, kept
from localdiplomacy.measures.indicators import Evidence
from localdiplomacy.measures.rows import Row
from localdiplomacy.model.observations import ObsStatus

QUARTERS = ("2021-02-01", "2021-05-31", "2021-08-15", "2021-12-31")


def line(kind: str, on: str | None, incident: str | None = None, *states: str, **more: Any) -> ld.Entry:
    details = ld.Details({"incident": incident}) if incident else ld.Details()
    history = tuple(ld.Transition(*state.split("@")) for state in states)
    return ld.Entry(
        id=more.pop("id", f"{kind}-{incident}-{on}"),
        kind=kind,
        on=on,
        office=more.pop("office", "a"),
        details=details,
        history=history,
        **more,
    )


def figure(indicator: str, *lines: ld.Entry, period: str = "2021", **more: Any) -> ld.Observation:
    return ld.measure(ld.Ledger.of(lines), indicator, period=period, **more).rows[0].observation


def nil(*days: str, **more: Any) -> list[ld.Entry]:
    return [line(REGISTER, day, "nil", **more) for day in days]


def test_the_codes_are_those_of_the_code_lists() -> None:
    known = {code.id for code in builtin_code_lists()["incident-kind"]}
    assert {*ACCIDENTS, INFECTION, HAZARD, "nil"} == known
    assert all(entry_kind(kind) for kind in (REGISTER, INSPECTION, MONITORING))


@pytest.mark.parametrize("indicator", ["transfers.incidents", "transfers.infections", "transfers.hazards"])
def test_an_empty_ledger_is_no_zero(indicator: str) -> None:
    found = figure(indicator, line("event", "2021-05-01"))
    assert (found.value, found.status) == (None, ObsStatus.MISSING)
    assert "不能说是 0" in str(found.comment)
    assert "not 0" in str(found.comment)


@pytest.mark.parametrize(
    ("indicator", "kind", "incident", "unit"),
    [
        ("transfers.incidents", REGISTER, "nil", "cases"),
        ("transfers.incidents", INSPECTION, None, "cases"),
        ("transfers.infections", MONITORING, None, "persons"),
        ("transfers.hazards", INSPECTION, None, "items"),
    ],
)
def test_evidence_in_every_quarter_is_a_zero(indicator: str, kind: str, incident: str | None, unit: str) -> None:
    lines = [line(kind, day, incident) for day in QUARTERS]
    assert figure(indicator, *lines).value == ld.Quantity.of(0, unit)
    for missing in lines:
        assert figure(indicator, *(one for one in lines if one is not missing)).value is None


def test_evidence_of_one_thing_is_none_of_another() -> None:
    assert figure("transfers.infections", *nil(*QUARTERS)).value is None
    assert figure("transfers.incidents", *(line(MONITORING, day) for day in QUARTERS)).value is None


@pytest.mark.parametrize(
    ("kind", "states"), [(INSPECTION, ("planned@2021-01-01",)), (INSPECTION, ("planned", "cancelled@2021-02-01"))]
)
def test_what_was_only_planned_or_called_off_is_no_evidence(kind: str, states: tuple[str, ...]) -> None:
    assert figure("transfers.incidents", line(kind, "2021-02-01", None, *states), period="2021Q1").value is None
    held = (*states[:1], "held@2021-02-01")
    assert figure("transfers.incidents", line(kind, "2021-02-01", None, *held), period="2021Q1").value is not None


@pytest.mark.parametrize("day", [None, "2021", "2020-12-31", "2021-04-01"])
def test_evidence_is_dated_in_the_quarter_for_certain(day: str | None) -> None:
    assert figure("transfers.incidents", *nil("2021-02-01"), period="2021Q1").value is not None
    assert figure("transfers.incidents", line(REGISTER, day, "nil"), period="2021Q1").value is None


def test_a_file_of_some_records_only_is_no_evidence() -> None:
    some = ld.Source(ld.Origin(file="some.csv", partial=True))
    assert figure("transfers.incidents", *nil("2021-02-01", source=some), period="2021Q1").value is None


def test_a_period_that_is_not_over_needs_evidence_of_what_is() -> None:
    early = nil(*QUARTERS[:2])
    assert figure("transfers.incidents", *early, at=date(2021, 6, 30)).value == ld.Quantity.of(0, "cases")
    assert figure("transfers.incidents", *early, at=date(2021, 7, 1)).value is None
    # What was looked at after the day shows nothing as of it.
    assert figure("transfers.incidents", *early, at=date(2021, 5, 1)).value is None


def test_a_month_needs_evidence_of_its_own() -> None:
    assert figure("transfers.incidents", *nil("2021-02-01"), period="2021-02").value == ld.Quantity.of(0, "cases")
    assert figure("transfers.incidents", *nil("2021-02-01"), period="2021-03").value is None


def test_what_happened_is_counted_without_further_evidence() -> None:
    lines = [
        line(REGISTER, "2021-03-01", "traffic"),
        line(REGISTER, "2021-03-02", "protection"),
        line(REGISTER, "2021-03-03", "mental", "cancelled@2021-03-04"),
        line(REGISTER, "2021-03-04", "infection", headcount=ld.Headcount(persons=3)),
        line(REGISTER, "2021-03-05", "infection"),
    ]
    assert figure("transfers.incidents", *lines).value == ld.Quantity.of(2, "cases")
    assert figure("transfers.infections", *lines).value == ld.Quantity.of(4, "persons")


def test_an_incident_whose_kind_nobody_entered_leaves_the_zero_open() -> None:
    assert figure("transfers.incidents", *nil(*QUARTERS), line(REGISTER, "2021-03-01")).value is None


def test_hazards_count_until_they_are_removed() -> None:
    hazard = line(REGISTER, "2021-03-01", "hazard", "open@2021-03-01", "in-progress@2021-04-01", "closed@2021-05-01")
    lines = (hazard, *nil("2021-02-01", "2021-05-31"))
    assert figure("transfers.hazards", *lines, period="2021Q1").value == ld.Quantity.of(1, "items")
    assert figure("transfers.hazards", *lines, period="2021-04").value == ld.Quantity.of(1, "items")
    assert figure("transfers.hazards", *lines, period="2021H1").value == ld.Quantity.of(0, "items")
    assert figure("transfers.hazards", *lines, period="2021").value is None


def test_each_office_shows_its_own() -> None:
    lines = (*nil(*QUARTERS, office="a"), *nil(*QUARTERS[:3], office="b", id="b"))
    table = ld.measure(ld.Ledger.of(lines), "transfers.incidents", by="office", period="2021")
    assert {row.members[0]: row.observation.value for row in table.rows} == {"a": ld.Quantity.of(0, "cases"), "b": None}


def total(lines: Iterable[ld.Record], **more: Any) -> ld.Observation:
    return ld.measure(ld.Ledger.of(lines), "transfers.incidents", period="2021", **more).rows[0].observation


def moved(on: str | None, office: str | None = "b") -> ld.TransferBatch:
    return ld.TransferBatch(id="t1", office=office, moved_on=on)


def test_a_zero_of_several_offices_needs_evidence_of_each() -> None:
    of_a, of_b = nil(*QUARTERS, office="a"), nil(*QUARTERS, office="b", id="b")
    assert total([*of_a, *of_b[:3]]).value is None
    assert "not 0" in str(total([*of_a, *of_b[:3]]).comment)
    assert total([*of_a, *nil(*QUARTERS[:3], office="b"), *of_b[3:]]).value == ld.Quantity.of(0, "cases")


@pytest.mark.parametrize(
    ("batch", "zero"),
    [
        (moved("2021-05-01"), False),
        (moved("2021"), False),
        (moved("2020-12-31"), True),
        (moved(None), True),
        (moved("2021-05-01", "a"), True),
        (moved("2021-05-01", None), False),
    ],
)
def test_an_office_that_moved_travellers_has_to_show_that_it_looked(batch: ld.TransferBatch, zero: bool) -> None:
    lines = (*nil(*QUARTERS, office="a"), batch)
    assert total(lines).value == (ld.Quantity.of(0, "cases") if zero else None)
    table = ld.measure(ld.Ledger.of(lines), "transfers.incidents", by="office", period="2021")
    assert {row.members[0] for row in table.rows} == {"a"} if zero else {"a", batch.office or "_unknown"}
    assert isinstance(table.total("transfers.incidents"), Row)


def test_an_office_that_did_not_look_still_counts_what_happened() -> None:
    accident = line(REGISTER, "2021-03-01", "traffic", office="a")
    assert total((accident, moved("2021-05-01"))).value == ld.Quantity.of(1, "cases")


def test_parts_of_a_ledger_show_together_what_each_does_not() -> None:
    lines = nil(*QUARTERS, office="a")
    parts = [
        ld.partial_cells(ld.Ledger.of(some), "transfers.incidents", period="2021") for some in (lines[:2], lines[2:])
    ]
    assert ld.PartialCells.merged(parts).table().rows[0].observation.value == ld.Quantity.of(0, "cases")
    other = ld.partial_cells(ld.Ledger.of([moved("2021-05-01")]), "transfers.incidents", period="2021")
    assert ld.PartialCells.merged((*parts, other)).table().rows[0].observation.value is None


def test_cells_of_evidence_travel_as_arrow_tables() -> None:
    pytest.importorskip("pyarrow")
    found = ld.partial_cells(
        ld.Ledger.of((*nil(*QUARTERS, office="a"), moved("2021-05-01"))),
        "transfers.incidents",
        period="2021",
        compare="previous-year",
    )
    assert ld.PartialCells.from_arrow(found.to_arrow()) == found


def test_a_figure_of_all_offices_is_no_zero_when_it_is_held_against_a_published_one() -> None:
    ledger = ld.Ledger.of((*nil(*QUARTERS, office="a"), moved("2021-05-01")))
    (indicator,) = (found for found in ZEROS if found.id == "transfers.incidents")
    by_office = kept(indicator, ledger, ld.Period.year(2021))
    assert [by_office.says_nothing_is_0(office) for office in ("a", "b", None)] == [True, False, False]
    assert kept(indicator, ld.Ledger.of(nil(*QUARTERS)), ld.Period.year(2021)).says_nothing_is_0(None)


def test_evidence_names_a_set_of_dated_records() -> None:
    with pytest.raises(ld.IndicatorError, match=r"evidence\.offices_of"):
        attrs.evolve(ZEROS[0], evidence=Evidence(where=ld.Where(), offices_of="cities"))


def test_the_definition_says_what_counts_as_evidence() -> None:
    for indicator in ZEROS:
        assert "缺失" in indicator.definition.zh
        assert "otherwise missing" in indicator.definition.en


def test_evidence_that_is_wanted_once() -> None:
    once = Evidence(where=ld.Where(field="kind", value="drill"))
    assert once.parts(ld.Period.year(2021)) == (ld.Period.year(2021),)
    drills = ld.Indicator(
        id="x.drills",
        zh="甲",
        en="A",
        definition=ld.Text("甲。", "A."),
        unit="times",
        records="entries",
        where=ld.Where(field="kind", value="incident"),
        time="on",
        evidence=once,
    )
    for office in ("a", None):
        ledger = ld.Ledger.of([line("drill", "2021-05-01", office=office)])
        assert kept(drills, ledger, ld.Period.year(2021)) == Kept(offices=frozenset((office or "_unknown",)))


@given(
    st.lists(st.dates(date(2020, 12, 1), date(2022, 2, 1)), max_size=12), st.sampled_from(["2021", "2021H2", "2021Q2"])
)
def test_every_quarter_of_the_period_has_a_day_of_evidence(days: list[date], period: str) -> None:
    lines = [line(REGISTER, str(day), "nil", id=f"r{number}") for number, day in enumerate(days)]
    whole = ld.Period.of(period)
    months, first = {1: range(1, 13), 7: range(7, 13), 4: range(4, 7)}[whole.start.month], whole.start
    wanted = {(month - 1) // 3 for month in months}
    looked = {(day.month - 1) // 3 for day in days if first <= day <= whole.end - timedelta(days=1)}
    found = figure("transfers.incidents", *lines, line("event", str(first)), period=period).value
    assert (found is not None) is (wanted <= looked)


MakeFrame = Callable[..., Any]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from([REGISTER, INSPECTION, MONITORING, "event"]),
                "on": st.none() | st.dates(date(2020, 11, 1), date(2022, 2, 1)),
                "office": st.none() | st.sampled_from(["a", "b"]),
                "incident": st.sampled_from([None, "nil", "traffic", "infection"]),
                "state": st.sampled_from([None, "planned", "held", "cancelled"]),
            }
        ),
        max_size=12,
    ),
    st.sampled_from(["2021", "2021Q2", "2021-05", "2021-03-20/2021-05-02"]),
    st.sampled_from([(), ("office",)]),
    st.sampled_from([None, "previous-year"]),
    st.lists(st.tuples(st.dates(date(2020, 11, 1), date(2022, 2, 1)), st.none() | st.sampled_from("ac")), max_size=2),
)
def test_the_engines_agree(
    rows: list[dict[str, Any]], period: str, by: tuple[str, ...], compare: str | None, moves: list[tuple[date, str]]
) -> None:
    pl = pytest.importorskip("polars")
    schema = {"id": pl.String, "kind": pl.String, "on": pl.Date, "office": pl.String}
    schema |= {"details.incident": pl.String, "history.to": pl.String, "headcount.persons": pl.Int64}
    flat = [
        {
            "id": f"r{number}",
            **{name: row[name] for name in ("kind", "on", "office")},
            "details.incident": row["incident"],
            "history.to": row["state"],
            "headcount.persons": None,
        }
        for number, row in enumerate(rows)
    ]
    of_moves = {"id": [f"t{number}" for number in range(len(moves))], "moved_on": [on for on, _ in moves]}
    of_moves["office"] = [office for _, office in moves]
    moves_schema = {"id": pl.String, "moved_on": pl.Date, "office": pl.String}
    frames = (
        ld.Frame(pl.DataFrame(flat, schema=schema), records="entries"),
        ld.Frame(pl.DataFrame(of_moves, schema=moves_schema), records="transfers"),
    )
    batches = [
        ld.TransferBatch(id=f"t{number}", moved_on=str(on), office=office) for number, (on, office) in enumerate(moves)
    ]
    records = [
        line(
            row["kind"],
            row["on"] and str(row["on"]),
            row["incident"],
            *([row["state"]] if row["state"] else []),
            id=f"r{number}",
            office=row["office"],
        )
        for number, row in enumerate(rows)
    ]
    question: dict[str, Any] = {"by": by, "period": period, "compare": compare}
    ids = ["transfers.incidents", "transfers.infections"]
    tables = [ld.measure(source, ids, **question) for source in (frames, ld.Ledger.of([*records, *batches]))]
    found = [
        [
            (row.observation.indicator, row.members, row.observation.value, row.base and row.base.value)
            for row in table.rows
        ]
        for table in tables
    ]
    assert found[0] == found[1]
