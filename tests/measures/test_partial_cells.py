"""Parts that are counted apart and shipped give what the whole gives."""

import io
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.issues import CannotContinue
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.derived import sets_of
from localdiplomacy.measures.exports.cells_arrow import METADATA
from localdiplomacy.measures.fingerprints import fingerprint
from localdiplomacy.testing.values import printed_counts

pa = pytest.importorskip("pyarrow")

TEXT = ld.Text("甲。", "a.")
OWN = tuple(
    ld.Indicator(
        id=f"x.{fold}", zh="某", en="x", definition=TEXT, unit="persons", fold=fold, value=value, time="departs_on"
    )
    for fold, value in (("mean", "headcount.persons"), ("last", "headcount.persons"), ("distinct", "countries"))
)
BUILT_IN = {found.id: found for found in INDICATORS}
TRIPS = tuple(found for found in INDICATORS if sets_of(found, BUILT_IN) == ("outbound",))
KNOWN = (*INDICATORS, *OWN)
IDS = tuple(found.id for found in (*TRIPS, *OWN))
PLACES = (
    ld.City(id="province", level="province"),
    ld.City(id="a-city", level="city", parent="province"),
    ld.Office(id="a", city="a-city"),
    ld.Office(id="b", city="province"),
)
days = st.dates(ld.PartialDate(2020).first, ld.PartialDate(2022).last).map(ld.PartialDate.of)
dates = st.one_of(st.none(), days, days.map(lambda day: ld.PartialDate(day.year)))


@st.composite
def counts(draw: st.DrawFn) -> ld.Headcount:
    number = draw(st.none() | st.integers(-1, 20))
    persons = number if number is None or number < 0 else draw(printed_counts(number, "persons"))
    return ld.Headcount(persons=persons, person_times=draw(st.none() | st.integers(0, 5)))


trips = st.lists(
    st.builds(
        ld.OutboundDelegation,
        id=st.integers(0, 10**6).map(lambda number: f"t-{number}"),
        office=st.sampled_from([None, "a", "b"]),
        mode=st.sampled_from([None, "own", "joined"]),
        departs_on=dates,
        headcount=counts(),
        stops=st.lists(st.builds(ld.Stop, country=st.sampled_from(["JP", "KR", "TW"])), max_size=2).map(tuple),
        history=st.lists(
            st.builds(ld.Transition, to=st.sampled_from(["approved", "refused", "cancelled"]), on=dates), max_size=2
        ).map(tuple),
        source=st.sampled_from(
            [None, ld.Source(ld.Origin(file="a.csv")), ld.Source(ld.Origin(file="b.csv", partial=True))]
        ),
    ),
    max_size=10,
    unique_by=lambda trip: trip.id,
)
questions = st.fixed_dictionaries(
    {
        "by": st.sampled_from([(), ("office",), ("country", "month"), ("province",), ("mode", "office")]),
        "period": st.sampled_from(["2021", "2021H1", "2021-03-07/2021-10-04"]),
        "compare": st.sampled_from([None, "previous-year"]),
        "at": st.sampled_from([None, ld.Period.of("2021-02").last, ld.Period.of("2021-06").last]),
    }
)


def shipped(part: ld.PartialCells) -> ld.PartialCells:
    """Through the bytes of an Arrow stream, as from another machine."""
    sink = io.BytesIO()
    table = part.to_arrow()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    table = pa.ipc.open_stream(sink.getvalue()).read_all()
    return ld.PartialCells.from_arrow(table, indicators=KNOWN)


def told(table: ld.Table) -> dict[str, Any]:
    return table.to_dict("en", labels="zh")


@given(trips, questions, st.integers(1, 4), st.randoms())
def test_parts_of_a_ledger_make_the_whole(records, question, many: int, random) -> None:
    piles: list[list[Any]] = [[] for _ in range(many)]
    for record in records:
        random.choice(piles).append(record)
    parts = [
        shipped(ld.partial_cells(ld.Ledger.of([*PLACES, *pile]), IDS, indicators=KNOWN, **question)) for pile in piles
    ]
    random.shuffle(parts)
    whole = ld.Ledger.of([*PLACES, *records])
    counted = ld.measure(whole, IDS, indicators=KNOWN, **question)
    together = ld.PartialCells.merged(parts)
    assert told(together.table(places=whole)) == told(counted)
    one_by_one = parts[0]
    for part in parts[1:]:
        one_by_one = part + one_by_one
    assert one_by_one == together
    at_once = ld.partial_cells(whole, IDS, indicators=KNOWN, **question)
    assert [dict(one.items()) for one in together.cells] == [dict(one.items()) for one in at_once.cells]
    assert together.seen == at_once.seen


def trip(id: str, on: str = "2021-03-01", **more: Any) -> ld.OutboundDelegation:
    return ld.OutboundDelegation(id=id, departs_on=on, **{"office": "a", **more})


def cells(*records: Any, indicator: Any = "outbound.batches", **question: Any) -> ld.PartialCells:
    return ld.partial_cells(ld.Ledger.of(records), indicator, **{"period": 2021, **question})


def test_a_part_is_counted_by_any_executor() -> None:
    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(cells, [trip("one"), trip("two"), trip("three", "2020-05-01")]))
    parts = [pickle.loads(pickle.dumps(part)) for part in parts]
    assert ld.PartialCells.merged(parts).table().row().observation.value == ld.Quantity.of(2, "batches")


def test_figures_lead_to_the_records_of_a_ledger_that_has_them() -> None:
    whole = ld.Ledger.of([trip("one"), trip("two")])
    together = shipped(cells(trip("one"))) + shipped(cells(trip("two")))
    assert together.table(places=whole).row().observation.records() == tuple(whole.outbound)
    assert together.table().row().observation.evidence == ("one", "two")
    assert together.table().row().observation.records() == ()


def test_no_record_is_in_two_parts() -> None:
    with pytest.raises(CannotContinue) as refused:
        cells(trip("one"), trip("two")) + shipped(cells(trip("two", office="b"), trip("one")))
    (issue,) = refused.value.issues
    assert (issue.code, dict(issue.params)["ids"], dict(issue.params)["count"]) == ("LD-CELLS-002", "one", "1")
    assert cells(trip("one")) + cells(trip("one", office="b"))  # two offices may use one id


def test_many_ids_are_not_all_told() -> None:
    many = [trip(f"t{number:02}") for number in range(12)]
    with pytest.raises(CannotContinue) as refused:
        cells(*many) + cells(*many)
    (issue,) = refused.value.issues
    assert dict(issue.params)["ids"] == ", ".join([*(f"t{number:02}" for number in range(10)), "…"])
    assert issue.message("en").startswith("outbound: 12 ids are in several parts")


COUNT = ld.Indicator(id="x.n", zh="某", en="x", definition=TEXT, unit="u", time="departs_on")


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"period": 2021}, {"period": 2020}, "The parts differ in periods: 2021 and 2020;"),
        ({}, {"compare": "previous-year"}, "The parts differ in periods: 2021 and 2021, 2020;"),
        ({"by": "office"}, {"by": "month"}, "The parts differ in dimensions: office and month;"),
        ({"by": "office"}, {}, "The parts differ in dimensions: office and none;"),
        ({}, {"indicator": "outbound.persons"}, "indicators: outbound.batches and outbound.persons;"),
        ({}, {"at": ld.Period.of("2021-06").last}, "differ in the day counted up to: none and 2021-06-30;"),
        (
            {"indicator": COUNT},
            {"indicator": evolve(COUNT, time="returns_on")},
            "The parts differ in definitions: x.n (",
        ),
    ],
)
def test_parts_that_were_asked_different_things(one: Any, other: Any, said: str) -> None:
    with pytest.raises(CannotContinue) as refused:
        cells(**one) + cells(**other)
    assert refused.value.issue.code == "LD-CELLS-001"
    assert said in refused.value.issue.message("en")


def test_there_is_something_to_put_together() -> None:
    with pytest.raises(ValueError, match="no part"):
        ld.PartialCells.merged([])


def _changed(table: Any, **said: Any) -> Any:
    asked = {**json.loads(table.schema.metadata[METADATA]), **said}
    return table.replace_schema_metadata({METADATA: json.dumps(asked)})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda table: table.to_pylist(), "it is no pyarrow.Table"),
        (lambda table: table.replace_schema_metadata({}), "its schema has no metadata localdiplomacy.cells"),
        (lambda table: table.replace_schema_metadata({METADATA: b"{"}), "its content or metadata is damaged"),
        (lambda table: table.drop_columns(["low"]), "its content or metadata is damaged"),
        (lambda table: _changed(table, period="20x1"), "its content or metadata is damaged"),
        (lambda table: _changed(table, version="0.0"), "localdiplomacy 0.0 made it and this is "),
        (lambda table: _changed(table, form=99), "localdiplomacy "),
    ],
)
def test_tables_that_hold_no_cells(change: Any, reason: str) -> None:
    with pytest.raises(CannotContinue) as refused:
        ld.PartialCells.from_arrow(change(cells(trip("one")).to_arrow()))
    assert refused.value.issue.code == "LD-CELLS-003"
    assert reason in refused.value.issue.message("en")


def test_a_definition_that_is_another_one_here() -> None:
    table = cells(trip("one"), indicator=COUNT, by="office").to_arrow()
    other = evolve(COUNT, time="returns_on")
    axis = ld.Dimension(id="office", zh="某", en="Mine", fields=(("outbound", "office"),))
    with pytest.raises(CannotContinue) as refused:
        ld.PartialCells.from_arrow(table, indicators=[other], dimensions=[axis])
    assert [issue.message("en") for issue in refused.value.issues] == [
        "The indicator x.n is not defined here as it was where the cells were counted.",
        "The dimension office is not defined here as it was where the cells were counted.",
    ]
    assert ld.PartialCells.from_arrow(table, indicators=[evolve(COUNT, plugin="mine 1.0")])
    with pytest.raises(CannotContinue, match=r"x\.n"):
        ld.PartialCells.from_arrow(table)


def test_a_fingerprint_is_of_what_a_definition_says() -> None:
    assert fingerprint(COUNT) == fingerprint(evolve(COUNT, plugin="mine 1.0")) == fingerprint(evolve(COUNT))
    others = [evolve(COUNT, zh="别"), evolve(COUNT, where=ld.Where(field="mode", value="own"))]
    assert len({fingerprint(found) for found in (COUNT, *others)}) == len(others) + 1


def test_what_was_asked_stands_in_the_schema() -> None:
    asked = json.loads(cells(by="month", compare="previous-year").to_arrow().schema.metadata[METADATA])
    assert (asked["version"], asked["period"], asked["base"], asked["at"]) == (ld.__version__, "2021", "2020", None)
    assert asked["indicators"] == {"outbound.batches": fingerprint(TRIPS[0])}
    assert list(asked["by"]) == ["month"]
