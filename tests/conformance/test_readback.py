"""A table written with the headings of a format is read again: also those of the library's own formats."""

import pytest
from attrs import evolve

from localdiplomacy import Registry
from localdiplomacy.conformance.readback import unread
from localdiplomacy.ledger.formats import LedgerFormat
from localdiplomacy.model import CodeList

BUILTINS = Registry(discover=False).contributions


@pytest.mark.parametrize("format", BUILTINS.ledger_formats, ids=lambda format: format.id)
def test_the_formats_of_the_library_read_what_their_headings_promise(format: LedgerFormat) -> None:
    assert list(unread(format, BUILTINS)) == []


def test_a_column_of_codes_stays_blank_where_there_are_none() -> None:
    """`mode` holds a code; where the list of codes is empty nothing can be written there, and nothing is lost."""
    codes = CodeList(id="outbound-mode", zh="组团方式", en="modes", codes=())
    contributions = evolve(BUILTINS, code_lists={**BUILTINS.code_lists, "outbound-mode": codes})
    (format,) = (found for found in BUILTINS.ledger_formats if found.id == "outbound")
    assert list(unread(format, contributions)) == []
