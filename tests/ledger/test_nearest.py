"""Suggestions name a word that was probably meant, or none."""

import pytest

from localdiplomacy.ledger.nearest import nearest


@pytest.mark.parametrize(
    ("word", "meant"), [("departs_no", "departs_on"), ("出访国加", "出访国家"), ("人数目", "人数")]
)
def test_a_slip_is_recognised(word: str, meant: str) -> None:
    assert nearest(word, ["departs_on", "出访国家", "人数"]) == meant


@pytest.mark.parametrize("word", ["卡号", "团长姓名", "身份证号", ""])
def test_words_that_only_share_a_character_are_not_suggested(word: str) -> None:
    assert nearest(word, ["行号", "团名", "登记号", "批件号"]) == ""
