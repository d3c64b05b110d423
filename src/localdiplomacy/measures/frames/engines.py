"""What some engines cannot do, said before they are asked, and what they do better in another way."""

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


# Measured with 10^7 rows by benchmarks/test_measuring_frames.py. Polars finds the quarter of a day in half the time where it
# compares it with the first days of eight quarters; each one more costs it 1.4 ns a row. Spark gains an eighth of the whole.
_COMPARED_UP_TO = {"polars": 16, "pyspark": 16}
# Polars asks all rows both parts of a condition, and whether a text is among others costs 12 ns a row, ten times a date.
_FILTERS_STEP_BY_STEP = frozenset(("polars",))


def compares_days(engine: str, parts: int) -> bool:
    """Tell whether an engine had better compare days with the first ones of that many parts of time than reckon them.

    Args:
        engine: what narwhals calls it.
        parts: how many there are.
    """
    return parts <= _COMPARED_UP_TO.get(engine, 0)


def filters_at_once(engine: str) -> bool:
    """Tell whether an engine had better filter rows by the time and by what they hold in one step: pandas copies them."""
    return engine not in _FILTERS_STEP_BY_STEP
