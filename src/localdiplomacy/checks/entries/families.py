"""Lines that belong to others: a measure to its problem, a problem to its aspect; and what a line says of its parts."""

from collections.abc import Iterator, Mapping

from ...issues.catalogue.structure_entries import NO_PARENT, NOT_IN_PARTS
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.kind_checks import Children, Parent
from ...model.texts import Text, joined
from ..check import CheckContext
from ..entries_by_kind import entries_of
from ..found import needed
from .bounds import range_at
from .declared import Declared, each_kind

_MOST_NAMED = 3


def orphans(found: Declared[Parent], context: CheckContext) -> Iterator[Issue]:
    """Find lines that name no line of the kinds they belong to."""
    unknown = tuple(_unknown(found.check.kinds, context, "core.entry-parents"))
    if unknown:
        yield from unknown
        return
    kinds = joined(context.code_name("entry-kind", kind) for kind in found.check.kinds)
    for entry in found.lines:
        named = [context.ledger.entries.get(id) for id in entry.partners]
        if not any(other is not None and other.kind in found.check.kinds for other in named):
            others = [other for other in named if other is not None]
            params = {"kinds": kinds, "found": _others(others, context)}
            yield found.issue(NO_PARENT, entry, "partners", params)


def _unknown(kinds: tuple[str, ...], context: CheckContext, check: str) -> Iterator[Issue]:
    """Yield what is to be said where a kind that a check names is not there: then nothing can be judged by it."""
    for kind in kinds:
        if kind not in context.code_lists["entry-kind"]:
            yield needed(check, Text(f"台账种类 {kind}", f"The kind of entry {kind}"))


def _others(others: list[Entry], context: CheckContext) -> Text:
    if not others:
        return Text("", "")
    names = (context.code_name("entry-kind", other.kind) for other in others[:_MOST_NAMED])
    named = [
        Text(f"{other.id} 为{name.zh}", f"{other.id}: {name.en}") for other, name in zip(others, names, strict=False)
    ]
    listed = joined(named)
    return Text(f"（{listed.zh}）", f" ({listed.en})")


def parts(found: Declared[Children], context: CheckContext) -> Iterator[Issue]:
    """Find lines whose parts are too few, other in number than stated, or not as they should be."""
    unknown = tuple(_unknown(found.check.kinds, context, "core.entry-parts"))
    if unknown:
        yield from unknown
        return
    children = _children(context, found.check.kinds)
    kinds = joined(context.code_name("entry-kind", kind) for kind in found.check.kinds)
    fulfils = found.holds(found.check.must)
    for entry in found.lines:
        own = children.get(entry.id, [])
        if len(own) < found.check.at_least:
            least = found.check.at_least
            problem = Text(
                f"{kinds.zh}有 {len(own)} 条，应至少 {least} 条", f"{kinds.en}: {len(own)}, at least {least} expected"
            )
            yield found.issue(NOT_IN_PARTS, entry, "id", {"problem": problem})
        if found.check.stated is not None:
            yield from _miscounted(found, entry, found.check.stated, len(own), kinds)
        failing = [child.id for child in own if fulfils(child) is False]
        if failing:
            listed = Text("、".join(failing[:_MOST_NAMED]), ", ".join(failing[:_MOST_NAMED]))
            more = len(failing) - _MOST_NAMED
            rest = Text(f"等 {len(failing)} 条", f" and {more} more") if more > 0 else Text("", "")
            problem = Text(f"{listed.zh}{rest.zh} 不符合", f"not so: {listed.en}{rest.en}")
            yield found.issue(NOT_IN_PARTS, entry, "id", {"problem": problem})


def _miscounted(found: Declared[Children], entry: Entry, path: str, count: int, kinds: Text) -> Iterator[Issue]:
    stated = range_at(entry, path)
    if stated is None:
        return
    least, most = stated
    if (least is not None and count < least) or (most is not None and count > most):
        said = least if least == most else f"{least}–{most}"
        problem = Text(f"写明 {said} 条，{kinds.zh}实有 {count} 条", f"{said} stated, {kinds.en}: {count}")
        yield found.issue(NOT_IN_PARTS, entry, path, {"problem": problem})


def _children(context: CheckContext, kinds: tuple[str, ...]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries_of(context, *dict.fromkeys(kinds)):
        for id in dict.fromkeys(entry.partners):
            found.setdefault(id, []).append(entry)
    return found


CHECKS = (
    each_kind(
        "core.entry-parents",
        "条目归属上级",
        "entries name what they belong to",
        NO_PARENT,
        Parent,
        orphans,
    ),
    each_kind(
        "core.entry-parts",
        "下级条目齐全",
        "entries and their parts agree",
        NOT_IN_PARTS,
        Children,
        parts,
    ),
)
