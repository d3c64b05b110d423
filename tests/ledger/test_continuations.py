"""Records that take several rows: under merged cells, or under cells left blank."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.model import Headcount, Member, Name, PartialDate, Stop

ReadRows = Callable[..., Intake]
HEADER = ("序号", "团组名称", "出访国家", "出境日期", "入境日期", "人数", "邀请单位")
FIRST = (1, "A团", "日本", "2021-03-01", "2021-03-04", 5, "甲会")
MERGED = tuple((1, column, 3, column) for column in (0, 1, 5))


def check_account(intake: Intake, rows: int) -> None:
    (tally,) = intake.tally
    assert tally.rows == tally.accounted
    assert tally.records + tally.set_aside == rows
    assert tally.set_aside == len(intake.set_aside)


def test_rows_under_merged_cells_are_one_record_with_its_stops(read_rows: ReadRows) -> None:
    intake = read_rows(
        HEADER,
        FIRST,
        (None, None, "韩国", "2021-03-04", "2021-03-06", None, "乙会"),
        (None, None, "德国", "2021-03-06", "2021-03-09", None, None),
        (2, "B团", "法国", "2021-04-01", "2021-04-04", 3, None),
        ("合计", None, None, None, None, 8, None),
        merged=MERGED,
    )
    first, second = intake.ledger.outbound
    assert first.stops == (Stop(country="JP"), Stop(country="KR"), Stop(country="DE"))
    assert (first.departs_on, first.returns_on) == (PartialDate(2021, 3, 1), PartialDate(2021, 3, 9))
    assert (first.headcount, first.inviter) == (Headcount(persons=5), "甲会；乙会")
    assert second.stops == (Stop(country="FR"),)
    assert list(intake.issues) == []
    check_account(intake, 4)


def test_blank_cells_before_another_country_are_one_record(read_rows: ReadRows) -> None:
    intake = read_rows(HEADER, FIRST, ("", "", "韩国", "", "", "", ""), ("", "", "德国", "", "", "", ""), file="a.csv")
    (trip,) = intake.ledger.outbound
    assert [stop.country for stop in trip.stops] == ["JP", "KR", "DE"]
    assert trip.headcount == Headcount(persons=5)
    check_account(intake, 3)


def test_each_member_may_have_a_row(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "出境日期", "国家", "姓名", "工作单位"),
        ("A团", "2021-03-01", "日本", "甲", "一局"),
        (None, None, None, "乙", None),
        (None, None, None, "丙", "二局"),
        merged=tuple((1, column, 3, column) for column in range(3)),
    )
    (trip,) = intake.ledger.outbound
    assert [member.name for member in trip.members] == ["甲", "乙", "丙"]
    assert trip.members[1] == Member(name="乙")
    assert trip.stops == (Stop(country="JP"),)


OTHERS: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = [
    ((2, None, "韩国", None, None, None, None), ()),  # a number of its own
    ((None, None, "韩国", "2021-05-01", None, None, None), ()),  # a day of its own, nothing merged
    ((None, None, "韩国", None, None, 4, None), ()),  # a headcount of its own
    ((None, "B团", "韩国", None, None, None, None), ((1, 5, 2, 5),)),  # a name of its own under a merged headcount
]


@pytest.mark.parametrize(("row", "merged"), OTHERS)
def test_rows_with_something_of_their_own_are_records(
    read_rows: ReadRows, row: tuple[Any, ...], merged: tuple[Any, ...]
) -> None:
    assert len(read_rows(HEADER, FIRST, row, merged=merged).ledger.outbound) == 2


def test_a_row_apart_is_no_continuation(read_rows: ReadRows) -> None:
    country = (None, None, "韩国", None, None, None, None)
    assert len(read_rows(HEADER, country, FIRST).ledger.outbound) == 2
    assert len(read_rows(HEADER, FIRST, (None,) * 7, country).ledger.outbound) == 2


def test_a_fault_in_one_row_sets_the_whole_record_aside(read_rows: ReadRows) -> None:
    intake = read_rows(
        HEADER,
        FIRST,
        (None, None, "韩国", "2021-03-04", "2021-02-30", None, None),
        (None, None, "德国", "2021-03-06", "2021-03-09", None, None),
        (2, "B团", "法国", "2021-04-01", "2021-04-04", 3, None),
        merged=MERGED,
    )
    assert [trip.name for trip in intake.ledger.outbound] == [Name(zh="B团")]
    assert [issue.code for issue in intake.issues] == ["LD-READ-004"]
    assert [[issue.code for issue in row.issues] for row in intake.set_aside] == [["LD-READ-004"]] * 3
    assert [row.source.row for row in intake.set_aside] == [2, 3, 4]
    check_account(intake, 4)


def test_guests_of_several_countries(read_rows: ReadRows) -> None:
    (visit,) = read_rows(
        ("来访团组", "来访国家", "来访日期", "人数"),
        ("A团", "日本", "2021-03-01", 5),
        (None, "韩国", None, None),
    ).ledger.inbound
    assert visit.countries == ("JP", "KR")
