"""A new plugin: a complete package, written from the template that comes with the library."""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from string import Template

from ..issues.catalogue.files import ALREADY_THERE, FILE_NOT_WRITTEN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from .acceptance import check_name
from .hookspecs import PROJECT

# Files of the template end in `.in`, so that no tool takes them for the library's own.
_SUFFIX = ".in"
_MODULE = "MODULE"


def package_name(name: str) -> str:
    """Return the name of the package for a plugin; both names may be given.

    >>> package_name("suqian"), package_name("localdiplomacy-suqian")
    ('localdiplomacy-suqian', 'localdiplomacy-suqian')
    """
    return f"{PROJECT}-{name.removeprefix(f'{PROJECT}-')}"


def write_plugin(name: str, folder: Path, version: str) -> tuple[str, ...]:
    """Write a package with a plugin that works and has tests.

    Args:
        name: name of the plugin, such as `suqian`; that of its package will do.
        folder: the package's folder, which is made; all of it is written or nothing.
        version: version of the library, which the package then asks for: `0.1.3` gives `>=0.1,<0.2`.

    Returns:
        The files, relative to the folder.

    Raises:
        PluginError: if no plugin can be called that.
        CannotContinue: if the folder is there already, or cannot be written.
    """
    plugin = name.removeprefix(f"{PROJECT}-")
    check_name(plugin)
    if os.path.lexists(folder):
        raise CannotContinue(Issue(ALREADY_THERE, {"file": str(folder)}))
    written = package_files(plugin, version)
    temporary = folder.with_name(f".{folder.name}-{secrets.token_hex(6)}")
    try:
        for file, content in written.items():
            path = temporary / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        temporary.rename(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotContinue(Issue(FILE_NOT_WRITTEN, {"file": str(folder), "reason": reason})) from None
    finally:
        with suppress(OSError):
            shutil.rmtree(temporary)
    return tuple(written)


def package_files(name: str, version: str) -> Mapping[str, str]:
    """Return the files of a new package by their paths in it, in order.

    Args:
        name: name of the plugin.
        version: version of the library.
    """
    package = package_name(name)
    values = {
        "name": name,
        "package": package,
        "module": package.replace("-", "_"),
        "code": name.upper(),
        "requires": _requires(version),
    }
    found = {}
    for path, content in _template(files(__package__) / "template", PurePosixPath()):
        shown = path.as_posix().removesuffix(_SUFFIX).replace(_MODULE, values["module"])
        shown = f".{shown}" if shown == "gitignore" else shown
        found[shown] = Template(content).substitute(values)
    return dict(sorted(found.items()))


def _template(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _template(entry, path / entry.name)
        elif entry.name.endswith(_SUFFIX):
            yield path / entry.name, entry.read_text(encoding="utf-8")


def _requires(version: str) -> str:
    major, minor = map(int, version.split(".")[:2])
    return f">={major}.{minor},<{major}.{minor + 1}"
