"""Column by column, the same is accepted and refused as by the strict converter row by row."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.convert import structure
from localdiplomacy.codec.faults import Expected, StructureError
from localdiplomacy.ledger.build import BAD
from localdiplomacy.ledger.mappings import structure_rows
from localdiplomacy.model import City, Entry, Guidance, OutboundDelegation, Partnership, TransferBatch, WorkPlan
from localdiplomacy.model.texts import Text

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from(["", "JP", "2021-03-07", "2021", "2021-02-30", "own", "NaN", "\ud800", Decimal("1.5"), 1.0]),
    st.lists(st.one_of(st.integers(), st.sampled_from(["a", "b"])), max_size=2),
    st.dictionaries(
        st.sampled_from(["country", "zh", "persons", "to", "on", "x", "amount"]),
        st.sampled_from(["JP", 1, None, True, "2021"]),
        max_size=2,
    ),
)
KEYS = {
    OutboundDelegation: [
        "id",
        "name",
        "unit",
        "departs_on",
        "days_planned",
        "stops",
        "headcount",
        "budget",
        "history",
        "agreements",
        "unknown",
    ],
    TransferBatch: ["id", "legs", "crew", "travellers", "vehicles", "headcount", "special_groups"],
    City: ["id", "population", "external_ids", "since", "name", "themes"],
    Entry: ["id", "kind", "on", "amount", "details", "partners", "quantity"],
    WorkPlan: ["id", "period", "tasks", "themes", "history"],
}


@pytest.mark.parametrize("type_", KEYS)
@given(data=st.data())
def test_it_agrees_with_the_converter_on_every_row(type_: type, data: st.DataObject) -> None:
    row = st.one_of(
        st.dictionaries(st.sampled_from(KEYS[type_]), st.one_of(JUNK, st.lists(JUNK, max_size=2)), max_size=5),
        st.just(7),
    )
    rows: list[Any] = data.draw(st.lists(row, max_size=4))
    made, faults = structure_rows(rows, type_)
    for number, (item, plain) in enumerate(zip(made, rows, strict=True)):
        own = {(fault.place, fault.kind) for row_, fault in faults if row_ == number}
        item_expected, expected = structured(plain, type_)
        assert item == item_expected
        assert own == expected


def structured(plain: Any, type_: type) -> tuple[Any, set[tuple[str, str]]]:
    try:
        return structure(plain, type_), set()
    except StructureError as error:
        return BAD, {(fault.place, fault.kind) for fault in error.faults}


def test_no_rows_make_no_objects() -> None:
    assert structure_rows([], City) == ([], [])


def test_equal_values_of_different_types_are_told_apart() -> None:
    made, faults = structure_rows(
        [{"id": "a", "days_planned": value} for value in (1, True, Decimal(1))], OutboundDelegation
    )
    assert [row for row, _ in faults] == [1, 2]
    assert made[0] == OutboundDelegation(id="a", days_planned=1)


def test_half_a_character_is_no_text() -> None:
    rows = [
        {"id": "a", "unit": None},
        {"id": "b", "unit": "\ud800"},
        {"id": "c", "unit": "外办"},
        {"id": "d", "unit": 5},
    ]
    made, faults = structure_rows(rows, OutboundDelegation)
    assert [(row, fault.place) for row, fault in faults] == [(1, "unit"), (3, "unit")]
    assert made == [OutboundDelegation(id="a"), BAD, OutboundDelegation(id="c", unit="外办"), BAD]


def test_many_rows_keep_their_places_whether_or_not_all_have_the_same_keys() -> None:
    rows: list[dict[str, Any]] = [{"id": f"{number}", "days_planned": number} for number in range(1000)]
    expected = [OutboundDelegation(id=f"{number}", days_planned=number) for number in range(1000)]
    assert structure_rows(rows, OutboundDelegation) == (expected, [])
    rows[700] = {"id": "700", "unit": "a"}  # as many keys, but another one
    rows[800] = {"id": "800", "days_planned": 800, "days_approved": 1}
    expected[700] = OutboundDelegation(id="700", unit="a")
    expected[800] = OutboundDelegation(id="800", days_planned=800, days_approved=1)
    assert structure_rows(rows, OutboundDelegation) == (expected, [])


def test_a_missing_required_field_is_told_for_its_row_alone() -> None:
    _, faults = structure_rows([{"id": "a", "kind": "event"}, {"id": "b"}], Entry)
    assert [(row, fault.place, fault.kind) for row, fault in faults] == [(1, "kind", "missing")]


def test_an_unknown_key_suggests_the_nearest() -> None:
    _, faults = structure_rows([{"id": "a", "departs_no": "2021"}], OutboundDelegation)
    assert [(fault.place, fault.hint) for _, fault in faults] == [("departs_no", "departs_on")]


def test_faults_in_nested_lists_are_placed() -> None:
    rows = [{"id": "a", "stops": []}, {"id": "b", "stops": [{"country": "JP"}, {"country": 5, "x": 1}]}]
    _, faults = structure_rows(rows, OutboundDelegation)
    assert [(row, fault.place) for row, fault in faults] == [(1, "stops[1].country"), (1, "stops[1].x")]


def test_sensitive_values_are_not_shown() -> None:
    _, faults = structure_rows([{"id": "a", "members": [{"name": 13912345678}]}], OutboundDelegation)
    assert "13912345678" not in str(faults)
    _, faults = structure_rows([{"id": "a", "travellers": [13912345678]}], TransferBatch)
    assert "13912345678" not in str(faults)


def test_added_fields_and_codes() -> None:
    def upper(text: str) -> str:
        if text == "bad":
            raise Expected(Text("x", "x"), text)
        return text.upper()

    rows = [{"unit": "a", "mode": "own"}, {"id": "z", "mode": "bad"}, {"id": "y", "mode": 5}]
    made, faults = structure_rows(rows, OutboundDelegation, {"id": lambda: ["1", "2", "3"]}, {"mode": upper})
    assert made[0] == OutboundDelegation(id="1", unit="a", mode="OWN")
    assert [(row, fault.place) for row, fault in faults] == [(1, "mode"), (2, "mode")]
    made, _ = structure_rows([{"unit": "a"}], OutboundDelegation, {"id": lambda: ["1"]})
    assert made == [OutboundDelegation(id="1", unit="a")]


def test_nothing_given_for_an_optional_object() -> None:
    rows = [{"id": "a", "guidance": None}, {"id": "b", "guidance": {"goal": "x"}}, {"id": "c", "guidance": {"goal": 5}}]
    made, faults = structure_rows(rows, Partnership)
    assert made[:2] == [Partnership(id="a"), Partnership(id="b", guidance=Guidance(goal="x"))]
    assert [(row, fault.place) for row, fault in faults] == [(2, "guidance.goal")]
    assert structure_rows([{"id": "a", "guidance": {"goal": "x"}}], Partnership)[1] == []
