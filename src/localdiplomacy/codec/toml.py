"""Reading TOML, with the file, the line or the key in every error."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from ..issues.catalogue.files import FILE_ENCODING, FILE_SYNTAX
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.sources import Origin, Source
from .convert import structure
from .faults import StructureError, issues_of
from .opening import Limits, open_bytes

T = TypeVar("T")

# Settings, plans, packs and code lists are written by hand.
MOST = Limits(max_bytes=64 * 1024 * 1024)
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_toml(path: Path, file: str | None = None) -> dict[str, Any]:
    """Return the content of a TOML file as plain values; numbers with a point are Decimal.

    Args:
        path: the file.
        file: the name to show in messages; the path's own by default.

    Raises:
        CannotContinue: if there is no such file, it is too large, or it is not TOML in UTF-8.
    """
    name = file or str(path)
    data = open_bytes(path, MOST, file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotContinue(Issue(FILE_ENCODING, {"file": name})) from None
    try:
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:  # also numbers too long to be any
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
