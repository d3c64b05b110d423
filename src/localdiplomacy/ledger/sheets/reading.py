"""A file to its grids: what it is decides how it is read, not what it is called."""

from pathlib import Path

from ...codec.opening import Limits, check_prologs, check_zip, is_encrypted_office, open_bytes
from ...codec.opening.refusals import unsafe
from ...issues.catalogue.files import FILE_EMPTY, FILE_ENCRYPTED, FILE_KIND_UNKNOWN
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.sources import Origin, Source
from ..grids import Grid
from .kinds import SUFFIXES, Kind, kind_of, refuse_other_zip, text_of
from .ods import OPEN_DOCUMENT, look_through_ods
from .texts import read_text
from .workbooks import read_workbook
from .xls import look_through_xls
from .xlsx import look_through_xlsx, workbook_part


def read_grids(
    path: Path, *, limits: Limits | None = None, file: str | None = None
) -> tuple[tuple[Grid, ...], tuple[Issue, ...]]:
    """Return the sheets of a file that hold anything, and what there is to say about reading them.

    Args:
        path: a file with one of `SUFFIXES`.
        limits: what it may cost; None for the defaults.
        file: the name to show in issues and sources; None for `path` as given.

    Returns:
        The grids in the file's order, hidden sheets included, very hidden ones left out with an issue.

    Raises:
        CannotContinue: if the file is missing, of another kind, unsafe, too large, damaged, locked or in no known
            encoding, or if a package is missing to read it.
    """
    limits = limits or Limits()
    shown = file or str(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise CannotContinue(Issue(FILE_KIND_UNKNOWN, {"file": shown, "suffix": suffix or "-"}))
    grids, issues = _read(open_bytes(path, limits, file=shown), suffix, shown, limits)
    held = tuple(grid for grid in grids if any(map(any, grid.rows)) or grid.broken or _has_values(grid))
    if not held:
        issues = (*issues, Issue(FILE_EMPTY, {"file": shown}, source=Source(Origin(file=shown))))
    return held, issues


def _has_values(grid: Grid) -> bool:
    # `any` takes 0 and False for nothing; they are values.
    return any(cell is not None and cell != "" for row in grid.rows for cell in row)


def _read(data: bytes, suffix: str, file: str, limits: Limits) -> tuple[tuple[Grid, ...], tuple[Issue, ...]]:
    kind = kind_of(data)
    if kind is Kind.TEXT:
        text, noted = text_of(data, suffix, file)
        grid, issues = read_text(text, suffix, file, limits)
        return (grid,), (*noted, *issues)
    if kind is Kind.COMPOUND:
        if is_encrypted_office(data, file):
            raise CannotContinue(Issue(FILE_ENCRYPTED, {"file": file}))
        return read_workbook(data, file, limits, look_through_xls(data, file, limits))
    archive = check_zip(data, limits, file=file)
    part = workbook_part(archive)
    content = OPEN_DOCUMENT in archive
    if not (part or content):
        raise refuse_other_zip(archive)
    if part and content:
        # calamine tries one kind after the other; what it reads must be what was looked through.
        raise unsafe(file, "xlsx + ods")
    check_prologs(archive)
    survey = look_through_xlsx(archive, part, limits) if part else look_through_ods(archive, limits)
    return read_workbook(data, file, limits, survey)
