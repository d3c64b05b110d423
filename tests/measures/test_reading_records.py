"""Field paths, numbers, dates and coverage: what is read from one record."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.ledger.ledger import RECORD_TYPES, Ledger
from localdiplomacy.measures.amounts import Number, number_reader, stated_number, weakest
from localdiplomacy.measures.coverage import covering
from localdiplomacy.measures.field_paths import hint, reader, require_path
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.times import Calendar, Held, When, dating, holding, window
from localdiplomacy.model.conditions import Operator, Where
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.periods import Frequency, Period
from localdiplomacy.model.places import City, Office
from localdiplomacy.model.quantities import Headcount, Money, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text
from localdiplomacy.model.transfers import Leg, TransferBatch, Vehicle

TEXT = Text("定义。", "Definition.")


def declared(**more: object) -> Indicator:
    settings = {"id": "x", "zh": "某", "en": "x", "definition": TEXT, "unit": "persons", "time": "departs_on"} | more
    return Indicator(**settings)


def trip(**more: object) -> OutboundDelegation:
    return OutboundDelegation(id="t", **more)


def test_paths_follow_references() -> None:
    ledger = Ledger.of(
        [
            City(id="c", country="CN"),
            City(id="osaka", country="JP"),
            Office(id="o", city="c"),
            Office(id="homeless"),
            Entry(id="tie", kind="event", country="FR"),
        ]
    )
    assert reader("office->city->country", ledger)(trip(office="o")) == ("CN",)
    assert reader("office->city", ledger)(trip(office="o")) == ("c",)
    for office in (None, "nobody", "homeless"):
        assert reader("office->city->country", ledger)(trip(office=office)) == ()
    tie = Partnership(id="p", partner="osaka")
    assert reader("partner->country", ledger)(tie) == ("JP",)
    # A partner of an entry may be in any of several sets.
    assert reader("partners->country", ledger)(Entry(id="e", kind="x", partners=("osaka", "tie"))) == ("JP", "FR")


def test_how_many_values() -> None:
    count = reader("vehicles#", Ledger())
    assert count(TransferBatch(id="t", vehicles=(Vehicle(reference="1"), Vehicle(reference="2")))) == (2,)
    assert count(TransferBatch(id="t")) == ()  # none listed is not stated


@pytest.mark.parametrize(
    ("records", "path"),
    [
        ("outbound", "headcount.persons"),
        ("outbound", "days_abroad"),
        ("outbound", "countries"),
        ("outbound", "stops.country"),
        ("outbound", "history.to"),
        ("outbound", "departs_on"),
        ("outbound", "budget.amount"),
        ("outbound", "office->city->country"),
        ("outbound", "office->parent->city->name.zh"),
        ("transfers", "vehicles#"),
        ("transfers", "legs.persons_out"),
        ("entries", "details.anything"),
        ("entries", "partners->country"),
        ("partnerships", "partner->country"),
        ("partnerships", "concluded_on.year"),
        ("cities", "id"),
    ],
)
def test_paths_that_exist(records: str, path: str) -> None:
    require_path("x", records, path)
    bare = Entry(id="x", kind="event") if records == "entries" else RECORD_TYPES[records](id="x")
    # A path that is let through can be read, also where a record states nothing there.
    assert reader(path, Ledger())(bare) == (("x",) if path == "id" else ())


@pytest.mark.parametrize(
    ("records", "path", "near"),
    [
        ("outbound", "headcount.person", "persons"),
        ("outbound", "departs", "departs_on"),
        ("outbound", "office->citty", "city"),
        ("outbound", "mode->city", None),
        ("outbound", "mode.x", None),
        ("outbound", "vehicles#", None),
        ("outbound", "mode#.x", "mode"),
    ],
)
def test_paths_that_do_not_exist(records: str, path: str, near: str | None) -> None:
    with pytest.raises(CannotContinue) as caught:
        require_path("owner", records, path)
    issue = caught.value.issue
    assert issue.code == "LD-MEASURE-004"
    assert issue.values("en") == {
        "owner": "owner",
        "records": records,
        "field": path,
        "hint": f"; did you mean {near}" if near else "",
    }
    assert issue.values("zh")["hint"] == (f"，是否指 {near}" if near else "")


def test_hints() -> None:
    assert hint("ofice", ["office", "city"]) == Text("，是否指 office", "; did you mean office")
    assert hint("zzz", ["office", "city"]) == Text("", "")


@pytest.mark.parametrize(
    ("value", "unit", "number"),
    [
        (3, "persons", Number(Decimal(3), Decimal(3))),
        (Decimal("2.5"), "days", Number(Decimal("2.5"), Decimal("2.5"))),
        (True, "persons", None),
        ("3", "persons", None),
        (Quantity(2, 4, "issues"), "issues", Number(Decimal(2), Decimal(4))),
        (
            Quantity.of(9, "issues", Qualifier.OVER),
            "issues",
            Number(Decimal(9), Decimal(9), Qualifier.OVER),
        ),
        (Quantity.of(9, "copies"), "issues", None),
        (Money(Decimal(5), "USD"), "USD", Number(Decimal(5), Decimal(5))),
        (Money(Decimal(5), "USD"), "CNY", None),
        (date(2021, 1, 1), "days", None),
    ],
)
def test_numbers_as_stated(value: object, unit: str, number: Number | None) -> None:
    assert stated_number(value, unit) == number


def test_weakest_qualifier() -> None:
    over, about = Qualifier.OVER, Qualifier.APPROX
    assert weakest([]) is Qualifier.EXACT
    assert weakest([Qualifier.EXACT, over]) is over
    assert weakest([over, over]) is over
    assert weakest([over, about]) is about
    assert weakest([over, Qualifier.NEARLY]) is about


def number(record: object, **settings: object) -> Number | None:
    indicator = declared(fold="sum", **settings)
    return number_reader(indicator, str(indicator.value), indicator.unit, Ledger())(record)


def test_numbers_are_combined_as_declared() -> None:
    record = trip(
        planned=Headcount(persons=6),
        approved=Headcount(persons=4),
        departs_on="2021-01-01",
        returns_on="2021-01-05",
        days_planned=None,
    )
    assert number(record, value="planned.persons") == Number.exactly(6)
    assert number(record, value="planned.persons", minus="approved.persons") == Number.exactly(2)
    assert number(record, value="days_abroad", times="planned.persons") == Number.exactly(30)
    assert number(record, value="planned.persons", minus="days_planned") is None
    assert number(record, value="days_planned", minus="planned.persons") is None
    assert number(record, value="days_planned", otherwise=1) == Number.exactly(1)
    assert number(record, value="planned.persons", minus="days_planned", otherwise=0) == Number.exactly(0)


def test_ranges_are_combined_at_their_ends() -> None:
    entry = Entry(
        id="e", kind="x", quantity=Quantity(2, 4, "x", Qualifier.OVER), details=Details(n=Quantity(1, 3, "x"))
    )
    # 2 to 5 less 1 to 3, and nothing is less than none; 1 to 3 times 2 to 5.
    assert number(entry, value="quantity", minus="details.n", unit="x") == Number(Decimal(0), Decimal(4))
    assert number(entry, value="details.n", times="quantity", unit="x") == Number(Decimal(2), Decimal(15))


def _count(value: int | None, qualifier: Qualifier = Qualifier.EXACT, high: int | None = None) -> Headcount:
    if value is None:
        return Headcount()
    return Headcount(persons=Quantity(value, value if high is None else high, "persons", qualifier))


@pytest.mark.parametrize(
    ("planned", "approved", "cut"),
    [
        (_count(6), _count(7), Number.exactly(-1)),
        (_count(80, Qualifier.APPROX), _count(60), Number(Decimal(15), Decimal(25))),
        (_count(4, high=6), _count(5), Number(Decimal(0), Decimal(1))),
        (_count(4, high=6), _count(8), Number(Decimal(-4), Decimal(-2))),
        (_count(9, Qualifier.AT_LEAST), _count(4), Number(Decimal(5), Decimal(5), Qualifier.AT_LEAST)),
        (_count(9, Qualifier.AT_LEAST), _count(10), Number(Decimal(0), Decimal(0), Qualifier.AT_LEAST)),
        (_count(9), _count(4, Qualifier.AT_LEAST), Number(Decimal(0), Decimal(5))),
        (_count(9), _count(4, Qualifier.AT_MOST), Number(Decimal(5), Decimal(9))),
        (_count(4), _count(9, Qualifier.AT_LEAST), Number(Decimal(-5), Decimal(-5))),
        (_count(4, Qualifier.APPROX), _count(None), None),
    ],
)
def test_what_was_cut_of_rounded_counts(planned: Headcount, approved: Headcount, cut: Number | None) -> None:
    record = trip(planned=planned, approved=approved)
    assert number(record, value="planned.persons", minus="approved.persons") == cut


@pytest.mark.parametrize(
    ("persons", "days"),
    [
        (_count(4, high=6), Number(Decimal(20), Decimal(30))),
        (_count(80, Qualifier.APPROX), Number(Decimal(375), Decimal(425))),
        (_count(10, Qualifier.AT_LEAST), Number(Decimal(50), Decimal(50), Qualifier.AT_LEAST)),
        (_count(10, Qualifier.AT_MOST), Number(Decimal(50), Decimal(50), Qualifier.AT_MOST)),
        (_count(0, Qualifier.APPROX, high=1), Number(Decimal(0), Decimal("7.5"))),
        (_count(None), None),
    ],
)
def test_days_of_a_rounded_number_of_persons(persons: Headcount, days: Number | None) -> None:
    record = trip(headcount=persons, departs_on="2021-01-01", returns_on="2021-01-05")
    assert number(record, value="days_abroad", times="headcount.persons", unit="person_days") == days


def test_a_count_says_itself_what_it_counts() -> None:
    about = Quantity.of(80, "batches", Qualifier.APPROX)
    entry = Entry(id="e", kind="x", headcount=Headcount(batches=about), quantity=about)
    settings = {"records": "entries", "time": "on", "unit": "events"}
    assert number(entry, value="headcount.batches", **settings) == Number.of(about)
    assert number(entry, value="quantity", **settings) is None


def test_several_values_add_up_only_if_all_are_numbers() -> None:
    legs = (Leg(origin="a", destination="b", persons_out=3), Leg(origin="b", destination="c", persons_out=4))
    batch = TransferBatch(id="t", legs=legs)
    assert number(batch, records="transfers", value="legs.persons_out", time="moved_on") == Number.exactly(7)
    assert number(batch, records="transfers", value="legs.origin", time="moved_on") is None
    mixed = Entry(id="e", kind="x", details=Details(a=("1", "2")))
    assert number(mixed, records="entries", value="details.a", time="on") is None


def test_dates_that_decide() -> None:
    states = (Transition("refused", "2021-02", of="attestation"), Transition("refused", "2021-03"), Transition("x"))
    record = trip(departs_on="2021-05", history=states)
    assert dating("departs_on")(record) == PartialDate(2021, 5)
    assert dating("returns_on")(record) is When.UNDATED
    assert dating("history.refused")(record) == PartialDate(2021, 3)
    assert dating("history.x")(record) is When.UNDATED
    assert dating("history.approved")(record) is When.NEVER
    assert dating("budget.amount")(record) is When.UNDATED
    leased = Entry(id="e", kind="x", details=Details(until=date(2021, 6, 30), since="2021-06-30"))
    assert dating("details.until")(leased) == PartialDate(2021, 6, 30)
    assert dating("details.since")(leased) is When.UNDATED  # a text, which a check reports


def test_windows() -> None:
    year = Period.year(2021)
    assert window(year, None) == year
    assert window(year, date(2021, 12, 31)) == year
    assert window(year, date(2022, 5, 1)) == year
    assert window(year, date(2021, 12, 30)) == Period(date(2021, 1, 1), date(2021, 12, 31))
    assert window(year, date(2021, 1, 1)) == Period(date(2021, 1, 1), date(2021, 1, 2))
    assert window(year, date(2020, 12, 31)) is None


def test_calendar_members() -> None:
    calendar = Calendar.of(Period.parse("2020-03-07/2020-05-02"), Frequency.MONTH)
    assert [part.code for part in calendar.parts] == ["2020-03-07/2020-04-01", "2020-04", "2020-05-01"]
    march, april, may = calendar.codes
    expected = {
        "2020-03-07": (march,),
        "2020-03-31": (march,),
        "2020-04": (april,),
        "2020-05-01": (may,),
        "2020-03": (march,),  # it may lie before the window, and then in no part
        "2020-05": (may,),
        "2020": (march, april, may),
        "2019": (),
        "2021": (),
    }
    for text, members in expected.items():
        assert calendar.members(PartialDate.parse(text)) == members, text
    assert calendar.members(None) == (march, april, may)
    quarters = Calendar.of(Period.year(2021), Frequency.QUARTER)
    assert quarters.members(PartialDate(2021)) == ("_unknown",)
    assert quarters.members(PartialDate(2021, 6)) == ("2021Q2",)


def tie(*history: Transition, kind: str | None = "formal") -> Partnership:
    return Partnership(id="p", kind=kind, history=history)


DAY = date(2021, 6, 30)
FORMAL = {"stock": True, "records": "partnerships", "states": ("in-force",), "kinds": ("formal",)}


@pytest.mark.parametrize(
    ("record", "held"),
    [
        (tie(Transition("in-force", "2021-06-30")), Held.YES),
        (tie(Transition("in-force", "2021-07-01")), Held.NO),
        (tie(Transition("in-force", "2021-06")), Held.YES),
        (tie(Transition("in-force", "2021")), Held.UNDECIDED),
        (tie(Transition("in-force")), Held.YES),
        (tie(Transition("in-force", "2020"), Transition("ended", "2021")), Held.UNDECIDED),
        (tie(Transition("in-force", "2020"), Transition("ended", "2021-06-30")), Held.NO),
        (tie(Transition("in-force", "2020"), kind="economic"), Held.NO),
        (tie(Transition("in-force", "2021"), kind="economic"), Held.NO),
        (tie(Transition("in-force", "2020"), Transition("formal", "2021", of="kind"), kind="economic"), Held.UNDECIDED),
        (tie(Transition("in-force", "2020"), kind=None), Held.NO_KIND),
        (tie(Transition("in-force", "2021"), kind=None), Held.NO_KIND),
        (tie(Transition("in-force", "2022"), kind=None), Held.NO),
        (tie(kind=None), Held.NO_STATE),
        (tie(Transition("in-force", "2020"), Transition("formal", "2021", of="kind"), kind=None), Held.NO_KIND),
        (tie(Transition("in-force", "2020"), Transition("formal", "2020", of="kind"), kind=None), Held.YES),
        (tie(), Held.NO_STATE),
        (tie(kind="economic"), Held.NO),
        (tie(Transition("formal", "2020", of="kind"), kind="economic"), Held.NO_STATE),
        (tie(Transition("contact", "2030")), Held.NO),
    ],
)
def test_stocks_on_a_day(record: Partnership, held: Held) -> None:
    assert holding(declared(**FORMAL))(record, DAY) is held


def test_stocks_without_conditions_on_state_or_kind() -> None:
    assert holding(declared(stock=True, records="partnerships"))(tie(), DAY) is Held.YES
    any_kind = declared(stock=True, records="partnerships", states=("in-force",))
    assert holding(any_kind)(tie(Transition("in-force", "2020"), kind=None), DAY) is Held.YES
    any_state = declared(stock=True, records="partnerships", kinds=("formal",))
    assert holding(any_state)(tie(), DAY) is Held.YES
    assert holding(declared(stock=True, records="cities"))(City(id="c"), DAY) is Held.YES


def test_on_the_first_day_it_may_have_happened_nobody_knows_yet() -> None:
    first, before = date(2021, 7, 1), date(2021, 6, 30)
    formed = tie(Transition("in-force", "2021-07"))
    assert [holding(declared(**FORMAL))(formed, day) for day in (before, first)] == [Held.NO, Held.UNDECIDED]
    so_far = holding(declared(time="departs_on", cumulative=True))
    went = trip(departs_on="2021-07")
    assert [so_far(went, day) for day in (before, first)] == [Held.NO, Held.UNDECIDED]


def test_records_that_have_no_kind_at_all() -> None:
    formal = declared(stock=True, kinds=("formal",))
    assert holding(formal)(trip(departs_on="2021-05"), DAY) is Held.NO_KIND


def test_coverage_by_main_date_or_history() -> None:
    covers = covering(declared(), Period.year(2021))
    assert covers(trip(departs_on="2021-05-01"))
    assert not covers(trip(departs_on="2020-05-01"))
    assert not covers(trip())
    refused = trip(history=(Transition("refused", "2021-05-01"),))
    assert not covers(refused)  # refusals recorded say nothing of trips
    refusals = covering(declared(time="history.refused"), Period.year(2021))
    assert refusals(refused)
    assert refusals(trip(departs_on="2021-05-01"))
    assert not refusals(trip(departs_on="2020-12-30", history=(Transition("archived", "2021-05-01"), Transition("x"))))
    some = Source(Origin(file="some.csv", partial=True))
    assert not covers(evolve(trip(departs_on="2021-05-01"), source=some))
    assert not covering(declared(stock=True), Period.year(2021))(evolve(trip(), source=some))
    assert covering(declared(records="partnerships", time="history.ended"), Period.year(2021))(tie())
    assert covering(declared(stock=True), Period.year(2021))(trip())


@pytest.mark.parametrize(
    ("where", "covered"),
    [
        (Where(), True),
        (Where(field="kind", value="event"), True),
        (Where(field="kind", value="honour"), False),
        (Where(field="kind", op=Operator.IN, value=("honour", "event")), True),
        (Where(field="kind", op=Operator.IN, value=("honour",)), False),
        (Where(field="kind", value="honour", negated=True), True),
        (Where(field="country", value="JP"), True),
        (Where(all_of=(Where(field="kind", value="honour"), Where(field="country", value="JP"))), False),
        (Where(all_of=(Where(field="kind", value="event"), Where(field="country", value="JP"))), True),
        (Where(all_of=(Where(field="country", value="JP"),)), True),
        (Where(all_of=(Where(field="kind", value="honour"),), negated=True), True),
        (Where(any_of=(Where(field="kind", value="honour"),)), True),
    ],
)
def test_entries_cover_their_own_kind_only(where: Where, covered: bool) -> None:
    indicator = declared(records="entries", time="on", where=where)
    assert covering(indicator, Period.year(2021))(Entry(id="e", kind="event", on="2021-05-01")) is covered
