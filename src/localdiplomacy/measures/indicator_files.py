"""Indicators in TOML: files of tables `[[indicators]]`, read with every fault at once, and written."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from ..codec.codelists import builtin_code_lists
from ..codec.convert import structure, unstructure
from ..codec.faults import Fault, StructureError, issues_of, plugin_stated
from ..codec.toml import read_toml
from ..codec.toml_writing import toml_tables
from ..codec.writing import write_atomically
from ..issues.catalogue.figures import INDICATOR_TAKEN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.codes import CodeList
from ..model.sources import Origin, Source
from ..model.texts import Text
from .builtin import INDICATORS
from .coded_values import code_faults
from .indicators import Indicator
from .requests import not_derivable, require_fields, unknown_parts

TABLE = "indicators"
_BUILT_IN = Text("内置指标", "the built-in indicators")
_TABLES = Text("表的列表，写作 [[indicators]]", "a list of tables, written [[indicators]]")


@frozen(kw_only=True)
class _Given:
    """An indicator of a file, and where it stands there."""

    indicator: Indicator
    source: Source
    place: int

    def located(self, issues: Iterable[Issue]) -> Iterator[Issue]:
        """Yield issues with the place of the indicator."""
        for issue in issues:
            yield evolve(issue, source=self.source, path=issue.path or f"{TABLE}[{self.place}]")


@frozen(kw_only=True)
class _Content:
    """What was read of files: the indicators that could be, the ids of the others, and what is wrong."""

    given: tuple[_Given, ...] = ()
    broken: frozenset[str] = frozenset()
    issues: tuple[Issue, ...] = ()

    def __add__(self, other: "_Content") -> "_Content":
        return _Content(
            given=self.given + other.given, broken=self.broken | other.broken, issues=self.issues + other.issues
        )


def read_indicators(
    path: str | Path,
    file: str | None = None,
    *,
    known: Iterable[Indicator] = INDICATORS,
    code_lists: Mapping[str, CodeList] | None = None,
    replace: Iterable[str] = (),
) -> tuple[Indicator, ...]:
    """Return the indicators of a TOML file.

    Args:
        path: the file.
        file: the name to show in messages; the path's own by default.
        known: indicators whose ids are taken, and which those of the file may be put together from.
        code_lists: the codes that conditions may name, by id of the list; the packaged ones by default.
        replace: ids that the file may define although they are taken.

    Raises:
        CannotContinue: with an issue for each fault of the file: a key that is unknown or missing, a value that is not
            allowed, a field or a part that is not there, an id that is taken.
    """
    return read_indicator_files([(Path(path), file or str(path))], known, code_lists, replace)


def read_indicator_files(
    files: Iterable[tuple[Path, str]],
    known: Iterable[Indicator],
    code_lists: Mapping[str, CodeList] | None = None,
    replace: Iterable[str] = (),
) -> tuple[Indicator, ...]:
    """Return the indicators of several files, each with the name to show for it; they may be put together from one another.

    Raises:
        CannotContinue: with all faults of all files, as `read_indicators`.
    """
    content = sum((_read(path, name) for path, name in files), start=_Content())
    lists = builtin_code_lists() if code_lists is None else code_lists
    taken = {found.id: found for found in known}
    issues = (*content.issues, *_taken(content.given, taken, frozenset(replace)), *_meaning(content, taken, lists))
    if issues:
        raise CannotContinue(*issues)
    return tuple(given.indicator for given in content.given)


def write_indicators(path: str | Path, indicators: Iterable[Indicator]) -> Path:
    """Write indicators as a TOML file that `read_indicators` reads back.

    Args:
        path: the file; what was there is replaced.
        indicators: the indicators.

    Raises:
        CannotContinue: if it cannot be written.
    """
    # The file says nothing of plugins: who reads it defines them.
    tables = (unstructure(evolve(indicator, plugin=None)) for indicator in indicators)
    write_atomically(Path(path), toml_tables(TABLE, tables).encode())
    return Path(path)


def _read(path: Path, name: str) -> _Content:
    source = Source(Origin(file=name))
    try:
        content = read_toml(path, name)
    except CannotContinue as error:
        return _Content(issues=error.issues)
    faults: list[Fault] = list(_others(content))
    given: list[_Given] = []
    broken: set[str] = set()
    for place, table in enumerate(_tables(content)):
        try:
            found = structure(table, Indicator)
        except StructureError as error:
            faults += (evolve(fault, path=(TABLE, place, *fault.path)) for fault in error.faults)
            broken.add(str(table.get("id", "")) if isinstance(table, Mapping) else "")
        else:
            given.append(_Given(indicator=found, source=source, place=place))
    faults += plugin_stated(TABLE, ((one.place, one.indicator) for one in given))
    return _Content(given=tuple(given), broken=frozenset(broken), issues=issues_of(faults, source))


def _tables(content: Mapping[str, Any]) -> list[Any]:
    found = content.get(TABLE, [])
    return found if isinstance(found, list) else []


def _others(content: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what a file says besides its tables of indicators."""
    if not isinstance(content.get(TABLE, []), list):
        yield Fault((TABLE,), "wrong", _TABLES, "{…}" if isinstance(content[TABLE], Mapping) else str(content[TABLE]))
    try:
        structure({key: [] for key in content}, _OnlyTables)
    except StructureError as error:
        yield from error.faults


@frozen(kw_only=True)
class _OnlyTables:
    """What a file of indicators may say."""

    indicators: tuple[str, ...] = ()


def _taken(given: Iterable[_Given], known: Mapping[str, Indicator], replace: frozenset[str]) -> Iterator[Issue]:
    owners: dict[str, str | Text] = {id: found.plugin or _BUILT_IN for id, found in known.items() if id not in replace}
    for one in given:
        id, file = one.indicator.id, one.source.origin.file or ""
        if id in owners:
            params = {"indicator": id, "file": file, "other": owners[id]}
            yield from one.located([Issue(INDICATOR_TAKEN, params, path=f"{TABLE}[{one.place}].id")])
        owners.setdefault(id, file)


def _meaning(content: _Content, known: Mapping[str, Indicator], code_lists: Mapping[str, CodeList]) -> Iterator[Issue]:
    """Yield what indicators name that is not there: fields, codes, and other indicators."""
    together = dict(known) | {one.indicator.id: one.indicator for one in content.given}
    for one in content.given:
        yield from one.located(_refused(one.indicator))
        faults = code_faults(one.indicator, code_lists)
        placed = (evolve(fault, path=(TABLE, one.place, *fault.path)) for fault in faults)
        yield from issues_of(placed, one.source)
        # A part that stands in a file with a fault of its own is there, but nobody knows yet what it is.
        parts = [id for id in one.indicator.made_of if id not in content.broken]
        missing = tuple(unknown_parts(parts, together))
        yield from one.located(missing or not_derivable(one.indicator, together))


def _refused(indicator: Indicator) -> tuple[Issue, ...]:
    try:
        require_fields(indicator)
    except CannotContinue as error:
        return error.issues
    return ()
