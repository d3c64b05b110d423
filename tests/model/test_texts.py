"""Texts in two languages, and what is filled into them."""

import pytest

from localdiplomacy.model.texts import Text, fill, in_plural


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 records have"),
        (1, "1 record has"),
        (2, "2 records have"),
        ("1", "1 record has"),
        ("21", "21 records have"),
    ],
)
def test_words_follow_their_number(count: object, said: str) -> None:
    assert fill("{count} {count:record has|records have} {what}", {"count": count, "what": "{a|b}"}) == said + " {a|b}"


def test_other_formats_stay_as_they_are() -> None:
    assert fill("{part:.1f} of {n} {n:day|days}", {"part": 0.25, "n": 1}) == "0.2 of 1 day"
    assert fill("{part}", {"part": "a|b"}) == "a|b"


def test_the_plural_is_what_people_read() -> None:
    assert in_plural("{n} {n:record has|records have} no {field}") == "{n} records have no {field}"
    assert in_plural("{a} | {b}") == "{a} | {b}"


def test_a_text_is_filled_in_its_own_language() -> None:
    text = Text("{n} 条{what}", "{n} {n:item|items} of {what}").filled(n=1, what=Text("关系", "ties"))
    assert text == Text("1 条关系", "1 item of ties")
