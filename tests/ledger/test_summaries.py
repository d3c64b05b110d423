"""Sheets of totals beside the sheet they are of."""

from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.read import read

xlsxwriter = pytest.importorskip("xlsxwriter")
DETAILS = (
    ("团组名称", "出访国家", "出境日期", "人次"),
    ("A团", "日本", "2021-03-04", 5),
    ("B团", "德国", "2021-04-04", 3),
)


def read_book(folder: Path, **sheets: tuple[tuple[Any, ...], ...]) -> Intake:
    with xlsxwriter.Workbook(str(folder / "book.xlsx")) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return read(folder / "book.xlsx")


def said(intake: Intake) -> list[str]:
    return sorted(issue.code for issue in intake.issues)


MONTHS = [
    (("月份", "批次", "人次"), ("3月", 1, 5), ("4月", 1, 3)),
    (("季度", "批次", "人次"), ("2021年一季度", 1, 5), ("2021年第二季度", 1, 3), ("合计", 2, 8)),
]


@pytest.mark.parametrize("rows", MONTHS)
@pytest.mark.parametrize("name", ["汇总", "Sheet2"])
def test_rows_of_a_summary_are_no_records(tmp_path: Path, name: str, rows: tuple[tuple[Any, ...], ...]) -> None:
    intake = read_book(tmp_path, 明细=DETAILS, **{name: rows})
    assert len(intake.ledger) == len(intake.ledger.outbound) == 2
    assert said(intake) == ["LD-READ-017"]
    details, summary = intake.tally
    assert (details.records, details.summary, summary.records, summary.summary) == (2, 0, 0, 2)
    assert all(tally.rows == tally.accounted for tally in intake.tally)


def test_a_summary_takes_the_kind_of_its_details(tmp_path: Path) -> None:
    transfers = (("转运日期", "口岸", "人数"), ("2020-03-07", "上海", 30), ("2020-03-08", "上海", 12))
    intake = read_book(tmp_path, 转运明细=transfers, 统计=(("月份", "批次", "人数"), ("3月", 2, 42), ("4月", 0, 0)))
    assert len(intake.ledger) == len(intake.ledger.transfers) == 2
    assert said(intake) == ["LD-READ-017"]


def test_totals_of_a_summary_are_held_against_the_details(tmp_path: Path) -> None:
    intake = read_book(tmp_path, 明细=DETAILS, 汇总=(("单位", "批次", "人次"), ("甲", 2, 5), ("乙", 1, 4)))
    differences = [dict(issue.params) for issue in intake.issues if issue.code == "LD-READ-018"]
    assert sorted((of["printed"], of["counted"], of["difference"]) for of in differences) == [
        ("3", "2", "+1"),
        ("9", "8", "+1"),
    ]


def test_persons_are_not_held_against_person_times_nor_details_with_faults(tmp_path: Path) -> None:
    other = read_book(tmp_path, 明细=DETAILS, 汇总=(("单位", "人数"), ("甲", 7), ("乙", 4)))
    assert [dict(issue.params)["printed"] for issue in other.issues if issue.code == "LD-READ-018"] == []
    faulty = (*DETAILS, ("C团", "日本", "2021-02-30", 1))
    assert said(read_book(tmp_path, 明细=faulty, 汇总=MONTHS[0])) == ["LD-READ-004", "LD-READ-017"]


def test_a_summary_alone_or_beside_another_kind_stays(tmp_path: Path) -> None:
    assert len(read_book(tmp_path, 出访汇总=DETAILS).ledger.outbound) == 2
    assert len(read_book(tmp_path, 出访汇总=DETAILS, 汇总二=DETAILS).ledger.outbound) == 4
    visits = (("来访团组", "来访国家", "来访日期", "人数"), ("C团", "日本", "2021-03-04", 5))
    both = read_book(tmp_path, 出访=DETAILS, 来访统计=visits)
    assert (len(both.ledger.outbound), len(both.ledger.inbound)) == (2, 1)
    assert said(both) == []


def test_trips_of_one_month_are_no_summary(tmp_path: Path) -> None:
    one = (DETAILS[0], ("3月", "日本", "2021-03-04", 5), ("4月", "德国", "2021-04-04", 5))
    assert len(read_book(tmp_path, 甲=DETAILS, 乙=one).ledger.outbound) == 4


@pytest.mark.parametrize(
    ("printed", "said_of_it"),
    [
        (103, []),
        ("约100", []),
        ("90余", []),
        (106, [("106", "95–105", "+1")]),
        ("至多90", [("至多90", "95–105", "-5")]),
    ],
)
def test_rounded_details_differ_from_a_summary_only_where_they_must(
    tmp_path: Path, printed: Any, said_of_it: list[tuple[str, str, str]]
) -> None:
    details = (*DETAILS[:1], ("A团", "日本", "2021-03-04", "约80"), ("B团", "德国", "2021-04-04", 20))
    intake = read_book(tmp_path, 明细=details, 汇总=(("季度", "人次"), ("一季度", printed), ("二季度", 0)))
    differences = [issue.values("zh") for issue in intake.issues if issue.code == "LD-READ-018"]
    assert [(of["printed"], of["counted"], of["difference"]) for of in differences] == said_of_it
