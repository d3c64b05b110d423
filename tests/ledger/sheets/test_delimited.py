import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.sheets.delimited import records


def cells(text: str, delimiter: str = ",") -> list[tuple[str, ...]]:
    return [record.cells for record in records(text, delimiter)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_records(end: str) -> None:
    assert cells(f"a,b{end}{end}c,{end},") == [("a", "b"), (), ("c", ""), ("", "")]
    assert cells("") == []


def test_quotes_hold_delimiters_quotes_and_line_breaks() -> None:
    text = '"a,b","say ""x""","one\r\ntwo\nthree"\n"",""\nlast'
    found = list(records(text, ","))
    assert [record.cells for record in found] == [("a,b", 'say "x"', "one\r\ntwo\nthree"), ("", ""), ("last",)]
    assert [(record.line, record.lines) for record in found] == [(1, 3), (4, 1), (5, 1)]


def test_a_quote_within_a_cell_is_text() -> None:
    assert cells('5" pipe,x"y"') == [('5" pipe', 'x"y"')]


def test_text_after_a_closed_quote_is_kept_and_marked() -> None:
    (record,) = records('"a"b,c', ",")
    assert (record.cells, record.stray, record.unclosed) == (("ab", "c"), True, False)


def test_an_unclosed_quote_costs_its_own_cell_only() -> None:
    found = list(records('1,"a\n2,b\n3,c', ","))
    assert [record.cells for record in found] == [("1", '"a'), ("2", "b"), ("3", "c")]
    assert [record.unclosed for record in found] == [True, False, False]


def test_a_quote_that_would_close_where_another_cell_opens_is_unclosed() -> None:
    found = list(records('1,"a\n2,b\n3,"c,d"\n', ","))
    assert [record.cells for record in found] == [("1", '"a'), ("2", "b"), ("3", "c,d")]


@given(st.text(st.sampled_from('a",\n\r;中'), max_size=40))
def test_lines_are_counted_and_nothing_but_quotes_and_separators_is_lost(text: str) -> None:
    found = list(records(text, ","))
    line = 1
    for record in found:
        assert record.line == line
        line += record.lines
    plain = str.maketrans("", "", '",\n\r')
    assert "".join("".join(record.cells) for record in found).translate(plain) == text.translate(plain)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=6), st.sampled_from(",\t;，"), st.booleans())
def test_what_the_standard_library_writes_reads_back(rows: list[list[str]], delimiter: str, quote_all: bool) -> None:
    target = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(target, delimiter=delimiter, quoting=quoting).writerows(rows)
    assert cells(target.getvalue(), delimiter) == [tuple(row) for row in rows]


def test_a_sound_cell_may_be_longer_than_the_standard_library_reads() -> None:
    limit = csv.field_size_limit()
    long = "x" * (limit + 1)
    assert cells(f'"{long}",b\n"c",d\n') == [(long, "b"), ("c", "d")]
    assert csv.field_size_limit() == limit
