"""The shape of one code in TOML, and what may be wrong with its id and its texts."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from attrs import frozen

from ...model.ids import is_slug
from ...model.texts import Text
from ..faults import Fault, Path

FILLED = Text("非空文字", "text that is not empty")
_SLUG = Text("编号：字母、数字，中间可有 . _ : / -", "an id: ASCII letters and digits with . _ : / - between")


@frozen(kw_only=True)
class CodeTable:
    """A code."""

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    broader: str | None = None
    replace: bool = False


class Titled(Protocol):
    """What is called something in the two languages."""

    @property
    def zh(self) -> str:
        """In Chinese."""
        ...

    @property
    def en(self) -> str:
        """In English."""
        ...


def id_faults(id: str, path: Path) -> Iterator[Fault]:
    """Yield a fault where an id is none."""
    if not is_slug(id):
        yield Fault((*path, "id"), "wrong", _SLUG, id)


def text_faults(table: Titled, path: Path) -> Iterator[Fault]:
    """Yield a fault for each name and spelling that is empty."""
    for key in ("zh", "en"):
        if not getattr(table, key).strip():
            yield Fault((*path, key), "wrong", FILLED, getattr(table, key))
    for index, alias in enumerate(getattr(table, "aliases", ())):
        if not alias.strip():
            yield Fault((*path, "aliases", index), "wrong", FILLED, alias)
