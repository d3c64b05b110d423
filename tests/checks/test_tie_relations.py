"""Diplomatic relations on the day a tie was concluded."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.issues import Severity
from localdiplomacy.model import City, Partnership, Transition

Look = Callable[..., list[Any]]


def _world(country: str | None, *moves: Transition, **more: Any) -> tuple[Any, ...]:
    return City(id="p", country=country), Partnership(id="t", partner="p", history=moves, **more)


@pytest.mark.parametrize(
    ("country", "day", "there"),
    [
        ("PA", "2017-06-12", False),
        ("PA", "2017-06-13", True),
        ("PA", "2017", True),  # perhaps after
        ("PA", "2016", False),
        ("PA", "2007", True),  # before the data begin
        ("BT", "2001-05", True),  # before the data and the rule begin
        ("JP", "2010", True),
        ("HK", "2010", True),  # not a question
        ("XX", "2010", True),  # no country
        (None, "2010", True),
    ],
)
def test_relations_on_the_day(country: str | None, day: str, there: bool, found: Look) -> None:
    issues = found(*_world(country, Transition("in-force", day), kind="formal"), only=("LD-TIE-004",))
    assert [code for code, *_ in issues] == ([] if there else ["LD-TIE-004"])


def test_a_tie_still_to_be_concluded_is_judged_today(found: Look) -> None:
    ((code, _, path, params),) = found(*_world("GT", Transition("intent", "2001")), only=("LD-TIE-004",))
    assert (code, path, params["day"]) == ("LD-TIE-004", "partner", "2023-01-01")
    assert found(*_world("GT", Transition("intent", "2001"), Transition("ended")), only=("LD-TIE-004",)) == []
    assert found(*_world("GT"), only=("LD-TIE-004",)) == []  # nothing is known of it


def test_a_tie_concluded_on_an_unknown_day_is_not_judged(found: Look) -> None:
    assert found(*_world("GT", Transition("in-force"), kind="formal"), only=("LD-TIE-004",)) == []


def test_the_first_conclusion_counts(found: Look) -> None:
    moves = (
        Transition("in-force", "2018-05"),
        Transition("formal", "2016", of="kind"),
    )
    ((_, _, path, params),) = found(*_world("PA", *moves, kind="friendly-exchange"), only=("LD-TIE-004",))
    assert (path, params["day"]) == ("history[1].on", "2016")


def test_data_of_a_weak_source_give_advice(severities: Look) -> None:
    def of(country: str) -> list[Severity]:
        return severities(*_world(country, Transition("in-force", "2015"), kind="economic"), only=("LD-TIE-004",))

    assert of("GT") == [Severity.ERROR]
    assert of("HN") == [Severity.ADVICE]


def test_a_partner_that_is_no_record_is_passed_over(found: Look) -> None:
    tie = Partnership(id="t", partner="危地马拉城", kind="formal", history=(Transition("in-force", "2015"),))
    assert found(tie, only=("LD-TIE-004",)) == []
