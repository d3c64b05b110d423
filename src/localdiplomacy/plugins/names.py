"""Names of plugins: what an object is called that was registered without one, and which name was probably meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from types import ModuleType

from ..model.texts import Text

_PACKAGE = "localdiplomacy_"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def name_of(plugin: object) -> str:
    """Return the name for an object: that of its module or class, as plugin names are written.

    >>> class SuqianDesk: ...
    >>> name_of(SuqianDesk())
    'suqian-desk'
    """
    if isinstance(plugin, ModuleType):
        name = plugin.__name__.rpartition(".")[2].removeprefix(_PACKAGE)
    else:
        name = _HUMP.sub("-", plugin.__name__ if isinstance(plugin, type) else type(plugin).__name__)
    return name.strip("_").replace("_", "-").lower()


def near(word: str, known: Iterable[str]) -> Text:
    """Return a hint at the known word that was probably meant, to stand after the message; empty where none is near."""
    found = get_close_matches(word, list(known), n=1)
    return Text(f"（是否为 {found[0]}？）", f" (did you mean {found[0]}?)") if found else Text("", "")
