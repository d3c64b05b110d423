"""The lists of column headings: every heading leads to a field that the record type really has."""

import typing
from typing import Any

import attrs
import pytest

from localdiplomacy.codec.codelists import NOT_STORED, builtin_code_lists
from localdiplomacy.codec.han import fold, simplify
from localdiplomacy.model import (
    City,
    Entry,
    InboundDelegation,
    Observation,
    Office,
    OutboundDelegation,
    Partnership,
    TransferBatch,
    Transition,
    WorkPlan,
)

LISTS = builtin_code_lists()
TYPES: dict[str, type] = {
    "cities": City,
    "offices": Office,
    "partnerships": Partnership,
    "outbound": OutboundDelegation,
    "inbound": InboundDelegation,
    "transfers": TransferBatch,
    "plans": WorkPlan,
    "entries": Entry,
    "observations": Observation,
}
STATES = {
    "partnerships": "partnership-state",
    "outbound": "outbound-state",
    "inbound": "inbound-state",
    "transfers": "transfer-state",
    "plans": "plan-state",
    "entries": "entry-state",
}
FIELDS = [(name, code.id) for name in TYPES for code in LISTS[f"columns.{name}"]]
# Items that a column names by their code, as in `papers.approval.number`.
KEYED = {"papers": "paper", "costs": "cost-item"}
FREE_KEYS = ("external_ids", "dimensions", "details")


def _inner(hint: Any) -> Any:
    """Return the class inside `X | None`, `tuple[X, ...]` or X."""
    arguments = [argument for argument in typing.get_args(hint) if argument not in (type(None), Ellipsis)]
    return _inner(arguments[0]) if arguments else hint


def _leads_somewhere(type_: type, steps: list[str]) -> bool:
    hints = typing.get_type_hints(type_)
    first, *rest = steps
    if first not in hints:
        return False
    return not rest or (attrs.has(_inner(hints[first])) and _leads_somewhere(_inner(hints[first]), rest))


def _resolves(name: str, path: str) -> bool:
    first, *rest = path.split(".")
    type_ = TYPES[name]
    if path in NOT_STORED:
        return True
    if path == "state":
        return "history" in attrs.fields_dict(type_)
    if first == "history" and rest:
        return rest[0] in LISTS[STATES[name]] and (not rest[1:] or _leads_somewhere(Transition, rest[1:]))
    if rest and rest[0] in LISTS.get(KEYED.get(first, ""), ()):
        return _leads_somewhere(type_, [first, *rest[1:]])
    if first == "partner" and rest:
        return _leads_somewhere(City, rest)
    if first in FREE_KEYS and rest:
        return first in attrs.fields_dict(type_) and len(rest) == 1
    return _leads_somewhere(type_, [first, *rest])


@pytest.mark.parametrize(("name", "path"), FIELDS)
def test_every_column_is_a_field_of_the_record_type(name: str, path: str) -> None:
    assert _resolves(name, path)


@pytest.mark.parametrize("path", ["no_such_field", "history.no-such-state", "stops.no_such", "papers.letter.number"])
def test_a_field_that_is_not_there_would_be_noticed(path: str) -> None:
    assert not _resolves("outbound", path)


@pytest.mark.parametrize("name", TYPES)
def test_every_attribute_has_a_heading(name: str) -> None:
    covered = {code.id.split(".")[0] for code in LISTS[f"columns.{name}"]}
    stored = {attribute.name for attribute in attrs.fields(TYPES[name]) if attribute.init}
    assert stored - covered <= {"source", "evidence"}


@pytest.mark.parametrize("name", [name for name in STATES if name != "entries"])  # whose kinds have some each
def test_every_state_has_a_heading(name: str) -> None:
    listed = {code.id.split(".")[1] for code in LISTS[f"columns.{name}"] if code.id.startswith("history.")}
    assert listed == {state.id for state in LISTS[STATES[name]]}


def test_headings_are_spelt_as_they_are_looked_up() -> None:
    for name in TYPES:
        for code in LISTS[f"columns.{name}"]:
            for spelling in code.spellings:
                assert simplify(fold(spelling)) == spelling
                assert not set(spelling) & set("()（）[]【】"), "notes in brackets are stripped before the look-up"


@pytest.mark.parametrize(
    ("name", "heading", "path"),
    [
        ("outbound", "团名", "name"),
        ("outbound", "出访国家和地区", "stops.country"),
        ("outbound", "离境日期", "departs_on"),
        ("outbound", "回国时间", "returns_on"),
        ("outbound", "批准人数", "approved.persons"),
        ("outbound", "人数", "headcount.persons"),
        ("outbound", "人次", "headcount.person_times"),
        ("outbound", "任务批件号", "papers.approval.number"),
        ("outbound", "批准日期", "history.approved"),
        ("partnerships", "国别", "partner.country"),
        ("partnerships", "结好签字时间", "history.in-force"),
        ("partnerships", "批准文号", "history.approved.basis"),
        ("transfers", "口岸", "entry_port"),
        ("transfers", "去向", "hand_overs.disposition"),
        ("observations", "计量单位", "value.unit"),
        ("observations", "单位", "office"),
        ("plans", "完成时限", "tasks.deadline"),
        ("cities", "Country", "country"),
    ],
)
def test_headings_that_offices_write(name: str, heading: str, path: str) -> None:
    assert LISTS[f"columns.{name}"].find(heading) == path
