"""One foreign city, one sister city; a tie is entered once."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks.tie_partners import SisterCity, _overlapping
from localdiplomacy.model import City, Partnership, Transition
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[Any]]


def _tie(id: str, city: str, *moves: Transition, kind: str = "formal", partner: str = "nara") -> Partnership:
    return Partnership(id=id, kind=kind, city=city, partner=partner, history=moves)


def _second(found: Look, *items: Any, **context: Any) -> list[tuple[str, str]]:
    return [(subject, params["first"]) for _, subject, _, params in found(*items, only=("LD-TIE-006",), **context)]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("2005", None), "2010", True),
        (("2005", "2009"), "2010", False),  # over before
        (("2005", "2010"), "2010", False),  # perhaps over before
        (("2005", "2011"), "2010", True),
        (("2005", None), "2005", True),  # one of them is the later
        (("2005", None), None, True),  # of an unknown day: judged today
        ((None, None), None, True),
    ],
)
def test_when_a_foreign_city_is_taken(first: tuple[Any, Any], second: str | None, told: bool, found: Look) -> None:
    since, until = first
    moves = [Transition("in-force", since), *([Transition("ended", until)] if until else [])]
    ties = _tie("a", "yangzhou", *moves), _tie("b", "suqian", Transition("in-force", second))
    assert _second(found, *ties) == ([("b", "a")] if told else [])


def test_before_1998_nothing_was_written(found: Look) -> None:
    ties = [_tie(id, id, Transition("in-force", "1990")) for id in ("a", "b")]
    assert _second(found, *ties) == []


def test_a_tie_is_held_against_one_earlier_tie_only(found: Look) -> None:
    ties = [_tie(f"t{number}", f"c{number}", Transition("in-force", str(2000 + number))) for number in range(4)]
    assert _second(found, *ties) == [("t1", "t0"), ("t2", "t0"), ("t3", "t0")]


def test_places_of_another_country_are_another_side(found: Look) -> None:
    ties = [_tie("a", "suqian", Transition("in-force", "2005")), _tie("b", "seoul", Transition("in-force", "2010"))]
    places = [City(id="suqian", country="CN"), City(id="seoul", country="KR")]
    assert _second(found, *ties, *places) == []
    assert _second(found, *ties, places[0]) == []
    assert _second(found, *ties) == [("b", "a")]


def test_a_sister_city_that_became_something_less_is_free(found: Look) -> None:
    lowered = Transition("friendly-exchange", "2008", of="kind")
    first = _tie("a", "yangzhou", Transition("in-force", "2005"), lowered)
    assert _second(found, first, _tie("b", "suqian", Transition("in-force", "2010"))) == []
    assert _second(found, first, _tie("b", "suqian", Transition("in-force", "2007"))) == [("b", "a")]


def test_a_change_before_the_tie_was_formal_does_not_end_it(found: Look) -> None:
    moves = (
        *(Transition("in-force", "2001"), Transition("economic", "2002", of="kind")),
        *(Transition("formal", "2003", of="kind"), Transition("ended")),
    )
    first = _tie("a", "yangzhou", *moves, kind="friendly-exchange")
    assert _second(found, first, _tie("b", "suqian", Transition("in-force", "2010"))) == []  # ended, nobody knows when
    first = _tie("a", "yangzhou", *moves[:3], kind="friendly-exchange")
    assert _second(found, first, _tie("b", "suqian", Transition("in-force", "2010"))) == [("b", "a")]


def test_the_same_place_twice_is_no_second_place(found: Look) -> None:
    ties = [_tie("a", "suqian", Transition("in-force", "2005")), _tie("b", "suqian", Transition("in-force", "2010"))]
    assert _second(found, *ties) == []
    assert [code for code, *_ in found(*ties, only=("LD-TIE-007",))] == ["LD-TIE-007"]


def test_a_place_may_say_that_there_is_no_such_rule(found: Look, tmp_path: Any) -> None:
    from localdiplomacy.regulations.pack import read_pack

    file = tmp_path / "own.toml"
    file.write_text(
        """
id = "own"
zh = "本市"
en = "Our city"
jurisdiction = "3213"
reviewed_on = 2026-01-01
[sources]
ours = { text = "本市规定", grade = "B" }
[parameters."partnership.one_to_one"]
zh = "一对一"
en = "One to one"
unit = "yes_no"
values = [{ value = false, source = "ours" }]
""",
        encoding="utf-8",
    )
    own = builtin().overlay(read_pack(file))
    ties = [_tie(city, city, Transition("in-force", year)) for city, year in (("a", "2005"), ("suqian", "2010"))]
    place = City(id="suqian", parent="jiangsu", division_code="bad code"), City(id="jiangsu", division_code="321300")
    assert _second(found, *ties, City(id="suqian", division_code="3214"), regulations=own) == [("suqian", "a")]
    assert _second(found, *ties, *place, regulations=own) == []
    assert _second(found, *ties, jurisdiction="321300", regulations=own) == []


def test_a_circle_of_places_has_the_rules_of_the_context(found: Look) -> None:
    ties = [_tie(city, city, Transition("in-force", year)) for city, year in (("a", "2005"), ("b", "2010"))]
    places = City(id="a", parent="b"), City(id="b", parent="a")
    assert _second(found, *ties, *places) == [("b", "a")]
    assert _second(found, *ties, *places, jurisdiction="not a code") == [("b", "a")]


_FORMAL = st.builds(
    lambda number, city, since, length: (number, city, since, None if length is None else since + length),
    st.integers(0, 99),
    st.sampled_from("abc"),
    st.integers(1, 20),
    st.none() | st.integers(0, 20),
)


@given(st.lists(_FORMAL, max_size=8, unique_by=lambda drawn: drawn[0]))
def test_overlaps_are_those_of_a_naive_search(drawn: list[Any]) -> None:
    from datetime import date

    def day(number: int) -> date:
        return date(2000, 1, 1).replace(day=1, month=1, year=2000 + number)

    ties = [
        SisterCity(_tie(f"t{number:02}", city), day(since), day(since), None if until is None else day(until), "")
        for number, city, since, until in drawn
    ]
    order = sorted(ties, key=lambda each: (each.surely_since, each.since, each.tie.id))
    naive = {
        later.tie.id
        for place, later in enumerate(order)
        for earlier in order[:place]
        if earlier.tie.city != later.tie.city and (earlier.until is None or earlier.until > later.surely_since)
    }
    pairs = list(_overlapping(ties))
    assert {second.tie.id for _, second in pairs} == naive
    assert len(pairs) == len(naive)
    for first, second in pairs:
        assert first.tie.city != second.tie.city
        assert first.until is None or first.until > second.surely_since


def test_ties_of_other_kinds_or_over_are_not_entered_twice(found: Look) -> None:
    ties = [
        _tie("a", "suqian"),
        _tie("b", "suqian", kind="school"),
        _tie("c", "suqian", Transition("ended", "2010")),
        _tie("d", "suqian", partner="kobe"),
        Partnership(id="e", kind="formal", city="suqian"),
        Partnership(id="f", kind="formal", city="suqian"),
    ]
    assert found(*ties, only=("LD-TIE-007",)) == []
    ((_, subject, _, params),) = found(*ties, _tie("g", "suqian"), only=("LD-TIE-007",))
    assert (subject, params["first"]) == ("g", "a")


def test_ties_whose_kind_is_not_stated_may_be_entered_twice_too(found: Look) -> None:
    ties = [Partnership(id=id, city="suqian", partner="nara") for id in "ab"]
    ((_, _, _, params),) = found(*ties, only=("LD-TIE-007",))
    assert params["kind"] == "not stated"


def test_one_id_twice_is_told_by_the_check_on_ids(found: Look) -> None:
    assert [code for code, *_ in found(_tie("a", "suqian"), _tie("a", "suqian"), only=("LD-TIE-007", "LD-ID"))] == [
        "LD-ID-001"
    ]
