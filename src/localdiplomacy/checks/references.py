"""References lead to a record, not to the record itself and not round in a circle."""

from collections.abc import Iterator, Mapping, Sequence

from ..issues.catalogue.structure import DANGLING, PARENT_CYCLE, SELF_REFERENCE, TIED_TO_ITSELF
from ..issues.issue import Issue
from ..ledger.ledger import RECORD_TYPES
from ..ledger.references import REFERENCES, Reference
from ..model.observations import Observation
from ..model.places import City, Office
from .check import Check, CheckContext
from .found import figure_issue, issue
from .labels import joined

Ids = Mapping[str, frozenset[str]]


def _ids(context: CheckContext) -> Ids:
    return {name: frozenset(record.id for record in getattr(context.ledger, name)) for name in RECORD_TYPES}


def dangling(context: CheckContext) -> Iterator[Issue]:
    """Find references to records that the ledger does not have."""
    ids = _ids(context)
    known = {reference: _union(ids, reference) for held in REFERENCES.values() for reference in held}
    for name, type_ in RECORD_TYPES.items():
        for reference in REFERENCES[type_]:
            targets = known[reference]
            for record in getattr(context.ledger, name):
                held = getattr(record, reference.field)
                if held is not None and held not in targets:
                    for path, target in _unresolved(held, reference.field, targets):
                        yield issue(DANGLING, record, path, _params(reference, target))
    for figure in context.ledger.observations:
        for reference in REFERENCES[Observation]:
            target = getattr(figure, reference.field)
            if target is not None and target not in known[reference]:
                yield figure_issue(DANGLING, figure, reference.field, _params(reference, target))


def _union(ids: Ids, reference: Reference) -> frozenset[str]:
    return frozenset[str]().union(*(ids[name] for name in reference.sets))


def _unresolved(held: str | tuple[str, ...], field: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(held, tuple):
        yield field, held
        return
    for number, target in enumerate(held):
        if target not in known:
            yield f"{field}[{number}]", target


def _params(reference: Reference, target: str) -> dict[str, object]:
    return {"field": reference.field, "target": target, "sets": joined(reference.sets)}


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
        rules=(DANGLING,),
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
