"""A manifest from a table: one row a traveller, with a column of references and perhaps one of batches."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...codec.codelists import builtin_code_lists
from ...codec.han import fold
from ...issues.catalogue.manifests import NO_REFERENCES
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...ledger.cell_texts import is_blank, text_of
from ...ledger.grids import Cell, Grid
from ...ledger.rows import RowKind, kind_of
from ...ledger.sheets import read_grids
from ...model.texts import Text
from .manifest import LIST, Manifest, ManifestLine

COLUMNS = "manifest-column"
_REFERENCE, _BATCH = "reference", "batch"


def read_manifest(path: str | Path, name: Text = LIST) -> Manifest:
    """Return the list in a table: csv, tsv, xlsx, xls or ods.

    The first row that heads a column of references is the header. Titles, totals and notes are no lines; a row without a
    reference is a line that names nobody.

    Args:
        path: the file.
        name: what the list is called.

    Raises:
        CannotContinue: if the file cannot be read, or no row of it heads a column of references.
    """
    grids, _ = read_grids(Path(path), file=Path(path).name)
    lines = [list(found) for found in map(_lines, grids) if found is not None]
    if not lines:
        raise CannotContinue(Issue(NO_REFERENCES, {"file": Path(path).name}))
    return Manifest(name=name, listed=(line for found in lines for line in found))


def _lines(grid: Grid) -> Iterator[ManifestLine] | None:
    """Return the lines of a sheet; None where it has no column of references."""
    for number, row in enumerate(grid.rows):
        columns = _columns(row)
        if _REFERENCE in columns:
            return _below(grid.rows[number + 1 :], tuple(map(_plain, row)), columns)
    return None


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    known = builtin_code_lists()[COLUMNS]
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        field = known.find(text_of(cell))
        if field is not None:
            found.setdefault(field, place)
    return found


def _below(rows: Sequence[Sequence[Cell]], header: tuple[str, ...], columns: dict[str, int]) -> Iterator[ManifestLine]:
    known = frozenset(columns.values())
    for row in rows:
        if kind_of(row, header, frozenset(), known) is RowKind.RECORD:
            yield ManifestLine(**{field: _text(row, place) for field, place in columns.items()})


def _plain(cell: Cell) -> str:
    return "".join(fold(text_of(cell)).split())


def _text(row: Sequence[Cell], place: int) -> str | None:
    cell = row[place] if place < len(row) else None
    return None if is_blank(cell) else text_of(cell)
