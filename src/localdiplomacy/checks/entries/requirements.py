"""Lines fulfil the conditions of their kind: reviewed before released, closed with a result."""

from collections.abc import Iterator

from ...issues.catalogue.structure_entries import NOT_FULFILLED
from ...issues.issue import Issue
from ...model.kind_checks import Requires
from ..check import CheckContext
from .declared import Declared, each_kind, field_of


def unfulfilled(found: Declared[Requires], context: CheckContext) -> Iterator[Issue]:
    """Find lines that surely do not fulfil a condition; one that does not state what decides is left out."""
    fulfils = found.holds(found.check.must)
    path = field_of(min(found.check.must.fields(), default="kind"))
    for entry in found.lines:
        if fulfils(entry) is False:
            yield found.issue(NOT_FULFILLED, entry, path, {})


CHECKS = (
    each_kind(
        "core.entry-requirements",
        "台账种类的要求",
        "entries fulfil the conditions of their kind",
        NOT_FULFILLED,
        Requires,
        unfulfilled,
    ),
)
