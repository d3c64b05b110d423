"""Lines that are expected although nothing counts there: a table of a ledger that was kept has its zeros.

Each part of the period gets a line, and each office that kept the ledger. Where a table has dimensions of time and others,
whatever stands in it for one part of the period stands in it for all of them, as in the pivot tables of DHIS2 and of
spreadsheets: a country that was visited in March has a line in each month. Members of other dimensions are not made up: a
table has no line for a country that nobody visited, nor for every pair of an office and a category. So it has at most as
many lines as there are combinations of the other members that occur, times the parts of the period.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from ..model.periods import Period
from .cells import Members
from .dimensions import OFFICE, Dimension


def expected(
    found: Collection[Members], by: Sequence[Dimension], window: Period | None, offices: Iterable[str]
) -> Iterator[Members]:
    """Yield the combinations of members that get a line.

    Args:
        found: those for which something counts.
        by: the dimensions.
        window: the days that are counted; None where the period has not begun.
        offices: the offices that kept the ledger.
    """
    times = [place for place, axis in enumerate(by) if axis.frequency is not None]
    rest = [place for place, axis in enumerate(by) if axis.frequency is None]
    others: set[Members] = {tuple(members[place] for place in rest) for members in found} if rest else {()}
    if [by[place].id for place in rest] == [OFFICE.id]:
        others.update((office,) for office in offices)
    if times or len(by) < 2:
        order = [(*times, *rest).index(place) for place in range(len(by))]
        for parts, other in product(_parts(by, window), others):
            together = (*parts, *other)
            yield tuple([together[place] for place in order])


def _parts(by: Iterable[Dimension], window: Period | None) -> list[tuple[str, ...]]:
    """Return the members of the dimensions of time that go together: the second quarter, and a month of it."""
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
