"""The checks: their ids, and that both languages say what each is for."""

import re

import pytest

from localdiplomacy.conformance import CHECKS, ConformanceCheck

# Ids that have been given are never given anew: add to this list, take nothing away.
GIVEN = (
    *(1, 2, 3, 4, 5, 6, 7),
    *(10, 11, 12, 13, 14, 15, 16),
    *(20, 21, 22, 23, 24, 25),
    *(30, 31, 32, 33, 34, 35, 36, 37),
    *(40, 41, 42, 43, 44, 45),
    *(50, 51, 55),
    *(60, 61, 62, 63),
    70,
)


def test_ids_stand_in_order_and_none_is_lost() -> None:
    assert [check.id for check in CHECKS] == [f"LD-C{number:02}" for number in GIVEN]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_says_in_both_languages_what_it_proves(check: ConformanceCheck) -> None:
    for text in (check.title, check.proves):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert text.en
        assert not re.search(r"[\u4e00-\u9fff，。（）：]", text.en)
    assert check.proves.zh.endswith("。")
    assert check.proves.en.endswith(".")
