from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.compare import Change, NoChange
from localdiplomacy.measures.dimensions import DIMENSIONS, Dimension
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.rows import Row
from localdiplomacy.measures.totals import NOT_ADDITIVE, OVERLAPPING, STOCK_OVER_TIME, Refusal, different_units
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.periods import Frequency, Period, PeriodError
from localdiplomacy.model.places import City, Office
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text
from localdiplomacy.model.transfers import TransferBatch, Vehicle

BATCHES = "outbound.batches"


def values(table) -> dict[tuple[str, ...], tuple[int, str] | None]:
    found = {}
    for row in table:
        value = row.observation.value
        found[row.members] = None if value is None else (int(value.low), value.qualifier.value)
    return found


def indicator(id: str = "x.y", **more: object) -> Indicator:
    settings = {"zh": "某", "en": "Some", "definition": Text("定义。", "Definition."), "unit": "batches"} | more
    return Indicator(id=id, **settings)


def test_one_figure_with_its_evidence(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, period=2021)
    assert [(row.members, row.base, row.change) for row in table] == [((), None, None)]
    observation = table.rows[0].observation
    assert observation.value == Quantity.of(4, "batches")
    assert observation.evidence == ("a-1", "a-2", "a-3", "b-1")
    assert (observation.period, observation.office, observation.dimensions) == (Period.year(2021), None, ())
    assert (observation.status, observation.comment, observation.plugin) == (ObsStatus.NORMAL, None, None)
    assert observation.source == Source(Origin())
    assert (table.totals, table.by, table.base_period, len(table.issues)) == ((), (), None, 0)
    assert table.total() == table.rows[0]


def test_by_office_and_total(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by="office", period="2021")
    assert [(o.office, o.value, o.dimensions) for o in table.observations] == [
        ("office-a", Quantity.of(3, "batches"), ()),
        ("office-b", Quantity.of(1, "batches"), ()),
    ]
    total = table.total(BATCHES)
    assert not isinstance(total, Refusal)
    assert (total.members, total.observation.value, total.observation.office) == ((), Quantity.of(4, "batches"), None)
    assert total.observation.evidence == ("a-1", "a-2", "a-3", "b-1")


def test_what_is_not_stated_makes_a_lower_bound(two_offices: Ledger) -> None:
    table = measure(two_offices, "outbound.person_times", by="office", period="2021")
    assert values(table) == {("office-a",): (10, "at_least"), ("office-b",): (5, "exact")}
    row = table.row("office-a").observation
    assert row.status is ObsStatus.LOW_RELIABILITY
    assert row.comment == "3 条记录中有 2 条填写了数值 / 2 of 3 records state the number"
    assert table.issues.counts() == {"LD-MEASURE-008": 1}
    issue = table.issues.issues[0]
    assert issue.values("en") == {
        "indicator": "outbound.person_times",
        "period": "2021",
        "count": "1",
        "records": "a-3",
    }
    total = table.total()
    assert not isinstance(total, Refusal)
    assert total.observation.value == Quantity.of(15, "person_times", Qualifier.AT_LEAST)


def test_countries_count_once_in_each_row_and_once_in_the_total(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by="country", period="2021")
    assert values(table) == {
        ("DE",): (1, "exact"),
        ("JP",): (2, "exact"),
        ("KR",): (1, "exact"),
        ("_unknown",): (1, "exact"),
    }
    assert table.observations[0].dimensions == (("country", "DE"),)
    total = table.total()
    assert not isinstance(total, Refusal)
    assert total.observation.value == Quantity.of(4, "batches")
    assert table.shares() == OVERLAPPING


def test_distinct_countries(two_offices: Ledger) -> None:
    table = measure(two_offices, "outbound.countries", by="office", period="2021")
    assert values(table) == {("office-a",): (2, "at_least"), ("office-b",): (1, "exact")}
    total = table.total()
    assert not isinstance(total, Refusal)
    assert total.observation.value == Quantity.of(3, "countries", Qualifier.AT_LEAST)
    assert isinstance(table.shares(), Refusal)
    by_country = measure(two_offices, "outbound.countries", by="country", period="2021")
    assert values(by_country)[("KR",)] == (1, "exact")  # not 2, though that trip also went to JP
    assert values(by_country)[("_unknown",)] is None


def test_parts_of_the_period_have_a_line_even_if_empty(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by="quarter", period="2021")
    assert [(o.period.code, o.value.low, o.dimensions) for o in table.observations if o.value] == [
        ("2021Q1", 2, ()),
        ("2021Q2", 0, ()),
        ("2021Q3", 1, ()),
        ("2021Q4", 1, ()),
    ]
    halves = measure(two_offices, BATCHES, by=("half", "office"), period="2021")
    assert values(halves) == {
        ("2021H1", "office-a"): (2, "exact"),
        ("2021H1", "office-b"): (0, "exact"),
        ("2021H2", "office-a"): (1, "exact"),
        ("2021H2", "office-b"): (1, "exact"),
    }
    assert [(o.period.code, o.office) for o in halves.observations] == [
        ("2021H1", "office-a"),
        ("2021H1", "office-b"),
        ("2021H2", "office-a"),
        ("2021H2", "office-b"),
    ]
    nested = measure(two_offices, BATCHES, by=("quarter", "month"), period="2021")
    assert [(row.members, row.observation.period.code) for row in nested] == [
        ((f"2021Q{(month + 2) // 3}", f"2021-{month:02}"), f"2021-{month:02}") for month in range(1, 13)
    ]


def test_a_month_that_is_not_known_is_a_member_of_its_own(trip) -> None:
    ledger = Ledger.of([trip("x", "2021"), trip("y", "2021-05"), trip("z", "2021-05-07")])
    table = measure(ledger, BATCHES, by="month", period="2021")
    assert values(table)[("2021-05",)] == (2, "exact")
    assert table.rows[-1].members == ("_unknown",)
    last = table.rows[-1].observation
    assert (last.period.code, last.dimensions, last.evidence) == ("2021", (("month", "_unknown"),), ("x",))
    assert len(table) == 13


def test_dates_that_cannot_be_decided_are_left_out_and_told(trip) -> None:
    ledger = Ledger.of([trip("year", "2021"), trip("month", "2021-06"), trip("none", None), trip("day", "2021-06-30")])
    table = measure(ledger, BATCHES, period="2021H1")
    assert table.rows[0].observation.evidence == ("day", "month")
    assert [(i.code, i.values("en")["records"], i.values("en")["count"]) for i in table.issues] == [
        ("LD-MEASURE-006", "none", "1"),
        ("LD-MEASURE-007", "year", "1"),
    ]
    assert table.issues.issues[0].values("zh")["field"] == "departs_on"
    assert [(item.reason.value, item.records) for item in table.left_out] == [
        ("undated", ("none",)),
        ("undecided", ("year",)),
    ]
    assert measure(ledger, BATCHES, period="2022").rows[0].observation.value is None


def test_negative_numbers_are_left_out(trip) -> None:
    ledger = Ledger.of([trip("x", headcount=Headcount(persons=-3)), trip("y", headcount=Headcount(persons=0))])
    table = measure(ledger, "outbound.persons", period="2021")
    assert table.rows[0].observation.value == Quantity.of(0, "persons")
    assert table.rows[0].observation.evidence == ("y",)
    assert table.issues.counts() == {"LD-MEASURE-009": 1}


def test_cuts_are_what_was_asked_for_less_what_was_approved(trip) -> None:
    def asked(id: str, planned: int | None, approved: int | None):
        counts = {"planned": Headcount(persons=planned), "approved": Headcount(persons=approved)}
        return trip(id, days_planned=10, days_approved=8, **counts)

    ledger = Ledger.of([asked("x", 6, 4), asked("y", 5, 5)])
    table = measure(ledger, ["outbound.cut.persons", "outbound.cut.days"], period="2021")
    assert [o.value for o in table.observations] == [Quantity.of(2, "persons"), Quantity.of(4, "days")]
    extended = measure(ledger + Ledger.of([asked("z", 4, 6)]), "outbound.cut.persons", period="2021")
    assert extended.rows[0].observation.value == Quantity.of(2, "persons")
    assert extended.issues.counts() == {"LD-MEASURE-009": 1}
    lacking = measure(ledger + Ledger.of([asked("z", 4, None)]), "outbound.cut.persons", period="2021")
    assert lacking.rows[0].observation.value == Quantity.of(2, "persons", Qualifier.AT_LEAST)


def test_person_days_count_both_ends(trip) -> None:
    ledger = Ledger.of([trip("x", "2021-10-30", returns_on="2021-11-03", headcount=Headcount(persons=4))])
    assert measure(ledger, "outbound.person_days", period="2021").rows[0].observation.value == Quantity.of(
        20, "person_days"
    )


def test_refused_and_cancelled_are_counted_apart(trip) -> None:
    ledger = Ledger.of(
        [
            trip("gone", states="approved@2021-01 abroad@2021-03-01"),
            trip("refused", None, states="applied@2021-01 refused@2021-02-03", planned=Headcount(persons=7)),
            trip("cancelled", "2021-05-01", states="approved@2021-04 cancelled@2021-04-20"),
            trip("planned", "2021-09-01", states="planned@2021-01"),
            trip("listed"),
        ]
    )
    ids = [BATCHES, "outbound.refused.batches", "outbound.refused.people", "outbound.cancelled.batches"]
    table = measure(ledger, ids, period="2021")
    assert [(o.value.low, o.evidence) for o in table.observations if o.value] == [
        (2, ("gone", "listed")),
        (1, ("refused",)),
        (7, ("refused",)),
        (1, ("cancelled",)),
    ]
    assert not table.issues
    undated = Ledger.of([trip("x", None, states="refused")])
    assert measure(undated, "outbound.refused.batches", period="2021").issues.counts() == {"LD-MEASURE-006": 1}


def test_nothing_counted_is_zero_only_where_the_ledger_was_kept(two_offices: Ledger) -> None:
    refused = measure(two_offices, "outbound.refused.batches", by="office", period="2021")
    assert values(refused) == {("office-a",): (0, "exact"), ("office-b",): (0, "exact")}
    assert refused.rows[0].observation.status is ObsStatus.NORMAL
    early = measure(two_offices, "outbound.refused.batches", by="office", period="2020")
    assert values(early) == {("office-a",): (0, "exact")}
    none = measure(two_offices, "inbound.batches", period="2021").rows[0].observation
    assert (none.value, none.status) == (None, ObsStatus.MISSING)
    assert none.comment == "账中没有该时段的记录 / the ledger holds no records of that time"


def test_entries_are_zero_only_where_their_kind_is_kept() -> None:
    ledger = Ledger.of([Entry(id="e", kind="event", on="2021-03-01"), Entry(id="h", kind="honour", on="2020-03-01")])
    table = measure(ledger, ["events.count", "honours.count", "aid.count", "entries.count"], period="2021")
    assert [o.value for o in table.observations] == [
        Quantity.of(1, "events"),
        None,
        None,
        Quantity.of(1, "items"),
    ]
    assert measure(ledger, "events.count", period="2020").rows[0].observation.value is None


def test_publications_add_up_the_issues_only() -> None:
    def printed(id: str, quantity: Quantity) -> Entry:
        return Entry(id=id, kind="publication", on="2021-03-01", quantity=quantity)

    ledger = Ledger.of([printed("p", Quantity.of(3, "issues")), printed("q", Quantity(2, 4, "issues"))])
    value = measure(ledger, "publications.issues", period="2021").rows[0].observation.value
    assert value == Quantity(5, 7, "issues")
    copies = ledger + Ledger.of([printed("r", Quantity.of(1000, "copies", Qualifier.NEARLY))])
    value = measure(copies, "publications.issues", period="2021").rows[0].observation.value
    assert value == Quantity(5, 7, "issues", Qualifier.AT_LEAST)
    about = ledger + Ledger.of([printed("r", Quantity.of(10, "issues", Qualifier.APPROX))])
    value = measure(about, "publications.issues", period="2021").rows[0].observation.value
    assert value == Quantity(10, 22, "issues")  # 5 to 7, and from 5 to 15


def test_comparison_with_the_previous_year(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by="office", period="2021", compare="previous-year")
    a, b = table.rows
    assert a.base is not None
    assert (a.base.value, a.base.period, a.base.evidence) == (Quantity.of(1, "batches"), Period.year(2020), ("a-0",))
    assert a.change is not None
    assert (a.change.value, a.change.difference) == (Decimal("200.0"), Decimal(2))
    assert b.change is not None
    assert b.change.reason is NoChange.NO_BASE
    assert table.base_period == Period.year(2020)


def test_what_was_counted_only_in_the_base_keeps_its_line(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by=("office", "country"), period="2022", compare="2021")
    assert ("office-a", "KR") in values(table)
    row = table.row("office-a", "KR")
    assert row.observation.value is None
    assert row.change is not None
    assert row.change.reason is NoChange.MISSING_NOW


def test_months_are_compared_with_the_month_at_the_same_place(two_offices: Ledger) -> None:
    one_office = Ledger.of(record for record in two_offices.outbound if record.office == "office-a")
    table = measure(one_office, BATCHES, by="month", period="2021", compare="previous-year")
    may = table.row("2021-05")
    assert may.base is not None
    assert (may.base.period.code, may.base.value) == ("2020-05", Quantity.of(1, "batches"))
    assert may.change is not None
    assert may.change.value == Decimal("-100.0")
    half = measure(one_office, BATCHES, by="month", period="2021", compare="2020H1")
    assert half.row("2021-12").base is None
    assert half.row("2021-05").base == may.base


def test_sums_over_different_offices_give_no_change(two_offices: Ledger) -> None:
    """Office B kept no ledger in 2020: 4 batches of two offices are not 300 % more than 1 of one."""
    table = measure(two_offices, BATCHES, by="office", period="2021", compare="previous-year")
    total = table.total()
    assert isinstance(total, Row)
    assert (total.observation.value, total.change) == (Quantity.of(4, "batches"), Change(reason=NoChange.OFFICES))
    whole = measure(two_offices, BATCHES, period="2021", compare="previous-year").rows[0]
    assert whole.change == Change(reason=NoChange.OFFICES)
    assert table.row("office-a").change.value is not None


def test_a_total_over_two_periods_in_different_units_is_refused(trip) -> None:
    """Changzhou publishes 人 and Suqian 人次: no line may add or compare them."""
    ledger = Ledger.of(
        [
            Office(id="changzhou"),
            Office(id="suqian"),
            trip("c", "2020-03-07", office="changzhou", headcount=Headcount(persons=1642)),
            trip("s", "2021-03-07", office="suqian", headcount=Headcount(person_times=818)),
        ]
    )
    table = measure(ledger, "outbound.people", by="office", period="2021", compare="previous-year")
    assert table.total() == different_units(["persons", "person_times"])


def test_a_ledger_that_holds_only_some_records_gives_lower_bounds(trip) -> None:
    some = Source(Origin(file="some.csv", partial=True))
    ledger = Ledger.of([Office(id="a"), evolve(trip("t", "2021-03-07", office="a"), source=some)])
    (row,) = measure(ledger, BATCHES, by="office", period="2021")
    assert row.observation.value == Quantity.of(1, "batches", Qualifier.AT_LEAST)
    assert row.observation.status is ObsStatus.LOW_RELIABILITY
    assert "台账不全" in (row.observation.comment or "")
    refused = measure(ledger, "outbound.joined.batches", period="2021").rows[0]
    assert (refused.observation.value, refused.observation.status) == (None, ObsStatus.MISSING)


def test_part_of_a_year_against_a_full_one_is_refused(two_offices: Ledger) -> None:
    row = measure(two_offices, BATCHES, period="2021H1", compare="2020").rows[0]
    assert row.change is not None
    assert row.change.reason is NoChange.PART_PERIOD
    early = measure(two_offices, BATCHES, period="2021", compare="previous-year", at=date(2021, 6, 30)).rows[0]
    assert early.observation.value == Quantity.of(2, "batches")
    assert early.observation.status is ObsStatus.PROVISIONAL
    assert early.observation.comment == (
        "统计截至 2021-06-30，时段未结束 / counted up to 2021-06-30, before the period's end"
    )
    assert early.observation.period == Period.year(2021)
    assert early.change is not None
    assert early.change.reason is NoChange.PART_PERIOD


def test_parts_that_are_over_are_not_provisional(two_offices: Ledger) -> None:
    table = measure(two_offices, BATCHES, by="quarter", period="2021", compare="previous-year", at=date(2021, 5, 15))
    statuses = [(row.observation.period.code, row.observation.status.value) for row in table]
    assert statuses == [("2021Q1", "A"), ("2021Q2", "P")]
    last = measure(two_offices, BATCHES, by="quarter", period="2021", at=date(2021, 6, 30))
    assert [row.observation.status.value for row in last] == ["A", "A"]
    whole = measure(two_offices, BATCHES, period="2021", at=date(2021, 12, 31)).rows[0].observation
    assert whole.status is ObsStatus.NORMAL
    before = measure(two_offices, BATCHES, period="2021", at=date(2020, 12, 31)).rows[0].observation
    assert (before.value, before.status) == (None, ObsStatus.MISSING)
    first = measure(two_offices, BATCHES, period="2021", at=date(2021, 1, 1)).rows[0].observation
    assert first.status is not ObsStatus.PROVISIONAL


def tie(id: str, *history: Transition, kind: str = "formal", partner: str | None = None) -> Partnership:
    return Partnership(id=id, kind=kind, partner=partner, office="office-a", city="city-a", history=history)


@pytest.fixture
def ties(places) -> Ledger:
    return Ledger.of(
        [
            *places,
            City(id="osaka", country="JP"),
            City(id="lyon", country="FR"),
            tie("p1", Transition("in-force", "1999"), partner="osaka"),
            tie("p2", Transition("in-force", "2021-05-20"), Transition("ended", "2021-11-02"), partner="lyon"),
            tie(
                "p3",
                Transition("exchange", "2010"),
                Transition("in-force", "2021-08-01"),
                Transition("formal", "2021-08-01", of="kind"),
                kind="friendly-exchange",
                partner="osaka",
            ),
            tie("p4", kind="formal"),
        ]
    )


def test_stocks_are_counted_at_the_end(ties: Ledger) -> None:
    ids = ["partnerships.formal", "partnerships.friendly_exchange", "partnerships.countries", "partnerships.concluded"]
    found = {}
    for period in ("2020", "2021H1", "2021"):
        found[period] = [int(o.value.low) for o in measure(ties, ids, period=period).observations if o.value]
    assert found == {"2020": [1, 1, 1, 0], "2021H1": [2, 1, 2, 1], "2021": [2, 0, 1, 2]}
    table = measure(ties, ids, period="2021")
    assert table.issues.counts() == {"LD-MEASURE-010": 2}  # p4 has no state: formal ones, and countries
    ended = measure(ties, "partnerships.ended", period="2021", compare="previous-year").rows[0]
    assert ended.observation.evidence == ("p2",)
    assert ended.change is not None
    assert ended.change.reason is NoChange.ZERO_BASE


def test_a_stock_by_month_is_the_stock_at_each_end(ties: Ledger) -> None:
    table = measure(ties, "partnerships.formal", by="quarter", period="2021", compare="previous-year")
    assert [int(o.value.low) for o in table.observations if o.value] == [1, 2, 3, 2]
    assert table.total() == STOCK_OVER_TIME
    assert "LD-MEASURE-012" in table.issues.counts()
    assert table.issues.counts()["LD-MEASURE-010"] == 1  # told once, not again for the base
    by_kind = measure(ties, "partnerships.all", by=("kind", "state"), period="2021H1")
    assert values(by_kind) == {
        ("formal", "in-force"): (2, "exact"),
        ("friendly-exchange", "exchange"): (1, "exact"),
        ("formal", "_unknown"): None,  # a tie without a state may count or not
    }
    by_country = measure(ties, "partnerships.in_force", by="country", period="2021")
    assert values(by_country) == {("JP",): (2, "exact"), ("_unknown",): None}


def test_a_state_that_may_or_may_not_hold_is_left_out(places) -> None:
    ledger = Ledger.of([tie("p", Transition("in-force", "2021"))])
    table = measure(ledger, "partnerships.in_force", period="2021H1")
    observation = table.rows[0].observation
    assert (observation.value, observation.status) == (None, ObsStatus.MISSING)
    assert "日期不够精确" in (observation.comment or "")
    assert [(i.code, i.values("en")["records"]) for i in table.issues] == [("LD-MEASURE-007", "p")]
    assert measure(ledger, "partnerships.in_force", period="2021").rows[0].observation.evidence == ("p",)


def test_records_that_repeat_another_are_counted_once(trip) -> None:
    other = trip("x", source=Source(Origin(file="b.csv")))
    ledger = Ledger.of([trip("x"), other, trip("x", "2021-04-01")])
    table = measure(ledger, BATCHES, period="2021")
    assert table.rows[0].observation.value == Quantity.of(2, "batches")
    assert table.rows[0].observation.evidence == ("x",)
    assert table.issues.counts() == {"LD-MEASURE-011": 1}


def test_files_are_named_as_the_source(trip) -> None:
    sources = [Source(Origin(file=file), 2) for file in ("b.csv", "a.csv", "b.csv")]
    ledger = Ledger.of([trip(f"t{index}", source=source) for index, source in enumerate(sources)])
    observation = measure(ledger, BATCHES, period="2021").rows[0].observation
    assert observation.source == Source(Origin(file="a.csv; b.csv"))


MEAN = indicator("x.mean", fold="mean", value="headcount.person_times", unit="person_times", time="departs_on")
LAST = indicator("x.last", fold="last", value="headcount.person_times", unit="person_times", time="departs_on")
SHARE = indicator("x.share", fold="ratio", numerator="outbound.own.batches", denominator=BATCHES, unit="percent")
PER_BATCH = indicator("x.per", fold="ratio", numerator="x.people", denominator=BATCHES, unit="persons_a_batch")
PEOPLE = indicator(
    "x.people", fold="sum", value="headcount.person_times", otherwise=0, unit="person_times", time="departs_on"
)


def test_means(two_offices: Ledger) -> None:
    table = measure(two_offices, MEAN, by="office", period="2021")
    assert [o.value for o in table.observations] == [
        Quantity.of(5, "person_times", Qualifier.APPROX),
        Quantity.of(7, "person_times"),
    ]
    empty = measure(two_offices, MEAN, period="2019").rows[0].observation
    assert (empty.value, empty.status) == (None, ObsStatus.MISSING)


def test_last_values_add_up_over_offices(two_offices: Ledger) -> None:
    table = measure(two_offices, LAST, by="office", period="2021")
    assert [o.value.low for o in table.observations if o.value] == [6, 5]
    total = table.total()
    assert not isinstance(total, Refusal)
    assert total.observation.value == Quantity.of(11, "person_times")
    alone = indicator(
        "x.l", fold="last", value="headcount.person_times", unit="u", time="departs_on", additive_over_units=False
    )
    refused = measure(two_offices, alone, by="office", period="2021").total()
    assert isinstance(refused, Refusal)
    assert refused.text("en") == "last values of several offices do not add up"


def test_last_breaks_ties_by_id(trip) -> None:
    def on(id: str, day: str, number: int | None):
        return trip(id, day, office="o", headcount=Headcount(person_times=number))

    ledger = Ledger.of([on("a", "2021-05-02", 2), on("b", "2021-05-02", 1), on("c", "2021-05-01", 3)])
    assert measure(ledger, LAST, period="2021").rows[0].observation.value == Quantity.of(1, "person_times")
    none = measure(Ledger.of([on("a", "2021-05-02", None)]), LAST, period="2021").rows[0].observation
    assert none.value is None
    assert none.comment == "1 条记录中有 0 条填写了数值 / 0 of 1 record state the number"


def test_ratios_are_computed_from_cells(two_offices: Ledger) -> None:
    table = measure(
        two_offices,
        [SHARE, PER_BATCH],
        by="office",
        period="2021",
        indicators=(*INDICATORS, PEOPLE),
    )
    assert [(row.observation.indicator, row.members) for row in table] == [
        ("x.share", ("office-a",)),
        ("x.share", ("office-b",)),
        ("x.per", ("office-a",)),
        ("x.per", ("office-b",)),
    ]
    share_a, share_b, per_a, per_b = [o.value for o in table.observations]
    assert share_a == Quantity.of(Decimal(200) / Decimal(3), "percent")
    assert share_b is None
    assert table.observations[1].comment == "分子缺失 / the numerator is missing"  # office B notes no mode
    assert (per_a, per_b) == (
        Quantity.of(Decimal(10) / Decimal(3), "persons_a_batch"),
        Quantity.of(14, "persons_a_batch"),
    )
    none = measure(two_offices, SHARE, period="2019").rows[0].observation
    assert (none.value, none.comment) == (None, "分母为 0 或缺失 / the denominator is 0 or missing")


def test_ratios_of_ratios_and_unknown_parts(two_offices: Ledger) -> None:
    nested = indicator("x.n", fold="ratio", numerator="x.share", denominator=BATCHES)
    value = measure(two_offices, [nested, SHARE], by="office", period="2021").row("office-a").observation.value
    assert value == Quantity.of(Decimal(200) / Decimal(3) / 3, "batches")
    lost = indicator("x.n", fold="ratio", numerator="outbound.batch", denominator=BATCHES)
    with pytest.raises(CannotContinue, match="LD-MEASURE-001"):
        measure(two_offices, lost, period="2021")


def test_declared_as_not_additive_over_offices(two_offices: Ledger) -> None:
    single = indicator("x.single", time="departs_on", additive_over_units=False)
    for by, refused in (("office", True), ("city", True), ("mode", False)):
        assert (measure(two_offices, single, by=by, period="2021").total() == NOT_ADDITIVE) is refused


def test_vehicles_are_counted_as_listed() -> None:
    cars = tuple(Vehicle(reference=str(number)) for number in range(3))
    ledger = Ledger.of([TransferBatch(id="t", moved_on="2021-01-01", vehicles=cars)])
    assert measure(ledger, "transfers.vehicles", period="2021").rows[0].observation.value == Quantity.of(3, "vehicles")


def test_city_and_several_indicators_in_order(two_offices: Ledger) -> None:
    table = measure(two_offices, ["outbound.people", BATCHES, BATCHES], by=["city", "city"], period="2021")
    assert [(row.observation.indicator, row.members) for row in table] == [
        *(("outbound.people", (city,)) for city in ("city-a", "city-b")),
        *((BATCHES, (city,)) for city in ("city-a", "city-b")),
    ]
    assert table.rows[0].observation.dimensions == (("city", "city-a"),)
    with pytest.raises(KeyError):
        table.row("city-c")
    with pytest.raises(KeyError):
        table.total("inbound.batches")


def test_members_follow_their_code_list(two_offices: Ledger) -> None:
    modes = CodeList(
        id="outbound-mode",
        zh="组团方式",
        en="Modes",
        codes=(Code(id="own", zh="自组团", en="own"), Code(id="joined", zh="随团", en="joined")),
    )
    table = measure(two_offices, BATCHES, by="mode", period="2021", code_lists={"outbound-mode": modes})
    assert [row.members[0] for row in table] == ["own", "joined", "_unknown"]
    assert [line[1] for line in table.lines("zh")[1]] == ["自组团", "随团", "未注明", "合计"]
    unlisted = measure(two_offices, BATCHES, by="mode", period="2021", code_lists={})
    assert [row.members[0] for row in unlisted] == ["joined", "own", "_unknown"]
    assert [line[1] for line in unlisted.lines("zh")[1]] == ["joined", "own", "未注明", "合计"]
    packaged = measure(two_offices, BATCHES, by="mode", period="2021")
    assert [line[1] for line in packaged.lines("zh")[1]] == ["自行组团", "随团", "未注明", "合计"]
    assert "批次" in packaged.text("zh").splitlines()[2]


def test_own_dimension_by_a_path_through_the_office(two_offices: Ledger) -> None:
    nation = Dimension(id="nation", zh="国", en="Nation", fields=(("outbound", "office->city->country"),))
    assert values(measure(two_offices, BATCHES, by=nation, period="2021")) == {("CN",): (4, "exact")}


def test_details_of_entries_can_be_counted() -> None:
    hours = indicator("x.hours", records="entries", fold="sum", value="details.hours", unit="hours", time="on")
    ledger = Ledger.of(
        [
            Entry(id="a", kind="training", on="2021-01-01", details=Details(hours=3)),
            Entry(id="b", kind="training", on="2021-01-02", details=Details(hours=True)),
            Entry(id="c", kind="training", on="2021-01-03", details=Details(hours="4")),
        ]
    )
    assert measure(ledger, hours, period="2021").rows[0].observation.value == Quantity.of(
        3, "hours", Qualifier.AT_LEAST
    )


@pytest.mark.parametrize(
    ("call", "code", "text"),
    [
        ({"indicator": "outbound.batchs"}, "LD-MEASURE-001", "did you mean outbound.batches"),
        ({"indicator": "zzz"}, "LD-MEASURE-001", "There is no indicator zzz. "),
        ({"by": "ofice"}, "LD-MEASURE-002", "did you mean office"),
        (
            {"by": "network"},
            "LD-MEASURE-003",
            "by network; possible: office, city, district, prefecture, province, country, country-category, continent, ",
        ),
        ({"compare": "last-year"}, "LD-MEASURE-005", "Cannot compare with last-year"),
    ],
)
def test_wrong_requests(two_offices: Ledger, call: dict[str, str], code: str, text: str) -> None:
    arguments = {"indicator": BATCHES, "period": "2021"} | call
    with pytest.raises(CannotContinue) as caught:
        measure(two_offices, **arguments)
    assert caught.value.issue.code == code
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", "headcount.person"), ("times", "headcounts"), ("minus", "id.x"), ("time", "departs")],
)
def test_fields_that_do_not_exist(two_offices: Ledger, field: str, value: str) -> None:
    settings = {"fold": "sum", "value": "headcount.persons", "time": "departs_on"} | {field: value}
    with pytest.raises(CannotContinue) as caught:
        measure(two_offices, indicator(**settings), period="2021")
    assert caught.value.issue.code == "LD-MEASURE-004"
    assert caught.value.issue.values("en")["field"] == value


def test_wrong_period(two_offices: Ledger) -> None:
    with pytest.raises(PeriodError):
        measure(two_offices, BATCHES, period="2021Q5")


def test_a_city_that_became_another_gives_no_change(two_offices: Ledger, trip) -> None:
    new = Ledger.of(
        [
            City(id="city-c", since="2020-07-01"),
            Office(id="office-c", city="city-c"),
            trip("c-0", "2020-08-01", office="office-c"),
            trip("c-1", "2021-08-01", office="office-c"),
        ]
    )
    by_office = measure(two_offices + new, BATCHES, by="office", period="2021", compare="previous-year")
    reasons = {row.members[0]: row.change.reason for row in by_office if row.change}
    assert reasons == {"office-a": None, "office-b": NoChange.NO_BASE, "office-c": NoChange.TERRITORY}
    total = by_office.total()
    assert not isinstance(total, Refusal)
    assert total.change is not None
    assert total.change.reason is NoChange.TERRITORY
    by_city = measure(two_offices + new, BATCHES, by="city", period="2021", compare="previous-year")
    assert by_city.row("city-c").change is not None
    assert by_city.row("city-c").change.reason is NoChange.TERRITORY
    assert by_city.row("city-a").change.reason is None


def test_every_dimension_of_time_has_its_frequency() -> None:
    times = {dimension.id: dimension.frequency for dimension in DIMENSIONS if dimension.frequency}
    assert times == {
        "month": Frequency.MONTH,
        "quarter": Frequency.QUARTER,
        "half": Frequency.HALF,
        "year": Frequency.YEAR,
    }


def test_transit_is_no_country_visited() -> None:
    ledger = Ledger.of([OutboundDelegation(id="x", departs_on="2021-01-01", stops=(Stop(country="SG", transit=True),))])
    assert values(measure(ledger, BATCHES, by="country", period="2021")) == {("_unknown",): (1, "exact")}
