"""Lines where nothing counts: each part of the period for whatever stands in the table, each office that kept the ledger."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.measures.expecting import expected_parts, expects, names_offices

AXES = {axis.id: axis for axis in DIMENSIONS}
TIMES = ("half", "quarter", "month")
trips = st.lists(
    st.builds(
        lambda number, office, mode, month: (
            ld.OutboundDelegation(
                id=f"{number}",
                office=office,
                mode=mode,
                departs_on=ld.PartialDate(2021, month, 7),
                history=(_CANCELLED,),
            )
            if month == 5  # what is cancelled shows that the ledger was kept
            else ld.OutboundDelegation(
                id=f"{number}", office=office, mode=mode, departs_on=month and ld.PartialDate(2021, month, 7)
            )
        ),
        number=st.integers(0, 10**6),
        office=st.sampled_from([None, "a", "b", "c"]),
        mode=st.sampled_from([None, "own", "joined"]),
        month=st.none() | st.integers(1, 12),
    ),
    max_size=6,
    unique_by=lambda trip: trip.id,
)
_CANCELLED = ld.Transition("cancelled", "2021-01-01")


def rows(records: Any, by: tuple[str, ...], **more: Any) -> dict[tuple[str, ...], Any]:
    table = ld.measure(ld.Ledger.of(records), "outbound.batches", by=by, **{"period": 2021, **more})
    return {row.members: row.observation.value for row in table}


@given(trips, st.permutations(["office", "month"]))
def test_each_office_that_kept_its_ledger_has_a_line_in_each_month(records: Any, by: Any) -> None:
    found = rows(records, tuple(by))
    offices, months = rows(records, ("office",)), rows(records, ("month",))
    together = {(office, month) for (office,) in offices for (month,) in months if month != "_unknown"}
    wanted = {pair if by[0] == "office" else pair[::-1] for pair in together}
    assert wanted <= set(found)
    assert {members for members in found if "_unknown" not in members} <= wanted
    assert len(found) <= (len(offices) or 1) * (len(months) or 1)
    for (office,), value in offices.items():
        own = [found[pair if by[0] == "office" else pair[::-1]] for pair in together if pair[0] == office]
        if value is not None and value.exact == 0:
            assert [one.exact for one in own] == [0] * 12


@given(trips, st.lists(st.sampled_from(TIMES), min_size=1, max_size=2, unique=True))
def test_whatever_stands_in_the_table_stands_in_it_for_each_part(records: Any, times: Any) -> None:
    by = ("mode", *times, "office")
    records = [record for record in records if record.departs_on]  # one without a date may count in any of them
    found = rows(records, by)
    places = [by.index(name) for name in ("mode", "office")]
    others = {tuple(members[place] for place in places) for members in found}
    alone = set(rows(records, ("mode", "office")))
    parts = set(rows(records, tuple(times)))
    assert others == alone
    for mode, office in others:
        assert {members[1:-1] for members in found if (members[0], members[-1]) == (mode, office)} >= parts
    assert len(found) <= len(others) * len(parts)


def test_parts_of_time_that_go_together() -> None:
    by = [AXES["quarter"], AXES["month"]]
    months = expected_parts(by, ld.Period.of(2021))
    assert len(months) == 12
    assert months[3] == ("2021Q2", "2021-04")
    assert expected_parts([AXES["office"], *by], None) == []  # it has not begun
    assert expected_parts([AXES["office"]], ld.Period.of(2021)) == [()]


@pytest.mark.parametrize(
    ("by", "lines", "of_offices"),
    [
        ((), True, False),
        (("office",), True, True),
        (("mode",), True, False),
        (("office", "mode"), False, False),
        (("quarter", "office", "month"), True, True),
        (("quarter", "office", "mode"), True, False),
    ],
)
def test_no_pairs_are_made_up(by: tuple[str, ...], lines: bool, of_offices: bool) -> None:
    axes = [AXES[id] for id in by]
    assert (expects(axes), names_offices(axes)) == (lines, of_offices)


def test_the_base_has_its_lines_too() -> None:
    trips = [
        ld.OutboundDelegation(id="1", office="a", mode="own", departs_on="2020-03-01"),
        ld.OutboundDelegation(id="2", office="a", mode="joined", departs_on="2021-02-01"),
    ]
    found = ld.measure(
        ld.Ledger.of(trips), "outbound.batches", by=("mode", "quarter"), period=2021, compare="previous-year"
    )
    assert len(found) == 8
    row = found.row("own", "2021Q1")
    assert (row.observation.value.exact, row.base.value.exact) == (0, 1)
    assert (found.row("own", "2021Q4").observation.value.exact, found.row("own", "2021Q4").base.value.exact) == (0, 0)


def test_a_month_that_has_not_come_has_no_line() -> None:
    trip = ld.OutboundDelegation(id="1", office="a", mode="own", departs_on="2021-01-02")
    found = rows([trip], ("mode", "month"), at=date(2021, 2, 15))
    assert [month for _, month in found] == ["2021-01", "2021-02-01/2021-02-16"]
