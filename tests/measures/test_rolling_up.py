"""Places lie in one another as they did at the end of the last day that is counted."""

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.checks.check import CheckContext
from localdiplomacy.checks.identity import duplicate_ids
from localdiplomacy.measures.compare import NoChange
from localdiplomacy.measures.dimensions import UNKNOWN, RollUp
from localdiplomacy.measures.rolling_up import Lifting, Places
from localdiplomacy.measures.territory import changed_places

# On 22 August 2011 the prefecture of Chaohu was abolished; Lujiang came to Hefei, Hexian to Ma'anshan (GB/T 2260).
DAY = "2011-08-22"
PLACES = [
    ld.City(id="anhui", level="province", division_code="340000"),
    ld.City(id="hefei", level="city", parent="anhui"),
    ld.City(id="maanshan", level="city", division_code="340500"),
    ld.City(id="chaohu", level="city", parent="anhui", until=DAY),
    ld.City(id="lujiang", level="county", parent="chaohu", until=DAY),
    ld.City(id="lujiang", level="county", parent="hefei", since=DAY),
    ld.City(id="hexian", division_code="340523", since=DAY),
    ld.City(id="hexian", level="county", parent="chaohu", until=DAY),
    ld.City(id="juchao", level="district", parent="chaohu", until=DAY),
    ld.City(id="feixi", level="county", parent="hefei"),
]
OFFICES = [ld.Office(id=f"{city}-office", city=city) for city in ("lujiang", "hexian", "juchao", "feixi", "hefei")]
LEDGER = ld.Ledger.of([*PLACES, *OFFICES])


def trips(*days: str) -> ld.Ledger:
    found = [
        ld.OutboundDelegation(id=f"{office.id}-{day}", office=office.id, departs_on=day)
        for day in days
        for office in OFFICES
    ]
    return LEDGER + ld.Ledger.of(found)


def rows(ledger: ld.Ledger, by: Any, period: str, **more: Any) -> dict[tuple[str, ...], Decimal]:
    table = ld.measure(ledger, "outbound.batches", by=by, period=period, **more)
    return {row.members: row.observation.value.exact for row in table if row.observation.value}


@pytest.mark.parametrize(
    ("day", "place", "chain"),
    [
        ("2011-08-21", "lujiang", ["lujiang", "chaohu", "anhui"]),
        ("2011-08-22", "lujiang", ["lujiang", "hefei", "anhui"]),
        ("2011-08-21", "hexian", ["hexian", "chaohu", "anhui"]),
        ("2011-08-22", "hexian", ["hexian", "maanshan", "anhui"]),  # by its division code
        ("2011-08-22", "juchao", ["juchao", "anhui"]),  # what it lay in is no more
        ("2011-08-22", "anhui", ["anhui"]),
    ],
)
def test_the_places_a_place_lies_in(day: str, place: str, chain: list[str]) -> None:
    assert list(Places.of(LEDGER, date.fromisoformat(day)).chain(place)) == chain


def test_a_year_is_counted_by_the_hierarchy_of_its_last_day() -> None:
    ledger = trips("2010-03-01", "2011-03-01")
    assert rows(ledger, "prefecture", "2010") == {("chaohu",): 3, ("hefei",): 2}
    assert rows(ledger, "prefecture", "2011H1") == {("chaohu",): 3, ("hefei",): 2}
    now = {("hefei",): 3, ("maanshan",): 1, (UNKNOWN,): 1}
    assert rows(ledger, "prefecture", "2011") == now
    assert rows(ledger, "prefecture", "2011", at=date(2011, 8, 21)) == {("chaohu",): 3, ("hefei",): 2}
    assert rows(ledger, ("prefecture", "quarter"), "2011") == {
        (place, f"2011Q{quarter}"): value if quarter == 1 else 0
        for (place,), value in now.items()
        for quarter in range(1, 5)
    }
    assert rows(ledger, "province", "2011") == {("anhui",): 5}
    assert rows(ledger, "district", "2011") == {
        ("lujiang",): 1, ("hexian",): 1, ("juchao",): 1, ("feixi",): 1, (UNKNOWN,): 1,
    }  # fmt: skip


def test_stocks_take_the_last_day_of_each_part() -> None:
    tie = ld.Partnership(
        id="tie", city="lujiang", kind="formal", history=(ld.Transition("in-force", ld.PartialDate.of("2000-01-01")),)
    )
    table = ld.measure(LEDGER + ld.Ledger.of([tie]), "partnerships.formal", by=("prefecture", "half"), period="2011")
    assert {row.members for row in table if row.observation.value and row.observation.value.exact == 1} == {
        ("chaohu", "2011H1"),
        ("hefei", "2011H2"),
    }


def test_levels_may_follow_from_division_codes() -> None:
    ledger = ld.Ledger.of(
        [
            ld.City(id="p", division_code="320000"),
            ld.City(id="c", division_code="321300"),
            ld.City(id="d", division_code="321302"),
            ld.City(id="e", division_code="321311"),
            ld.City(id="wrong", division_code="32130x"),
            ld.City(id="none"),
        ]
    )
    day = date(2021, 1, 1)
    assert Lifting(RollUp(of="city", levels=("city",)), ledger).on(day) == {"c": "c", "d": "c", "e": "c"}
    province = Lifting(RollUp(of="city", levels=("province",)), ledger).lift(day)
    assert [province(id) for id in ("p", "c", "d", "wrong", "none", "not-there")] == ["p", "p", "p", *[UNKNOWN] * 3]


def test_places_that_lie_in_one_another_end_somewhere() -> None:
    ledger = ld.Ledger.of([ld.City(id="a", parent="b"), ld.City(id="b", parent="a"), ld.City(id="c", parent="c")])
    ledger += ld.Ledger.of([ld.City(id="d", parent="a")])
    places = Places.of(ledger, date(2021, 1, 1))
    assert [list(islice(places.chain(id), 9)) for id in "abcd"] == [["a", "b"], ["b", "a"], ["c"], ["d", "a", "b"]]
    assert places.at(("city",)) == {}


def test_a_place_before_its_time_stands_where_it_will() -> None:
    ledger = ld.Ledger.of([ld.City(id="p", level="province"), ld.City(id="d", parent="p", since="2020-01-01")])
    assert list(Places.of(ledger, date(2010, 1, 1)).chain("d")) == ["d", "p"]
    later = ld.Ledger.of([ld.City(id="p", level="province", since="2020-01-01"), ld.City(id="d", parent="p")])
    assert list(Places.of(later, date(2019, 12, 31)).chain("d")) == ["d"]
    assert list(Places.of(later, date(2020, 1, 1)).chain("d")) == ["d", "p"]


def test_of_two_records_of_the_same_days_the_first_holds() -> None:
    twice = [ld.City(id="d", parent="a"), ld.City(id="d", parent="b"), ld.City(id="a"), ld.City(id="b")]
    assert list(Places.of(ld.Ledger.of(twice), date(2021, 1, 1)).chain("d")) == ["d", "a"]


def test_nothing_lies_in_a_place_that_is_gone_though_its_code_says_so() -> None:
    gone = ld.City(id="gone", division_code="340500", since="2000-01-01", until="2010-01-01")
    ledger = ld.Ledger.of([ld.City(id="there", division_code="340500"), gone, ld.City(id="d", division_code="340523")])
    assert list(Places.of(ledger, date(2009, 12, 31)).chain("d")) == ["d", "gone"]
    assert list(Places.of(ledger, date(2010, 1, 1)).chain("d")) == ["d", "there"]


def test_codes_are_rolled_up_alike_on_every_day() -> None:
    lifting = Lifting(RollUp(of="country", table=(("JP", "near"),)), ld.Ledger())
    assert lifting.on(date(1990, 1, 1)) == lifting.on(date(2021, 1, 1)) == {"JP": "near"}


def test_places_that_gained_or_lost_another_are_not_what_they_were() -> None:
    one, other = ld.Period.parse("2010"), ld.Period.parse("2012")
    changed = {"chaohu", "juchao", "hefei", "maanshan", "juchao-office", "hefei-office"}
    assert changed_places(LEDGER, one, other) == changed
    assert changed_places(LEDGER, ld.Period.parse("2012"), ld.Period.parse("2013")) == frozenset()


def test_their_figures_are_not_compared() -> None:
    ledger = trips("2010-03-01", "2011-03-01")
    places = ld.Ledger.of([ld.Office(id="feixi-office", city="feixi"), *PLACES])
    table = ld.measure(ledger, "outbound.batches", by="prefecture", period="2011", compare="previous-year")
    assert table.row("hefei").change is not None
    assert table.row("hefei").change.reason is NoChange.TERRITORY
    same = ld.measure(ledger, "outbound.batches", by=("office", "prefecture"), period="2011", compare="previous-year")
    assert same.row("feixi-office", "hefei").change.reason is None
    assert changed_places(places, ld.Period.parse("2010"), ld.Period.parse("2011")) >= {"hefei"}


def test_one_place_may_be_there_twice_with_days_of_its_own() -> None:
    def found(*cities: ld.City) -> list[str]:
        context = CheckContext(ledger=ld.Ledger.of(cities), at=date(2021, 1, 1))
        return [issue.code for issue in duplicate_ids(context)]

    assert found(*PLACES) == []
    early, late = ld.City(id="d", until=DAY), ld.City(id="d", since=DAY)
    assert found(early, late) == []
    assert found(early, ld.City(id="d", since="2011-08-21")) != []
    assert found(ld.City(id="d"), late) != []
    assert found(early, ld.City(id="d")) != []
