"""Each dimension breaks down what states it, and is refused for what does not."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.dimensions import DIMENSIONS, UNKNOWN, DimensionError
from localdiplomacy.measures.field_paths import is_several
from localdiplomacy.plugins import Registry

KNOWN = Registry(discover=False).contributions.code_lists
NAMED = {
    *("office", "city", "district", "country", "continent", "kind", "category", "rank", "network"),
    *("month", "quarter", "half", "year"),
}
INDICATOR_OF = {
    "outbound": "outbound.batches",
    "inbound": "inbound.batches",
    "transfers": "transfers.batches",
    "partnerships": "partnerships.all",
    "entries": "entries.count",
}
STATED = {
    "outbound": {"kind": False, "network": False},
    "inbound": {"category": False},
    "transfers": dict.fromkeys(("country", "continent", "kind", "category", "rank", "network"), False),
    "partnerships": {"category": False, "rank": False},
    "entries": {"category": False},
}
LEDGER = ld.Ledger.of(
    [
        ld.City(id="suqian", level="city", country="CN", parent="jiangsu"),
        ld.City(id="sucheng", level="district", country="CN", parent="suqian"),
        ld.City(id="jiangsu", level="province", country="CN", name=ld.Name(zh="江苏省", en="Jiangsu")),
        ld.City(id="osaka", level="city", country="JP"),
        ld.Office(id="sucheng", city="sucheng"),
        ld.OutboundDelegation(
            id="t", office="sucheng", departs_on="2021-03-01", stops=(ld.Stop(country="JP"), ld.Stop(country="KR"))
        ),
        ld.InboundDelegation(
            id="v", office="sucheng", arrives_on="2021-03-01", countries=("JP", "FR"), partnership="tie", kind="media"
        ),
        ld.TransferBatch(id="b", office="sucheng", moved_on="2021-03-01"),
        ld.Partnership(
            id="tie",
            office="sucheng",
            city="sucheng",
            partner="osaka",
            kind="formal",
            networks=("rcep", "asean"),
            history=(ld.Transition("in-force", ld.PartialDate.of("2020-01-01")),),
        ),
        ld.Entry(id="e", office="sucheng", kind="event", on="2021-03-01", country="JP", partners=("tie", "osaka")),
    ]
)


def counted(indicator: Any, by: Any, ledger: ld.Ledger = LEDGER, **more: Any) -> dict[tuple[str, ...], Decimal | None]:
    table = ld.measure(ledger, indicator, by=by, **{"period": 2021, "code_lists": KNOWN, **more})
    return {row.members: row.observation.value and row.observation.value.low for row in table}


@pytest.mark.parametrize("by", sorted(NAMED))
@pytest.mark.parametrize("records", INDICATOR_OF)
def test_each_works_where_records_state_it_and_is_refused_elsewhere(records: str, by: str) -> None:
    if STATED[records].get(by, True):
        found = counted(INDICATOR_OF[records], by)
        assert sum(value or 0 for value in found.values()) >= 1
        return
    with pytest.raises(ld.CannotContinue, match="LD-MEASURE-003") as caught:
        counted(INDICATOR_OF[records], by)
    possible = {dimension.id for dimension in DIMENSIONS if dimension.applies(records)}
    assert all(id in caught.value.issue.message("en") for id in possible)


@pytest.mark.parametrize(
    ("records", "by", "rows"),
    [
        ("outbound", "district", {"sucheng"}),
        ("outbound", "prefecture", {"suqian"}),
        ("outbound", "province", {"jiangsu"}),
        ("outbound", "continent", {"asia"}),  # one trip to two countries of one continent counts once
        ("inbound", "continent", {"asia", "europe"}),
        ("inbound", "network", {"rcep", "asean"}),
        ("partnerships", "network", {"rcep", "asean"}),
        ("partnerships", "district", {"sucheng"}),
        ("partnerships", "continent", {"asia"}),
        ("entries", "network", {"rcep", "asean"}),  # of its partners only the tie is in networks
        ("entries", "continent", {"asia"}),
        ("transfers", "province", {"jiangsu"}),
    ],
)
def test_rows_of_each(records: str, by: str, rows: set[str]) -> None:
    assert counted(INDICATOR_OF[records], by) == {(row,): 1 for row in rows}


def test_offices_and_cities_are_rolled_up_too() -> None:
    offices = ld.Indicator(
        id="x.offices", zh="单位数", en="Offices", unit="bodies", records="offices", stock=True,
        definition=ld.Text("甲。", "a."),
    )  # fmt: skip
    cities = evolve(offices, id="x.cities", records="cities")
    assert counted(offices, "province") == {("jiangsu",): 1}
    assert counted(cities, "province") == {("jiangsu",): 3, (UNKNOWN,): 1}
    assert counted(cities, "continent") == {("asia",): 4}


def test_members_are_called_by_their_names() -> None:
    table = ld.measure(LEDGER, "outbound.batches", by=("province", "continent"), period=2021, code_lists=KNOWN)
    (row,) = table
    assert [table.labels.member(axis, member, "zh") for axis, member in zip(table.by, row.members, strict=True)] == [
        "江苏省",
        "亚洲",
    ]


def test_two_dimensions_of_one_field_stay_together() -> None:
    found = counted("inbound.batches", ("country", "quarter", "continent"))
    assert {members for members, value in found.items() if value} == {
        ("JP", "2021Q1", "asia"),
        ("FR", "2021Q1", "europe"),
    }
    assert {members[::2] for members in found} == {("JP", "asia"), ("FR", "europe")}
    assert counted("inbound.countries", ("continent",)) == {("asia",): 1, ("europe",): 1}
    assert counted("inbound.countries", ("country", "continent")) == {("JP", "asia"): 1, ("FR", "europe"): 1}


def test_a_country_that_nobody_knows_is_in_no_continent() -> None:
    visit = ld.InboundDelegation(id="v", office="o", arrives_on="2021-03-01", countries=("JP", "QQ"))
    none = ld.InboundDelegation(id="w", office="o", arrives_on="2021-03-01")
    ledger = ld.Ledger.of([visit, none])
    assert counted("inbound.batches", "continent", ledger) == {("asia",): 1, (UNKNOWN,): 2}
    assert counted("inbound.countries", "continent", ledger) == {("asia",): 1, (UNKNOWN,): 1}


def test_a_record_may_be_in_several_rows_of_a_path_through_a_reference() -> None:
    assert is_several("inbound", "partnership->networks")
    assert is_several("entries", "partners->networks")
    assert is_several("partnerships", "networks")
    assert not is_several("outbound", "office->city")
    assert not is_several("partnerships", "partner->country")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"fields": (("outbound", "mode"),), "frequency": ld.Frequency.MONTH}, "a dimension of time has no fields"),
        ({"fields": (("trips", "mode"),)}, "there is no set trips"),
        ({"lists": (("trips", "mode"),)}, "there is no set trips"),
        ({"named_in": "towns"}, "there is no set towns"),
    ],
)
def test_what_cannot_be_a_dimension(settings: Mapping[str, Any], says: str) -> None:
    with pytest.raises(DimensionError, match=says):
        ld.Dimension(id="x", zh="甲", en="a", **settings)


@pytest.mark.parametrize("settings", [{}, {"levels": ("city",), "table": (("a", "b"),)}])
def test_a_roll_up_is_of_places_or_of_codes(settings: Mapping[str, Any]) -> None:
    with pytest.raises(DimensionError, match="exactly one of levels and table"):
        ld.RollUp(of="city", **settings)


places = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(["district", "city", "province", None])),
    max_size=6,
)
parents = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(["a", "b", "c", "d", "gone"]))
trips = st.lists(st.tuples(st.sampled_from(["a", "b", "c", "d", None]), st.integers(0, 9)), max_size=8)


@given(places=places, parents=parents, trips=trips, by=st.sampled_from(["district", "prefecture", "province", "city"]))
def test_the_rows_of_places_add_up_to_the_total(
    places: list[tuple[str, str | None]],
    parents: dict[str, str],
    trips: list[tuple[str | None, int]],
    by: str,
) -> None:
    cities = {id: ld.City(id=id, level=level, parent=parents.get(id)) for id, level in places}
    ledger = ld.Ledger.of(
        [
            *cities.values(),
            *(ld.Office(id=id, city=id) for id in "abcd"),
            *(
                ld.OutboundDelegation(
                    id=f"t{number}", office=office, departs_on="2021-05-01", headcount=ld.Headcount(persons=persons)
                )
                for number, (office, persons) in enumerate(trips)
            ),
        ]
    )
    rows = counted("outbound.persons", by, ledger)
    total = counted("outbound.persons", (), ledger).get((), Decimal(0))
    assert sum(value or 0 for value in rows.values()) == (total or 0)
    level = {"prefecture": "city"}.get(by, by)
    if by != "city":
        assert all(member == UNKNOWN or cities[member].level == level for (member,) in rows)
