"""Ties that both sides enter."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks.tie_reciprocity import unreturned
from localdiplomacy.model import City, Partnership, Transition
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[Any]]
_SETTING = "partnership.both_sides_kept"


def _tie(pair: str, *moves: Transition, id: str | None = None) -> Partnership:
    city, partner = pair
    return Partnership(id=id or pair, city=city, partner=partner, history=moves)


def _told(found: Look, *ties: Partnership, known: str = "abcd", **context: Any) -> list[str]:
    places = [City(id=id) for id in known]
    return [subject for _, subject, *_ in found(*places, *ties, only=("LD-TIE-009",), **context)]


def test_partners_that_keep_no_ties_owe_none(found: Look) -> None:
    assert _told(found, _tie("ab"), _tie("ac")) == []


def test_a_partner_that_keeps_ties_owes_ours(found: Look) -> None:
    assert _told(found, _tie("ab"), _tie("bc")) == ["ab"]
    assert _told(found, _tie("ab"), _tie("ba"), _tie("bc")) == []


def test_a_ledger_of_both_sides_must_hold_every_tie_twice(found: Look) -> None:
    both = builtin().choose(_SETTING, "both-sides")
    assert _told(found, _tie("ab"), _tie("ac"), _tie("ca"), regulations=both) == ["ab"]
    assert _told(found, _tie("ab"), known="a", regulations=both) == []  # of b the ledger knows nothing
    assert _told(found, _tie("ab"), known="b", regulations=both) == []


def test_a_ledger_of_our_side_owes_nothing(found: Look) -> None:
    ours = builtin().choose(_SETTING, "our-side", where="32")
    assert _told(found, _tie("ab"), _tie("bc"), regulations=ours, jurisdiction="321300") == []
    assert _told(found, _tie("ab"), _tie("bc"), regulations=ours) == ["ab"]  # chosen for another place


def test_what_is_over_neither_owes_nor_returns(found: Look) -> None:
    ended = Transition("ended", "2010")
    assert _told(found, _tie("ab", ended), _tie("bc")) == []
    assert _told(found, _tie("ab"), _tie("ba", ended), _tie("bc")) == ["ab"]
    assert _told(found, _tie("ab"), _tie("ba", Transition("ended", "2030")), _tie("bc")) == []


def test_two_lines_for_one_tie_are_told_once(found: Look) -> None:
    assert _told(found, _tie("ab"), _tie("ab", id="ab2"), _tie("bc")) == ["ab"]


def test_a_place_tied_to_itself_and_sides_left_out(found: Look) -> None:
    assert _told(found, _tie("aa"), Partnership(id="x", city="a"), Partnership(id="y", partner="a")) == []


def test_it_does_without_regulations(found: Look) -> None:
    assert _told(found, _tie("ab"), _tie("bc"), regulations=None) == ["ab"]


_PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12)


@given(_PAIRS)
def test_unreturned_ties_are_those_of_a_naive_search(pairs: list[tuple[str, str]]) -> None:
    ties = [_tie(city + partner, id=f"t{number}") for number, (city, partner) in enumerate(pairs)]
    naive = {pair for pair in pairs if pair[::-1] not in pairs and pair[0] != pair[1]}
    found = [(tie.city, tie.partner) for tie in unreturned(ties)]
    assert set(found) == naive
    assert len(found) == len(naive)


def _shared() -> Path | None:
    folder = os.environ.get("LOCALDIPLOMACY_SHARED")
    path = Path(folder) / "data" / "wikidata-p190" if folder else None
    return path if path is not None and path.is_dir() else None


@pytest.mark.skipif(_shared() is None, reason="LOCALDIPLOMACY_SHARED names no folder with the ties of Wikidata")
def test_the_ties_of_wikidata_that_one_side_alone_has_entered(found: Look) -> None:
    """34,178 directed ties between 10,055 places, 624 of them not returned (P190, crawled in 2016, CC0)."""
    folder = _shared()
    assert folder is not None
    lines = (folder / "relations.tsv").read_text("utf-8").splitlines()
    pairs = dict.fromkeys(tuple(line.split("\t")) for line in lines)
    ties = [Partnership(id=f"{a}-{b}", city=a, partner=b) for a, b in pairs]
    places = [City(id=id) for id in {id for pair in pairs for id in pair}]
    both = builtin().choose(_SETTING, "both-sides")
    told = {subject for _, subject, *_ in found(*ties, *places, only=("LD-TIE-009",), regulations=both)}
    assert (len(ties), len(places), len(told)) == (34_178, 10_055, 624)
    assert told == {f"{a}-{b}" for a, b in pairs if (b, a) not in pairs}
