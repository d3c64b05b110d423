"""The line of another period that a line stands beside."""

import localdiplomacy as ld
from localdiplomacy.measures.cells import Cells
from localdiplomacy.measures.comparing import counterpart, parts_beside
from localdiplomacy.measures.counted import Counted
from localdiplomacy.measures.dimensions import DIMENSIONS

AXES = {axis.id: axis for axis in DIMENSIONS}


def counted(period: str) -> Counted:
    found = ld.Period.of(period)
    return Counted(period=found, window=found, by=(AXES["month"], AXES["office"]), indicators={}, cells=Cells())


def test_a_month_stands_beside_that_of_the_year_before() -> None:
    now, base = counted("2021"), counted("2020")
    months, offices = parts_beside(base, now)
    assert offices is None
    assert months is not None
    assert (months["2020-03"], months["_unknown"], len(months)) == ("2021-03", "_unknown", 13)
    assert counterpart(("2021-03", "a"), now, base) == ("2020-03", "a")
    assert counterpart(("_unknown", "a"), now, base) == ("_unknown", "a")


def test_the_other_period_may_lack_the_month() -> None:
    assert counterpart(("2021-12", "a"), counted("2021"), counted("2020H1")) is None
    assert counterpart(("2021-06", "a"), counted("2021"), counted("2020H1")) == ("2020-06", "a")
