"""The fold makes written forms one and keeps every place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import fold

# Text heavy in the characters the fold changes, so that neighbours of each kind occur.
DENSE = st.text(
    st.sampled_from("0Oo○ΟО〇一二三九年１９Ａ，（）：％．–—－～〜　\u00a0\ufeff⺠⼈豈①²ｶﾞ，,a") | st.characters()
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("２０２１年", "2021年"),
        ("ＡＰＥＣ卡", "APEC卡"),
        ("（约８０人）", "(约80人)"),
        ("１，２３４．５％", "1,234.5%"),
        ("2–4期", "2-4期"),
        ("2—4期", "2-4期"),
        ("2－4期", "2-4期"),
        ("2～4〜6", "2~4~6"),
        ("甲\u3000乙\u00a0丙\ufeff", "甲 乙 丙 "),
        ("二○二一", "二〇二一"),
        ("二O二一年", "二〇二一年"),
        ("二Ο二Ο年", "二〇二〇年"),
        ("二00八年", "二〇〇八年"),
        ("⼈⺠", "人民"),
        ("金額：", "金額:"),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "text", ["", "plain", "①2批", "407批²", "《外事》。“三个”、·", "COVID", "O型", "Ολυμπία", "10个"]
)
def test_leaves_alone(text: str) -> None:
    assert fold(text) == text


@given(DENSE)
def test_keeps_every_place_and_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
