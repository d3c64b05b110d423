"""The systems of the source documents and where each lives, one page a language; made from docs/systems.toml."""

from collections import Counter
from collections.abc import Callable, Iterable

from localdiplomacy.model.texts import Language, Text
from md import code, page, table
from places import places
from systems import FLOORS, Group, System, Systems, read

TITLE = Text("文件中的制度与台账", "Systems of the source documents")
INTRO = Text(
    "五份文件（其中一份收录六家外办的总结和一篇访谈）提到的每一项制度、台账和做法，以及它在库中的位置。名称取自文件，或为简短的概括。"
    "所列位置都由测试核对，确实存在。每个台账种类都可用 `entries.count` 计数；尚无内置指标的比例可在指标文件中自行定义，"
    "见[指标](../indicators.zh.md)。本页由 [systems.toml](../systems.toml) 生成。",
    "Every system, ledger and practice that five documents describe (one of them holds the reports of six offices and an interview), and "
    "where it lives in the library. Names are the documents' own or short labels. A test proves that each place exists. Entries of "
    "every kind are counted by `entries.count`; a share without a built-in indicator can be declared in a file of "
    "[indicators](../indicators.md). This page is made from [systems.toml](../systems.toml).",
)
STANDINGS = {
    "whole": Text("已有", "Whole"),
    "partly": Text("部分", "Partly"),
    "later": Text("以后", "Later"),
    "left-out": Text("不收", "Left out"),
}
MEANINGS = Text(
    "已有：所列位置合起来满足需要。部分：“尚缺”写明缺什么。以后：将由所写的部分提供。不收：写明原因。",
    "Whole: the places named serve it. Partly: what is missing is said. Later: the room named is to serve it. Left out: the reason is said.",
)
BY_SOURCE = Text("按文件", "By document")
BY_CONCEPT = Text("按主题", "By concept")
SOURCE = Text("文件", "Document")
CONCEPT = Text("主题", "Concept")
TOTAL = Text("合计", "All")
OFTEN = Text(
    "一项制度可属于几个主题，因此各主题之和大于合计。",
    "A system may belong to several concepts, so that these add up to more.",
)
IN_CHINESE = Text("名称", "In Chinese")
LIVES_IN = Text("位置", "Lives in")
MISSING = Text("尚缺", "Missing")
LATER = Text("以后由此提供", "To be served by")
LEFT_OUT = Text("不收", "Left out")
COLON = Text("：", ": ")
COMMA = Text("、", ", ")
SEMICOLON = Text("；", "; ")
SUFFIX = {"en": ".md", "zh": ".zh.md"}


def anchor(id: str) -> str:
    """The anchor of a system or group on the page."""
    return id.lower().replace(".", "-")


def counts(
    groups: Iterable[Group], belongs: Callable[[System, str], bool], found: Systems, heading: Text, language: Language
) -> str:
    """A table: of each group how many systems stand how far, and of all."""
    rows = []
    for group in groups:
        name = f"[{group.title.get(language)}](#{anchor(group.id)})"
        rows.append((name, *numbers(system for system in found.systems if belongs(system, group.id))))
    rows.append((f"**{TOTAL.get(language)}**", *numbers(found.systems)))
    header = (heading, *STANDINGS.values(), TOTAL)
    return table((text.get(language) for text in header), rows)


def numbers(systems: Iterable[System]) -> tuple[int, ...]:
    """How many stand how far, and how many there are."""
    held = Counter(system.standing for system in systems)
    return (*(held[standing] for standing in STANDINGS), held.total())


def place_link(place: str, language: Language) -> str:
    """A place with its sort, as a link where a page shows it."""
    sort, _, name = place.partition(":")
    found = places()[sort]
    link = found.link(name)
    shown = code(name)
    if link is not None:
        shown = f"[{shown}]({link.format(SUFFIX[language])})"
    return f"{found.label.get(language)} {shown}"


def entry(system: System, titles: dict[str, Text], language: Language) -> str:
    """One system: a heading to link to, its concepts, its places, what is missing."""
    name = system.zh if language == "zh" else system.en
    concepts = COMMA.get(language).join(f"[{titles[id].get(language)}](#{anchor(id)})" for id in system.concepts)
    shown = SEMICOLON.get(language).join(place_link(place, language) for place in system.lives_in)
    said = (
        (IN_CHINESE, system.zh if language == "en" else None),
        (CONCEPT, concepts),
        (LIVES_IN, shown),
        (MISSING, system.missing and system.missing.get(language)),
        (LATER, system.later and FLOORS[system.later].get(language)),
        (LEFT_OUT, system.not_modelled and system.not_modelled.get(language)),
    )
    lines = (f"- {heading.get(language)}{COLON.get(language)}{text}\n" for heading, text in said if text)
    return f"### {system.id} {name} {{ #{anchor(system.id)} }}\n\n{''.join(lines)}"


def concept(group: Group, found: Systems, language: Language) -> str:
    """One concept: a heading to link to, and its systems."""
    links = (f"[{system.id}](#{anchor(system.id)})" for system in found.systems if group.id in system.concepts)
    return f"### {group.title.get(language)} {{ #{anchor(group.id)} }}\n\n{COMMA.get(language).join(links)}\n"


def build(language: Language) -> str:
    """The page in one language: the counts, the concepts, and the systems by document."""
    found = read()
    titles = {group.id: group.title for group in found.concepts}
    blocks = [
        f"{MEANINGS.get(language)}\n",
        f"## {BY_SOURCE.get(language)}\n",
        counts(found.sources, lambda system, id: system.source == id, found, SOURCE, language),
        f"## {BY_CONCEPT.get(language)}\n",
        f"{OFTEN.get(language)}\n",
        counts(found.concepts, lambda system, id: id in system.concepts, found, CONCEPT, language),
        *(concept(group, found, language) for group in found.concepts),
    ]
    for source in found.sources:
        blocks.append(f"## {source.title.get(language)} {{ #{anchor(source.id)} }}\n")
        blocks.extend(entry(system, titles, language) for system in found.systems if system.source == source.id)
    return page(TITLE.get(language), INTRO.get(language), *blocks)
