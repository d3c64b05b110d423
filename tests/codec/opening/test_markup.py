from typing import Any

import pytest

from localdiplomacy.codec.opening import check_prologs, check_zip, parse_xml
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
    seen: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        seen.append(tag)
        raise Enough

    parse_xml([b"<a>", b"<not closed"], "a.xlsx", start=start)
    assert seen == ["a"]


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


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def outcome(makers: dict[str, Any], name: str, content: bytes) -> tuple[str, str]:
    try:
        check_prologs(check_zip(makers["zipped"]({"sound.xml": b"<x/>", name: content}), file="a.xlsx"))
    except CannotContinue as refusal:
        return refusal.issue.code, refusal.issue.message("en")
    return "passed", ""


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("prolog", [LAUGHS, ELSEWHERE, "<!DOCTYPE x>", f"<!-- a --><?b c?>\n{LAUGHS}"])
@pytest.mark.parametrize("name", ["xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_document_type_is_refused_in_any_part_and_encoding(
    makers: dict[str, Any], name: str, prolog: str, encoding: str
) -> None:
    declared = "UTF-16" if encoding.startswith("utf-16") else "UTF-8"
    xml = f'<?xml version="1.0" encoding="{declared}"?>{prolog}<x>&b;</x>'
    code, message = outcome(makers, name, xml.encode(encoding))
    assert code == "LD-FILE-007"
    assert name in message
    assert "a.xlsx" in message
    assert outcome(makers, name, xml.replace(prolog, "").encode(encoding)) == ("passed", "")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "passed"),
        (b"<x>" + b"<not closed" * 9999, "passed"),
        (b"<!-- a -->" * 100_000 + b"<x/>", "LD-FILE-007"),
        (b"<!--" + b" " * 100_000 + b"--><!DOCTYPE x><x/>", "LD-FILE-007"),
        (b"no markup", "LD-FILE-005"),
        (b"<?xml version='1.0' encoding='none-such'?><x/>", "LD-FILE-005"),
    ],
)
def test_a_prolog_is_looked_at_and_nothing_after_it(makers: dict[str, Any], content: bytes, code: str) -> None:
    assert outcome(makers, "xl/styles.xml", content)[0] == code


def test_what_is_named_like_no_xml_may_hold_anything(makers: dict[str, Any]) -> None:
    assert outcome(makers, "xl/media/image1.svg", LAUGHS.encode())[0] == "passed"
