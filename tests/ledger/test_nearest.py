"""Suggestions name a word that was probably meant, or none."""

import pytest

from localdiplomacy.ledger.nearest import MOST_HINTS, NO_HINT, Hints, nearest
from localdiplomacy.model import Text


@pytest.mark.parametrize(
    ("word", "meant"), [("departs_no", "departs_on"), ("出访国加", "出访国家"), ("人数目", "人数")]
)
def test_a_slip_is_recognised(word: str, meant: str) -> None:
    assert nearest(word, ["departs_on", "出访国家", "人数"]) == meant


@pytest.mark.parametrize("word", ["卡号", "团长姓名", "身份证号", ""])
def test_words_that_only_share_a_character_are_not_suggested(word: str) -> None:
    assert nearest(word, ["行号", "团名", "登记号", "批件号"]) == ""


def test_only_the_first_unknown_words_get_a_hint_and_the_known_ones_are_gathered_once() -> None:
    gathered: list[int] = []

    def known() -> list[str]:
        gathered.append(1)
        return ["出访国家"]

    hints = Hints(known)
    assert gathered == []
    found = [hints("出访国加") for _ in range(MOST_HINTS + 1)]
    assert gathered == [1]
    assert found[0] == found[-2] == Text("（是否指“出访国家”？）", ' (did you mean "出访国家"?)')
    assert found[-1] == NO_HINT
    assert Hints(known)("星座") == NO_HINT
