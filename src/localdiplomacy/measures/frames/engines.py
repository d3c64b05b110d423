"""What some engines cannot do, said before they are asked."""

from ...issues.catalogue.frames import NO_JOINS
from ...issues.errors import CannotContinue
from ...issues.issue import Issue

# Tried with narwhals 2.29: a column made after a join is not found again.
_WITHOUT_JOINS = frozenset(("dask",))


def require_joins(engine: str) -> None:
    """Make sure that an engine can join data frames and go on computing.

    Args:
        engine: what narwhals calls it, such as `polars`.

    Raises:
        CannotContinue: LD-FRAME-006, if it cannot.
    """
    if engine in _WITHOUT_JOINS:
        raise CannotContinue(Issue(NO_JOINS, {"engine": engine}))
