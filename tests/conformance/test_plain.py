"""Any value as plain lists and texts, the same in every process."""

import json
from decimal import Decimal
from functools import partial

from localdiplomacy.conformance.plain import plain
from localdiplomacy.model import ObsStatus, Text


class Odd:
    """Shown with its place in memory, as objects are by default."""


def test_values_of_every_form() -> None:
    assert plain([1, None, True, "x", Decimal("1.50"), ObsStatus.NORMAL]) == [
        1,
        None,
        True,
        "x",
        "Decimal('1.50')",
        "A",
    ]
    assert plain(Text("甲", "a")) == ["Text", ["zh", "甲"], ["en", "a"]]
    assert plain({"b": (1,), "a": 2}) == [["b", [1]], ["a", 2]]
    assert plain({3, 1, 2}) == plain(frozenset((2, 3, 1))) == [1, 2, 3]
    assert plain(len) == "builtins.len"
    assert plain(partial(max, 1, default=0)) == ["partial", "builtins.max", [1], [["default", 0]]]


def test_where_an_object_lies_does_not_matter() -> None:
    assert plain(Odd()) == plain(Odd())
    assert "0x" not in str(plain(Odd()))


def test_it_is_json() -> None:
    assert json.dumps(plain({"a": {Decimal(1)}, 2: [Odd, Odd()]}))
