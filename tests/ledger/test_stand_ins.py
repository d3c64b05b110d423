"""Columns that stand in for others: numbers of batches for names, days of moves for the day of an entry."""

from collections.abc import Callable

import pytest

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.model import Name, PartialDate

ReadRows = Callable[..., Intake]
TRIPS = ("批次号", "团组名称", "出访国家", "出国(境)日期", "人数")


def test_the_number_of_a_batch_is_a_further_name_or_the_name(read_rows: ReadRows) -> None:
    intake = read_rows(
        TRIPS,
        ("2021-01", "经贸团", "日本", "2021-03-01", 3),
        ("2021-02", None, "德国", "2021-03-01", 3),
        (None, "友城团", "德国", "2021-03-01", 3),
    )
    assert len(intake.issues) == 0
    assert [trip.name for trip in intake.ledger.outbound] == [
        Name(zh="经贸团", aliases=("2021-01",)),
        Name(en="2021-02"),
        Name(zh="友城团"),
    ]


@pytest.mark.parametrize("sheet", ["来访接待台账", "出访台账"])
def test_where_nothing_else_names_it_the_batch_does(read_rows: ReadRows, sheet: str) -> None:
    intake = read_rows(("批次号", "国家", "日期", "人数"), ("第3批", "日本", "2021-03-01", 3), sheet=sheet)
    (record,) = intake.ledger.records()
    assert record.name == Name(zh="第3批")


def test_an_entry_is_of_the_day_of_its_first_move(read_rows: ReadRows) -> None:
    header = ("类别", "办结日期", "受理日期", "企业名称")
    rows = (("APEC卡", "2021-04-01", "2021-03-02", "甲"), ("APEC卡", None, None, "乙"))
    days = [entry.on for entry in read_rows(header, *rows).ledger.entries]
    assert days == [PartialDate(2021, 3, 2), None]
    given = read_rows((*header, "日期"), (*rows[0], None)).ledger.entries
    assert [entry.on for entry in given] == [None]


def test_a_day_that_cannot_be_read_is_a_fault_and_no_day(read_rows: ReadRows) -> None:
    intake = read_rows(("类别", "受理日期", "企业名称"), ("APEC卡", "昨天", "甲"), ("APEC卡", "2021-03-02", "乙"))
    assert [entry.on for entry in intake.ledger.entries] == [PartialDate(2021, 3, 2)]
    assert [issue.code for issue in intake.issues] == ["LD-READ-004"]
