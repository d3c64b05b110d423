"""A sheet made by hand, read as a file's sheet would be."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.formats import BUILTIN_FORMATS
from localdiplomacy.ledger.grids import Grid
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.tables import ReadingContext, read_table
from localdiplomacy.model import Origin

ReadRows = Callable[..., Intake]


@pytest.fixture(scope="session")
def read_rows() -> ReadRows:
    """Read rows of cells as the one sheet of a file."""

    def read(
        *rows: tuple[Any, ...],
        file: str = "a.xlsx",
        sheet: str | None = None,
        office: str | None = None,
        format: str = "",
        **grid: Any,
    ) -> Intake:
        formats = tuple(known for known in BUILTIN_FORMATS if format in ("", known.id))
        context = ReadingContext(formats=formats, lists=builtin_code_lists(), office=office)
        return read_table(Grid(origin=Origin(file=file, sheet=sheet), rows=rows, **grid), context)

    return read
