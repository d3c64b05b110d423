"""`docs/systems.toml`: every system of the source documents and where it lives, and what would be wrong with that list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from localdiplomacy.codec.toml import read_toml_as
from localdiplomacy.model.texts import Text
from places import Sort, unknown

FILE = Path(__file__).parents[1] / "systems.toml"
# The rooms that are not built yet, or not for this, in which a system may come to live.
FLOORS = {
    "planning": Text("计划与进度", "planning: targets held against what happened"),
    "text": Text("从文件提取", "text: official prose to figures"),
    "scoring": Text("评分", "scoring: scorecards that explain themselves"),
    "reports": Text("报告", "reports"),
    "plugins": Text("各市的插件", "plugins of cities"),
}
_ID = re.compile(r"(?P<source>S\d{3}(?:\.\w+)?)-(?P<number>\d\d)")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


@frozen(kw_only=True)
class Group:
    """A document, or a concept under which systems stand together."""

    id: str
    zh: str
    en: str

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text(self.zh, self.en)


@frozen(kw_only=True)
class System:
    """One system of a document.

    Args:
        id: document and number, such as `S003.4-15`.
        zh: what it is called.
        en: what it is.
        concepts: ids of the concepts it belongs to.
        lives_in: places of the library that serve it, as `sort:name`.
        missing: what these do not serve.
        later: the room that is to serve what is missing.
        not_modelled: why the library leaves it out.
    """

    id: str
    zh: str
    en: str
    concepts: tuple[str, ...]
    lives_in: tuple[str, ...] = ()
    missing: Text | None = None
    later: str | None = None
    not_modelled: Text | None = None

    @property
    def source(self) -> str:
        """The document it is of."""
        return self.id.partition("-")[0]

    @property
    def standing(self) -> str:
        """How far it is modelled: `whole`, `partly`, `later` or `left-out`."""
        if self.not_modelled:
            return "left-out"
        if not self.lives_in:
            return "later"
        return "partly" if self.missing else "whole"


@frozen(kw_only=True)
class Systems:
    """The whole list: documents and concepts in the order of the page, systems in the order of the documents."""

    sources: tuple[Group, ...]
    concepts: tuple[Group, ...]
    systems: tuple[System, ...]


def read(file: Path = FILE) -> Systems:
    """Read the list.

    Raises:
        CannotContinue: with an issue for each unknown key, wrong value or missing key.
    """
    return read_toml_as(file, Systems)


def faults(found: Systems, sorts: Mapping[str, Sort]) -> list[str]:
    """Return what is wrong with the list, a line each: empty where every system has an answer that is true.

    Args:
        found: the list.
        sorts: the places there are.
    """
    lines = list(_order(found))
    concepts = {group.id for group in found.concepts}
    for system in found.systems:
        lines += (f"{system.id}: {fault}" for fault in _of_one(system, concepts, sorts))
    used = {concept for system in found.systems for concept in system.concepts}
    lines += (f"no system belongs to the concept {id}" for id in sorted(concepts - used))
    return lines


def _order(found: Systems) -> Iterator[str]:
    """Yield where ids repeat, skip a number or do not stand in the order of the documents."""
    counts = Counter(system.id for system in found.systems)
    yield from (f"{id} is there {count} times" for id, count in counts.items() if count > 1)
    ids = list(counts)
    yield from (f"{id} is no id of a system" for id in ids if not _ID.fullmatch(id))
    sources = [source.id for source in found.sources]
    expected = [f"{source}-{number:02}" for source in sources for number in range(1, _count(ids, source) + 1)]
    if ids != expected:
        first = next((id for id, due in zip([*ids, "the end"], [*expected, "the end"], strict=False) if id != due), "")
        yield f"{first} is out of order, or its document is not listed"


def _count(ids: list[str], source: str) -> int:
    return sum(id.partition("-")[0] == source for id in ids)


def _of_one(system: System, concepts: set[str], sorts: Mapping[str, Sort]) -> Iterator[str]:
    yield from _texts(system)
    if not system.concepts:
        yield "no concept"
    yield from (f"no concept {concept}" for concept in system.concepts if concept not in concepts)
    if system.not_modelled and (system.lives_in or system.missing or system.later):
        yield "not modelled, and yet it has a place, something missing or a later room"
    elif not (system.not_modelled or system.lives_in or system.later):
        yield "it lives nowhere, and no reason is given"
    if system.later and system.later not in FLOORS:
        yield f"later = {system.later!r} is none of {', '.join(FLOORS)}"
    if system.later and not system.missing:
        yield "it does not say what the later room is to serve"
    for place, count in Counter(system.lives_in).items():
        if count > 1:
            yield f"{place} is named {count} times"
        if fault := unknown(place, sorts):
            yield fault


def _texts(system: System) -> Iterator[str]:
    pairs = {"name": Text(system.zh, system.en), "missing": system.missing, "not_modelled": system.not_modelled}
    for name, text in pairs.items():
        if text is not None and not (_HAN.search(text.zh) and text.en.strip()):
            yield f"{name} must say something in both languages"
        if text is not None and _HAN.search(text.en):
            yield f"{name} has Chinese characters in its English"
