"""Looking through an .xlsx or .xlsm: where its sheets lie, what its headers declare, which cells hold errors."""

import posixpath
from collections.abc import Mapping

from attrs import Factory, define

from ...codec.opening import Archive, Limits, parse_xml
from ...codec.opening.markup import Attributes, Enough, local_name
from ...codec.opening.refusals import damaged
from .survey import Survey
from .xlsx_sheets import survey_sheet

_ROOT_RELATIONS = "_rels/.rels"
_DOCUMENT = "officeDocument"
_USUAL = "xl/workbook.xml"
_SMALLEST_STRING = 5  # bytes: <si/>
_TRUE = frozenset({"1", "true", "on"})


def workbook_part(archive: Archive) -> str | None:
    """Return the path of the part that lists the sheets, None where the zip file is no .xlsx.

    It is xl/workbook.xml by custom only; the relations of the package name it.
    """
    named = ""
    if _ROOT_RELATIONS in archive:
        named = next(
            (path for kind, path in _relations(archive, _ROOT_RELATIONS, "").values() if kind == _DOCUMENT), ""
        )
    return next((path for path in (named, _USUAL) if path.endswith(".xml") and _is_workbook(archive, path)), None)


def _is_workbook(archive: Archive, path: str) -> bool:
    folder, name = posixpath.split(path)
    return path in archive and posixpath.join(folder, "_rels", f"{name}.rels") in archive and folder != "word"


def look_through_xlsx(archive: Archive, part: str, limits: Limits) -> Survey:
    """Return what there is to know of a workbook before it is read in earnest.

    Every part is unpacked once, so that none is larger than it says, and whatever looks like a sheet or like shared
    strings is held against the limits, wherever it lies.

    Args:
        archive: the workbook.
        part: what `workbook_part` found.
        limits: what it may cost.

    Raises:
        CannotContinue: if a part is missing, damaged, unsafe or too large.
    """
    workbook = _Workbook()
    parse_xml(archive.chunks(part), archive.file, start=workbook.start)
    folder, name = posixpath.split(part)
    relations = _relations(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    paths: dict[str, str] = {}
    for name, relation in workbook.sheets.items():
        _, paths[name] = relations.get(relation, ("", relation))
        if paths[name] not in archive:
            raise damaged(archive.file, f"{name}: {paths[name]}")
    known = frozenset(path.lower() for path in paths.values())
    for name in archive.members:
        if name not in known:
            _look_at_other(archive, name, limits)
    sheets = {name: survey_sheet(archive, path, name, limits) for name, path in paths.items()}
    return Survey(sheets, workbook.date1904)


@define
class _Workbook:
    """Reads xl/workbook.xml: the sheets' relations by name, and where serial dates count from."""

    sheets: dict[str, str] = Factory(dict)
    date1904: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        tag = local_name(tag)
        if tag == "workbookPr":
            self.date1904 = attributes.get("date1904", "").lower() in _TRUE
        elif tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets[attributes.get("name", "")] = relation


def _relations(archive: Archive, part: str, folder: str) -> Mapping[str, tuple[str, str]]:
    """Return the kinds and paths of a part's relations by their ids; paths are relative to `folder`."""
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local_name(tag) == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)

    parse_xml(archive.chunks(part), archive.file, start=start)
    return found


def _look_at_other(archive: Archive, name: str, limits: Limits) -> None:
    chunks = archive.chunks(name)
    head = next(chunks, b"")
    sheet = b"sheetData" in head
    for chunk in chunks:
        sheet = sheet or b"sheetData" in chunk
    if sheet and name.endswith(".xml"):
        survey_sheet(archive, name, name, limits)
    elif b"<sst" in head or b":sst" in head:
        _check_strings(archive, name)


def _check_strings(archive: Archive, name: str) -> None:
    """Hold the number of shared strings that the part declares against its size: calamine reserves room for them."""
    most = archive.members[name].file_size // _SMALLEST_STRING

    def start(_: str, attributes: Attributes) -> None:
        declared = attributes.get("uniqueCount", "0")
        if not declared.isdecimal() or len(declared) > 12 or int(declared) > most:
            raise damaged(archive.file, f"{name}: uniqueCount {declared}")
        raise Enough

    parse_xml(archive.chunks(name), archive.file, start=start)
