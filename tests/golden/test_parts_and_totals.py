"""Parts and rates that two offices print, counted from records and held against what they print.

Sources: the half-year reports of 2018 of the foreign affairs offices of Shizhong District (Jinan) and of Ningbo. Numbers only.
"""

from typing import Any

import pytest

import localdiplomacy as ld

# 191 communities with 2 boards each; 22 persons with 500 yuan each; 4 persons with 1000 yuan each.
OVERSEAS_CHINESE = """\
[[indicators]]
id = "ours.boards"
zh = "展板"
en = "Boards"
definition = { zh = "侨情普查展板数。", en = "Boards of the census." }
unit = "pieces"
records = "entries"
where = { all = [{ field = "kind", is = "overseas-chinese" }, { field = "details.matter", is = "census" }] }
value = "quantity.low"
fold = "sum"
time = "on"

[[indicators]]
id = "ours.communities"
zh = "社居"
en = "Communities"
definition = { zh = "设有展板的社居数。", en = "Communities with boards." }
unit = "items"
records = "entries"
where = { all = [{ field = "kind", is = "overseas-chinese" }, { field = "details.matter", is = "census" }] }
value = "details.street"
fold = "distinct"
time = "on"

[[indicators]]
id = "ours.relief.persons"
zh = "慰问人数"
en = "Persons relieved"
definition = { zh = "领取节日慰问金的人数。", en = "Persons given relief." }
unit = "persons"
records = "entries"
where = { all = [{ field = "kind", is = "overseas-chinese" }, { field = "details.matter", is = "subsidy" }] }
value = "headcount.persons"
fold = "sum"
time = "on"

[[indicators]]
id = "ours.relief.money"
zh = "慰问金"
en = "Relief"
definition = { zh = "节日慰问金金额。", en = "Relief paid." }
unit = "CNY"
records = "entries"
where = { all = [{ field = "kind", is = "overseas-chinese" }, { field = "details.matter", is = "subsidy" }] }
value = "amount.amount"
fold = "sum"
time = "on"
"""


@pytest.fixture
def declared(tmp_path: Any) -> Any:
    file = tmp_path / "overseas-chinese.toml"
    file.write_text(OVERSEAS_CHINESE, "utf-8")
    return (*ld.Registry(discover=False).contributions.indicators, *ld.read_indicators(file))


def census(communities: int, spoilt: int = 0) -> list[ld.Entry]:
    """Two boards in each community, but for some that have one."""
    return [
        ld.Entry(
            id=f"b{number:03}",
            kind="overseas-chinese",
            on="2018-05",
            quantity=ld.Quantity.of(1 if number < spoilt else 2, "pieces"),
            details=ld.Details(matter="census", street=f"社居{number}"),
        )
        for number in range(communities)
    ]


def payments(persons: int, each: int) -> list[ld.Entry]:
    return [
        ld.Entry(
            id=f"p{number:02}",
            kind="overseas-chinese",
            on="2018-02",
            headcount=ld.Headcount(persons=1),
            amount=ld.Money(each, "CNY"),
            details=ld.Details(matter="subsidy"),
        )
        for number in range(persons)
    ]


@pytest.mark.parametrize(("spoilt", "boards", "outcome"), [(0, 382, "holds"), (1, 381, "broken")])
def test_191_communities_have_382_boards(
    spoilt: int, boards: int, outcome: str, declared: Any, counted: Any, rule: Any, outcomes: Any
) -> None:
    ids = ["ours.boards", "ours.communities"]
    table = ld.measure(ld.Ledger.of(census(191, spoilt)), ids, period="2018H1", indicators=declared)
    assert counted(table) == {"ours.boards": boards, "ours.communities": 191}
    two = ld.Term(indicator="ours.communities", factor=2, unit="items", read_as="pieces")
    found = ld.validate(table.observations, period="2018H1", rules=[rule("two", ["ours.boards"], "is", [two])])
    assert outcomes(found) == {"two": outcome}


@pytest.mark.parametrize(("persons", "each", "paid"), [(22, 500, 11000), (4, 1000, 4000)])
def test_so_many_persons_with_so_much_each(
    persons: int, each: int, paid: int, declared: Any, counted: Any, rule: Any, outcomes: Any, published: Any
) -> None:
    ids = ["ours.relief.persons", "ours.relief.money"]
    table = ld.measure(ld.Ledger.of(payments(persons, each)), ids, period="2018H1", indicators=declared)
    assert counted(table) == {"ours.relief.persons": persons, "ours.relief.money": paid}
    rate = ld.Term(indicator="ours.relief.persons", factor=each, unit="persons", read_as="CNY")
    rules = [rule("rate", ["ours.relief.money"], "is", [rate])]
    assert outcomes(ld.validate(table.observations, period="2018H1", rules=rules)) == {"rate": "holds"}
    printed = [published(ids[0], persons, "persons"), published(ids[1], paid + 500, "CNY")]
    assert outcomes(ld.validate(printed, period="2018H1", rules=rules)) == {"rate": "broken"}


def test_15_ambassadors_and_14_consuls_general_are_some_of_113(counted: Any, outcomes: Any, published: Any) -> None:
    """37 batches of consulates with 113 person-times; the ranks are stated for 29 of them."""
    ranks = [*["ambassador"] * 15, *["consul-general"] * 14, *["consular-officer"] * 8]
    sizes = [1] * 29 + [10] * 7 + [14]
    ledger = ld.Ledger.of(
        ld.InboundDelegation(
            id=f"c{number:02}",
            kind="consulate",
            head_rank=rank,
            arrives_on="2018-03",
            headcount=ld.Headcount(person_times=size),
            history=(ld.Transition("held", "2018-03"),),
        )
        for number, (rank, size) in enumerate(zip(ranks, sizes, strict=True))
    )
    table = ld.measure(ledger, "inbound.person_times", by="rank", period="2018H1")
    rows = counted(table, by_member=True)
    assert (rows["ambassador"], rows["consul-general"], table.total().observation.value.exact) == (15, 14, 113)
    parts = ld.PartsRule(
        id="ranks",
        zh="大使与总领事不超过总数",
        en="Ambassadors and consuls-general are no more than all",
        total=ld.Term(indicator="inbound.person_times"),
        over="rank",
        members=("ambassador", "consul-general"),
    )
    named = [item for item in table.observations if dict(item.dimensions)["rank"] in parts.members]
    said = published("inbound.person_times", 113, "person_times")
    (held,) = ld.validate([said, *named], period="2018H1", rules=[parts])
    assert (held.outcome.value, held.rest.exact) == ("holds", 113 - 15 - 14)
    fewer = published("inbound.person_times", 28, "person_times")
    assert outcomes(ld.validate([fewer, *named], period="2018H1", rules=[parts])) == {"ranks": "broken"}


@pytest.mark.parametrize(("of_party", "outcome"), [((88, 352), "holds"), ((408, 1205), "broken")])
def test_88_batches_of_352_are_some_of_407_of_1204(
    of_party: tuple[int, int], outcome: str, outcomes: Any, published: Any
) -> None:
    figures = [published("outbound.batches", 407, "batches"), published("outbound.person_times", 1204, "person_times")]
    figures += [
        published(figure.indicator, number, figure.value.unit, by={"category": "government"})
        for figure, number in zip(figures, of_party, strict=True)
    ]
    rules = [
        ld.PartsRule(id=id, zh="分项", en="Parts", total=ld.Term(indicator=id), over="category")
        for id in ("outbound.batches", "outbound.person_times")
    ]
    found = ld.validate(figures, period="2018H1", rules=rules)
    assert outcomes(found) == {"outbound.batches": outcome, "outbound.person_times": outcome}


def test_the_party_and_government_among_all_trips(counted: Any) -> None:
    """Each of 407 batches has one category; those of the party and government are 88 with 352 person-times."""
    sizes = [4] * 88 + [3] * 214 + [2] * 105
    ledger = ld.Ledger.of(
        ld.OutboundDelegation(
            id=f"t{number:03}",
            category="government" if number < 88 else "enterprise",
            departs_on="2018-04",
            headcount=ld.Headcount(person_times=size),
        )
        for number, size in enumerate(sizes)
    )
    for indicator, part, whole in (("outbound.batches", 88, 407), ("outbound.person_times", 352, 1204)):
        table = ld.measure(ledger, indicator, by="category", period="2018H1")
        assert counted(table, by_member=True)["government"] == part
        assert table.total().observation.value.exact == whole
