"""Reading TOML, with the file, the line or the key in every error."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from ..issues.catalogue.files import FILE_ENCODING, FILE_MISSING, FILE_SYNTAX, FILE_TOO_LARGE
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.sources import Origin, Source
from .convert import structure
from .faults import StructureError, issues_of

T = TypeVar("T")

MAX_BYTES = 64 * 1024 * 1024
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_toml(path: Path, file: str | None = None) -> dict[str, Any]:
    """Return the content of a TOML file as plain values; numbers with a point are Decimal.

    Args:
        path: the file.
        file: the name to show in messages; the path's own by default.

    Raises:
        CannotContinue: if there is no such file, or it is not TOML in UTF-8.
    """
    name = file or str(path)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else None
    except OSError:
        raise CannotContinue(Issue(FILE_MISSING, {"file": name})) from None
    if data is None:
        raise CannotContinue(
            Issue(FILE_TOO_LARGE, {"file": name, "what": "大小/size", "limit": f"{MAX_BYTES // 1024**2} MB"})
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotContinue(Issue(FILE_ENCODING, {"file": name})) from None
    try:
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CannotContinue(_syntax_issue(name, str(error), text)) from None


def _syntax_issue(name: str, message: str, text: str) -> Issue:
    found = _PLACE.search(message)
    line = found[1] if found and found[1] else str(text.count("\n") + 1)
    reason = _PLACE.sub("", message)
    return Issue(FILE_SYNTAX, {"file": name, "line": line, "reason": reason}, source=Source(Origin(file=name)))


def read_toml_as(path: Path, type_: type[T], file: str | None = None) -> T:
    """Return a TOML file as an object of `type_`.

    Raises:
        CannotContinue: with one issue for each unknown key, wrong value or missing key.
    """
    name = file or str(path)
    try:
        return structure(read_toml(path, name), type_)
    except StructureError as error:
        raise CannotContinue(*issues_of(error.faults, Source(Origin(file=name)))) from None
