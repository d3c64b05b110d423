"""Entries and their kinds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.checks.kinds import TYPES
from localdiplomacy.codec.codelists import FIELD_TYPES
from localdiplomacy.model import (
    Code,
    CodeList,
    Details,
    Entry,
    EntryKind,
    Headcount,
    Money,
    PartialDate,
    Quantity,
    Text,
)
from localdiplomacy.model.entries import DetailField

Look = Callable[..., list[Any]]


def _field(id: str, **more: Any) -> DetailField:
    return DetailField(id=id, label=Text(f"{id}栏", f"{id} field"), **more)


def _kinds(**more: Any) -> dict[str, Any]:
    kind = EntryKind(id="k", zh="类", en="kind", **more)
    return {"code_lists": {"entry-kind": CodeList(id="entry-kind", zh="类别", en="kinds", codes=(kind,))}}


def _entry(**more: Any) -> Entry:
    return Entry(id="e", kind="k", **more)


@pytest.mark.parametrize(
    ("field", "empty", "filled", "heading"),
    [
        ("on", None, "2021", '"Date"'),
        ("office", None, "o", '"Office"'),
        ("partners", (), ("x",), '"Partners"'),
        ("headcount", Headcount(), Headcount(persons=0), '"Batches" or "Groups" or "Persons" or "Person-times"'),
        ("details", Details(), Details(a=1), '"Details"'),
        ("quantity", None, Quantity.of(0, "copies"), '"Quantity"'),
        ("history", (), None, '"History"'),
    ],
)
def test_required_common_fields(field: str, empty: Any, filled: Any, heading: str, found: Look) -> None:
    kinds = _kinds(required=(field,))
    expected = [("LD-KIND-001", "e", field, {"kind": "kind", "field": heading})]
    assert found(_entry(**{field: empty}), only=("LD-KIND-001",), **kinds) == expected
    if filled is not None:
        assert found(_entry(**{field: filled}), only=("LD-KIND-001",), **kinds) == []


def test_required_details(found: Look) -> None:
    kinds = _kinds(fields=(_field("a", required=True), _field("b"), _field("c", required=True)))
    issues = found(_entry(details=Details(c="x")), only=("LD-KIND-002",), **kinds)
    assert issues == [("LD-KIND-002", "e", "details.a", {"kind": "kind", "field": "a field"})]


def test_messages_name_the_kind_in_both_languages(found: Look) -> None:
    issues = found(_entry(details=Details(x=1)), only=("LD-KIND-003",), **_kinds())
    assert issues == [("LD-KIND-003", "e", "details.x", {"kind": "kind", "field": "x", "hint": ""})]


_VALUES: dict[str, tuple[Any, ...]] = {
    "text": ("x", ""),
    "integer": (0, 7),
    "decimal": (Decimal("0.5"), 7),
    "date": (PartialDate.parse("2021"), date(2021, 1, 1)),
    "boolean": (True, False),
    "list": ((), ("x",)),
    "quantity": (Quantity.of(1, "copies"),),
    "code": ("x",),
}
_NAMES = {
    "text": "text",
    "integer": "a whole number",
    "decimal": "a number",
    "date": "a date",
    "boolean": "yes or no",
    "list": "a list",
    "quantity": "an amount with its unit",
    "code": "a code",
}


def test_every_type_a_code_list_may_name_is_known() -> None:
    assert set(TYPES) == set(FIELD_TYPES) == set(_VALUES)
    assert {name: text.en for name, (_, text) in TYPES.items()} == _NAMES


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("other", TYPES)
def test_details_fit_their_type(type_: str, other: str, found: Look) -> None:
    kinds = _kinds(fields=(_field("a", type=type_),))
    for value in _VALUES[other]:
        issues = found(_entry(details=Details(a=value)), only=("LD-KIND-004",), **kinds)
        fits = type_ == other or (type_, other) in {("text", "code"), ("code", "text")}
        if type_ == "decimal" and other == "integer":
            fits = True
        if type_ == "integer" and value == 7 and other == "decimal":
            fits = True
        given = _NAMES["integer" if value == 7 else "text" if other == "code" else other]
        params = {"field": "a field", "expected": _NAMES[type_], "found": given}
        assert issues == ([] if fits else [("LD-KIND-004", "e", "details.a", params)])


def test_a_value_of_no_known_type_is_named_by_its_class(found: Look) -> None:
    issues = found(_entry(details=Details(a=b"x")), only=("LD-KIND-004",), **_kinds(fields=(_field("a"),)))  # type: ignore[arg-type]
    assert issues[0][3]["found"] == "bytes"


def _coded(sensitive: bool = False, **more: Any) -> dict[str, Any]:
    kinds = _kinds(fields=(_field("n"), _field("c", type="code", code_list="colour", sensitive=sensitive)))
    codes = (Code(id="red", zh="红", en="red"), Code(id="blue", zh="蓝", en="blue", until=date(2020, 1, 1)))
    kinds["code_lists"]["colour"] = CodeList(id="colour", zh="颜色", en="colours", codes=codes, **more)
    return kinds


@pytest.mark.parametrize(
    ("value", "on", "code"),
    [
        ("red", None, None),
        ("green", None, "LD-CODE-001"),
        ("blue", "2019", None),
        ("blue", "2020", "LD-CODE-003"),
        ("blue", None, None),
        (7, None, None),  # of the wrong type, which another check says
        (None, None, None),
    ],
)
def test_codes_in_details(value: Any, on: str | None, code: str | None, found: Look) -> None:
    details = Details(n="green", c=value) if value is not None else Details()
    issues = found(_entry(on=on, details=details), only=("core.detail-codes",), **_coded())
    assert [(issue[0], issue[2]) for issue in issues] == ([(code, "details.c")] if code else [])


def test_codes_outside_an_open_list_of_a_detail(found: Look) -> None:
    issues = found(_entry(details=Details(c="green")), only=("core.detail-codes",), **_coded(open=True))
    assert [code for code, *_ in issues] == ["LD-CODE-002"]


def test_sensitive_codes_are_not_shown(found: Look) -> None:
    for details in (Details(c="红"), Details(c="blue")):
        issues = found(_entry(on="2021", details=details), only=("core.detail-codes",), **_coded(sensitive=True))
        assert [params["value"] for *_, params in issues] == ["***"]
    issues = found(_entry(details=Details(c="红")), only=("core.detail-codes",), **_coded())
    assert [(params["value"], params["hint"]) for *_, params in issues] == [("红", " (did you mean red?)")]


def test_a_missing_list_of_a_detail_is_named_once(found: Look) -> None:
    context = _coded()
    del context["code_lists"]["colour"]
    entries = [Entry(id=str(number), kind="k", details=Details(c="red")) for number in range(3)]
    issues = found(*entries, only=("core.detail-codes",), **context)
    assert [params["need"] for *_, params in issues] == ["The code list colour"]
    assert [params["check"] for *_, params in issues] == ["core.detail-codes"]


def test_units(found: Look) -> None:
    entry = _entry(
        headcount=Headcount(batches=1, groups=2, persons=0, person_times=4),
        quantity=Quantity.of(3, "copies"),
        amount=Money(5),
    )
    issues = found(entry, only=("LD-KIND-005",), **_kinds(units=("groups", "person_times")))
    assert [(path, params["unit"], params["units"]) for _, _, path, params in issues] == [
        ("headcount.batches", "batches", "groups, person_times"),
        ("headcount.persons", "persons", "groups, person_times"),
        ("quantity", "copies", "groups, person_times"),
    ]
    assert found(entry, only=("LD-KIND-005",), **_kinds()) == []
    assert (
        found(entry, only=("LD-KIND",), **_kinds(units=("batches", "groups", "persons", "person_times", "copies")))
        == []
    )


def test_entries_of_an_unknown_kind_are_left_to_the_check_of_codes(found: Look) -> None:
    entry = Entry(id="e", kind="unheard-of", details=Details(a=1))
    other = _entry(details=Details(b=1))
    issues = found(entry, other, only=("core.entry-fields", "core.details", "core.codes"), **_kinds())
    assert [(code, path) for code, _, path, _ in issues] == [("LD-CODE-001", "kind"), ("LD-KIND-003", "details.b")]


@pytest.mark.parametrize("check", ["core.entry-fields", "core.details", "core.detail-codes", "core.entry-units"])
def test_kinds_are_needed_where_there_are_entries(check: str, found: Look) -> None:
    issues = found(_entry(), only=(check,), code_lists={})
    assert issues == [("LD-CHECK-003", None, None, {"check": check, "need": "The code list entry-kind"})]
    assert found(only=(check,), code_lists={}) == []


def test_texts_of_a_list_may_be_spelt_in_any_way_of_its_codes(found: Look) -> None:
    codes = CodeList(id="actor", zh="主体", en="Actors", open=True, codes=(Code(id="port", zh="港口", en="ports"),))
    given = _kinds(fields=(DetailField(id="actors", label=Text("主体", "actors"), type="list", code_list="actor"),))
    given["code_lists"] = {**given["code_lists"], "actor": codes}
    entry = _entry(details=Details(actors=("港口", "port", "码头")))
    assert [(code, path) for code, _, path, _ in found(entry, only=("core.detail-codes",), **given)] == [
        ("LD-CODE-002", "details.actors[2]")
    ]
