"""Lines that are expected although nothing counts there: a table of a ledger that was kept has its zeros.

Each part of the period gets a line, and each office that kept the ledger. Where a table has dimensions of time and others,
whatever stands in it for one part of the period stands in it for all of them, as in the pivot tables of DHIS2 and of
spreadsheets: a country that was visited in March has a line in each month. Members of other dimensions are not made up: a
table has no line for a country that nobody visited, nor for every pair of an office and a category. So it has at most as
many lines as there are combinations of the other members that occur, times the parts of the period.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from ..model.periods import Period
from .cells import Members
from .dimensions import OFFICE, Dimension


def expects(by: Sequence[Dimension]) -> bool:
    """Tell whether there are lines that are expected although nothing counts there."""
    return len(by) < 2 or any(axis.frequency is not None for axis in by)


def names_offices(by: Sequence[Dimension]) -> bool:
    """Tell whether each office that kept the ledger gets its lines: offices are all that stands beside time."""
    return [axis.id for axis in by if axis.frequency is None] == [OFFICE.id]


def expected_parts(by: Iterable[Dimension], window: Period | None) -> list[Members]:
    """Return the members of the dimensions of time that go together: the second quarter, and a month of it.

    Args:
        by: the dimensions of the table.
        window: the days that are counted; None where the period has not begun.

    Returns:
        the combinations, in order; a single empty one where no dimension is of time.
    """
    frequencies = [axis.frequency for axis in by if axis.frequency is not None]
    if not frequencies:
        return [()]
    if window is None:
        return []
    return [
        tuple(days.code for days in one)
        for one in product(*(tuple(window.split(frequency)) for frequency in frequencies))
        if max(days.start for days in one) < min(days.end for days in one)
    ]
