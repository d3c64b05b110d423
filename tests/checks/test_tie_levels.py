"""Sister cities below the level of a city."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.model import City, Name, Partnership, Transition

Look = Callable[..., list[Any]]
_APPROVED = Transition("approved", "2005"), Transition("in-force", "2006")


@pytest.mark.parametrize(
    ("name", "level", "told"),
    [
        ("宿城区", "district", True),
        ("沭阳县", "county", True),
        ("洋河镇", "town", True),
        ("溧阳市", "county", False),  # a city of the county level
        ("常州市", "city", False),
        ("江苏省", "province", False),
        ("某地", None, False),
    ],
)
def test_levels(name: str, level: str | None, told: bool, found: Look) -> None:
    place = City(id="c", name=Name(zh=name), level=level)
    issues = found(place, Partnership(id="t", kind="formal", city="c", history=_APPROVED), only=("LD-TIE-005",))
    assert [path for _, _, path, _ in issues] == (["city"] if told else [])


def test_the_level_of_the_tie_goes_before_that_of_the_place(found: Look) -> None:
    place = City(id="c", level="city")
    tie = Partnership(id="t", kind="formal", city="c", level="county", history=_APPROVED)
    ((_, _, path, params),) = found(place, tie, only=("LD-TIE-005",))
    assert (path, params["place"], params["level"]) == ("level", "c", "county")


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "friendly-exchange"},
        {"kind": "district"},
        {"kind": "formal", "history": ()},
        {"kind": "formal", "history": (Transition("in-force", "2001"),)},  # before the rule
        {"kind": "formal", "history": (*_APPROVED, Transition("ended", "2020"))},
    ],
)
def test_other_ties_are_none_of_its_business(more: dict[str, Any], found: Look) -> None:
    tie = Partnership(**{"id": "t", "level": "county", "history": _APPROVED, **more})
    assert found(tie, only=("LD-TIE-005",)) == []
