"""One thing under two spellings is counted once: places, countries, persons.

Sources: the half-year report of 2018 of Wuxi's foreign affairs office (a country printed 格林纳达 and 格林拉达, persons' names in
which a middle dot became a question mark; the names here are invented) and Changzhou's summary of 2020 (29 partner cities
were sent masks; one of them is printed 所沢市 and 所泽市).
"""

from datetime import date
from typing import Any

import pytest

RECIPIENTS = """
[[indicators]]
id = "ours.recipients"
zh = "受赠友城"
en = "Partner cities that were given aid"
definition = { zh = "受赠友城各计一次。", en = "Each partner city once." }
unit = "cities"
records = "entries"
where = { all = [{ field = "kind", is = "aid" }, { field = "details.direction", is = "out" }] }
value = "partners"
fold = "distinct"
time = "on"
"""
CITIES = "编号,城市名称,国家,级别\n" + "".join(f"c{number:02},第{number}友城市,,市级\n" for number in range(1, 29))
AID_HEAD = "编号,种类,日期,名称,方向,友城,数量\n"


def aid(*spellings: str) -> str:
    """Masks to 28 partner cities, and a line more for each spelling of the last."""
    names = [*(f"第{number}友城市" for number in range(1, 29)), *spellings]
    return AID_HEAD + "".join(
        f"A{n:02},援助捐赠,2020-04-{n % 28 + 1:02},口罩,去,{name},20000只\n" for n, name in enumerate(names)
    )


@pytest.mark.parametrize("spellings", [("所沢市",), ("所泽市",), ("所沢市", "所泽市"), ("所沢", "所泽市", "所澤市")])
def test_29_cities_are_29_however_one_of_them_is_written(spellings: tuple[str, ...], city: Any, counted: Any) -> None:
    """Each name leads to the one record, whose spelling may be either."""
    cities = CITIES + "tokorozawa,所沢市,日本,市级\n"
    ws = city(RECIPIENTS, cities=cities, entries=aid(*spellings))
    assert list(ws.intake) == []
    assert {entry.partners for entry in ws.ledger.entries[28:]} == {("tokorozawa",)}
    assert counted(ws.measure("ours.recipients", period="2020")) == {"ours.recipients": 29}


def test_a_city_entered_twice_counts_twice_and_is_told(city: Any, counted: Any) -> None:
    cities = CITIES + "tokorozawa,所沢市,日本,市级\nsuoze,所泽市,日本,市级\n"
    ties = "编号,中方城市,外方城市\nt1,changzhou,tokorozawa\nt2,changzhou,suoze\n"
    ws = city(
        RECIPIENTS,
        cities=cities + "changzhou,常州市,中国,市级\n",
        partnerships=ties,
        entries=aid("tokorozawa", "suoze"),
    )
    assert counted(ws.measure("ours.recipients", period="2020")) == {"ours.recipients": 30}
    (told,) = ws.check(at=date(2020, 12, 31), only=["LD-TIE-008"])
    assert [told.values("zh")[name] for name in ("first", "second")] == ["所泽市", "所沢市"]


@pytest.mark.parametrize("spelling", ["格林纳达", "格林拉达"])
def test_a_country_that_a_report_misprints_is_one_country(spelling: str, city: Any, counted: Any) -> None:
    visits = f"编号,来访团组,来访国家,来访日期,人次\nV1,甲团,格林纳达,2018-03-01,4\nV2,乙团,{spelling},2018-05-01,6\n"
    ws = city(inbound=visits)
    assert list(ws.intake) == []
    table = ws.measure(["inbound.countries", "inbound.batches"], period="2018H1")
    assert counted(table) == {"inbound.countries": 1, "inbound.batches": 2}


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("阿尔贝克?达诺姆", True),
        ("阿尔贝克·达诺姆", True),
        ("阿尔贝克 达诺姆", True),
        ("阿尔贝克?达诺", False),
        ("阿尔贝克达", False),
    ],
)
def test_a_name_whose_middle_dot_was_lost_is_the_same_person(printed: str, known: bool, city: Any) -> None:
    """The register of friends holds the person under one spelling, an honour names it under another."""
    entries = (
        "编号,种类,名称,日期,相关方\n"
        "friend,国际友人,阿尔贝克·达诺姆,2017-01-01,\n"
        f"honour,荣誉称号,荣誉市民,2018-05-01,{printed}\n"
    )
    ws = city(entries=entries)
    assert list(ws.intake) == []
    assert ws.ledger.entries["honour"].partners == (("friend",) if known else (printed,))
    told = [issue.code for issue in ws.check(at=date(2018, 12, 31), only=["LD-REF-001"])]
    assert told == ([] if known else ["LD-REF-001"])
