import pytest

from localdiplomacy.codec.opening import parse_xml
from localdiplomacy.codec.opening.markup import Enough, local_name
from localdiplomacy.issues import CannotContinue


def test_handlers_see_tags_and_text_in_order_however_the_xml_is_cut() -> None:
    xml = '<a x="1"><p:b>文字</p:b></a>'.encode()
    for size in (1, 3, 100):
        seen: list[object] = []
        pieces = [xml[start : start + size] for start in range(0, len(xml), size)]
        parse_xml(pieces, "a.xlsx", start=lambda *it: seen.append(it), end=seen.append, text=seen.append)  # noqa: B023
        texts = "".join(str(item) for item in seen if item not in ("a", "p:b") and not isinstance(item, tuple))
        assert [item for item in seen if isinstance(item, tuple)] == [("a", {"x": "1"}), ("p:b", {})]
        assert texts == "文字"


def test_a_handler_may_stop_the_parsing() -> None:
    def start(tag: str, _: dict[str, str]) -> None:
        raise Enough

    parse_xml([b"<a>", b"<not closed"], "a.xlsx", start=start)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"<a>", "LD-FILE-005"),
        (b"", "LD-FILE-005"),
        (b"<a></b>", "LD-FILE-005"),
        (b"<?xml version='1.0' encoding='none-such'?><a/>", "LD-FILE-005"),
        (b"<?xml version='1.0' encoding='gb18030'?><a/>", "LD-FILE-005"),
        (b"<!DOCTYPE a><a/>", "LD-FILE-007"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "LD-FILE-007"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "LD-FILE-007"),
    ],
)
def test_malformed_and_unsafe_xml_is_refused(xml: bytes, code: str) -> None:
    with pytest.raises(CannotContinue) as caught:
        parse_xml([xml], "a.xlsx")
    assert caught.value.issue.code == code


def test_names_lose_their_prefix() -> None:
    assert [local_name(name) for name in ("x:c", "c", "table:table-cell")] == ["c", "c", "table-cell"]
