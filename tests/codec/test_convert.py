"""The strict converter: nothing is coerced, every fault is found with its path, and records survive the round trip."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.convert import structure, unstructure, value_hook
from localdiplomacy.codec.faults import Expected, Fault, StructureError, issues_of
from localdiplomacy.model import (
    City,
    Details,
    Entry,
    Headcount,
    InboundDelegation,
    Name,
    Observation,
    OutboundDelegation,
    PartialDate,
    Partnership,
    Qualifier,
    Quantity,
    Target,
    TransferBatch,
    WorkPlan,
)
from localdiplomacy.model.quantities import Count
from localdiplomacy.testing import strategies


def faults(value: object, type_: type) -> list[Fault]:
    with pytest.raises(StructureError) as caught:
        structure(value, type_)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (3.7, int),
        ("3", int),
        (True, int),
        (None, str),
        (["x"], str),
        (5, str),
        ("no", bool),
        (1, bool),
        (1.5, Decimal),
        ("1,5", Decimal),
        ("NaN", Decimal),
        ("Infinity", Decimal),
        (True, Decimal),
        ("12", tuple[int, ...]),
        ("2021-13-01", date),
        (20210307, date),
        ("2021-02-30", PartialDate),
        (0, PartialDate),
        (10000, PartialDate),
        (True, PartialDate),
        ("", Name),
        (5, Name),
        ({}, Name),
        ("x", Details),
        ([], OutboundDelegation),
    ],
)
def test_nothing_is_coerced(value: object, type_: type) -> None:
    assert [fault.kind for fault in faults(value, type_)] == ["wrong"]


@pytest.mark.parametrize(
    ("value", "type_", "result"),
    [
        ("1.50", Decimal, Decimal("1.50")),
        (7, Decimal, Decimal(7)),
        ("2021-03", PartialDate, PartialDate(2021, 3)),
        (1999, PartialDate, PartialDate(1999)),
        (date(2021, 3, 7), PartialDate, PartialDate(2021, 3, 7)),
        ("神户", Name, Name(zh="神户")),
        ("Kobe", Name, Name(en="Kobe")),
        ({"value": 5, "unit": "persons"}, Quantity, Quantity.of(5, "persons")),
        ({"low": 3, "high": "5", "unit": "cities"}, Quantity, Quantity(3, 5, "cities")),
    ],
)
def test_what_is_accepted(value: object, type_: type, result: object) -> None:
    assert structure(value, type_) == result


def test_all_faults_are_found_each_with_its_path() -> None:
    value = {
        "id": "a",
        "countries": 1,
        "departs_on": "2021-13-07",
        "headcount": {"persons": 3.7},
        "stops": [{"country": "JP", "transit": 1}, {"city": "x"}],
    }
    found = {(fault.place, fault.kind) for fault in faults(value, OutboundDelegation)}
    assert found == {
        ("countries", "unknown"),
        ("departs_on", "wrong"),
        ("headcount.persons", "wrong"),
        ("stops[0].transit", "wrong"),
        ("stops[1].country", "missing"),
    }


def test_an_unknown_key_names_the_one_that_was_meant() -> None:
    (fault,) = faults({"id": "a", "headcuont": {}}, InboundDelegation)
    assert (fault.kind, fault.found, fault.hint) == ("unknown", "headcuont", "headcount")
    (issue,) = issues_of([fault])
    assert issue.code == "LD-SET-002"
    assert "headcount?" in issue.message("en")


def test_sensitive_values_are_not_shown() -> None:
    (fault,) = faults({"id": "a", "members": [{"name": 13}]}, OutboundDelegation)
    assert fault.place == "members[0].name"
    assert "13" not in fault.found
    (fault,) = faults({"id": "a", "kind": "case", "details": {"person": 1.5}}, Entry)
    assert fault.place == "details.person"
    assert "1.5" not in fault.found


def test_a_value_no_object_can_hold_is_a_fault_of_that_place() -> None:
    (fault,) = faults({"id": "a", "budget": {"amount": 5, "currency": "yuan"}}, OutboundDelegation)
    assert fault.place == "budget"
    assert "ISO 4217" in fault.expected.en


def test_enumerations_say_what_is_allowed() -> None:
    (fault,) = faults({"id": "t", "comparator": "around"}, Target)
    assert "at_least" in fault.expected.en


def test_a_missing_key_is_an_issue_of_its_own() -> None:
    (issue,) = issues_of(faults({"id": "p"}, WorkPlan))
    assert (issue.code, issue.path) == ("LD-SET-004", "period")


def test_a_source_is_read_but_not_written() -> None:
    value = {"indicator": "x", "period": 2021, "source": {"document": "总结", "published": 2021, "row": 3}}
    observation = structure(value, Observation)
    assert observation.source is not None
    assert str(observation.source) == "《总结》 : 3"
    assert unstructure(observation) == {"indicator": "x", "period": "2021"}


def test_value_hook_converts_single_values() -> None:
    assert value_hook(int)(5) == 5
    with pytest.raises(Expected):
        value_hook(int)("5")


@pytest.mark.parametrize(
    ("strategy", "type_"),
    [
        (strategies.cities(), City),
        (strategies.partnerships(), Partnership),
        (strategies.outbound_delegations(), OutboundDelegation),
        (strategies.inbound_delegations(), InboundDelegation),
        (strategies.transfer_batches(), TransferBatch),
        (strategies.work_plans(), WorkPlan),
        (strategies.entries(), Entry),
        (strategies.observations(), Observation),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_records_survive_the_round_trip(strategy: st.SearchStrategy[object], type_: type) -> None:
    @given(strategy)
    def round_trip(record: object) -> None:
        assert structure(unstructure(record), type_) == record

    round_trip()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "x", "stops"]), inner),
    max_leaves=8,
)


@given(JSON, st.sampled_from([OutboundDelegation, Partnership, Entry, Observation, WorkPlan, City]))
def test_any_plain_value_is_a_record_or_has_located_faults(value: object, type_: type) -> None:
    found: tuple[Fault, ...] = ()
    try:
        record = structure(value, type_)
    except StructureError as error:
        found = error.faults
    else:
        assert isinstance(record, type_)
        return
    assert found
    assert all(fault.kind in ("wrong", "unknown", "missing") for fault in found)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (80, 80),
        (-3, -3),
        (None, None),
        ({"value": 80, "qualifier": "approx"}, Quantity.of(80, "persons", Qualifier.APPROX)),
        ({"low": 4, "high": "6", "unit": "persons"}, Quantity(4, 6, "persons")),
        ({"value": 5}, 5),
    ],
)
def test_counts_are_whole_numbers_or_amounts_in_their_own_unit(written: object, count: Count | None) -> None:
    read = structure({"persons": written}, Headcount)
    assert read == Headcount(persons=count)
    assert type(read.persons) is type(count)


@pytest.mark.parametrize(
    ("written", "path", "expected"),
    [
        ("约80", ("persons",), "a whole number"),
        (3.5, ("persons",), "a whole number"),
        (True, ("persons",), "a whole number"),
        ({"value": "4.5", "qualifier": "approx"}, ("persons",), "a whole number"),
        ({"value": "1e999999999"}, ("persons",), "a whole number"),
        ({"value": 80, "unit": "person_times"}, ("persons",), "the unit persons"),
        ({"value": 80, "qualifier": "very"}, ("persons", "qualifier"), "one of"),
        ({"value": 80, "about": True}, ("persons", "about"), "no such key"),
    ],
)
def test_what_is_no_count(written: object, path: tuple[str, ...], expected: str) -> None:
    (fault,) = faults({"persons": written}, Headcount)
    assert fault.path == path
    assert fault.expected.en.startswith(expected)


def test_each_wrong_count_is_told() -> None:
    found = faults({"persons": "5", "groups": {"value": 5, "unit": "persons"}, "heads": 3}, Headcount)
    assert {fault.path[0] for fault in found} == {"persons", "groups", "heads"}


@given(strategies.headcounts())
def test_headcounts_survive_the_round_trip(counts: Headcount) -> None:
    written = unstructure(counts)
    assert structure(json.loads(json.dumps(written)), Headcount) == counts
    assert all(type(count) in (int, dict) for count in written.values())
