"""What must hold for every ledger: parts make the whole, order does not matter, cells of parts merge."""

from collections import Counter
from decimal import Decimal
from functools import reduce
from operator import add

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.cells import Cells
from localdiplomacy.measures.derived import sets_of
from localdiplomacy.measures.dimensions import COUNTRY, DIMENSIONS, OFFICE
from localdiplomacy.measures.indicators import Fold, Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.record_engine import RecordEngine
from localdiplomacy.measures.totals import Refusal
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import GROUPS, PERSON_TIMES, PERSONS, Headcount, Quantity
from localdiplomacy.model.texts import Text
from localdiplomacy.testing.values import printed_counts

TEXT = Text("定义。", "Definition.")
OWN = tuple(
    Indicator(id=f"x.{fold}", zh="某", en="x", definition=TEXT, unit="u", fold=fold, value=value, time="departs_on")
    for fold, value in (
        ("mean", "headcount.persons"),
        ("last", "headcount.persons"),
        ("distinct", "stops.country"),
    )
)
BUILT_IN = {found.id: found for found in INDICATORS}
ALL = (*(found for found in INDICATORS if sets_of(found, BUILT_IN) == ("outbound",)), *OWN)
ADDITIVE = tuple(found.id for found in ALL if found.fold in (Fold.COUNT, Fold.SUM))

days = st.dates(PartialDate(2020).first, PartialDate(2022).last).map(PartialDate.of)
dates = st.one_of(
    days,
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
    st.none(),
)
numbers = st.none() | st.integers(-1, 20)


@st.composite
def counts(draw: st.DrawFn) -> Headcount:
    stated = {unit: draw(numbers) for unit in (PERSONS, PERSON_TIMES, GROUPS)}
    printed = {
        unit: number if number is None or number < 0 else draw(printed_counts(number, unit))
        for unit, number in stated.items()
    }
    return Headcount(**printed)


def trips(prefix: str) -> st.SearchStrategy[list[OutboundDelegation]]:
    one = st.builds(
        OutboundDelegation,
        id=st.integers(0, 10**6).map(lambda number: f"{prefix}-{number}"),
        office=st.sampled_from([None, "a", "b"]),
        mode=st.sampled_from([None, "own", "joined"]),
        departs_on=dates,
        headcount=counts(),
        planned=counts(),
        stops=st.lists(st.builds(Stop, country=st.sampled_from(["JP", "KR", "DE"])), max_size=3).map(tuple),
        history=st.lists(
            st.builds(Transition, to=st.sampled_from(["approved", "refused", "cancelled"]), on=dates), max_size=2
        ).map(tuple),
    )
    return st.lists(one, max_size=8, unique_by=lambda trip: trip.id)


def ends(quantity: Quantity) -> tuple[Decimal, Decimal | None]:
    below, above = quantity.slack()
    return quantity.low - below, None if above is None else quantity.high + above


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
        whole = total.observation.value
        if whole is not None and units == {whole.unit}:
            (least, most), (all_least, all_most) = ends(reduce(add, values)), ends(whole)
            # The ends of a sum of rounded numbers are whole heads: rows and total may differ by less than one at each.
            assert abs(least - all_least) < len(values) + 1
            assert most is None or all_most is None or abs(most - all_most) < len(values) + 1
            assert all_most is None or most is not None
            if all(value.exact is not None for value in values):
                assert least == all_least


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
        (cells,) = RecordEngine(Ledger.of(records)).count(ALL, groupings, [period])
        return cells

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


PEOPLE = Indicator(
    id="x.people",
    zh="某",
    en="x",
    definition=TEXT,
    unit=PERSONS,
    fold="sum",
    value="headcount.persons",
    time="departs_on",
)
DAYS = evolve(PEOPLE, id="x.days", unit="person_days", value="days_abroad", times="headcount.persons")
CUT = evolve(PEOPLE, id="x.cut", value="planned.persons", minus="approved.persons")
MEAN = evolve(PEOPLE, id="x.mean", fold="mean", additive_over_time=False, additive_over_units=False)
LAST = evolve(PEOPLE, id="x.last", fold="last", additive_over_time=False)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 50), st.integers(0, 9)), min_size=1, max_size=5), st.data()
)
def test_a_figure_of_rounded_counts_can_mean_what_is_true(numbers: list[tuple[int, int, int]], data) -> None:
    def printed(number: int) -> Headcount:
        return Headcount(persons=data.draw(printed_counts(number, PERSONS)))

    records = [
        OutboundDelegation(
            id=str(place),
            departs_on="2021-03-01",
            returns_on=f"2021-03-{days + 1:02}",
            headcount=printed(persons),
            planned=printed(persons + cut),
            approved=printed(persons),
        )
        for place, (persons, cut, days) in enumerate(numbers)
    ]
    true = {
        PEOPLE: sum(persons for persons, _, _ in numbers),
        DAYS: sum(persons * (days + 1) for persons, _, days in numbers),
        CUT: sum(cut for _, cut, _ in numbers),
        LAST: numbers[-1][0],
    }
    for indicator, number in true.items():
        found = [
            measure(Ledger.of(order), indicator, period="2021").rows[0].observation.value
            for order in (records, data.draw(st.permutations(records)))
        ]
        assert found[0] == found[1]
        assert found[0].admits(Quantity.of(number, indicator.unit))
    mean = measure(Ledger.of(records), MEAN, period="2021").rows[0].observation.value
    least, most = ends(mean)
    slip = Decimal("1e-20")
    assert least - slip <= Decimal(true[PEOPLE]) / len(numbers)
    assert most is None or Decimal(true[PEOPLE]) / len(numbers) <= most + slip
