"""Files and folders of ledgers to records: the one way in."""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import add
from pathlib import Path

from attrs import evolve, fields

from ..codec.codelists import builtin_code_lists
from ..codec.opening import Limits
from ..issues.catalogue.files import FILE_KIND_UNKNOWN, FILE_MISSING
from ..issues.catalogue.intake import FORMAT_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.codes import CodeList
from ..model.sources import Origin
from . import structured_files
from .build import paused_gc
from .formats import BUILTIN_FORMATS, LedgerFormat
from .intake import Intake
from .resolve import resolve
from .sheets import SUFFIXES as SHEET_SUFFIXES
from .sheets import read_grids
from .summaries import ReadSheet, together
from .tables import ReadingContext, read_sheet

__all__ = ["Progress", "read", "resolve"]

SUFFIXES = SHEET_SUFFIXES | structured_files.SUFFIXES

# Called before each file with its name, its number from 0 and how many there are.
Progress = Callable[[str, int, int], None]


def read(
    path: Path | str,
    *,
    formats: tuple[LedgerFormat, ...] | None = None,
    code_lists: Mapping[str, CodeList] | None = None,
    office: str | None = None,
    format: str | LedgerFormat | None = None,
    kind: str | None = None,
    origin: Origin | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Read the ledgers in a file or folder.

    Args:
        path: a csv, tsv, xlsx, xls, ods, json, jsonl or toml file, or a folder of such files.
        formats: the kinds of ledgers a table may be; the built-in ones by default.
        code_lists: code lists by id; the packaged ones by default.
        office: id or name of the office the rows belong to where they do not say.
        format: the kind of ledger, where it is known: a format or its id.
        kind: id of the kind of entry that every row of the file is.
        origin: what is known of the file: the name to show, the document behind it, whether it is synthetic.
        limits: what a file may cost before it is refused.
        progress: called before each file with its name, its number from 0 and how many there are.

    Returns:
        The records, the issues, every row that was set aside, and an account of all rows.

    Raises:
        CannotContinue: if the path or a single file cannot be read (in a folder that is an issue of that file), or if no
            format has the id given.
    """
    path = Path(path)
    chosen = _chosen(BUILTIN_FORMATS if formats is None else formats, format, kind)
    context = ReadingContext(
        formats=chosen, lists=builtin_code_lists() if code_lists is None else code_lists, office=office
    )
    known = chosen[0].records if format is not None or kind is not None else None
    if not path.is_dir():
        if not path.exists():
            raise CannotContinue(Issue(FILE_MISSING, {"file": str(path)}))
        return resolve(_read_file(path, _origin(origin, str(path)), context, known, limits))
    files = list(_files(path))
    intakes = []
    for number, file in enumerate(files):
        name = file.relative_to(path).as_posix()
        if progress is not None:
            progress(name, number, len(files))
        try:
            of_file = evolve(origin, file=name) if origin else Origin(file=name)
            intakes.append(_read_file(file, of_file, context, known, limits))
        except CannotContinue as error:
            intakes.append(Intake(issues=IssueReport(error.issues)))
    return resolve(reduce(add, intakes, Intake()))


def _chosen(
    formats: tuple[LedgerFormat, ...], format: str | LedgerFormat | None, kind: str | None
) -> tuple[LedgerFormat, ...]:
    if format is None and kind is not None:
        format = "entries"
    if isinstance(format, str):
        by_id = {known.id: known for known in formats}
        if format not in by_id:
            raise CannotContinue(Issue(FORMAT_UNKNOWN, {"name": format, "known": ", ".join(by_id)}))
        format = by_id[format]
    if format is None:
        return formats
    if kind is not None:
        format = evolve(format, defaults=(*(pair for pair in format.defaults if pair[0] != "kind"), ("kind", kind)))
    return (format,)


def _origin(origin: Origin | None, file: str) -> Origin:
    return Origin(file=file) if origin is None else evolve(origin, file=origin.file or file)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the ledgers in a folder and below it, in the order of their names; hidden and lock files are not read."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if file.is_file() and file.suffix.lower() in SUFFIXES and not hidden and file.name != "localdiplomacy.toml":
            yield file


def _read_file(path: Path, origin: Origin, context: ReadingContext, known: str | None, limits: Limits | None) -> Intake:
    suffix = path.suffix.lower()
    if suffix in structured_files.SUFFIXES:
        return structured_files.read_structured(
            path,
            origin=origin,
            code_lists=context.lists,
            office=context.office,
            records=known,
            formats=context.formats,
            limits=limits,
        )
    if suffix not in SHEET_SUFFIXES:
        raise CannotContinue(Issue(FILE_KIND_UNKNOWN, {"file": origin.file or str(path), "suffix": suffix or "?"}))
    with paused_gc():
        grids, issues = read_grids(path, limits=limits, file=origin.file)
        sheets = []
        for grid in grids:
            changes = {
                attribute.name: value
                for attribute in fields(Origin)
                if attribute.name not in ("file", "sheet") and (value := getattr(origin, attribute.name))
            }
            of_sheet = evolve(grid, origin=evolve(grid.origin, **changes)) if changes else grid
            sheets += [ReadSheet(table, intake) for table, intake in read_sheet(of_sheet, context)]
        return Intake(issues=IssueReport(issues)) + together(sheets, context)
