"""The sample cities: the same every time, fit for the library itself, and aware of what a plugin brings."""

import os
import subprocess
import sys
from typing import Any

import pytest

from localdiplomacy import Registry
from localdiplomacy.checks import CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.conformance import SAMPLE_CITIES, sample_city
from localdiplomacy.conformance.cities.filling import first_code
from localdiplomacy.conformance.exercise import AT
from localdiplomacy.model import Code, CodeList, EntryKind, Text
from localdiplomacy.model.entries import DetailField
from localdiplomacy.plugins import hookimpl

FIELDS = ("text", "integer", "decimal", "date", "boolean", "list", "quantity", "code")


class Desk:
    """A plugin with a kind of entry that has a field of each type, and a checklist."""

    @hookimpl
    def register_code_lists(self) -> list[CodeList]:
        """Contribute a kind, a checklist and its items."""
        fields = tuple(
            DetailField(
                id=type_, label=Text("项", "field"), type=type_, code_list="country" if type_ == "code" else None
            )
            for type_ in FIELDS
        )
        kind = EntryKind(id="desk.tour", zh="参观", en="tour of the desk", fields=fields)
        checklist = Code(id="desk.round", zh="巡查表", en="round of the desk")
        return [
            CodeList(id="entry-kind", zh="条目", en="kinds", codes=(kind,)),
            CodeList(id="checklist", zh="清单", en="checklists", codes=(checklist,)),
            CodeList(id="desk.round", zh="巡查表", en="round", codes=(Code(id="doors", zh="门窗", en="doors"),)),
        ]


@pytest.fixture(scope="module")
def registry() -> Registry:
    made = Registry(discover=False)
    made.register(Desk(), "desk")
    return made


@pytest.mark.parametrize("name", SAMPLE_CITIES)
def test_a_city_is_the_same_every_time(name: str) -> None:
    assert sample_city(name).ledger == sample_city(name).ledger


def test_a_city_is_the_same_in_every_process() -> None:
    code = (
        "from hashlib import sha256; from localdiplomacy.conformance import *; from localdiplomacy.conformance.plain "
        "import plain; print([sha256(repr(plain(list(sample_city(name).ledger.records()))).encode()).hexdigest() "
        "for name in SAMPLE_CITIES])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    ]
    assert told[0] == told[1]


def test_they_are_what_their_names_say() -> None:
    sizes = {name: len(sample_city(name).ledger) for name in SAMPLE_CITIES}
    assert sizes["empty"] == 0
    assert sizes["small"] < sizes["large"]
    assert sizes["large"] > 1000
    names = [city.name for city in sample_city("non-latin").ledger.cities if city.name]
    assert all(not (name.local or "").isascii() for name in names if name.zh is None)
    bare = [trip for trip in sample_city("incomplete").ledger.outbound if trip.departs_on is None]
    assert bare
    assert sample_city("small").intake.issues == ()


def test_no_other_city_is_there() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        sample_city("nowhere")


def test_neither_pytest_nor_hypothesis_is_needed() -> None:
    code = (
        "import sys; from localdiplomacy.conformance import sample_city; sample_city('small'); "
        "print(sorted({'pytest', 'hypothesis', 'typer', 'rich'}.intersection(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", ["small", "large", "non-latin"])
def test_entries_of_a_plugins_kind_have_every_field_filled_in(name: str, registry: Registry) -> None:
    entries = [entry for entry in sample_city(name, registry).ledger.entries if entry.kind == "desk.tour"]
    assert entries
    for entry in entries:
        assert set(entry.details) == set(FIELDS)


def test_the_incomplete_city_has_them_with_nothing_filled_in(registry: Registry) -> None:
    entries = [entry for entry in sample_city("incomplete", registry).ledger.entries if entry.kind == "desk.tour"]
    assert any(not entry.details for entry in entries)


@pytest.mark.parametrize(("name", "done"), [("small", {True}), ("incomplete", {None}), ("large", {True, False})])
def test_a_plugins_checklist_is_run(name: str, done: set[Any], registry: Registry) -> None:
    runs = [run for batch in sample_city(name, registry).ledger.transfers for run in batch.checklists]
    mine = [run for run in runs if run.checklist == "desk.round"]
    assert {item.done for run in mine for item in run.items} == done


@pytest.mark.parametrize("name", SAMPLE_CITIES)
def test_the_library_itself_holds_to_the_contract(name: str) -> None:
    city = sample_city(name)
    run_checks(CheckContext(ledger=city.ledger, at=AT), city.contributions.checks, strict=True)
    city.check(at=AT)
    for indicator in city.contributions.indicators:
        city.measure(indicator.id, by="office", period="2021")
    assert city.report(period="2021", language="en").to_markdown()


def test_there_is_no_code_of_a_list_that_is_not_there() -> None:
    lists = builtin_code_lists()
    assert first_code(lists, None) is None
    assert first_code(lists, "no-such-list") is None
    assert first_code({"x": CodeList(id="x", zh="空", en="empty", codes=())}, "x") is None
