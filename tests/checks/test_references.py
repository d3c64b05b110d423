"""References: where they lead, what counts as itself, and circles of parents."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks.references import _circles
from localdiplomacy.model import (
    City,
    Entry,
    Observation,
    Office,
    OutboundDelegation,
    Partnership,
    Period,
    TransferBatch,
    WorkPlan,
)

Look = Callable[..., list[Any]]
_SETS_OF_PARTNERS = "partnerships, cities, offices, entries, inbound groups, outbound groups"  # in the order of looking


def test_each_unresolved_member_of_a_list_is_named_with_its_place(found: Look) -> None:
    issues = found(
        OutboundDelegation(id="d1", agreements=("e1", "e2", "e3")), Entry(id="e2", kind="event"), only=("LD-REF",)
    )
    assert [(path, params["target"], params["sets"]) for _, _, path, params in issues] == [
        ("agreements[0]", "e1", "entries"),
        ("agreements[2]", "e3", "entries"),
    ]


def test_an_id_of_another_set_does_not_resolve_a_reference(found: Look) -> None:
    assert len(found(Office(id="o1", city="o2"), Office(id="o2"), City(id="c"), only=("LD-REF-001",))) == 1


def test_a_name_that_leads_nowhere_is_told_once_with_how_often(found: Look) -> None:
    trips = [OutboundDelegation(id=f"d{number}", office="市外办") for number in range(3)]
    (told,) = found(*trips, Office(id="suqian"), only=("LD-REF",))
    assert told == (
        "LD-REF-001",
        "d0",
        "office",
        {"field": '"Office"', "target": "市外办", "sets": "offices", "count": "3"},
    )


def test_without_any_table_to_refer_to_there_is_one_warning_a_field(found: Look) -> None:
    trips = [OutboundDelegation(id=f"d{number}", office=f"o{number}") for number in range(3)]
    (told,) = found(*trips, only=("LD-REF",))
    assert told == ("LD-REF-005", "d0", "office", {"field": '"Office"', "sets": "offices", "count": "3"})


def test_partners_of_an_entry_may_be_of_several_sets(found: Look) -> None:
    entry = Entry(id="e1", kind="event", partners=("t1", "c1", "nobody"))
    issues = found(entry, Partnership(id="t1"), City(id="c1"), only=("LD-REF-001",))
    assert [(path, params) for _, _, path, params in issues] == [
        ("partners[2]", {"field": '"Partners"', "target": "nobody", "sets": _SETS_OF_PARTNERS, "count": "1"})
    ]


def test_every_record_type_is_looked_at(found: Look) -> None:
    issues = found(
        City(id="c", office="x", parent="x"),
        Office(id="o", city="x", parent="x"),
        Partnership(id="t", city="x", partner="y"),
        TransferBatch(id="b", task_force="x"),
        WorkPlan(id="p", period=Period.year(2021), reports_to="x"),
        Observation(indicator="i", office="x", period=Period.year(2021)),
        Entry(id="e", kind="event"),
        only=("LD-REF-001",),
    )
    assert sorted((subject, path) for _, subject, path, _ in issues) == [
        ("b", "task_force"),
        ("c", "office"),
        ("c", "parent"),
        ("o", "city"),
        ("o", "parent"),
        ("p", "reports_to"),
        ("t", "city"),
        ("t", "partner"),
        ("x · i · 2021", "office"),
    ]


def test_an_entry_that_names_itself(found: Look) -> None:
    issues = found(Entry(id="e1", kind="event", partners=("e2", "e1")), Entry(id="e2", kind="event"), only=("LD-REF",))
    assert issues == [("LD-REF-002", "e1", "partners", {"field": '"Partners"'})]


def test_a_record_of_another_set_with_the_same_id_is_not_itself(found: Look) -> None:
    assert found(Entry(id="kobe", kind="event", partners=("kobe",)), City(id="kobe"), only=("LD-REF",)) == []


def test_an_office_above_itself(found: Look) -> None:
    assert found(Office(id="o1", parent="o1"), only=("LD-REF",)) == [
        ("LD-REF-002", "o1", "parent", {"field": '"Reports to"'})
    ]


def test_a_partnership_without_sides_is_not_tied_to_itself(found: Look) -> None:
    assert found(Partnership(id="t1"), only=("LD-REF",)) == []


def test_a_circle_is_reported_once_however_many_lead_into_it(found: Look) -> None:
    offices = [Office(id=i, parent=p) for i, p in ("bc", "ca", "ab", "db", "ed")]
    assert found(*offices, only=("LD-REF",)) == [("LD-REF-003", "a", "parent", {"chain": "a → b → c → a"})]


def test_circles_of_cities_and_offices_are_apart(found: Look) -> None:
    places = [
        City(id="a", parent="b"),
        City(id="b", parent="a"),
        Office(id="c", parent="d"),
        Office(id="d", parent="c"),
    ]
    chains = [params["chain"] for _, _, _, params in found(*places, only=("LD-REF-003",))]
    assert chains == ["a → b → a", "c → d → c"]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghxy")))
def test_circles_are_those_of_a_naive_walk(parents: dict[str, str]) -> None:
    naive = set()
    for start in parents:
        path, here = [start], parents[start]
        while here in parents and here not in path:
            path.append(here)
            here = parents[here]
        if here == start and len(path) > 1:
            naive.add(frozenset(path))
    circles = list(_circles(parents))
    assert {frozenset(circle) for circle in circles} == naive
    assert len(circles) == len(naive)
    for circle in circles:
        assert circle[0] == min(circle)
        assert [parents[id] for id in circle] == [*circle[1:], circle[0]]
