"""Printed names to ids."""

from collections.abc import Callable

import pytest

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.ledger.resolve import resolve, resolve_names
from localdiplomacy.model import City, Entry, Name, Observation, Office, OutboundDelegation, Partnership, Period

ReadRows = Callable[..., Intake]
SUZHOU = City(id="suzhou", name=Name(zh="苏州市", en="Suzhou"), country="CN")
SAYAMA = City(id="tokorozawa", name=Name(zh="所泽市", aliases=("所沢市",)), country="JP")
OFFICE = Office(id="suqian-fao", name=Name(zh="宿迁市外办"), city="苏州")


def test_names_become_ids_in_every_spelling() -> None:
    tie = Partnership(id="p", city="苏州", partner="所沢", office="宿迁市外办")
    figure = Observation(indicator="x", office="宿迁市外办", period=Period.year(2021))
    entry = Entry(id="e", kind="event", partners=("p", "Suzhou", "无人知"))
    ledger, issues = resolve_names(Ledger.of([SUZHOU, SAYAMA, OFFICE, tie, figure, entry]))
    assert issues == ()
    assert (ledger.partnerships["p"].city, ledger.partnerships["p"].partner) == ("suzhou", "tokorozawa")
    assert ledger.offices["suqian-fao"].city == "suzhou"
    assert ledger.observations[0].office == "suqian-fao"
    assert ledger.entries["e"].partners == ("p", "suzhou", "无人知")


def test_a_ledger_of_ids_is_left_as_it_is() -> None:
    ledger = Ledger.of([SUZHOU, Partnership(id="p", city="suzhou")])
    assert resolve_names(ledger)[0] is ledger


def test_a_name_of_several_records_is_left_with_an_issue() -> None:
    other = City(id="changsha-county", name=Name(zh="长沙县"))
    city = City(id="changsha", name=Name(zh="长沙市"))
    tie, exact = Partnership(id="p", city="长沙"), Partnership(id="q", city="长沙县")
    intake = resolve(Intake(ledger=Ledger.of([other, city, tie, exact])))
    assert intake.ledger.partnerships["p"].city == "长沙"
    assert intake.ledger.partnerships["q"].city == "changsha-county"
    assert [(issue.code, issue.subject) for issue in intake.issues] == [("LD-READ-013", "p")]
    assert resolve(intake).issues == intake.issues


def test_a_long_list_of_candidates_is_cut() -> None:
    offices = [Office(id=f"o{n}", name=Name(zh="外办")) for n in range(6)]
    figure = Observation(indicator="x", office="外办", period=Period.year(2021))
    _, (issue,) = resolve_names(Ledger.of([*offices, figure]))
    assert dict(issue.params)["candidates"] == "o0, o1, o2, o3…"


def test_a_city_described_twice_is_one_and_references_follow() -> None:
    derived = City(id="cities-0123abcd-4", name=Name(zh="所沢市"), country="JP")
    elsewhere = City(id="cities-0123abcd-5", name=Name(zh="所泽市"), country="KR")
    ties = [Partnership(id="p", partner="所泽市"), Partnership(id="q", partner="cities-0123abcd-4")]
    ledger, issues = resolve_names(Ledger.of([derived, elsewhere, SAYAMA, *ties]))
    assert [city.id for city in ledger.cities] == ["cities-0123abcd-5", "tokorozawa"]
    assert ledger.partnerships["q"].partner == "tokorozawa"
    assert [issue.subject for issue in issues] == ["p"]


def test_a_city_described_by_its_id_is_the_city_with_that_id() -> None:
    derived = City(id="cities-0123abcd-4", name=Name(en="tokorozawa"), country="JP")
    ledger, issues = resolve_names(Ledger.of([derived, SAYAMA, Partnership(id="p", partner="tokorozawa")]))
    assert [city.id for city in ledger.cities] == ["tokorozawa"]
    assert (ledger.partnerships["p"].partner, issues) == ("tokorozawa", ())


def test_records_without_references_stay() -> None:
    trip = OutboundDelegation(id="a")
    assert resolve_names(Ledger.of([trip]))[0].outbound["a"] == trip


@pytest.mark.parametrize("printed", ["奈良 Nara", "奈良(Nara)", "奈良（Nara）", "奈良/Nara"])
def test_two_names_in_one_cell_describe_a_city(read_rows: ReadRows, printed: str) -> None:
    intake = resolve(read_rows(("友城名称", "结好日期"), (printed, "1991-01-01"), ("大阪", "1995-01-01")))
    (city,) = intake.ledger.cities
    assert city.name is not None
    assert (city.name.zh, city.name.en) == ("奈良", "Nara")
    assert [tie.partner for tie in intake.ledger.partnerships] == [city.id, "大阪"]


def test_a_partner_s_two_names_are_those_of_a_city_described_elsewhere(read_rows: ReadRows) -> None:
    ties = read_rows(("友城名称", "结好日期"), ("奈良 Nara", "1991-01-01"), sheet="友城")
    described = read_rows(("友城名称", "国家", "结好日期"), ("奈良", "日本", "1991-01-01"), sheet="友城名录")
    one = resolve(ties + described).ledger
    assert [city.country for city in one.cities] == ["JP"]
    assert {tie.partner for tie in one.partnerships} == {one.cities[0].id}
    other = read_rows(("友城名称", "国家", "结好日期"), ("奈良", "美国", "1991-01-01"), sheet="友城备选")
    three = resolve(ties + described + other).ledger
    assert {city.country for city in three.cities} == {None, "JP", "US"}
