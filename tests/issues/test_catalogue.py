"""Every rule of the catalogue can be told in both languages, and its code is its own."""

import re

import pytest

from localdiplomacy.issues import Issue, Rule
from localdiplomacy.issues.catalogue import CATALOGUE, rule

CHINESE = re.compile("[\u4e00-\u9fff]")
EVERY = pytest.mark.parametrize("of", CATALOGUE, ids=lambda of: of.code)


def test_codes_are_unique() -> None:
    codes = [of.code for of in CATALOGUE]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"LD-[A-Z]+-\d{3}", code) for code in codes)


def test_a_rule_is_found_by_its_code() -> None:
    for of in CATALOGUE:
        assert rule(of.code) is of
    with pytest.raises(KeyError, match="LD-NONE-001"):
        rule("LD-NONE-001")


@EVERY
def test_messages_can_be_filled_in(of: Rule) -> None:
    params = {name: f"‹{name}›" for name in of.parameters}
    issue = Issue(of, params)
    for language in ("zh", "en"):
        message = issue.message(language)  # type: ignore[arg-type]
        assert all(value in message for value in params.values())
        assert re.search(r"\{\w*\}", message) is None


@EVERY
def test_both_languages_are_what_they_say(of: Rule) -> None:
    for text in (of.title, of.message, of.remedy):
        assert CHINESE.search(text.zh)
        assert not CHINESE.search(text.en)
        assert text.zh == text.zh.strip()
        assert text.en == text.en.strip()
    assert of.message.zh.endswith(("。", "{hint}", "}"))
    assert of.message.en.endswith((".", "}"))
    assert not of.title.en.endswith(".")


COUNTS = {"count", "rows", "cells", "items"}
_SEVERAL_OF_ONE = re.compile(r"\b1 \w+s\b")


@EVERY
def test_words_that_follow_a_number_fit_one(of: Rule) -> None:
    """`1 record has`, not `1 records have`: a text says so for each of its parameters that is a count."""
    counts = COUNTS & of.parameters | set(re.findall(r"\{(\w+):[^{}]*\|", of.message.en))
    one, two = ({name: n if name in counts else "x" for name in of.parameters} for n in ("1", "2"))
    assert not {*_SEVERAL_OF_ONE.findall(Issue(of, one).message("en"))} - {"1 is", "1 was", "1 has"}
    if counts & set(re.findall(r"\{(\w+)\} [a-z]", of.message.en)):
        assert Issue(of, one).message("en").replace("1", "2") != Issue(of, two).message("en")
