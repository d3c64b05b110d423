"""Plugins without Python: indicators, dimensions, code lists, regulations and validation rules as TOML."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from ..codec.codelists.tables import code_lists_of
from ..codec.convert import structure
from ..codec.faults import StructureError, issues_of, plugin_stated
from ..codec.opening import inside
from ..codec.toml import read_toml
from ..issues.errors import CannotContinue
from ..measures.dimensions import Dimension
from ..measures.indicators import Indicator
from ..measures.validation.rule_set import read_rules
from ..model.codes import CodeList
from ..model.names import Name
from ..model.sources import Origin, Source
from ..regulations.pack import read_pack
from .builtins import register_code_lists
from .hookspecs import PLUGIN_API
from .kinds import CODE_LISTS, DIMENSIONS, INDICATORS, REGULATIONS, VALIDATION_RULES

PLUGIN_FILE = "plugin.toml"
T = TypeVar("T")


@frozen(kw_only=True)
class _Head:
    """The table `[plugin]`."""

    name: Name
    version: str = ""
    plugin_api: int = PLUGIN_API
    packs: tuple[str, ...] = ()
    validation: tuple[str, ...] = ()


@frozen(kw_only=True)
class _PluginTable:
    """The whole of `plugin.toml`."""

    plugin: _Head
    indicators: tuple[Indicator, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    lists: tuple[dict[str, Any], ...] = ()


@frozen(kw_only=True)
class DeclaredPlugin:
    """A plugin that is only data.

    Args:
        name: what it is called.
        version: its version.
        plugin_api: the version of the hooks it was made for.
        items: its contributions by the id of their kind.
    """

    name: Name
    version: str
    plugin_api: int
    items: Mapping[str, tuple[Any, ...]] = field(repr=False)


def read_declared(path: Path, file: str | None = None) -> DeclaredPlugin:
    """Read `plugin.toml`, and the packs and files of validation rules it names.

    Args:
        path: the file; the others are looked for beside it.
        file: the name to show in messages; the path's own by default.

    Raises:
        CannotContinue: with an issue for each fault, naming file and key.
    """
    shown = file or str(path)
    content = read_toml(path, shown)
    try:
        table = structure(content, _PluginTable)
        said = {"indicators": table.indicators, "dimensions": table.dimensions}
        stated = tuple(fault for key, items in said.items() for fault in plugin_stated(key, enumerate(items)))
        if stated:
            raise StructureError(stated)
        lists = _lists(table.lists)
    except StructureError as error:
        raise CannotContinue(*issues_of(error.faults, Source(Origin(file=shown)))) from None
    head = table.plugin
    packs = tuple(_beside(path.parent, head.packs, shown, read_pack))
    rules = tuple(rule for found in _beside(path.parent, head.validation, shown, read_rules) for rule in found)
    items = {
        INDICATORS.id: table.indicators,
        DIMENSIONS.id: table.dimensions,
        CODE_LISTS.id: lists,
        REGULATIONS.id: packs,
        VALIDATION_RULES.id: rules,
    }
    return DeclaredPlugin(name=head.name, version=head.version, plugin_api=head.plugin_api, items=items)


def declared_in(plugin: object) -> DeclaredPlugin | None:
    """Return what a plugin object says as data: itself if it is only data, or the `plugin.toml` in its package.

    Raises:
        CannotContinue: if the file has faults.
    """
    if isinstance(plugin, DeclaredPlugin):
        return plugin
    if not isinstance(plugin, ModuleType) or not getattr(plugin, "__path__", None) or not plugin.__file__:
        return None
    path = Path(plugin.__file__).parent / PLUGIN_FILE
    return read_declared(path, f"{plugin.__name__}/{PLUGIN_FILE}") if path.is_file() else None


def _lists(tables: tuple[dict[str, Any], ...]) -> tuple[CodeList, ...]:
    if not tables:
        return ()
    return code_lists_of({"lists": tables}, {found.id: found for found in register_code_lists()})


def _beside(folder: Path, files: Iterable[str], shown: str, read: Callable[[Path, str], T]) -> Iterator[T]:
    beside = shown.rpartition("/")[0]
    for file in files:
        try:
            yield read(inside(folder, file), f"{beside}/{file}" if beside else file)
        except CannotContinue as error:
            source = Source(Origin(file=shown))
            raise CannotContinue(*(evolve(found, source=found.source or source) for found in error.issues)) from None
