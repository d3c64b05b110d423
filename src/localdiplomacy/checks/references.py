"""References lead to a record, not to the record itself and not round in a circle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..issues.catalogue.structure import DANGLING, NOTHING_TO_REFER_TO, PARENT_CYCLE, SELF_REFERENCE, TIED_TO_ITSELF
from ..issues.issue import Issue
from ..issues.rules import Rule
from ..ledger.ledger import RECORD_TYPES
from ..ledger.references import REFERENCES, Reference
from ..model.observations import Observation
from ..model.places import City, Office
from ..model.records import Record
from .check import Check, CheckContext
from .found import figure_issue, issue
from .labels import set_names

Ids = Mapping[str, frozenset[str]]


def _ids(context: CheckContext) -> Ids:
    return {name: frozenset(record.id for record in getattr(context.ledger, name)) for name in RECORD_TYPES}


def dangling(context: CheckContext) -> Iterator[Issue]:
    """Find references to records that the ledger does not have: one issue for each name, at its first place."""
    ids = _ids(context)
    for name in (*RECORD_TYPES, "observations"):
        items: Sequence[Record | Observation] = getattr(context.ledger, name)
        for reference in REFERENCES[RECORD_TYPES.get(name, Observation)]:
            known = _union(ids, reference)
            if known:
                yield from _dangling(items, reference, known)
            elif held := [item for item in items if getattr(item, reference.field)]:
                params = {"field": reference.field, "sets": set_names(reference.sets), "count": len(held)}
                yield _issue(NOTHING_TO_REFER_TO, held[0], reference.field, params)


def _dangling(items: Iterable[Record | Observation], reference: Reference, known: frozenset[str]) -> Iterator[Issue]:
    places: dict[str, tuple[Record | Observation, str]] = {}
    counts: Counter[str] = Counter()
    for item in items:
        held = getattr(item, reference.field)
        if held is not None and held not in known:
            for path, target in _unresolved(held, reference.field, known):
                places.setdefault(target, (item, path))
                counts[target] += 1
    for target, (item, path) in places.items():
        params = {
            "field": reference.field,
            "target": target,
            "sets": set_names(reference.sets),
            "count": counts[target],
        }
        yield _issue(DANGLING, item, path, params)


def _issue(rule: Rule, item: Record | Observation, path: str, params: Mapping[str, object]) -> Issue:
    if isinstance(item, Observation):
        return figure_issue(rule, item, path, params)
    return issue(rule, item, path, params)


def _union(ids: Ids, reference: Reference) -> frozenset[str]:
    return frozenset[str]().union(*(ids[name] for name in reference.sets))


def _unresolved(held: str | tuple[str, ...], field: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(held, tuple):
        yield field, held
        return
    for number, target in enumerate(held):
        if target not in known:
            yield f"{field}[{number}]", target


def self_references(context: CheckContext) -> Iterator[Issue]:
    """Find records that name themselves where another record is meant."""
    ids = _ids(context)
    for name, type_ in RECORD_TYPES.items():
        for reference in REFERENCES[type_]:
            if name in reference.sets:
                elsewhere = _union(ids, Reference(reference.field, tuple(s for s in reference.sets if s != name)))
                for record in getattr(context.ledger, name):
                    held = getattr(record, reference.field)
                    itself = record.id in held if isinstance(held, tuple) else record.id == held
                    if itself and record.id not in elsewhere:
                        yield issue(SELF_REFERENCE, record, reference.field, {"field": reference.field})


def ties_to_itself(context: CheckContext) -> Iterator[Issue]:
    """Find partnerships whose two sides are one place."""
    for tie in context.ledger.partnerships:
        if tie.city is not None and tie.city == tie.partner:
            yield issue(TIED_TO_ITSELF, tie, "partner", {"city": tie.city})


def parent_cycles(context: CheckContext) -> Iterator[Issue]:
    """Find places and offices that are above themselves; each circle is reported once."""
    sets: tuple[Sequence[City | Office], ...] = (context.ledger.cities, context.ledger.offices)
    for records in sets:
        by_id: dict[str, City | Office] = {record.id: record for record in reversed(records)}
        parents: dict[str, str | None] = {id: record.parent for id, record in by_id.items() if record.parent in by_id}
        for circle in _circles(parents):
            chain = " → ".join((*circle, circle[0]))
            yield issue(PARENT_CYCLE, by_id[circle[0]], "parent", {"chain": chain})


def _circles(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield each circle of two or more, beginning with its smallest id."""
    done: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in done and here not in path:
            path[here] = len(path)
            here = parents.get(here)
        if here in path:
            circle = list(path)[path[here] :]
            smallest = circle.index(min(circle))
            if len(circle) > 1:
                yield circle[smallest:] + circle[:smallest]
        done.update(path)


CHECKS = (
    Check(
        id="core.dangling-references",
        zh="引用都有着落",
        en="references lead to a record",
        rules=(DANGLING, NOTHING_TO_REFER_TO),
        run=dangling,
    ),
    Check(
        id="core.self-references",
        zh="不引用自身",
        en="no record refers to itself",
        rules=(SELF_REFERENCE,),
        run=self_references,
    ),
    Check(
        id="core.ties-to-itself",
        zh="双方不是同一地方",
        en="a partnership has two sides",
        rules=(TIED_TO_ITSELF,),
        run=ties_to_itself,
    ),
    Check(
        id="core.parent-cycles",
        zh="上下级不成环",
        en="parents form no circle",
        rules=(PARENT_CYCLE,),
        run=parent_cycles,
    ),
)
