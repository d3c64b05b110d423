"""What must hold for every ledger: parts make the whole, order does not matter, cells of parts merge."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.cells import Cells
from localdiplomacy.measures.dimensions import COUNTRY, DIMENSIONS, OFFICE
from localdiplomacy.measures.indicators import Fold, Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.record_engine import count_records
from localdiplomacy.measures.totals import Refusal
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Headcount
from localdiplomacy.model.texts import Text

TEXT = Text("定义。", "Definition.")
OWN = tuple(
    Indicator(id=f"x.{fold}", zh="某", en="x", definition=TEXT, unit="u", fold=fold, value=value, time="departs_on")
    for fold, value in (
        ("mean", "headcount.persons"),
        ("last", "headcount.persons"),
        ("distinct", "stops.country"),
    )
)
ALL = (*(found for found in INDICATORS if found.records == "outbound"), *OWN)
ADDITIVE = tuple(found.id for found in ALL if found.fold in (Fold.COUNT, Fold.SUM))

days = st.dates(PartialDate(2020).first, PartialDate(2022).last).map(PartialDate.of)
dates = st.one_of(
    days,
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
    st.none(),
)
numbers = st.none() | st.integers(-1, 20)
counts = st.builds(Headcount, persons=numbers, person_times=numbers, groups=numbers)


def trips(prefix: str) -> st.SearchStrategy[list[OutboundDelegation]]:
    one = st.builds(
        OutboundDelegation,
        id=st.integers(0, 10**6).map(lambda number: f"{prefix}-{number}"),
        office=st.sampled_from([None, "a", "b"]),
        mode=st.sampled_from([None, "own", "joined"]),
        departs_on=dates,
        headcount=counts,
        planned=counts,
        stops=st.lists(st.builds(Stop, country=st.sampled_from(["JP", "KR", "DE"])), max_size=3).map(tuple),
        history=st.lists(
            st.builds(Transition, to=st.sampled_from(["approved", "refused", "cancelled"]), on=dates), max_size=2
        ).map(tuple),
    )
    return st.lists(one, max_size=8, unique_by=lambda trip: trip.id)


PERIODS = st.sampled_from(["2021", "2021H1", "2021-03-07/2021-10-04"]).map(Period.parse)
AXES = [dimension for dimension in DIMENSIONS if dimension.id in ("office", "mode", "month", "quarter", "half")]


@given(trips("t"), PERIODS, st.sampled_from(AXES))
def test_rows_of_a_partition_add_up_to_the_total(records, period: Period, axis) -> None:
    table = measure(Ledger.of(records), ADDITIVE, by=axis, period=period, indicators=ALL)
    for id in ADDITIVE:
        total = table.total(id)
        rows = [row.observation for row in table.rows_of(id)]
        counted = Counter(evidence for row in rows for evidence in row.evidence)
        if isinstance(total, Refusal):
            continue
        assert sorted(counted.elements()) == sorted(total.observation.evidence)
        values = [row.value for row in rows if row.value is not None]
        units = {value.unit for value in values if value.low}
        if total.observation.value is not None and units <= {total.observation.value.unit}:
            assert sum(value.low for value in values) == total.observation.value.low


@given(trips("t"), PERIODS)
def test_a_record_counts_once_in_the_total_and_in_each_country(records, period: Period) -> None:
    ledger = Ledger.of(records)
    table = measure(ledger, "outbound.batches", by="country", period=period)
    total = table.total()
    assert not isinstance(total, Refusal)
    for evidence in total.observation.evidence:
        rows = [row.members[0] for row in table if evidence in row.observation.evidence]
        assert sorted(rows) == sorted(set(ledger.outbound[evidence].countries) or {"_unknown"})


@given(trips("t"), PERIODS, st.sampled_from(AXES), st.randoms())
def test_order_does_not_matter(records, period: Period, axis, random) -> None:
    mixed = random.sample(records, len(records))
    ids = [found.id for found in ALL]
    tables = [
        measure(Ledger.of(order), ids, by=axis, period=period, compare="previous-year", indicators=ALL).to_dict()
        for order in (records, mixed)
    ]
    assert tables[0] == tables[1]


@given(trips("left"), trips("right"), PERIODS)
def test_cells_of_parts_merge_into_the_cells_of_the_whole(left, right, period: Period) -> None:
    groupings = [(OFFICE,), (OFFICE, COUNTRY), ()]

    def cells(records) -> Cells:
        return count_records(Ledger.of(records), ALL, groupings, period)

    merged, whole = cells(left) + cells(right), cells([*left, *right])
    assert merged == whole
    assert cells(right) + cells(left) == whole
    assert whole + Cells() == whole


@given(trips("t"), PERIODS)
def test_every_record_is_counted_or_told_or_elsewhere(records, period: Period) -> None:
    trip_dates = Indicator(id="x.all", zh="某", en="x", definition=TEXT, unit="u", time="departs_on")
    table = measure(Ledger.of(records), trip_dates, period=period)
    counted = set(table.rows[0].observation.evidence)
    told = {id for item in table.left_out for id in item.records}
    outside = {
        record.id for record in records if record.departs_on is not None and period.holds(record.departs_on) is False
    }
    assert counted | told | outside == {record.id for record in records}
    assert len(counted) + len(told) + len(outside) == len(records)
