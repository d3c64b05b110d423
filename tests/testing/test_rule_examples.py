"""An example of a rule holds, or says in what it does not."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import localdiplomacy as ld
from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext
from localdiplomacy.issues import Severity
from localdiplomacy.testing.rule_examples import RuleExample

AT = date(2022, 1, 1)
BROKEN = ld.OutboundDelegation(id="d1", office="o1", departs_on="2021-03-11", returns_on="2021-03-07")
SOUND = evolve(BROKEN, returns_on="2021-03-15")
EXAMPLE = RuleExample(
    (BROKEN,),
    "returns_on",
    {"start_label": "departure", "start": "2021-03-11", "end_label": "return", "end": "2021-03-07"},
    (SOUND,),
    subject="d1",
    only=("LD-DATE",),
    office="o1",
)


def faults(**changes: Any) -> list[str]:
    return evolve(EXAMPLE, **changes).faults("LD-DATE-001", BUILTIN_CHECKS, at=AT)


def test_an_example_that_holds_has_no_faults() -> None:
    assert faults() == []
    assert faults(severity=Severity.ERROR) == []


@pytest.mark.parametrize(
    "change",
    [
        {"params": {}},
        {"path": "departs_on"},
        {"subject": "d2"},
        {"severity": Severity.ADVICE},
        {"broken": (SOUND,)},
        {"broken": (BROKEN, evolve(BROKEN, id="d2"))},
    ],
)
def test_what_is_said_must_be_what_the_example_says(change: dict[str, Any]) -> None:
    (fault,) = faults(**change)
    assert fault.startswith("the broken example should give (")


def test_the_sound_example_must_not_break_the_rule() -> None:
    assert faults(sound=(BROKEN,)) == ["the sound example breaks LD-DATE-001"]


def test_neither_breaks_another_rule_unless_it_may() -> None:
    other = evolve(SOUND, id="坏")  # an error
    found = faults(broken=(BROKEN, other), sound=(other,), only=("LD-DATE", "LD-ID"))
    assert found == ["the broken example breaks LD-ID-002 as well", "the sound example breaks LD-ID-002"]
    beside = frozenset(("LD-ID-002",))
    found = faults(broken=(BROKEN, other), sound=(SOUND,), only=("LD-DATE", "LD-ID"), beside=beside)
    assert found == []
    found = faults(broken=(BROKEN, other), sound=(other,), only=("LD-DATE", "LD-ID"), beside=beside)
    assert found == ["the sound example breaks LD-ID-002"]


def test_the_sound_example_may_be_advised_of_something_else() -> None:
    advised = (SOUND, ld.Entry(id="e1", kind="event", until="2021-05"))  # an end without a start
    assert faults(sound=advised) == ["the sound example breaks LD-DATE-007"]
    assert faults(sound=advised, beside=frozenset(("LD-DATE-007",))) == []


def test_the_office_is_there_and_its_place_decides_what_holds() -> None:
    # Without the office, what refers to it refers to nothing.
    alone = evolve(EXAMPLE, only=("LD-REF",))
    assert alone.found_in((SOUND,), BUILTIN_CHECKS, at=AT) == []
    assert [issue.code for issue in evolve(alone, office=None).found_in((SOUND,), BUILTIN_CHECKS, at=AT)] != []


def test_the_example_knows_better_than_whoever_runs_it() -> None:
    seen: list[CheckContext] = []

    def look(context: CheckContext) -> list[ld.Issue]:
        seen.append(context)
        return []

    check = evolve(BUILTIN_CHECKS[0], run=look, needs=())
    early = evolve(EXAMPLE, context={"at": date(2021, 1, 1)}, only=(), where="3204")
    early.found_in((), [check], at=AT, is_working_day=lambda day: True)
    (context,) = seen
    assert (context.at, context.jurisdiction, context.is_working_day(AT)) == (date(2021, 1, 1), "3204", True)
