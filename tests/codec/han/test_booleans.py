"""Yes and no from one documented table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import read_yes_no
from localdiplomacy.codec.han.booleans import NO, YES


@pytest.mark.parametrize("text", ["是", " 是 ", "有", "√", "✔", "Y", "ｙｅｓ", "Yes", "TRUE", "1", "１", "對"])
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["否", "无", "無", "没有", "×", "N", "ＮＯ", "False", "0", "０"])
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "x", "X", "待定", "是否", "2", "1.0", "none", "-", "是" * 30])
def test_neither(text: str) -> None:
    assert read_yes_no(text) is None


def test_no_word_is_in_both_tables() -> None:
    assert not YES & NO


@given(st.text())
def test_never_raises(text: str) -> None:
    assert read_yes_no(text) in (True, False, None)
