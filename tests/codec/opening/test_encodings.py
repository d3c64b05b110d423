import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.opening import decode_text
from localdiplomacy.issues import CannotContinue

TABLE = "编号,名称\r\n1,上海第一市\r\n2,无锡市,100 余人\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    ],
)
def test_every_encoding_is_recognised(data: bytes) -> None:
    assert decode_text(data, "a.csv") == (TABLE, ())


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\xd8",  # half of a surrogate pair
        b"\xef\xbb\xbf\xff",
        b"\x81",
        b"a,b\n\xff\n",
        bytes(range(128, 256)),
    ],
)
def test_what_fits_no_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(CannotContinue) as caught:
        decode_text(data, "a.csv")
    assert caught.value.issue.code == "LD-FILE-004"


def test_zero_bytes_are_removed_and_counted() -> None:
    text, issues = decode_text("编号,名称\n1,泰\0州\0\n".encode(), "a.csv")
    assert text == "编号,名称\n1,泰州\n"
    assert [(issue.code, dict(issue.params)["count"]) for issue in issues] == [("LD-FILE-012", "2")]


@pytest.mark.parametrize("data", [b"id,name\0\n1,ab\0c\n", b"ab\0\0cd\n", b"\0\1\0\2", b"x\0\0", b"ab\0,cd\0\n"])
def test_zero_bytes_do_not_make_utf16(data: bytes) -> None:
    text, issues = decode_text(data, "a.csv")
    assert text == data.replace(b"\0", b"").decode()
    assert issues


REAL = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=8)


@given(st.lists(st.lists(REAL, min_size=2, max_size=4), max_size=6), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_mark_reads_back(rows: list[list[str]], encoding: str) -> None:
    text = "编号\t名称\r\n" + "".join("\t".join(row) + "\r\n" for row in rows)
    assert decode_text(text.encode(encoding), "a.csv") == (text, ())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_with_a_mark_reads_back(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert decode_text(text.encode(encoding), "a.csv") == (text, ())


@given(st.binary(max_size=300))
def test_bytes_give_text_without_zeros_or_a_refusal(data: bytes) -> None:
    try:
        text, _ = decode_text(data, "a.csv")
    except CannotContinue as refusal:
        text, code = "", refusal.issue.code
    else:
        code = None
    assert "\0" not in text
    assert code in (None, "LD-FILE-004")
