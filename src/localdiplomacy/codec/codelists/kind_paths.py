"""The paths and states that conditions and checks of a kind may name."""

from collections.abc import Iterable, Iterator

import attrs

from ...model.conditions import Operator, Where
from ...model.entries import Entry, EntryKind, EntryLife
from ...model.kind_checks import STATE_NOW
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.quantities import Headcount, Money, Quantity
from ...model.texts import Text
from ..faults import Fault, Path
from ..scalars import one_of

COMMON_FIELDS = tuple(attribute.name for attribute in attrs.fields(Entry))
DETAILS = "details."
HISTORY = "history."
_PARTS = {"headcount": Headcount, "quantity": Quantity, "amount": Money, "history": Transition, "name": Name}
_STATES = (STATE_NOW, "history.to")
_CODES = (Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN)


def paths_of(life: EntryLife) -> tuple[str, ...]:
    """Return the paths that a kind has; of a life, those that all entries have."""
    parts = [f"{name}.{part.name}" for name, type_ in _PARTS.items() for part in attrs.fields(type_)]
    details = [f"{DETAILS}{field.id}" for field in life.fields] if isinstance(life, EntryKind) else []
    return (STATE_NOW, *COMMON_FIELDS, *parts, *details)


def dates_of(life: EntryLife) -> tuple[str, ...]:
    """Return the paths of the dates that a kind has."""
    fields = life.fields if isinstance(life, EntryKind) else ()
    details = (f"{DETAILS}{field.id}" for field in fields if field.type == "date")
    return ("on", "until", *details, *(f"{HISTORY}{state}" for state in life.states))


def path_faults(paths: Iterable[str], life: EntryLife, place: Path) -> Iterator[Fault]:
    """Yield a fault for each path that the kind does not have."""
    known = paths_of(life)
    for index, path in enumerate(paths):
        if path not in known:
            yield Fault((*place, index), "wrong", _nearest(path, known), path)


def where_faults(where: Where, life: EntryLife, place: Path) -> Iterator[Fault]:
    """Yield a fault for each path and each state in a condition that the kind does not have."""
    known = paths_of(life)
    for part in where.comparisons():
        path = part.field or ""
        if path not in known:
            yield Fault(place, "wrong", _nearest(path, known), path)
        elif path in _STATES and part.op in _CODES:
            for value in part.value if isinstance(part.value, tuple) else (part.value,):
                if value not in life.states:
                    yield Fault(place, "wrong", one_of(life.states), str(value))


def _nearest(path: str, known: tuple[str, ...]) -> Text:
    from difflib import get_close_matches  # only needed when something is wrong

    near = get_close_matches(path, known, n=3) or [name for name in known if name.startswith(DETAILS)] or known
    return one_of(near)
