"""Indicators put together from others: totals of parts, parts that are derived themselves, and what cannot be."""

from decimal import Decimal

import pytest

from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.cells import Partial
from localdiplomacy.measures.compare import NoChange
from localdiplomacy.measures.derived import can_be_broken_down, cycle_of, derive, leaves, obstacles, sets_of
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.measures.figures import Figure
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.totals import NOT_ADDITIVE, STOCK_OVER_TIME, Refusal
from localdiplomacy.model.delegations import InboundDelegation
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.names import Name
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.places import City, Office
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

BY_ID = {indicator.id: indicator for indicator in INDICATORS}


def indicator(id: str = "x.y", **more: object) -> Indicator:
    settings = {"zh": "某", "en": "Some", "definition": Text("定义。", "Definition."), "unit": "batches"} | more
    return Indicator(id=id, **settings)


def total(*parts: str, id: str = "x.all", **more: object) -> Indicator:
    return indicator(id, fold="total", parts=parts, **more)


PEOPLE = total("outbound.people", "inbound.people", unit="persons")
TIES = total("partnerships.formal", "partnerships.friendly_exchange", unit="pairs", stock=True)


def visit(id: str, day: str = "2021-05-01", countries: str = "JP", **more: object) -> InboundDelegation:
    own = {"headcount": Headcount(persons=3), "office": "a"} | more
    return InboundDelegation(id=id, arrives_on=day, countries=tuple(countries.split()), **own)


@pytest.fixture
def both_ways(trip) -> Ledger:
    """Two offices with trips and visits; ids are used in both sets."""
    count = {"headcount": Headcount(persons=5)}
    return Ledger.of(
        [
            Office(id="a", name=Name(zh="甲", en="A")),
            Office(id="b", name=Name(zh="乙", en="B")),
            trip("t1", "2021-02-01", countries="JP FR", office="a", **count),
            trip("t2", "2021-03-01", countries="DE", office="b", **count),
            visit("t1", countries="JP"),
            visit("v2", "2021-06-01", countries="FR"),
            visit("v3", "2021-07-01", countries="JP", office="b"),
        ]
    )


def value(ledger: Ledger, wanted: Indicator, *members: str, **more: object) -> object:
    return measure(ledger, wanted, **{"period": 2021, **more}).row(*members).observation.value


def test_a_total_adds_parts_of_several_sets(both_ways: Ledger) -> None:
    table = measure(both_ways, PEOPLE, by="office", period=2021)
    assert [(row.members, row.observation.value.exact) for row in table] == [(("a",), 11), (("b",), 8)]
    assert table.total().observation.value == Quantity.of(19, "persons")
    by_country = measure(both_ways, PEOPLE, by="country", period=2021)
    assert {row.members[0]: row.observation.value.exact for row in by_country} == {"DE": 5, "FR": 8, "JP": 11}
    assert by_country.total().observation.value == Quantity.of(19, "persons")


def test_by_month_and_in_a_pivot(both_ways: Ledger) -> None:
    table = measure(both_ways, PEOPLE, by=["office", "month"], period=2021)
    assert table.total().observation.value == Quantity.of(19, "persons")
    pivot = table.pivot(columns="month")
    assert "19" in pivot.text("en")


def test_sister_cities_and_friendly_exchange_cities_are_70() -> None:
    def tie(number: int, kind: str, state: str) -> Partnership:
        return Partnership(id=f"p{number}", kind=kind, city="c", history=(Transition(state, "2001-05-01"),), office="a")

    ties = [tie(n, "formal", "in-force") for n in range(25)]
    ties += [tie(n, "friendly-exchange", "exchange") for n in range(25, 70)]
    ledger = Ledger.of([City(id="c"), *ties])
    table = measure(ledger, TIES, by="kind", period=2021)
    assert table.total().observation.value == Quantity.of(70, "pairs")
    assert sorted(row.observation.value.exact for row in table) == [25, 45]
    assert len(measure(ledger, TIES, period=2021).row().observation.records()) == 70
    assert measure(ledger, TIES, by="quarter", period=2021).total() == STOCK_OVER_TIME


def test_the_records_behind_a_total_are_listed_by_part(both_ways: Ledger) -> None:
    table = measure(both_ways, PEOPLE, by="office", period=2021)
    found = table.row("a").observation
    assert [type(record).__name__ for record in found.records()] == ["OutboundDelegation", *2 * ["InboundDelegation"]]
    assert [record.id for record in found.records("inbound.people")] == ["t1", "v2"]
    assert found.evidence == ("t1", "v2")
    assert BY_ID["outbound.people"].en in table.drill("a").text("en")
    assert BY_ID["inbound.people"].zh in table.drill("a").text("zh")


def test_parts_that_are_put_together_themselves(both_ways: Ledger) -> None:
    batches = total("outbound.batches", "inbound.batches", id="x.batches")
    share = indicator("x.share", fold="ratio", numerator="outbound.batches", denominator="x.batches", unit="percent")
    table = measure(both_ways, share, by="office", period=2021, indicators=(*INDICATORS, batches))
    assert [row.observation.value.exact for row in table] == [Decimal("33.33333333333333333333333333"), 50]
    found = table.row("a").observation
    assert [record.id for record in found.records("denominator")] == ["t1", "t1", "v2"]
    assert [record.id for record in found.records("numerator")] == ["t1"]
    more = total("x.batches", "transfers.batches", id="x.more")
    moved = measure(both_ways, more, period=2021, indicators=(*INDICATORS, batches)).row().observation
    assert moved.value is None  # there is no ledger of transfers
    assert (
        moved.comment == "转运批次：账中没有该时段的记录 / Transfer batches: the ledger holds no records of that time"
    )


def test_a_part_that_is_missing_is_not_0(both_ways: Ledger) -> None:
    trips_only = measure(both_ways, PEOPLE, period="2021Q1").row().observation
    assert (trips_only.value, trips_only.status) == (None, ObsStatus.MISSING)
    assert trips_only.comment.endswith(f"{BY_ID['inbound.people'].en}: the ledger holds no records of that time")
    nothing = measure(both_ways, PEOPLE, period=2019).row().observation
    assert nothing.comment == "账中没有该时段的记录 / the ledger holds no records of that time"
    assert (nothing.value, nothing.status) == (None, ObsStatus.MISSING)


def test_parts_that_are_missing_for_different_reasons_each_say_theirs(trip) -> None:
    silent = measure(Ledger.of([trip("t")]), PEOPLE, period=2021).row().observation
    assert (silent.value, silent.status) == (None, ObsStatus.MISSING)
    assert silent.comment.partition(" / ")[2] == (
        f"{BY_ID['outbound.people'].en}: 0 of 1 record state the number; "
        f"{BY_ID['inbound.people'].en}: the ledger holds no records of that time"
    )


def test_a_rounded_part_and_one_from_below(trip) -> None:
    about = trip("t", headcount=Headcount(persons=Quantity.of(80, "persons", Qualifier.APPROX)))
    assert value(Ledger.of([about, visit("v")]), PEOPLE) == Quantity(78, 88, "persons")
    silent = [trip("t", headcount=Headcount(persons=5)), trip("u"), visit("v")]
    found = measure(Ledger.of(silent), PEOPLE, period=2021).row().observation
    assert found.value == Quantity.of(8, "persons", Qualifier.AT_LEAST)
    assert found.status is ObsStatus.LOW_RELIABILITY
    assert found.comment.endswith(f"{BY_ID['outbound.people'].en}: 1 of 2 records states the number")


def test_persons_and_person_times_are_never_added(trip) -> None:
    ledger = Ledger.of([trip("t", headcount=Headcount(person_times=5)), visit("v")])
    table = measure(ledger, PEOPLE, by="country", period=2021)
    refused = table.total()
    assert isinstance(refused, Refusal)
    assert "different units" in refused.text("en")
    found = measure(ledger, PEOPLE, period=2021).row().observation
    assert (found.value, found.status) == (None, ObsStatus.MISSING)
    assert found.comment.endswith("which cannot be added")


def test_nothing_counted_is_0_of_either_unit(trip) -> None:
    """No visit counts in Germany, so nobody can say whether that 0 is persons or person-times."""
    trips = [trip("t", countries="DE", headcount=Headcount(person_times=5))]
    ledger = Ledger.of([*trips, visit("v", headcount=Headcount(person_times=2))])
    assert value(ledger, PEOPLE, "DE", by="country") == Quantity.of(5, "person_times")


def test_nothing_counted_stays_in_the_unit_that_a_part_is_always_in(trip) -> None:
    """Visitors here are counted as persons only, so that none of them are not 0 person-times."""
    visitors = indicator(
        "x.visitors", records="inbound", time="arrives_on", fold="sum", value="headcount.persons", unit="persons"
    )
    everybody = total("outbound.people", "x.visitors", unit="persons")
    ledger = Ledger.of([trip("t", countries="DE", headcount=Headcount(person_times=5)), visit("v")])
    known = (*INDICATORS, visitors)
    table = measure(ledger, everybody, by="country", period=2021, indicators=known)
    assert table.row("DE").observation.value is None
    assert "different units" in table.row("DE").observation.comment


def test_what_stands_behind_a_total_is_what_stands_behind_its_parts() -> None:
    """In a data frame records have no ids, and of a part of the records that is told too."""
    counted = Partial(unlisted=2, files=frozenset({"a.csv"}), partial=1, stated=2)
    listed = Partial(records=("r1", "r2"), files=frozenset({"b.csv"}), synthetic=1, partial=2, stated=2)
    parts = [(BY_ID["outbound.batches"], counted), (BY_ID["inbound.batches"], listed)]
    batches = total("outbound.batches", "inbound.batches")
    found = derive(batches, [(part, Figure(value=Quantity.of(2, "batches"), partial=cell)) for part, cell in parts])
    assert found.value == Quantity.of(4, "batches")
    assert found.partial == Partial(
        records=("r1", "r2"), unlisted=2, files=frozenset({"a.csv", "b.csv"}), synthetic=1, partial=3
    )


def test_mixed_units_within_a_part_are_told_with_its_name(trip) -> None:
    mixed = [trip("t", headcount=Headcount(person_times=5)), trip("u", headcount=Headcount(persons=5)), visit("v")]
    refused = measure(Ledger.of(mixed), PEOPLE, by="office", period=2021).total()
    assert isinstance(refused, Refusal)
    assert refused.text("en").startswith(BY_ID["outbound.people"].en + ": the records use different units")


def test_synthetic_records_in_any_part_are_told(trip) -> None:
    made_up = Source(Origin(file="made-up.csv", synthetic=True))
    ledger = Ledger.of([trip("t", headcount=Headcount(persons=5), source=made_up), visit("v")])
    found = measure(ledger, PEOPLE, period=2021).row().observation
    assert (found.comment, found.source.origin.synthetic) == ("合成数据 / synthetic", True)
    assert found.source.origin.file == "made-up.csv"
    share = indicator("x.s", fold="ratio", numerator="outbound.batches", denominator="inbound.batches", unit="percent")
    assert measure(ledger, share, period=2021).row().observation.comment == "合成数据 / synthetic"


def test_comparison(both_ways: Ledger, trip) -> None:
    before = [trip("o", "2020-02-01", office="a", headcount=Headcount(persons=4)), visit("p", "2020-02-01")]
    ledger = Ledger.of([*before, *both_ways.records()])
    row = measure(ledger, PEOPLE, by="office", period=2021, compare="previous-year").row("a")
    assert (row.change.difference, str(row.change.value)) == (4, "57.1")


def test_offices_that_keep_another_ledger_than_before_are_not_compared(trip) -> None:
    """In both years the same two offices keep ledgers, but only one of them kept both in the first."""

    def year(year: int) -> list[object]:
        own = {"headcount": Headcount(persons=5)}
        return [
            trip(f"a{year}", f"{year}-02-01", office="a", **own),
            trip(f"b{year}", f"{year}-02-01", office="b", **own),
            visit(f"v{year}", f"{year}-02-01", office="b"),
        ]

    same = [*year(2020), *year(2021)]
    asked = {"period": 2021, "compare": "previous-year"}
    assert measure(Ledger.of(same), PEOPLE, **asked).row().change.difference == 0
    one_more = [*same, visit("w", "2021-03-01", office="a")]
    assert measure(Ledger.of(one_more), PEOPLE, **asked).row().change.reason is NoChange.OFFICES


def test_dimensions_apply_to_all_parts_with_members_of_one_list(both_ways: Ledger) -> None:
    batches = total("outbound.batches", "inbound.batches")
    known = BY_ID | {"x.all": batches}
    allowed = [dimension.id for dimension in DIMENSIONS if can_be_broken_down(batches, dimension, known)]
    places = ["office", "city", "district", "prefecture", "province", "country", "country-category", "continent"]
    assert allowed == [*places, "month", "quarter", "half", "year"]
    for dimension in ("category", "kind", "rank", "state"):
        with pytest.raises(CannotContinue, match="LD-MEASURE-003") as caught:
            measure(both_ways, batches, by=dimension, period=2021)
        assert ", ".join([*places, "month", "quarter", "half", "year"]) in caught.value.issues[0].message("en")


def test_what_an_indicator_comes_down_to() -> None:
    batches = total("outbound.batches", "inbound.batches", "x.lost")
    twice = total("x.all", "outbound.batches", id="x.twice")
    known = BY_ID | {"x.all": batches, "x.twice": twice}
    assert [leaf.id for leaf in leaves(twice, known)] == ["outbound.batches", "inbound.batches"]
    assert sets_of(twice, known) == ("outbound", "inbound")
    assert cycle_of(twice, known) == ()


@pytest.mark.parametrize(
    ("others", "cycle"),
    [
        ([("x.b", "x.a")], "x.a → x.b → x.a"),
        ([("x.b", "x.c"), ("x.c", "x.b")], "x.b → x.c → x.b"),
        ([("x.b", "x.c"), ("x.c", "x.a")], "x.a → x.b → x.c → x.a"),
    ],
)
def test_cycles_are_named(others: list[tuple[str, str]], cycle: str) -> None:
    found = [total(part, "outbound.batches", id=id) for id, part in [("x.a", "x.b"), *others]]
    with pytest.raises(CannotContinue) as caught:
        measure(Ledger(), found[0], period=2021, indicators=(*INDICATORS, *found))
    assert cycle in caught.value.issues[0].message("en")
    assert {issue.code for issue in caught.value.issues} == {"LD-MEASURE-015"}


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (total("outbound.batches", "outbound.persons"), "outbound.persons is in persons, which cannot be added up in"),
        (total("outbound.countries", "inbound.batches"), "outbound.countries is of distinct; a total adds count, sum"),
        (total("partnerships.formal", "partnerships.all", unit="pairs"), "partnerships.formal has stock = true"),
        (
            total("partnerships.formal", "partnerships.concluded", unit="pairs", stock=True),
            "concluded has stock = false",
        ),
    ],
)
def test_parts_that_cannot_be_put_together(wanted: Indicator, reason: str) -> None:
    with pytest.raises(CannotContinue, match="LD-MEASURE-015") as caught:
        measure(Ledger(), wanted, period=2021)
    assert reason in caught.value.issues[0].message("en")


def test_each_obstacle_is_told_once() -> None:
    """A stock never adds up over time: of that its other flag says nothing new, of offices it does."""
    alone = indicator("x.alone", records="partnerships", stock=True, unit="pairs", additive_over_units=False)
    moving = indicator("x.moving", time="departs_on", unit="pairs", additive_over_time=False)
    known = BY_ID | {"x.alone": alone, "x.moving": moving}

    def told(part: str, unit: str = "pairs") -> list[str]:
        wanted = total(part, "outbound.nobody-knows", unit=unit)
        return [reason.en for reason in obstacles(wanted, known)]

    assert told("partnerships.formal") == ["partnerships.formal has stock = true, and so must it have"]
    assert told("x.alone") == [
        "x.alone has stock = true, and so must it have",
        "x.alone has additive_over_units = false, and so must it have",
    ]
    assert told("x.moving") == ["x.moving has additive_over_time = false, and so must it have"]
    assert told("outbound.persons", unit="batches") == [
        "outbound.persons is in persons, which cannot be added up in batches"
    ]


def test_a_part_that_does_not_add_up_over_offices(both_ways: Ledger) -> None:
    alone = indicator("x.alone", time="departs_on", additive_over_units=False)
    known = (*INDICATORS, alone)
    with pytest.raises(CannotContinue, match="additive_over_units = false"):
        measure(both_ways, total("x.alone", "inbound.batches"), period=2021, indicators=known)
    so = total("x.alone", "inbound.batches", additive_over_units=False)
    assert measure(both_ways, so, by="office", period=2021, indicators=known).total() == NOT_ADDITIVE


def test_a_part_that_nobody_knows(both_ways: Ledger) -> None:
    with pytest.raises(CannotContinue, match="LD-MEASURE-001"):
        measure(both_ways, total("outbound.batch", "inbound.batches"), period=2021)
