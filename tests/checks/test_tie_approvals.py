"""Approval before a tie is concluded: which kinds, from when on, by whose rule."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.issues import Severity
from localdiplomacy.model import City, Instrument, Partnership, Transition
from localdiplomacy.regulations.pack import read_pack
from localdiplomacy.regulations.regulations import Regulations, builtin

Look = Callable[..., list[Any]]


def _tie(*moves: Transition, kind: str = "formal", **more: Any) -> Partnership:
    return Partnership(**{"id": "t", "kind": kind, "history": moves, **more})


def _codes(found: Look, *items: Any, **context: Any) -> list[str]:
    return [code for code, *_ in found(*items, only=("LD-TIE",), **context)]


@pytest.fixture
def pack(tmp_path: Any) -> Callable[..., Regulations]:
    """The built-in regulations with a pack of a province laid over them."""

    def laid(value: str, grade: str = "B", jurisdiction: str = "32") -> Regulations:
        file = tmp_path / "pack.toml"
        file.write_text(
            f"""
id = "own"
zh = "本省"
en = "Our province"
jurisdiction = "{jurisdiction}"
reviewed_on = 2026-01-01
[sources]
ours = {{ text = "本省规定", grade = "{grade}" }}
[parameters."partnership.needs_association_approval"]
zh = "须经批准"
en = "Needs approval"
unit = "yes_no"
values = [{value}]
""",
            encoding="utf-8",
        )
        return builtin().overlay(read_pack(file))

    return laid


@pytest.mark.parametrize(
    ("moves", "codes"),
    [
        ((Transition("signed", "2002-01"),), []),  # before the rule
        ((Transition("signed", "2002"),), []),  # perhaps before the rule
        ((Transition("signed", "2002-02"),), ["LD-TIE-001"]),
        ((Transition("approved"), Transition("signed", "2003")), []),
        ((Transition("approved", "2003-05"), Transition("signed", "2003")), []),  # the same year: not surely before
        ((Transition("signed", "2003-04"), Transition("approved", "2003-05")), ["LD-TIE-002"]),
        ((Transition("signed", "2003-04"), Transition("approved", "2003-05"), Transition("approved")), []),
        ((Transition("approved", "2003-05", of="approval"), Transition("signed", "2003-06")), []),
        ((Transition("approved", "2003-05", of="attestation"), Transition("signed", "2003-06")), ["LD-TIE-001"]),
        ((Transition("exchange", "2010"),), []),  # not concluded
        ((), []),
    ],
)
def test_when_a_sister_city_lacks_its_approval(moves: tuple[Transition, ...], codes: list[str], found: Look) -> None:
    assert _codes(found, _tie(*moves)) == codes


def test_a_tie_raised_to_a_sister_city_needs_approval_then(found: Look) -> None:
    raised = Transition("formal", "2015-06", of="kind")
    tie = _tie(Transition("in-force", "2010"), raised, kind="friendly-exchange")
    assert [(code, path, params["day"]) for code, _, path, params in found(tie, only=("LD-TIE",))] == [
        ("LD-TIE-001", "history[1].on", "2015-06")
    ]
    assert _codes(found, evolve(tie, history=(Transition("approved", "2015-05", of="approval"), *tie.history))) == []


def test_a_kind_that_changed_before_anything_was_concluded_counts_only_as_what_was_concluded(found: Look) -> None:
    tie = _tie(Transition("friendly-exchange", "2010", of="kind"), Transition("in-force", "2011"))
    assert _codes(found, tie) == []


def test_the_older_of_agreement_and_history_counts(found: Look) -> None:
    agreement = Instrument(kind="agreement", signed_on="2010-05")
    tie = _tie(Transition("approved", "2010-06"), Transition("in-force", "2010-07"), instruments=(agreement,))
    assert [(code, path) for code, _, path, _ in found(tie, only=("LD-TIE",))] == [
        ("LD-TIE-002", "instruments[0].signed_on")
    ]
    for other in (evolve(agreement, kind="memorandum"), evolve(agreement, signed_on=None)):
        assert _codes(found, evolve(tie, instruments=(other,))) == []
    assert _codes(found, evolve(tie, kind="economic")) == []


def test_ties_without_any_date_are_told_together(found: Look) -> None:
    ties = [_tie(Transition("in-force"), id=f"t{number}") for number in range(3)]
    over = _tie(Transition("in-force"), Transition("ended"), id="t9")
    approved = _tie(Transition("approved"), Transition("in-force"), id="t8")
    assert found(*ties, over, approved, only=("LD-TIE",)) == [
        ("LD-TIE-003", "t0", "history", {"count": "3", "kind": "sister city"})
    ]


def test_other_kinds_need_approval_where_the_province_says_so(found: Look, pack: Callable[..., Regulations]) -> None:
    value = '{ by = { kind = "economic" }, value = true, since = 2010-01-01, source = "ours" }'
    tie = _tie(Transition("in-force", "2015"), kind="economic", city="suqian")
    here, there = City(id="suqian", division_code="321300"), City(id="suqian", division_code="370200")
    assert _codes(found, tie, here) == []
    assert _codes(found, tie, here, regulations=pack(value)) == ["LD-TIE-001"]
    assert _codes(found, tie, there, regulations=pack(value)) == []
    assert _codes(found, evolve(tie, kind="school"), here, regulations=pack(value)) == []


def test_a_rule_of_a_weak_source_gives_advice(
    found: Look, pack: Callable[..., Regulations], severities: Callable[..., Any]
) -> None:
    value = '{ by = { kind = "economic" }, value = true, since = 2010-01-01, source = "ours" }'
    tie = _tie(Transition("in-force", "2015"), kind="economic")
    for grade, severity in (
        ("B", Severity.ERROR),
        ("C", Severity.ERROR),
        ("M", Severity.ADVICE),
        ("K", Severity.ADVICE),
    ):
        given = pack(value, grade)
        assert severities(tie, regulations=given, jurisdiction="32", only=("LD-TIE",)) == [severity]
    assert severities(tie, regulations=pack(value), only=("LD-TIE",)) == []  # no place, so the nation's rules


def test_without_regulations_the_check_says_so(found: Look) -> None:
    (told,) = found(_tie(), regulations=None, only=("core.tie-approvals",))
    assert told[0] == "LD-CHECK-003"


def test_the_name_of_a_kind_without_its_code_list(found: Look) -> None:
    ((_, _, _, params),) = found(_tie(Transition("signed", "2010")), only=("LD-TIE-001",), code_lists={})
    assert params["kind"] == "formal"


def test_an_unknown_kind_needs_nothing(found: Look) -> None:
    assert _codes(found, _tie(Transition("signed", "2010"), kind="nonsense")) == []
