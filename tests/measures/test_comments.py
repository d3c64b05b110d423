"""The half of a comment in one language."""

import pytest

from localdiplomacy.measures.comments import own_language


@pytest.mark.parametrize(
    ("comment", "zh", "en"),
    [
        ("账中没有记录;合成数据 / no records; synthetic", "账中没有记录;合成数据", "no records; synthetic"),
        (None, "", ""),
        ("", "", ""),
        ("见第3页", "见第3页", "见第3页"),
        ("see page 3 / 4", "see page 3 / 4", "see page 3 / 4"),
        ("出访 / 来访", "出访 / 来访", "出访 / 来访"),  # a document's own words
    ],
)
def test_own_language(comment: str | None, zh: str, en: str) -> None:
    assert own_language(comment, "zh") == zh
    assert own_language(comment, "en") == en
