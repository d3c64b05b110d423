"""The plugins that are there, before any of them is imported: installed packages and folders of a workspace."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import field, frozen

from .declared import PLUGIN_FILE, read_declared
from .hookspecs import PROJECT
from .records import Origin


@frozen(kw_only=True)
class Candidate:
    """A plugin that is there.

    Args:
        name: its name.
        origin: where it comes from.
        load: returns the plugin object; this is what imports it.
        registered: True where the program registered it itself.
    """

    name: str
    origin: Origin
    load: Callable[[], Any] = field(repr=False)
    registered: bool = False


def installed() -> Iterator[Candidate]:
    """Yield the plugins of installed packages, by name and then by package: entry points of `localdiplomacy`."""
    from importlib.metadata import entry_points

    found = [(point, _distribution(point)) for point in entry_points(group=PROJECT)]
    for point, (distribution, version) in sorted(found, key=lambda item: (item[0].name, item[1])):
        origin = Origin(version=version, distribution=distribution or None, place=point.value)
        yield Candidate(name=point.name, origin=origin, load=point.load)


def _distribution(point: Any) -> tuple[str, str]:
    """Return name and version of the package of an entry point; its metadata is parsed at each look, so look once."""
    metadata = point.dist.metadata if point.dist is not None else {}
    return metadata.get("Name") or "", metadata.get("Version") or ""


def in_folder(folder: Path, shown: str) -> Iterator[Candidate]:
    """Yield the plugins that are only TOML: `NAME.toml`, or `plugin.toml` in a folder NAME.

    Args:
        folder: the folder `plugins` of a workspace.
        shown: the folder's name in messages.
    """
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        path = entry / PLUGIN_FILE if entry.is_dir() else entry
        if path.suffix == ".toml" and path.is_file():
            place = f"{shown}/{path.relative_to(folder).as_posix()}"
            yield Candidate(name=entry.stem, origin=Origin(place=place), load=partial(read_declared, path, place))


def registered(objects: Iterable[tuple[str, Any]]) -> Iterator[Candidate]:
    """Yield the objects that a program registered itself, by name."""
    for name, plugin in sorted(objects, key=lambda item: item[0]):
        version = str(getattr(plugin, "__version__", "")) or _version_of_package(plugin)
        place = str(getattr(plugin, "__name__", type(plugin).__qualname__))
        yield Candidate(
            name=name, origin=Origin(version=version, place=place), load=partial(_itself, plugin), registered=True
        )


def _version_of_package(plugin: Any) -> str:
    """Return the version of the installed package that is called as the module is in which a plugin is defined.

    A package of another name is not looked for: that means reading the files of every package there is.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    module = plugin.__name__ if isinstance(plugin, ModuleType) else type(plugin).__module__
    try:
        metadata: Any = distribution(module.partition(".")[0]).metadata
    except (PackageNotFoundError, ValueError):  # ValueError: the module has no name
        return ""
    return metadata.get("Version") or ""


def _itself(plugin: Any) -> Any:
    return plugin
