"""Tables of entries: their kinds by title or by row, and what headings mean for each kind."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.entry_kinds import kind_in_titles, kinds_in_cells
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.model import CodeList, EntryKind, Headcount, PartialDate, Transition

ReadRows = Callable[..., Intake]
KINDS: CodeList = builtin_code_lists()["entry-kind"]
APEC, LEGALISATION = "consular.apec-card", "consular.legalisation"


def codes(intake: Intake) -> list[str]:
    return sorted(issue.code for issue in intake.issues)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("2021年APEC商务旅行卡办理台账",), APEC),
        (("", "领事认证登记表"), LEGALISATION),
        (("工作台账", "Sheet1"), None),
    ],
)
def test_titles_name_a_kind(texts: tuple[str, ...], kind: str | None) -> None:
    found = kind_in_titles(texts, KINDS)
    assert (found and found.id) == kind


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (("APEC卡", None, "领事认证", "APEC商务旅行卡"), [APEC, LEGALISATION]),
        (("APEC卡", "合计"), [APEC]),
        (("培训", "经贸", "党政"), []),
        ((), []),
    ],
)
def test_the_words_of_a_column_are_kinds_or_mostly_not(cells: tuple[Any, ...], kinds: list[str]) -> None:
    assert [kind.id for kind in kinds_in_cells(cells, KINDS)] == kinds


def test_a_column_of_one_kind_brings_its_own_headings(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("序号", "类别", "日期", "企业名称", "是否换卡", "有效期", "人数"),
        (1, "APEC商务旅行卡", "2021-03-01", "甲公司", "是", "2024-03-01", 3),
        (2, "APEC卡", "2021-04-01", "乙公司", "否", None, 2),
    )
    first, second = intake.ledger.entries
    assert codes(intake) == []
    assert dict(first.details) == {"company": "甲公司", "renewal": True, "valid_until": PartialDate(2024, 3, 1)}
    assert (first.kind, second.kind) == (APEC, APEC)
    assert dict(second.details) == {"company": "乙公司", "renewal": False}


def test_a_heading_means_in_each_row_what_its_kind_says(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("类别", "日期", "名称", "企业名称", "内容"),
        ("APEC卡", "2021-03-01", None, "甲公司", "某卡"),
        ("领事认证", "2021-04-01", None, "乙公司", "某件"),
        ("咨询", "2021-05-01", "来电", None, "如何办卡"),
    )
    card, paper, enquiry = intake.ledger.entries
    assert codes(intake) == ["LD-READ-003"]  # 内容 is the name of the first two, as 名称 is
    assert (dict(card.details), dict(paper.details)) == ({"company": "甲公司"}, {"applicant": "乙公司"})
    assert dict(enquiry.details) == {"topic": "如何办卡"}
    assert [entry.name and entry.name.zh for entry in (card, paper, enquiry)] == ["某卡", "某件", "来电"]


def test_a_field_of_two_kinds_is_for_each_what_the_kind_says(read_rows: ReadRows) -> None:
    kinds = [kind for kind in KINDS if isinstance(kind, EntryKind)]
    by_type = {field.type: kind for kind in kinds for field in kind.fields if field.id == "field"}
    assert set(by_type) == {"code", "text"}
    listed, free = by_type["code"], by_type["text"]
    intake = read_rows(("种类", "日期", "领域"), (listed.zh, "2021-03-01", "经贸"), (free.zh, "2021-03-02", "经贸"))
    assert [entry.details["field"] for entry in intake.ledger.entries] == ["trade", "经贸"]


def test_a_row_whose_kind_has_no_such_field_keeps_the_cell(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("类别", "日期", "字数"),
        ("翻译", "2021-03-01", 300),
        ("APEC卡", "2021-03-02", 20),
        ("翻译", "2021-03-03", None),
    )
    assert [dict(entry.details) for entry in intake.ledger.entries] == [{"characters": 300}, {"characters": 20}, {}]


def test_a_row_without_a_kind_is_of_the_title_s(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("APEC商务旅行卡办理台账",),
        ("类别", "日期", "企业名称"),
        ("领事认证", "2021-03-01", "甲公司"),
        (None, "2021-03-02", "乙公司"),
    )
    assert [(entry.kind, dict(entry.details)) for entry in intake.ledger.entries] == [
        (LEGALISATION, {"applicant": "甲公司"}),
        (APEC, {"company": "乙公司"}),
    ]


def test_a_kind_that_is_merged_over_rows_is_theirs(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("类别", "日期", "企业名称"),
        ("APEC卡", "2021-03-01", "甲公司"),
        (None, "2021-03-02", "乙公司"),
        ("领事认证", "2021-03-03", "丙公司"),
        merged=((1, 0, 2, 0),),
    )
    assert [dict(entry.details) for entry in intake.ledger.entries] == [
        {"company": "甲公司"},
        {"company": "乙公司"},
        {"applicant": "丙公司"},
    ]


def test_words_that_are_no_kinds_are_no_kind_where_the_title_says_it(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("类别", "申请日期", "企业名称"),
        ("新办", "2021-03-01", "甲公司"),
        ("换发", "2021-03-02", "乙公司"),
        sheet="APEC卡",
    )
    assert [entry.kind for entry in intake.ledger.entries] == [APEC, APEC]
    (issue,) = intake.issues
    assert (issue.code, issue.values("zh")["heading"], issue.values("zh")["hint"]) == ("LD-READ-002", "类别", "")


def test_a_broken_cell_is_a_fault_of_its_row_once(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("类别", "日期", "企业名称"),
        ("APEC卡", "2021-03-01", None),
        ("领事认证", "2021-03-02", "乙公司"),
        broken={(1, 2): "#REF!"},
    )
    assert codes(intake) == ["LD-READ-006"]
    assert [entry.kind for entry in intake.ledger.entries] == [LEGALISATION]


def test_a_table_of_trips_that_are_trainings_stays_one_of_trips(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "出访国家", "类别", "人数", "出境日期"),
        ("培训团", "德国", "培训", 5, "2021-03-01"),
        ("团二", "日本", "培训", 5, "2021-04-01"),
    )
    assert [trip.category for trip in intake.ledger.outbound] == ["training", "training"]


def test_applications_for_cards(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("批次号", "申请日期", "受理日期", "发证日期", "申请人数", "申请单位"),
        ("2021-01", "2021-03-01", "2021-03-02", "2021-04-01", 3, "甲公司"),
        sheet="APEC商务旅行卡",
    )
    (card,) = intake.ledger.entries
    assert codes(intake) == []
    assert (card.on, card.headcount, dict(card.details)) == (
        PartialDate(2021, 3, 1),
        Headcount(persons=3),
        {"company": "甲公司"},
    )
    assert card.name is not None
    assert "2021-01" in card.name.spellings
    assert card.history == (
        Transition("received", PartialDate(2021, 3, 2)),
        Transition("issued", PartialDate(2021, 4, 1)),
    )


def test_an_investment_is_still_the_project_s_own_field(read_rows: ReadRows) -> None:
    intake = read_rows(("项目名称", "开始日期", "投资额(万元)"), ("甲厂", "2021-03-01", 2), sheet="招商项目")
    (project,) = intake.ledger.entries
    assert project.amount is None
    assert Decimal(2) not in dict(project.details).values()
